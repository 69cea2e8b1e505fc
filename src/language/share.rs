//! Shares of a number of people: `2/3`, `ba phần tư`, `một nửa`, `quá nửa`; and which of them are about meetings.

use super::number::number;
use crate::model::Share;
use std::sync::LazyLock;

/// The share that begins at a folded word, and how many words say it.
///
/// `quá nửa` and `quá bán` are the share 1/2; that it has to be exceeded, the caller reads of the word. A share in digits is
/// one word (`2/3`), of which the lower number is at most ten; one that is no part of a whole (`3/2`) is none.
pub fn share_at(words: &[&str], at: usize) -> Option<(Share, usize)> {
    /// A greater one is the number of a document: `1/2025`.
    const MOST: u32 = 10;
    let word = |offset: usize| words.get(at + offset).copied().unwrap_or("");
    let made = |above: u32, below: u32, count: usize| {
        (above >= 1 && below > above && below <= MOST).then_some((Share { above, below }, count))
    };
    if let Some((above, below)) = word(0).split_once('/') {
        return made(above.parse().ok()?, below.parse().ok()?, 1);
    }
    match (word(0), word(1)) {
        ("một" | "quá", "nửa") | ("quá", "bán") => made(1, 2, 2),
        (above, "phần") => made(number(above)?, number(word(2))?, 3),
        _ => None,
    }
}

/// Phrases whose sentence speaks of a share that is neither the quorum nor the regular vote of a meeting.
pub fn other_shares() -> &'static [&'static str] {
    static PHRASES: LazyLock<Vec<&str>> = LazyLock::new(|| super::phrases(include_str!("other_shares.txt")).collect());
    &PHRASES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_in_digits_and_words() {
        for (said, above, below, length) in [
            ("2/3 số uỷ viên", 2, 3, 1),
            ("hai phần ba", 2, 3, 3),
            ("ba phần tư tổng số", 3, 4, 3),
            ("bốn phần năm", 4, 5, 3),
            ("một nửa", 1, 2, 2),
            ("quá nửa", 1, 2, 2),
            ("quá bán", 1, 2, 2),
        ] {
            let words: Vec<&str> = said.split(' ').collect();
            assert_eq!(share_at(&words, 0), Some((Share { above, below }, length)), "{said}");
        }
        for said in ["3/2", "0/3", "một phần", "1/2025", "phần ba", "nửa", "ba phần hai"] {
            assert_eq!(share_at(&said.split(' ').collect::<Vec<_>>(), 0), None, "{said}");
        }
    }

    #[test]
    fn phrases_of_other_shares_are_there() {
        assert!(other_shares().contains(&"tín nhiệm") && other_shares().contains(&"triệu tập"));
    }
}
