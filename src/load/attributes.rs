//! The trailing `{…}` of a heading or block: id, classes, keys and values, each with its place.

use super::part::part;
use std::ops::Range;

/// One thing that an attribute list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribute {
    /// `#id`.
    Id(String),
    /// `.class`.
    Class(String),
    /// `key=value`.
    Pair(String, String),
    /// What is none of these.
    Unreadable(String),
}

/// An attribute list: its range in the text and what it says, each item with its range.
pub type List = (Range<usize>, Vec<(Attribute, Range<usize>)>);

/// Splits a block into its words and its attribute list: the list's range in `text` and what it says.
///
/// A list is only what stands in braces at the very end, opened by a single `{` and not a placeholder.
pub fn split(text: &str) -> (&str, Option<List>) {
    let trimmed = text.trim_end();
    if !trimmed.ends_with('}') || trimmed.ends_with("}}") || trimmed.ends_with("\\}") {
        return (text, None);
    }
    let Some(open) = opening(trimmed) else { return (text, None) };
    let inside = open + 1..trimmed.len() - 1;
    let attributes = items(trimmed, inside);
    // Braces with nothing of ours in them are words.
    let ours = |(attribute, _): &(Attribute, Range<usize>)| !matches!(attribute, Attribute::Unreadable(_));
    if !attributes.iter().any(ours) {
        return (text, None);
    }
    (part(trimmed, ..open).trim_end(), Some((open..trimmed.len(), attributes)))
}

/// The brace that opens the list at the end: the last single `{` outside quotes.
fn opening(text: &str) -> Option<usize> {
    let mut found = None;
    let mut quoted = false;
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b'"', b'{', b'}', bytes) {
        match bytes.get(at).copied().unwrap_or_default() {
            b'"' if found.is_some() => quoted = !quoted,
            b'{' if !quoted => {
                let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
                let placeholder = bytes.get(at + 1) == Some(&b'{') || before == Some(b'{');
                let escaped = before == Some(b'\\');
                found = (!placeholder && !escaped).then_some(at);
            }
            b'}' if !quoted && at + 1 < bytes.len() => found = None,
            _ => {}
        }
    }
    found
}

fn items(text: &str, range: Range<usize>) -> Vec<(Attribute, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = part(text, at..range.end);
        let skipped = rest.len() - rest.trim_start().len();
        if skipped > 0 {
            at += skipped;
            continue;
        }
        let length = item_length(rest);
        let word = part(rest, ..length);
        out.push((read(word), at..at + length));
        at += length;
    }
    out
}

/// One item ends at white space outside quotes.
fn item_length(rest: &str) -> usize {
    let mut quoted = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => return at,
            _ => {}
        }
    }
    rest.len()
}

fn read(word: &str) -> Attribute {
    if let Some(id) = word.strip_prefix('#') {
        return Attribute::Id(id.to_owned());
    }
    if let Some(class) = word.strip_prefix('.') {
        return Attribute::Class(class.to_owned());
    }
    match word.split_once('=') {
        Some((key, value)) if !key.is_empty() => {
            let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            let value =
                quoted.map_or_else(|| value.to_owned(), |value| value.split_whitespace().collect::<Vec<_>>().join(" "));
            if value.contains('"') {
                return Attribute::Unreadable(word.to_owned());
            }
            Attribute::Pair(key.to_owned(), value)
        }
        _ => Attribute::Unreadable(word.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_from_words() {
        let cases: [(&str, &str, usize); 8] = [
            ("Tên {#id}", "Tên", 1),
            ("Tên {#id role=a,b by=\"trước ngày {25}\"}", "Tên", 3),
            ("khoá {{ term.ordinal }}", "khoá {{ term.ordinal }}", 0),
            ("khoá {{ term.ordinal }} {#x}", "khoá {{ term.ordinal }}", 1),
            ("tập {a, b}", "tập {a, b}", 0),
            ("{#id}", "", 1),
            ("một {x} hai {#id}", "một {x} hai", 1),
            ("thoát \\{#id\\}", "thoát \\{#id\\}", 0),
        ];
        for (text, words, count) in cases {
            let (found, list) = split(text);
            assert_eq!((found, list.map_or(0, |(_, items)| items.len())), (words, count), "{text}");
        }
    }
}
