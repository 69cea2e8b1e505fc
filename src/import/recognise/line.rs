//! A line of a document: its words with what styles and marks stand in them, its looks, and what was said of it.

use crate::import::Look;
use crate::model::{self, Text};
use crate::source::Span;
use std::ops::Range;

/// A line: a paragraph, or a part of one that stands for itself, or a table.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words, the label of automatic numbering first; `\n` is a forced break, everything else that parts words is
    /// one space.
    pub(super) text: String,
    /// What styles and marks stand in it, by bytes of `text`.
    pub(super) pieces: Vec<Piece>,
    /// Bytes of `text` that automatic numbering made.
    pub(super) label: usize,
    /// How it looks.
    pub(super) look: Look,
    /// Names of places in it.
    pub(super) anchors: Vec<String>,
    /// What readers said of it and what they took out.
    pub(super) notes: Vec<Said>,
    /// The cells, when it is a table.
    pub(super) table: Option<model::Table>,
    /// Where it stands in the text that was read.
    pub(super) span: Span,
    /// Which of the document's paragraphs it is, the first of them for a table.
    pub(super) paragraph: usize,
}

/// What a reader of the document said beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Who.
    pub(super) author: String,
    /// When, as the file says.
    pub(super) date: Option<String>,
    /// What, or the words taken out.
    pub(super) words: String,
    /// Which of them.
    pub(super) kind: SaidKind,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SaidKind {
    /// A comment: whom it answers, and whether it is settled.
    Comment(Option<String>, bool),
    /// Words of the text to be taken out.
    Deletion,
    /// A footnote to be taken out.
    FootnoteOut,
    /// Words of a footnote to be taken out.
    DeletionInFootnote,
}

/// A style or a mark over some bytes of a line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Where.
    pub(super) range: Range<usize>,
    /// What.
    pub(super) kind: PieceKind,
}

/// What a piece is.
#[derive(Debug, Clone)]
pub(super) enum PieceKind {
    /// Bold words.
    Bold,
    /// Italic words.
    Italic,
    /// A footnote behind this byte.
    Footnote(Text),
}

impl Line {
    /// The words with breaks as spaces.
    pub(super) fn plain(&self) -> String {
        self.text.replace('\n', " ")
    }

    /// Takes the white space off its edges, and makes a space of every tab: a mark stands where the words begin.
    pub(super) fn trim(&mut self) {
        if self.table.is_some() {
            return;
        }
        if self.text.contains('\t') {
            self.text = self.text.replace('\t', " ");
        }
        if self.text.starts_with(char::is_whitespace) || self.text.ends_with(char::is_whitespace) {
            let notes = std::mem::take(&mut self.notes);
            *self = self.part(0..self.text.len());
            self.notes = notes;
        }
    }

    /// Whether nothing stands from a byte on, not even the mark of a footnote.
    pub(super) fn ends_at(&self, from: usize) -> bool {
        let is_note = |piece: &Piece| matches!(piece.kind, PieceKind::Footnote(_));
        from >= self.text.len() && !self.pieces.iter().any(is_note)
    }

    /// Whether all letters of a range are bold.
    pub(super) fn is_bold(&self, range: Range<usize>) -> bool {
        if self.pieces.is_empty() {
            return false;
        }
        let bold = Ranges::of(self, true);
        let words = self.text.get(range.clone()).unwrap_or("");
        let mut letters = words.char_indices().filter(|(_, c)| c.is_alphanumeric()).peekable();
        letters.peek().is_some() && letters.all(|(at, _)| bold.cover(range.start + at))
    }

    /// A part of it as a line of its own.
    pub(super) fn part(&self, range: Range<usize>) -> Line {
        let words = &self.text[range.clone()];
        let start = range.start + (words.len() - words.trim_start().len());
        let end = (range.start + words.trim_end().len()).max(start);
        let pieces = self.pieces.iter().filter_map(|piece| {
            // A mark that stands in the white space at an edge stays with the words.
            if piece.range.is_empty() {
                let at = piece.range.start.clamp(start, end) - start;
                let inside = (range.start..=range.end).contains(&piece.range.start);
                return inside.then(|| Piece { range: at..at, kind: piece.kind.clone() });
            }
            let from = piece.range.start.max(start);
            let to = piece.range.end.min(end);
            let inside = from < to;
            inside.then(|| Piece { range: from - start..to.max(from) - start, kind: piece.kind.clone() })
        });
        Line {
            text: self.text[start..end].to_owned(),
            pieces: pieces.collect(),
            label: self.label.saturating_sub(start).min(end - start),
            look: self.look,
            anchors: self.anchors.clone(),
            notes: Vec::new(),
            table: None,
            span: self.span,
            paragraph: self.paragraph,
        }
    }
}

/// The bytes of a line that are bold, or italic: ranges in order.
pub(super) struct Ranges(Vec<Range<usize>>);

impl Ranges {
    pub(super) fn of(line: &Line, bold: bool) -> Self {
        let is = |kind: &PieceKind| matches!((kind, bold), (PieceKind::Bold, true) | (PieceKind::Italic, false));
        Self(line.pieces.iter().filter(|piece| is(&piece.kind)).map(|piece| piece.range.clone()).collect())
    }

    pub(super) fn cover(&self, at: usize) -> bool {
        let next = self.0.partition_point(|range| range.end <= at);
        self.0.get(next).is_some_and(|range| range.contains(&at))
    }
}
