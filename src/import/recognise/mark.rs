//! Marks at the start of a line: chương, mục, điều, khoản, điểm and indents in every way that offices type them.

use super::place::{is_caps, is_rule};
use crate::language::ordinal_at;
use crate::model::{Level, Number, folded};

/// What a line opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it would make of the line.
    pub(super) level: Level,
    /// The number; `None` for indents, for an annex without one, and for a letter that is none (`f`).
    pub(super) number: Option<Number>,
    /// The number as typed.
    pub(super) typed: String,
    /// The byte where the words begin.
    pub(super) words: usize,
    /// Whether the words alone make it sure: `Chương`, `Điều 1.`; otherwise only the sequence can.
    pub(super) sure: bool,
    /// Whether a chương is told by its Roman numeral alone.
    pub(super) bare: bool,
}

/// Whether words open something that stands for itself: chương, mục, điều.
pub(super) fn opens_heading(words: &str) -> bool {
    mark(words).is_some_and(|mark| mark.level.is_heading() && mark.sure && !mark.bare)
}

/// What a line opens with, if anything.
pub(super) fn mark(text: &str) -> Option<Mark> {
    if is_rule(text) {
        return None;
    }
    noun(text).or_else(|| clause(text)).or_else(|| point(text)).or_else(|| roman(text)).or_else(|| indent(text))
}

/// `Chương I`, `MỤC 1.`, `Điều 5:`, `Phụ lục 2`.
fn noun(text: &str) -> Option<Mark> {
    let first_end = text.find(char::is_whitespace).unwrap_or(text.len());
    let noun = folded(text[..first_end].trim_end_matches(['.', ':']));
    let (level, rest_start) = match noun.as_str() {
        "chương" => (Level::Chapter, first_end),
        "mục" => (Level::Section, first_end),
        "điều" => (Level::Article, first_end),
        "phụ" => {
            let rest = text[first_end..].trim_start();
            let second = rest.find(|c: char| c.is_whitespace() || c == ':' || c == '.').unwrap_or(rest.len());
            if folded(&rest[..second]) != "lục" {
                return None;
            }
            (Level::Annex, text.len() - rest.len() + second)
        }
        _ => return None,
    };
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let rest = &text[rest_start..];
    let lead = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\n']).len();
    let (number, length) = match number(&rest[lead..], level) {
        Some(found) => found,
        None if level == Level::Annex => {
            let words = rest.trim_start_matches([' ', '.', ':', '-', '–', '\n']);
            let sure = is_heading_end(rest, words, level);
            let words = text.len() - words.len();
            return sure.then_some(Mark { level, number: None, typed: String::new(), words, sure, bare: false });
        }
        None => return None,
    };
    let typed_start = rest_start + lead;
    let typed = text[typed_start..typed_start + length].to_owned();
    let after = &text[typed_start + length..];
    let words = after.trim_start_matches([' ', '\u{a0}', '.', ':', '-', '–', '—', ')', '/', '\n', '\t']);
    let comma = words.strip_prefix(", ").filter(|_| level == Level::Article && words.len() == after.len());
    let words = comma.map_or(words, str::trim_start);
    let sure = is_heading_end(after, words, level) && comma.is_none();
    let start = text.len() - words.len();
    // A sentence may open so: `Điều 5 Quy chế này …`.
    (sure || words.starts_with(char::is_uppercase) && level == Level::Article).then_some(Mark {
        level,
        number: Some(number),
        typed,
        words: start,
        sure,
        bare: false,
    })
}

/// The name of a chương has at most so many words: the longest of an investment law has 48.
pub(super) const LONGEST_NAME: usize = 80;

/// Whether what follows the number of a heading lets it be one.
fn is_heading_end(after: &str, words: &str, level: Level) -> bool {
    let sign = after.trim_start_matches([' ', '\u{a0}']).starts_with(['.', ':', '-', '–', '—', ')', '/', '\n']);
    let spaced = words.is_empty() || after.starts_with([' ', '\u{a0}', '.', ':', '-', '–', '—', ')', '/', '\n']);
    if words.is_empty() {
        return true;
    }
    let count = words.split_whitespace().count();
    match level {
        Level::Article => sign && !words.starts_with([',', ';']),
        // `Chương I QUY ĐỊNH CHUNG`, `Mục 1. Hội nghị`, but `Chương I quy định …` is a sentence.
        _ => {
            spaced
                && (is_caps(words)
                    || words.starts_with(char::is_uppercase) && (sign || !words.ends_with(['.', ';', ':', ','])))
                && count <= LONGEST_NAME
        }
    }
}

/// A number of a level at the start of a text and its length: `IV`, `5a`, `thứ nhất`.
fn number(text: &str, level: Level) -> Option<(Number, usize)> {
    if let Some(found) = ordinal(text) {
        return Some(found);
    }
    let length = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let word = &text[..length];
    // No number is longer than CCLXXXVIII.
    if word.chars().count() > 10 {
        return None;
    }
    let known = match level {
        Level::Section | Level::Annex => {
            Number::parse(word, level).or_else(|| Number::parse(&word.to_uppercase(), Level::Chapter)).or_else(|| {
                let letter = word.chars().next().filter(|c| word.len() == 1 && c.is_ascii_uppercase())?;
                Some(Number::counted(u32::from(letter) - u32::from('A') + 1))
            })
        }
        _ => Number::parse(word, level),
    };
    known.map(|number| (number, length))
}

