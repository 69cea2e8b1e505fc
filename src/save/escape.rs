//! Escaping of words so that they read back as words.

use crate::load::{Marker, marker};

/// Words inside a block.
pub(super) fn words(text: &str, in_table: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let special = match c {
            '\\' | '*' | '_' | '[' | ']' | '`' => true,
            '<' => next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
            '&' => next.is_some_and(|n| n.is_ascii_alphanumeric() || n == '#'),
            '|' => in_table,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The start of a block or line, so that it opens nothing and keeps the space typed as `&nbsp;`.
pub(super) fn start(text: String) -> String {
    if let Some(first) = text.chars().next().filter(|c| c.is_whitespace()) {
        return format!("{}{}", entity(first), &text[first.len_utf8()..]);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let at = match marker(&text) {
        // A footnote's mark with a colon behind it would open the text of the footnote.
        (Marker::Footnote(_), length) => Some(length - 1),
        (Marker::Paragraph | Marker::Note, _) => match text.as_bytes().get(digits) {
            // A number of any length opens a list of Markdown's.
            Some(b'.' | b')') if (1..=9).contains(&digits) => Some(digits),
            _ if text.starts_with(['-', '+', '#', '>', '=', '~']) => Some(0),
            _ => None,
        },
        (Marker::Clause(number) | Marker::Point(number), _) => Some(number.len()),
        _ => Some(0),
    };
    match at {
        Some(at) => format!("{}\\{}", &text[..at], &text[at..]),
        None => text,
    }
}

/// Words before an attribute list: a brace of theirs with a quote behind it would swallow the list.
pub(super) fn before_list(text: String) -> String {
    if !text.contains('"') {
        return text;
    }
    let bytes = text.as_bytes();
    let is_single = |at: usize| {
        let before = at.checked_sub(1).map(|at| bytes[at]);
        !matches!(before, Some(b'\\' | b'{')) && bytes.get(at + 1) != Some(&b'{')
    };
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == '{' && is_single(at) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The end of a block, so that braces are not taken for an attribute list and a space typed as `&nbsp;` is kept.
pub(super) fn end(text: String) -> String {
    if let Some(last) = text.chars().next_back().filter(|c| c.is_whitespace()) {
        return format!("{}{}", &text[..text.len() - last.len_utf8()], entity(last));
    }
    match text.strip_suffix('}') {
        Some(before) if !before.ends_with('}') && !before.ends_with('\\') => format!("{before}\\}}"),
        _ => text,
    }
}

/// White space that would be trimmed where it stands.
fn entity(space: char) -> String {
    match space {
        '\u{a0}' => "&nbsp;".to_owned(),
        _ => format!("&#{};", u32::from(space)),
    }
}
