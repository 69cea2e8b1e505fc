//! Fixed words as the amended regulation spells them: `uỷ` or `ủy`.

use crate::model::in_new_style;

/// Words with their tone marks on the first letter of oa, oe, uy, but for what stands between quotation marks, which is
/// spelt as it stands.
pub(super) fn new_tone_outside_quotes(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut quoted = 0usize;
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        match first {
            '“' => quoted += 1,
            '”' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let word = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let end = if word == 0 { first.len_utf8() } else { word };
        let (word, behind) = rest.split_at(end);
        match in_new_style(&word.to_lowercase()).filter(|_| quoted == 0) {
            Some(moved) => out.push_str(&cased(word, &moved)),
            None => out.push_str(word),
        }
        rest = behind;
    }
    out
}

/// A word in the case of another.
fn cased(like: &str, word: &str) -> String {
    let upper = |c: char| c.is_uppercase();
    if like.chars().count() > 1 && like.chars().all(upper) {
        return word.to_uppercase();
    }
    let mut letters = word.chars();
    match (like.starts_with(upper), letters.next()) {
        (true, Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_words_are_spelt_as_the_regulation_spells() {
        assert_eq!(
            new_tone_outside_quotes("Uỷ ban, UỶ BAN, khoá “uỷ viên”, quý, hoàn, đảng uỷ."),
            "Ủy ban, ỦY BAN, khóa “uỷ viên”, quý, hoàn, đảng ủy."
        );
    }
}
