//! The word lists of the language rules, what to suggest, and the syllables that the model knows.

pub(super) mod lists;
pub(super) mod suggest;

pub(super) use crate::model::{Verdict, in_new_style, judge_syllable as judge, toneless};

/// `written` with the capitals of `like`: all, the first letter alone, or none.
pub(super) fn with_capitals(written: &str, like: &str) -> String {
    let mut letters = like.chars().filter(|c| c.is_alphabetic());
    let (first, rest) = (letters.next(), letters.next());
    match (first.is_some_and(char::is_uppercase), rest.is_some_and(char::is_uppercase)) {
        (true, true) => written.to_uppercase(),
        (true, false) => {
            let mut letters = written.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        }
        (false, _) => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_those_of_the_word_replaced() {
        assert_eq!(with_capitals("thường", "THUONG"), "THƯỜNG");
        assert_eq!(with_capitals("đảng", "Dang"), "Đảng");
    }
}
