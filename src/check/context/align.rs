//! From printed words back to the bytes that were typed.

use crate::source::Span;
use std::ops::Range;

/// Where a stretch of printed text comes from; in order, without gaps in what is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The printed bytes.
    pub(super) printed: Range<usize>,
    /// What was typed for them.
    pub(super) source: Span,
    /// Whether the words themselves were typed; else they were filled in for what stands there.
    pub(super) typed: bool,
}

impl Piece {
    /// Whether every printed byte has a typed byte of its own.
    fn is_linear(&self) -> bool {
        self.typed && self.printed.len() == self.source.range().len()
    }

    /// The typed bytes of a part of the piece.
    fn part(&self, printed: &Range<usize>) -> Span {
        if !self.is_linear() {
            return self.source;
        }
        let start = printed.start.clamp(self.printed.start, self.printed.end) - self.printed.start;
        let end = printed.end.clamp(self.printed.start, self.printed.end) - self.printed.start;
        Span::new(self.source.file, self.source.start + start..self.source.start + end)
    }
}

/// The pieces that a printed range touches; an empty range touches the piece that it stands in or ends.
fn touched<'a>(pieces: &'a [Piece], printed: &Range<usize>) -> &'a [Piece] {
    let end = printed.end.max(printed.start + 1);
    let first = pieces.partition_point(|piece| piece.printed.end <= printed.start);
    let last = pieces.partition_point(|piece| piece.printed.start < end);
    if first < last { &pieces[first..last] } else { &pieces[pieces.len().saturating_sub(1)..] }
}

/// The typed bytes of a printed range; `whole` when nothing is known of it.
pub(super) fn span(pieces: &[Piece], printed: Range<usize>, whole: Span) -> Span {
    let mut parts = touched(pieces, &printed).iter().map(|piece| piece.part(&printed));
    let Some(first) = parts.next() else { return whole };
    parts.fold(first, Span::to)
}

/// The typed bytes of a printed range, when it was typed in one stretch.
pub(super) fn typed(pieces: &[Piece], printed: Range<usize>) -> Option<Span> {
    let touched = touched(pieces, &printed);
    let first = touched.first()?;
    let mut out = first.part(&printed);
    for (at, piece) in touched.iter().enumerate() {
        // Letters that are escaped or composed are replaced as a whole or not at all.
        let covered = piece.is_linear() || (printed.start <= piece.printed.start && piece.printed.end <= printed.end);
        let next = piece.part(&printed);
        if !piece.typed || !covered || at > 0 && (next.file != out.file || next.start != out.end) {
            return None;
        }
        out = out.to(next);
    }
    Some(out)
}

/// Aligns printed words with what was typed for them from byte `from` of `typed` on; gives the typed byte after
/// the last. Words that cannot be found stand for all that is left.
///
/// `typed` is the text under `place`; `offset` is where the words begin in the printed text. White space matches
/// white space, `\` may stand before a letter, marks may be typed apart from it.
pub(super) fn align(
    words: &str,
    offset: usize,
    typed: &str,
    place: Span,
    from: usize,
    pieces: &mut Vec<Piece>,
) -> usize {
    let mut add = |printed: Range<usize>, source: Range<usize>| {
        let printed = offset + printed.start..offset + printed.end;
        let source = Span::new(place.file, place.start + source.start..place.start + source.end);
        let linear = printed.len() == source.range().len();
        match pieces.last_mut() {
            // Letter follows letter: one piece.
            Some(last)
                if linear
                    && last.is_linear()
                    && last.printed.end == printed.start
                    && last.source.end == source.start =>
            {
                last.printed.end = printed.end;
                last.source.end = source.end;
            }
            _ => pieces.push(Piece { printed, source, typed: true }),
        }
    };
    // Nearly always the words are what was typed.
    if typed.get(from..).is_some_and(|rest| rest.starts_with(words)) {
        add(0..words.len(), from..from + words.len());
        return from + words.len();
    }
    let mut at = from;
    let mut letters = words.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let end = letters.peek().map_or(words.len(), |(next, _)| *next);
        let Some(found) = find(letter, typed, at) else {
            let printed = offset + start..offset + words.len();
            let left = typed.len().max(at);
            let source = Span::new(place.file, place.start + at.min(left)..place.start + left);
            pieces.push(Piece { printed, source, typed: false });
            return typed.len();
        };
        at = found.end;
        add(start..end, found);
    }
    at
}

/// So many typed letters may stand between two that print.
const SKIPPED: usize = 16;

/// Where a printed letter was typed, at or soon after byte `at`.
fn find(letter: char, typed: &str, at: usize) -> Option<Range<usize>> {
    let rest = typed.get(at..)?;
    if letter.is_whitespace() {
        let gap = rest.len() - rest.trim_start().len();
        return (gap > 0).then(|| at..at + gap).or_else(|| skipped(letter, rest, at));
    }
    skipped(letter, rest, at)
}

fn skipped(letter: char, rest: &str, at: usize) -> Option<Range<usize>> {
    let mut skipped = 0;
    for (offset, c) in rest.char_indices() {
        let tail = &rest[offset + c.len_utf8()..];
        let marks = tail.len() - tail.trim_start_matches(unicode_normalization::char::is_combining_mark).len();
        let end = offset + c.len_utf8() + marks;
        let same = if marks == 0 { c == letter } else { composed(&rest[offset..end]) == Some(letter) };
        if same || letter.is_whitespace() && c.is_whitespace() {
            return Some(at + offset..at + end);
        }
        skipped += usize::from(!c.is_whitespace());
        if skipped > SKIPPED {
            return None;
        }
    }
    None
}

fn composed(letters: &str) -> Option<char> {
    use unicode_normalization::UnicodeNormalization;
    letters.nfc().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    /// What was typed for each printed word.
    fn typed_words(words: &str, source: &str) -> Vec<String> {
        let place = Span::new(FileId(0), 0..source.len());
        let mut pieces = Vec::new();
        align(words, 0, source, place, 0, &mut pieces);
        let starts = words.split_whitespace().map(|word| word.as_ptr() as usize - words.as_ptr() as usize);
        let lengths = words.split_whitespace().map(str::len);
        starts.zip(lengths).map(|(at, len)| source[span(&pieces, at..at + len, place).range()].to_owned()).collect()
    }

    #[test]
    fn words_are_found_where_they_were_typed() {
        assert_eq!(typed_words("một hai", "một hai"), ["một", "hai"]);
        assert_eq!(typed_words("một hai", "một\n   hai"), ["một", "hai"]);
        assert_eq!(typed_words("a* b", "a\\* b"), ["a\\*", "b"]);
        assert_eq!(typed_words("tỉnh uỷ", "ti\u{309}nh uỷ"), ["ti\u{309}nh", "uỷ"]);
        assert_eq!(typed_words("làm việc", ">-\n  làm\n  việc"), ["làm", "việc"]);
        assert_eq!(typed_words("nó's x", "'nó''s x'"), ["nó''s", "x"]);
        assert_eq!(typed_words("không có", "gì hết"), ["gì hết", "gì hết"]);
    }
}
