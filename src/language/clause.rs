//! Where a clause or a sentence ends.

use std::ops::Range;

/// Whether a mark ends a clause where it stands by itself.
pub fn is_clause_mark(mark: char) -> bool {
    matches!(mark, ';' | ':') || is_sentence_mark(mark)
}

fn is_sentence_mark(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…')
}

/// Whether what stands behind a word, up to the next one, ends its clause: `;`, `:`, or the mark of a sentence before a
/// space or a closing mark. A point in a number (`1.5`) or in the name of a file ends nothing.
pub fn ends_clause(gap: &str) -> bool {
    let closes = |c: char| c.is_whitespace() || matches!(c, '”' | '"' | ')' | '»');
    let ends =
        |(at, c): (usize, char)| is_sentence_mark(c) && gap.get(at + c.len_utf8()..).unwrap_or("").starts_with(closes);
    gap.contains([';', ':']) || gap.char_indices().any(ends)
}

/// The clauses of a text as ranges of its bytes: each up to and with `;`, `:` or a full stop before a space.
pub fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = chars.peek().map_or(text.len(), |(next, _)| *next);
        let is_spaced = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if matches!(c, ';' | ':') || is_sentence_mark(c) && is_spaced || end == text.len() {
            out.push(start..end);
            start = end;
        }
        debug_assert!(at < end);
    }
    out
}

/// The sentences of a text as ranges of its bytes: each ends with `.`, `!`, `?` or `…` before a space and a capital, or
/// with the text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut ended: Option<(usize, bool)> = None;
    for (at, c) in text.char_indices() {
        match ended {
            Some((end, _)) if c.is_whitespace() => ended = Some((end, true)),
            Some((end, true)) if c.is_uppercase() => {
                out.push(start..end);
                start = at;
                ended = None;
            }
            _ => ended = None,
        }
        if is_sentence_mark(c) {
            ended = Some((at + c.len_utf8(), false));
        }
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_end_a_clause() {
        for gap in [";", "; ", ": ", ". ", "! ", "? ", "… ", ".” ", ") . "] {
            assert!(ends_clause(gap), "{gap:?}");
        }
        for gap in [" ", ", ", ".", "-", "/", " (", "” ", "…", " – "] {
            assert!(!ends_clause(gap), "{gap:?}");
        }
    }

    #[test]
    fn a_text_in_clauses_and_in_sentences() {
        let text = "Họp: 1.5 giờ; sau đó nghỉ. Xong, v.v. và về.";
        let cut = |ranges: Vec<Range<usize>>| {
            ranges.into_iter().map(|range| text[range].trim().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(cut(clauses(text)), ["Họp:", "1.5 giờ;", "sau đó nghỉ.", "Xong, v.v.", "và về."]);
        assert_eq!(cut(sentences(text)), ["Họp: 1.5 giờ; sau đó nghỉ.", "Xong, v.v. và về."]);
        assert!(clauses("").is_empty() && sentences("").is_empty());
    }
}
