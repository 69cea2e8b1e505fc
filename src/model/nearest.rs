//! The nearest known word to one that is not known, for hints.

/// Letters beyond these are not compared: what differs only there is the same to a hint.
const COMPARED: usize = 60;

/// The candidate that is nearest to `word`, when it is near enough to be what was meant: at most a third of
/// its letters wrong, swapped neighbours counting as one.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Hints { left: usize::MAX }.nearest(word, candidates)
}

/// Hints for many words, with an end to the work: a text of ten thousand dead references to ten thousand ids
/// gets hints for the first of them and is read in a moment all the same.
#[derive(Debug)]
pub struct Hints {
    /// How many pairs of letters may still be compared.
    left: usize,
}

impl Default for Hints {
    fn default() -> Self {
        Self { left: 100_000_000 }
    }
}

impl Hints {
    /// As [`nearest`], until so many letters were compared; then nothing is near.
    pub fn nearest<'a>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let word = compared(word);
        let length = word.chars().count();
        let mut limit = (length / 3).max(1);
        let mut found = None;
        for candidate in candidates {
            let other = compared(candidate);
            let count = if other.is_ascii() { other.len() } else { other.chars().count() };
            let is_far = length.abs_diff(count) > limit;
            self.left = self.left.checked_sub(if is_far { 1 } else { 1 + length * count })?;
            if is_far {
                continue;
            }
            let distance = strsim::osa_distance(word, other);
            if distance <= limit {
                found = Some(candidate);
                // Only what is nearer still takes its place.
                match distance.checked_sub(1) {
                    Some(nearer) => limit = nearer,
                    None => break,
                }
            }
        }
        found
    }
}

/// The letters of a word that are compared.
fn compared(word: &str) -> &str {
    word.char_indices().nth(COMPARED).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["subject", "signatures", "recipients", "supersedes"];
        assert_eq!(nearest("subjct", known), Some("subject"));
        assert_eq!(nearest("signautres", known), Some("signatures"));
        assert_eq!(nearest("weather", known), None);
    }

    #[test]
    fn the_first_of_the_nearest_is_given_and_work_ends() {
        assert_eq!(nearest("dieu-12", ["dieu-99", "dieu-13", "dieu-11", "dieu-12"]), Some("dieu-12"));
        assert_eq!(nearest("dieu-12", ["dieu-13", "dieu-11"]), Some("dieu-13"));
        assert_eq!(nearest("", ["a", ""]), Some(""));
        let mut hints = Hints { left: 5 };
        assert_eq!(hints.nearest("ab", ["ac"]), Some("ac"));
        assert_eq!(hints.nearest("ab", ["ac"]), None);
        let long = "x".repeat(1_000_000);
        assert_eq!(nearest(&long, [long.as_str()]), Some(long.as_str()));
    }
}
