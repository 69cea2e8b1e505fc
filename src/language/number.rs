//! Numbers in digits and in words: `5`, `hai mươi lăm`, `thứ tư`.

/// The words for one to ten, with their values.
const ONES: [(&str, u32); 12] = [
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

/// The forms that some have behind a ten: `hai mươi mốt`, `mười lăm`.
const BEHIND_TENS: [(&str, u32); 3] = [("mốt", 1), ("lăm", 5), ("nhăm", 5)];

/// A number that one folded word says: digits, or a word up to ten.
pub fn number(word: &str) -> Option<u32> {
    let said = || ONES.iter().find(|(said, _)| *said == word).map(|(_, number)| *number);
    word.parse().ok().or_else(said)
}

/// The number that begins at a folded word, up to ninety-nine when it is said in words, and how many words say it: `mười
/// lăm`, `ba mươi`, `ba mươi mốt`, `30`. The end of a longer number is none: `lăm`, `tư` in `hai mươi tư`.
pub fn number_at(words: &[&str], at: usize) -> Option<(u32, usize)> {
    let first = words.get(at)?;
    let word = |offset: usize| words.get(at + offset).copied().unwrap_or("");
    let is_tail =
        at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| ["mươi", "mười"].contains(word));
    let one = |offset: usize| {
        // `năm` behind a ten says years: `ba mươi năm`, `mười năm`.
        let is_unit = word(offset) == "năm" || word(offset).starts_with(|c: char| c.is_ascii_digit());
        let behind = BEHIND_TENS.iter().find(|(said, _)| *said == word(offset)).map(|(_, number)| *number);
        behind.or_else(|| number(word(offset)).filter(|number| *number < 10 && !is_unit))
    };
    let value = number(first).filter(|_| !is_tail)?;
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((value, 1));
    }
    let (tens, length) = match (value, word(1)) {
        (10, _) => (10, 1),
        (2..10, "mươi") => (value * 10, 2),
        _ => return Some((value, 1)),
    };
    Some(one(length).map_or((tens, length), |one| (tens + one, length + 1)))
}

/// The place in an order that begins at the folded word behind `thứ`, and how many words say it: `nhất`, `tư`, `mười hai`.
pub fn ordinal_at(words: &[&str], at: usize) -> Option<(u32, usize)> {
    match *words.get(at)? {
        "nhất" | "đầu" => Some((1, 1)),
        "nhì" => Some((2, 1)),
        "một" => None,
        _ => number_at(words, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_digits_and_words() {
        for (said, value, length) in [
            ("5", 5, 1),
            ("30 ngày", 30, 1),
            ("ba phần tư", 3, 1),
            ("bẩy ngày", 7, 1),
            ("mười", 10, 1),
            ("mười lăm ngày", 15, 2),
            ("mười năm", 10, 1),
            ("hai mươi", 20, 2),
            ("hai mươi tư giờ", 24, 3),
            ("ba mươi năm", 30, 2),
            ("ba mươi mốt", 31, 3),
            ("năm năm", 5, 1),
        ] {
            let words: Vec<&str> = said.split(' ').collect();
            assert_eq!(number_at(&words, 0), Some((value, length)), "{said}");
        }
        assert_eq!(number_at(&["hai", "mươi", "tư", "giờ"], 2), None);
        for said in ["", "ngày", "phần tư", "một5", "lăm", "mươi"] {
            assert_eq!(number_at(&said.split(' ').collect::<Vec<_>>(), 0), None, "{said}");
        }
    }

    #[test]
    fn places_in_an_order() {
        for (said, value, length) in
            [("nhất", 1, 1), ("hai", 2, 1), ("tư", 4, 1), ("mười", 10, 1), ("mười hai", 12, 2), ("bẩy", 7, 1)]
        {
            assert_eq!(ordinal_at(&said.split(' ').collect::<Vec<_>>(), 0), Some((value, length)), "{said}");
        }
        assert_eq!(ordinal_at(&["một"], 0), None);
    }
}
