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
        let word: Vec<char> = word.chars().take(COMPARED).collect();
        let mut limit = (word.len() / 3).max(1);
        let mut found = None;
        let mut rows = Rows::default();
        for candidate in candidates {
            let skipped = word.len().abs_diff(candidate.len().min(COMPARED)) > limit && candidate.is_ascii();
            self.left =
                self.left.checked_sub(if skipped { 1 } else { 1 + word.len() * candidate.len().min(COMPARED) })?;
            if let Some(distance) = rows.distance(&word, candidate, limit) {
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

/// Three rows of the table of distances, kept from word to word.
#[derive(Default)]
struct Rows {
    other: Vec<char>,
    rows: [Vec<usize>; 3],
}

impl Rows {
    /// How many letters differ, when at most `limit` do.
    fn distance(&mut self, a: &[char], b: &str, limit: usize) -> Option<usize> {
        self.other.clear();
        self.other.extend(b.chars().take(COMPARED));
        let b = &self.other;
        if a.len().abs_diff(b.len()) > limit {
            return None;
        }
        let [before, last, row] = &mut self.rows;
        for row in [&mut *before, last, row] {
            row.clear();
            row.extend(0..=b.len());
        }
        for i in 1..=a.len() {
            row[0] = i;
            let mut least = i;
            for j in 1..=b.len() {
                let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut best = change.min(last[j] + 1).min(row[j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(before[j - 2] + 1);
                }
                row[j] = best;
                least = least.min(best);
            }
            // A swap reaches back one row and adds one, so no later row comes below this.
            if least > limit + 1 {
                return None;
            }
            std::mem::swap(before, last);
            std::mem::swap(last, row);
        }
        Some(last[b.len()]).filter(|distance| *distance <= limit)
    }
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
