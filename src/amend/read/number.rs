//! Numbers of provisions as they are typed and as scanners misread them.

use super::words::{Fit, fold};
use crate::model::{Level, Number};

/// Reads the number of a provision; in a scanned text a letter may stand for a digit where both are possible.
pub(super) fn number(word: &str, level: Level, scanned: bool) -> Option<(Number, Fit)> {
    let word = word.trim_matches(['(', ')', '.', ',']);
    if word.is_empty() || word.chars().count() > 8 {
        return None;
    }
    match level {
        Level::Point => point(word, scanned),
        Level::Chapter | Level::Section | Level::Annex => roman(word).or_else(|| decimal(word, scanned)),
        _ => decimal(word, scanned),
    }
}

fn point(word: &str, scanned: bool) -> Option<(Number, Fit)> {
    let folded = fold(word);
    let letters = folded.chars().take_while(|c| !c.is_ascii_digit()).count();
    // Two letters come after y; a short word of the sentence is none.
    if (letters == 1 || letters == 2 && folded.starts_with('a'))
        && let Some(number) = Number::parse(&folded, Level::Point)
    {
        return Some((number, Fit::Exact));
    }
    let letter = match folded.as_str() {
        "4" | "8" if scanned => "a",
        "1" if scanned => "l",
        "0" if scanned => "o",
        "]" | "|" => "l",
        "ñ" => "n",
        "ï" | "í" | "ì" | "¡" => "i",
        "ø" => "o",
        _ => return None,
    };
    Number::parse(letter, Level::Point).map(|number| (number, Fit::Mended))
}

fn roman(word: &str) -> Option<(Number, Fit)> {
    let digits = word.chars().take_while(|c| "IVXLC".contains(*c)).count();
    let read = |text: &str| (digits > 0).then(|| Number::parse(text, Level::Chapter)).flatten();
    if let Some(number) = read(word) {
        return Some((number, Fit::Exact));
    }
    // `VỊ` for `VI`, `Il` and `Jl` for `II`.
    let mended: String =
        word.chars().map(|c| if matches!(c, 'l' | '1' | 'J' | 'Ị' | 'Í' | '|' | '!') { 'I' } else { c }).collect();
    let real = mended != word
        && !word.starts_with(|c: char| c.is_ascii_digit())
        && mended.chars().all(|c| "IVXLC".contains(c));
    real.then(|| Number::parse(&mended, Level::Chapter)).flatten().map(|number| (number, Fit::Mended))
}

fn decimal(word: &str, scanned: bool) -> Option<(Number, Fit)> {
    let folded = fold(word);
    // 1l would stand after 1k: scanned it is rather 11 misread.
    if let Some(number) = Number::parse(&folded, Level::Clause)
        .filter(|number| !(scanned && number.suffix == "l") && number.base < 10_000)
    {
        return Some((number, Fit::Exact));
    }
    let count = word.chars().count();
    let digits: Option<String> = word.chars().map(digit).collect();
    let sure = word.chars().any(|c| c.is_ascii_digit()) || word.chars().all(|c| "lI|!§".contains(c));
    let number = digits.filter(|_| count <= 3 && sure).and_then(|digits| Number::parse(&digits, Level::Clause));
    number.map(|number| (number, Fit::Mended))
}

/// Whether a line is the number of a page, and nothing else, perhaps misread: `16`, `ló`, `- 7 -`.
pub(super) fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(['-', '–', '.', ' ']);
    !bare.is_empty() && bare.chars().count() <= 3 && bare.chars().all(|c| digit(c).is_some())
}

/// The digit that a letter is misread from.
fn digit(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => c,
        'l' | 'I' | '|' | '!' | 'Ì' | 'Í' | 'í' | 'ì' => '1',
        'O' | 'o' | 'Ö' => '0',
        'ó' | 'Ó' => '6',
        'S' | 's' => '5',
        'B' | '§' => '8',
        'Z' | 'z' => '2',
        _ => return None,
    })
}

/// The number before an inserted one, after which it has its place: 2a comes after 2, 2b after 2a, d1 after d, 5
/// after 4; nothing comes before 1.
pub(super) fn before(number: &Number, level: Level) -> Option<Number> {
    let mut suffix: Vec<char> = number.suffix.chars().collect();
    match suffix.pop() {
        None => (number.base > 1).then(|| Number::counted(number.base - 1)),
        Some(last) => {
            if level == Level::Point {
                let counted: u32 = number.suffix.parse().ok()?;
                let suffix = if counted > 1 { (counted - 1).to_string() } else { String::new() };
                return Some(Number { base: number.base, suffix });
            }
            let at = crate::model::POINT_LETTERS.iter().position(|letter| *letter == last)?;
            if let Some(previous) = at.checked_sub(1) {
                suffix.push(crate::model::POINT_LETTERS[previous]);
            }
            Some(Number { base: number.base, suffix: suffix.into_iter().collect() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_mended() {
        for (word, level, expected, fit) in [
            ("5a", Level::Article, "5a", Fit::Exact),
            ("5Đ", Level::Article, "5đ", Fit::Exact),
            ("l1", Level::Article, "11", Fit::Mended),
            ("1l", Level::Clause, "11", Fit::Mended),
            ("1ó", Level::Article, "16", Fit::Mended),
            ("!", Level::Clause, "1", Fit::Mended),
            ("I", Level::Clause, "1", Fit::Mended),
            ("§", Level::Clause, "8", Fit::Mended),
            ("ð", Level::Point, "đ", Fit::Exact),
            ("4", Level::Point, "a", Fit::Mended),
            ("d1", Level::Point, "d1", Fit::Exact),
            ("Jl", Level::Annex, "2", Fit::Mended),
            ("IIa", Level::Chapter, "IIa", Fit::Exact),
            ("IV", Level::Section, "4", Fit::Exact),
        ] {
            let (number, found) = number(word, level, true).unwrap_or_else(|| panic!("{word} is a number"));
            assert_eq!((number.print(level).as_str(), found), (expected, fit), "{word}");
        }
        for (word, level) in [("do", Level::Point), ("và", Level::Point), ("f", Level::Point), ("của", Level::Clause)]
        {
            assert_eq!(number(word, level, true), None, "{word}");
        }
    }

    #[test]
    fn the_place_of_an_inserted_number_follows_from_it() {
        for (number, level, expected) in [
            ("2a", Level::Clause, "2"),
            ("2đ", Level::Clause, "2d"),
            ("5", Level::Clause, "4"),
            ("d1", Level::Point, "d"),
            ("d2", Level::Point, "d1"),
            ("k", Level::Point, "i"),
            ("IIb", Level::Chapter, "IIa"),
        ] {
            let number = Number::parse(number, level).unwrap();
            assert_eq!(before(&number, level).map(|number| number.print(level)).as_deref(), Some(expected));
        }
        assert_eq!(before(&Number::counted(1), Level::Clause), None);
    }
}