/// `thứ nhất`, `thứ mười hai`.
fn ordinal(text: &str) -> Option<(Number, usize)> {
    let bare = |word: &'_ str| word.trim_end_matches(['.', ':', '-']).len();
    let mut words = text.split([' ', '\n']);
    let first = words.next().filter(|first| folded(first) == "thứ")?;
    // A mark behind a word ends the number.
    let mut next: Vec<&str> = Vec::new();
    for word in words.take(3) {
        next.push(word);
        if bare(word) < word.len() {
            break;
        }
    }
    let said: Vec<String> = next.iter().map(|word| folded(&word[..bare(word)])).collect();
    let (number, count) = ordinal_at(&said.iter().map(String::as_str).collect::<Vec<_>>(), 0)?;
    let length: usize = next.iter().take(count).map(|word| 1 + bare(word)).sum();
    let is_typed = said.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    (!is_typed).then(|| (Number::counted(number), first.len() + length))
}

/// `1.`, `1-`, `1/`, `1)`, `2a.`, `(1)`.
fn clause(text: &str) -> Option<Mark> {
    let open = usize::from(text.starts_with('('));
    let digits = text[open..].bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let letters: usize =
        text[open + digits..].chars().take_while(|c| c.is_lowercase()).take(2).map(char::len_utf8).sum();
    let length = open + digits + letters;
    let typed = &text[open..length];
    let words = ends_mark(text, length, open > 0)?;
    // `1.5 triệu`, `2/3 số uỷ viên`, `1-2 ngày`.
    if text[words..].starts_with(|c: char| c.is_ascii_digit()) && !text[..words].ends_with([' ', '\u{a0}']) {
        return None;
    }
    let number = Number::parse(typed, Level::Clause)?;
    Some(Mark { level: Level::Clause, number: Some(number), typed: typed.to_owned(), words, sure: false, bare: false })
}

/// `a)`, `a.`, `a-`, `đ/`, `d1)`, `(a)`.
fn point(text: &str) -> Option<Mark> {
    let open = usize::from(text.starts_with('('));
    let letters: usize = text[open..].chars().take_while(|c| c.is_lowercase()).take(3).map(char::len_utf8).sum();
    let count = text[open..open + letters].chars().count();
    if !(1..=2).contains(&count) {
        return None;
    }
    let digits = text[open + letters..].bytes().take_while(u8::is_ascii_digit).count();
    if digits > 2 {
        return None;
    }
    let length = open + letters + digits;
    let sign = text[length..].chars().next()?;
    // Two letters are a word unless a bracket closes them.
    if count > 1 && sign != ')' {
        return None;
    }
    let words = ends_mark(text, length, open > 0)?;
    let typed = &text[open..length];
    let number = Number::parse(typed, Level::Point);
    // `i)`, `ii)` and letters that no list of ours has are told by the sequence.
    if number.is_none() && !matches!(typed, "f" | "j" | "w" | "z") {
        return None;
    }
    Some(Mark { level: Level::Point, number, typed: typed.to_owned(), words, sure: sign == ')', bare: false })
}

/// The byte where the words begin behind a mark that ends at `length`: behind `.`, `)`, `-` or `/` and white space.
fn ends_mark(text: &str, length: usize, opened: bool) -> Option<usize> {
    let rest = &text[length..];
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    let sign = bare.chars().next()?;
    let is_sign = if opened { sign == ')' } else { matches!(sign, '.' | ')' | '-' | '–' | '/') };
    if !is_sign || bare.len() < rest.len() && matches!(sign, '/' | ')') {
        return None;
    }
    let mut after = &bare[sign.len_utf8()..];
    // `1.-`, `a)-`
    if after.starts_with(['-', '–']) && sign != '-' && sign != '–' {
        after = &after[after.chars().next().map_or(0, char::len_utf8)..];
    }
    let words = after.trim_start_matches([' ', '\u{a0}', '\t', '\n']);
    let spaced = words.len() < after.len() || words.is_empty();
    let good = spaced || words.starts_with(char::is_uppercase) || sign == ')' && words.starts_with(char::is_alphabetic);
    good.then(|| text.len() - words.len())
}

/// `I-`, `II.`, `IV –` with a name: a chương in texts that type no `Chương`.
fn roman(text: &str) -> Option<Mark> {
    let length = text.bytes().take_while(|byte| b"IVXLC".contains(byte)).count();
    if length == 0 || length > 6 {
        return None;
    }
    let number = Number::parse(&text[..length], Level::Chapter).filter(|number| number.suffix.is_empty())?;
    let words = ends_mark(text, length, false)?;
    let named = text[words..].starts_with(char::is_uppercase);
    let typed = text[..length].to_owned();
    named.then_some(Mark { level: Level::Chapter, number: Some(number), typed, words, sure: false, bare: true })
}

/// `- `, `– `, `+ `, `• `.
fn indent(text: &str) -> Option<Mark> {
    let sign = text.chars().next()?;
    let level = match sign {
        '-' | '–' | '—' | '•' | '●' | '▪' | '■' | '◦' | '○' | '·' | '*' | '\u{f0b7}' | '\u{f0a7}' | '\u{f02d}' => {
            Level::Indent
        }
        '+' => Level::Subindent,
        _ => return None,
    };
    let after = &text[sign.len_utf8()..];
    let words = after.trim_start_matches([' ', '\u{a0}', '\t', '\n']);
    let start = text.len() - words.len();
    // A bullet of a web page may stand before a typed mark: `- a) …`.
    if words.len() < after.len()
        && let Some(mut inner) = point(words).filter(|mark| mark.sure)
    {
        inner.words += start;
        return Some(inner);
    }
    let good = words.len() < after.len() || sign != '*' && words.starts_with(char::is_alphabetic);
    good.then(|| Mark { level, number: None, typed: sign.to_string(), words: start, sure: false, bare: false })
}
