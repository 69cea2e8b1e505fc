//! The markers that git leaves around what two drafters edited differently.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{FileId, Span};

/// Git makes markers of seven signs unless told otherwise; longer ones stand inside others.
const SIGNS: usize = 7;

/// Reports every conflict of a text, from its first marker to its last, and gives their places.
pub fn check(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Span> {
    // Nearly no text holds any.
    if [b"<<<<<<<", b">>>>>>>"].iter().all(|signs| memchr::memmem::find(text.as_bytes(), *signs).is_none()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(file, at..at + line.trim_end().len());
        at += line.len();
        if is_marker(line, '<') {
            // One that was never closed is a conflict of its own.
            found.extend(open.replace(span).map(|first| (first, None)));
        } else if is_marker(line, '>') {
            found.push((open.take().unwrap_or(span), Some(span)));
        }
    }
    found.extend(open.map(|first| (first, None)));
    let mut places = Vec::new();
    for (first, last) in found {
        let conflict = Diagnostic::new(&codes::CONFLICT_MARKER, first).help("help");
        diagnostics.push(match last.filter(|last| *last != first) {
            Some(last) => conflict.label(last, "end"),
            None => conflict,
        });
        places.push(last.map_or(first, |last| first.to(last)));
    }
    places
}

fn is_marker(line: &str, sign: char) -> bool {
    let rest = line.trim_start_matches(sign);
    line.len() - rest.len() >= SIGNS && (rest.starts_with(' ') || rest.trim().is_empty())
}
