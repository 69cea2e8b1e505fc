//! What single words and labels are: cleaning, labels of lists, syllables that a maker of PDF has torn apart.

use super::line::{Segment, Space, Span};
use crate::model::is_syllable;
use std::borrow::Cow;

/// Letters as the font states them, without signs that print nothing. `is_old` keeps the soft hyphen, which is a letter
/// of TCVN3.
pub(super) fn clean(text: &str, is_old: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            // Signs of the fonts Symbol and Wingdings.
            '\u{f0b7}' => out.push('•'),
            '\u{f02d}' => out.push('-'),
            '\u{f02b}' => out.push('+'),
            '\u{f0a7}' => out.push('▪'),
            '\u{ad}' if is_old => out.push(letter),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2011}' => out.push('-'),
            _ if letter.is_control() => {}
            _ if letter.is_whitespace() => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

/// Whether a letter is a mark that is set over or under another.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Whether a text is a label alone: `1.`, `a)`, `-`, `Điều 5.`, `IV.`
pub(super) fn is_label(text: &str) -> bool {
    label_end(text) == Some(text.len())
}

/// Where the label that a text starts with ends, with its full stop or bracket.
pub(super) fn label_end(text: &str) -> Option<usize> {
    if let Some(sign) = text.chars().next().filter(|c| matches!(c, '-' | '–' | '+' | '•' | '▪' | '➢' | '*')) {
        let rest = text.get(sign.len_utf8()..)?;
        return (rest.is_empty() || rest.starts_with(' ')).then_some(sign.len_utf8());
    }
    for word in ["Điều ", "Chương ", "Mục ", "Phần ", "CHƯƠNG ", "MỤC ", "PHẦN ", "Phụ lục ", "PHỤ LỤC ", "ĐIỀU "]
    {
        if let Some(rest) = text.strip_prefix(word) {
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (number, after) = rest.split_at_checked(end)?;
            let is_number = number.chars().next().is_some_and(|c| c.is_ascii_digit() || "IVXLC".contains(c));
            let stop = after.chars().next().filter(|c| matches!(c, '.' | ':' | '-')).map_or(0, char::len_utf8);
            return is_number.then_some(word.len() + end + stop);
        }
    }
    let end = text.find(|c: char| !c.is_alphanumeric())?;
    let (number, after) = text.split_at_checked(end)?;
    let stop = after.chars().next().filter(|c| matches!(c, '.' | ')' | '/' | '-'))?;
    let rest = after.get(stop.len_utf8()..)?;
    let is_digits = number.len() <= 4 && number.starts_with(|c: char| c.is_ascii_digit()) && {
        let letters = number.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.chars().count() <= 1
    };
    let is_letter = number.chars().count() <= 2
        && number.chars().next().is_some_and(|c| c.is_lowercase())
        && number.chars().skip(1).all(|c| c.is_ascii_digit())
        && matches!(stop, ')' | '.' | '-');
    let is_roman = !number.is_empty() && number.len() <= 6 && number.chars().all(|c| "IVXLC".contains(c));
    let is_apart = rest.is_empty() || rest.starts_with(' ');
    ((is_digits || is_letter || is_roman) && is_apart).then_some(end + stop.len_utf8())
}

/// Whether a line begins as an item of a list or a provision does.
pub(super) fn has_label(text: &str) -> bool {
    label_end(text).is_some()
}

/// Joins what is torn inside syllables: `ti ến` becomes `tiến`, where the joined form is a syllable and the parts are
/// none, or stand closer than words do. The parts are whole words, however many fonts they are set in: `Nhà n` goes on
/// with `ước` in the next font, so that its `n` is no loose letter.
pub(super) fn mend(segment: &mut Segment) {
    let mut at = 1;
    while let Some(right) = segment.spans.get(at) {
        let (before, after) = segment.spans.split_at(at);
        let is_open = right.space != Space::None && !right.raised && before.last().is_some_and(|left| !left.raised);
        if !is_open || !is_torn(&word_before(before), &word_after(after), right.space) {
            at += 1;
            continue;
        }
        let same = before.last().is_some_and(|left| left.face == right.face);
        if let Some(right) = segment.spans.get_mut(at) {
            right.space = Space::None;
        }
        // One look, one span; of two looks the next gap is asked about the whole word.
        if same {
            let right = segment.spans.remove(at);
            if let Some(left) = segment.spans.get_mut(at - 1) {
                left.text.push_str(&right.text);
                left.x1 = right.x1;
            }
        } else {
            at += 1;
        }
    }
}

/// The word that spans end with: what stands behind their last space.
fn word_before(spans: &[Span]) -> String {
    let start = spans.iter().rposition(|span| span.space != Space::None).unwrap_or(0);
    spans.iter().skip(start).map(|span| span.text.as_str()).collect()
}

/// The word that spans begin with: what stands up to the next space.
fn word_after(spans: &[Span]) -> String {
    let more = spans.iter().skip(1).take_while(|span| span.space == Space::None);
    spans.iter().take(1).chain(more).map(|span| span.text.as_str()).collect()
}

fn is_torn(left: &str, right: &str, space: Space) -> bool {
    let (head, tail) = (tail_word(left), head_word(right));
    if head.is_empty() || tail.is_empty() || head.is_ascii() && tail.is_ascii() && space == Space::Full {
        return false;
    }
    if tail.chars().any(char::is_uppercase) && head.chars().any(char::is_lowercase) {
        return false;
    }
    let lower = |word: &str| -> String { word.to_lowercase() };
    if !is_syllable(&lower(&format!("{head}{tail}"))) {
        return false;
    }
    space == Space::Narrow && !(is_syllable(&lower(head)) && is_syllable(&lower(tail)))
        || !is_syllable(&lower(head))
        || !is_syllable(&lower(tail))
}

/// The letters at the end of a word, when nothing stands after them.
fn tail_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// The letters at the start of a word.
fn head_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// Whether two lines join without a space: the first ends inside `QĐ-/TW` or `2025–/2030`.
pub(super) fn joins_tight(left: &str, right: &str) -> bool {
    let mut end = left.chars().rev();
    let (Some(sign), Some(before)) = (end.next(), end.next()) else { return false };
    matches!(sign, '-' | '–' | '/') && before.is_alphanumeric() && right.starts_with(char::is_alphanumeric)
}

/// A text with the words of a label as one unit, for comparing heads of pages: digits are one sign.
pub(super) fn without_digits(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        Cow::Owned(text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_words() {
        for (text, end) in [
            ("1. Quy chế", Some(2)),
            ("12a. Quy", Some(4)),
            ("a) chủ trì", Some(2)),
            ("đ) ký", Some("đ)".len())),
            ("d1) ký", Some(3)),
            ("- Căn cứ", Some(1)),
            ("Điều 5. Phạm vi", Some("Điều 5.".len())),
            ("Điều 5a: Phạm vi", Some("Điều 5a:".len())),
            ("Chương IV", Some("Chương IV".len())),
            ("II- PHẦN", Some(3)),
            ("2025 – 2030", None),
            ("26/5/2025 của", None),
            ("Quy chế", None),
            ("-Lưu", None),
            ("ban)", None),
        ] {
            assert_eq!(label_end(text), end, "{text}");
        }
        assert!(is_label("a)") && !is_label("a) b"));
    }
}
