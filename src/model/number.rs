//! Numbers of provisions: counted ones (5) and inserted ones (5a, d1), and how each level prints them.

use super::Level;
use std::fmt;

/// The letters of điểm in order (no ă â ê ô ơ ư, no f j w z); state law, NĐ 78/2025, followed by Party offices.
pub const POINT_LETTERS: [char; 23] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];

/// The number of a provision: `5`, or `5a` when it was inserted after 5; for a điểm `4` is `d` and `4`+`1` is `d1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// The counted part, from 1.
    pub base: u32,
    /// The part that an insertion added, empty for a counted number.
    pub suffix: String,
}

impl Number {
    /// A counted number.
    pub fn counted(base: u32) -> Self {
        Self { base, suffix: String::new() }
    }

    /// Reads a number as it is pinned at a level: `5a`, `d1`, `IIa`.
    ///
    /// Returns `None` when the text is no number of that level.
    pub fn parse(text: &str, level: Level) -> Option<Self> {
        match level {
            Level::Point => Self::parse_point(text),
            Level::Chapter => Self::parse_roman(text).or_else(|| Self::parse_decimal(text)),
            _ => Self::parse_decimal(text),
        }
    }

    fn parse_decimal(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let base = text[..digits].parse().ok().filter(|&n| n > 0)?;
        let suffix = &text[digits..];
        suffix.chars().all(|c| POINT_LETTERS.contains(&c)).then(|| Self { base, suffix: suffix.to_owned() })
    }

    fn parse_point(text: &str) -> Option<Self> {
        let letters: Vec<char> = text.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let suffix: String = text.chars().skip(letters.len()).collect();
        if letters.is_empty() || letters.len() > 4 || !suffix.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let mut base = 0u32;
        for letter in letters {
            let index = POINT_LETTERS.iter().position(|&l| l == letter)?;
            base = base * 23 + u32::try_from(index).ok()? + 1;
        }
        Some(Self { base, suffix })
    }

    fn parse_roman(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(|b| b"IVXLC".contains(b)).count();
        let suffix = &text[digits..];
        let base = (1..400).find(|&n| roman(n) == text[..digits])?;
        suffix.chars().all(|c| POINT_LETTERS.contains(&c)).then(|| Self { base, suffix: suffix.to_owned() })
    }

    /// The number as that level prints it: `II`, `5a`, `đ`, `d1`.
    pub fn print(&self, level: Level) -> String {
        match level {
            Level::Chapter => format!("{}{}", roman(self.base), self.suffix),
            Level::Point => format!("{}{}", point_letters(self.base), self.suffix),
            _ => self.to_string(),
        }
    }

    /// The number that counts on from `previous`.
    pub fn after(previous: Option<&Number>) -> Self {
        Self::counted(previous.map_or(1, |number| number.base.saturating_add(1)))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.base, self.suffix)
    }
}

/// A number in capital Roman numerals; 4,000 and above in Arabic, since nobody writes so many chương.
pub fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number >= 4000 {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, letters) in PARTS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

/// `1` is `a`, `5` is `đ`, `23` is `y`; after that two letters, `aa`, `ab`.
fn point_letters(mut base: u32) -> String {
    let mut letters = Vec::new();
    while base > 0 {
        base -= 1;
        letters.push(POINT_LETTERS[(base % 23) as usize]);
        base /= 23;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_and_read_back() {
        for (level, text) in [
            (Level::Article, "5"),
            (Level::Article, "5đ"),
            (Level::Clause, "12"),
            (Level::Point, "đ"),
            (Level::Point, "d1"),
            (Level::Point, "y"),
            (Level::Point, "aa"),
            (Level::Chapter, "XIV"),
            (Level::Chapter, "IIa"),
        ] {
            let number = Number::parse(text, level).unwrap_or_else(|| panic!("{text} is a number"));
            assert_eq!(number.print(level), text);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for (level, text) in [
            (Level::Article, "0"),
            (Level::Article, "a5"),
            (Level::Article, "5f"),
            (Level::Point, "f"),
            (Level::Point, "1"),
            (Level::Clause, ""),
            (Level::Chapter, "IIII"),
            (Level::Clause, "99999999999"),
        ] {
            assert_eq!(Number::parse(text, level), None, "{text}");
        }
    }
}
