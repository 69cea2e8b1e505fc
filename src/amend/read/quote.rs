//! Where quoted wording starts and ends among the lines of an instrument.

use super::lines::Line;
use super::words::{is_quote, opens};

/// How deep the quotation marks of a line lead, and where the outermost closes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Depth {
    pub(super) depth: i32,
    /// How far it fell, when it fell below the start.
    pub(super) least: i32,
}

/// Whether every mark of these lines has its counterpart.
pub(super) fn is_balanced(lines: &[Line]) -> bool {
    let mut depth = Depth::default();
    for line in lines.iter().filter(|line| !line.frame) {
        scan(line.words, &mut depth, |_| {});
    }
    depth.depth == 0 && depth.least >= 0
}

/// Goes through the marks of some words; calls `closed` with the byte of each that brings the depth down to 0.
pub(super) fn scan(words: &str, depth: &mut Depth, mut closed: impl FnMut(usize)) {
    if !words.contains(is_quote) {
        return;
    }
    let mut before = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_quote(c) {
            if opens(c, before, chars.peek().map(|(_, next)| *next)) {
                depth.depth += 1;
            } else {
                depth.depth -= 1;
                depth.least = depth.least.min(depth.depth);
                if depth.depth == 0 {
                    closed(at);
                }
            }
        }
        before = Some(c);
    }
}

/// The bytes of the opening mark that words start with; a scanner reads it as `*` or `#` too.
pub(super) fn opening(words: &str) -> Option<usize> {
    let marks: usize = words.chars().take_while(|c| is_quote(*c)).map(char::len_utf8).sum();
    let single = words.starts_with("''") || words.starts_with('‘') && words[3..].contains('’');
    let mangled = words.starts_with(['*', '#', '\'']) && super::label::label(words[1..].trim_start(), true).is_some();
    let marks = match (marks, single, mangled) {
        (0, true, _) => words.chars().take_while(|c| matches!(c, '\'' | '‘')).map(char::len_utf8).sum(),
        (0, _, true) => 1,
        (marks, ..) => marks,
    };
    let spaces = words[marks..].len() - words[marks..].trim_start().len();
    (marks > 0).then_some(marks + spaces)
}

/// Whether nothing but marks stands behind a closing mark.
pub(super) fn ends_line(rest: &str) -> bool {
    rest.chars()
        .all(|c| is_quote(c) || c.is_whitespace() || matches!(c, '.' | ';' | ',' | ':' | '/' | '*' | '\'' | '’' | '`'))
}
