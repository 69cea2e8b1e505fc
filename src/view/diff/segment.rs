//! Compared words as stretches of one fate and one look.

use crate::diff::{Op, Passage, Style, Token, TokenKind, Words};
use serde::Serialize;
use std::ops::Range;

/// A stretch of text of one fate and one look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SegmentView {
    /// Its fate.
    pub fate: Fate,
    /// Its words, with the white space before them.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The footnote of its text that it stands in, from 1.
    pub footnote: Option<usize>,
    /// A line break, with no text.
    pub is_break: bool,
}

/// What happened to a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// Nothing.
    Same,
    /// Only its spelling or look differs.
    Spelling,
    /// It names the same provision, which has another number now.
    Renumbered,
    /// It is gone.
    Removed,
    /// It is new.
    Added,
}

impl From<Op> for Fate {
    fn from(op: Op) -> Self {
        match op {
            Op::Same => Fate::Same,
            Op::Spelling | Op::Style => Fate::Spelling,
            Op::Renumbered => Fate::Renumbered,
            Op::Removed => Fate::Removed,
            Op::Added => Fate::Added,
        }
    }
}

/// Both passages in one line: what was removed before what was added in its place; of what is only spelt otherwise or
/// renumbered the new form.
pub fn inline(words: &Words) -> Vec<SegmentView> {
    let mut out = Vec::new();
    for piece in &words.pieces {
        match piece.op {
            Op::Removed => push(&words.old, piece.old.clone(), Fate::Removed, &mut out),
            op => push(&words.new, piece.new.clone(), op.into(), &mut out),
        }
    }
    out
}

/// The old passage with what is gone marked.
pub fn old_side(words: &Words) -> Vec<SegmentView> {
    let mut out = Vec::new();
    for piece in &words.pieces {
        push(&words.old, piece.old.clone(), piece.op.into(), &mut out);
    }
    out
}

/// The new passage with what is new marked.
pub fn new_side(words: &Words) -> Vec<SegmentView> {
    let mut out = Vec::new();
    for piece in &words.pieces {
        push(&words.new, piece.new.clone(), piece.op.into(), &mut out);
    }
    out
}

/// A whole passage of one fate.
pub fn whole(passage: &Passage, fate: Fate) -> Vec<SegmentView> {
    let mut out = Vec::new();
    push(passage, 0..passage.tokens.len(), fate, &mut out);
    out
}

fn push(passage: &Passage, tokens: Range<usize>, fate: Fate, out: &mut Vec<SegmentView>) {
    // Tokens that look the same stand side by side in the text: a run of them is taken at once.
    let alike =
        |one: &Token, two: &Token| one.looks_like(two) && one.kind != TokenKind::Break && two.kind != TokenKind::Break;
    for run in passage.tokens[tokens].chunk_by(alike) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let Style { bold, italic, footnote } = first.style();
        let is_break = first.kind == TokenKind::Break;
        let text = if is_break { "" } else { &passage.text[first.range().start..last.range().end] };
        match out.last_mut() {
            Some(last)
                if !is_break
                    && !last.is_break
                    && (last.fate, last.bold, last.italic, last.footnote) == (fate, bold, italic, footnote) =>
            {
                last.text.push_str(text);
            }
            _ => out.push(SegmentView { fate, text: text.to_owned(), bold, italic, footnote, is_break }),
        }
    }
}
