//! What stands in a cell: paragraphs of stretches, each with its fate.

use super::super::quoting::opening;
use crate::diff::{CellRow, Diff, NodeId, Passage, Side, Words};
use crate::model::{Level, printed_label};
use crate::view::diff::segment::{Fate, SegmentView, new_side, old_side, whole};
use serde::Serialize;
use std::sync::Arc;

/// A paragraph of a cell.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ParagraphView {
    /// `chapter`, `article`, `clause`, …; `basis` and `remark` for what is no provision.
    pub kind: &'static str,
    /// Its label as printed: `Điều 1.`, `2.`, `a)`; empty without one.
    pub label: String,
    /// For what is centred, its name below the label.
    pub is_grouping: bool,
    /// Whether it heads what follows.
    pub is_heading: bool,
    /// Whether it was put there for the reader and is no text.
    pub is_remark: bool,
    /// Its words.
    pub runs: Vec<Stretch>,
    /// The cells of a table, row by row.
    pub table: Option<Vec<Vec<Vec<Stretch>>>>,
}

/// A stretch of words of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The words.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Whether it is new.
    pub is_added: bool,
    /// Whether it is gone.
    pub is_removed: bool,
    /// A line break, with no text.
    pub is_break: bool,
}

/// Which side a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The old text.
    Old,
    /// The new text.
    New,
}

/// A node as a paragraph of its column. `change` is what happened to it, itself or with what it stands in.
pub(super) fn paragraph(diff: &Diff, of: Of, at: NodeId, change: Option<usize>) -> ParagraphView {
    let side = match of {
        Of::Old => &diff.old,
        Of::New => &diff.new,
    };
    let node = &side.nodes[at];
    let level = node.level();
    let change = change.map(|change| &diff.changes[change]);
    let own = change.filter(|change| match of {
        Of::Old => change.old == Some(at),
        Of::New => change.new == Some(at),
    });
    // What came or went, and what stands in it, is of one fate.
    let alone = match of {
        Of::Old => diff.new_of[at].is_none(),
        Of::New => diff.old_of[at].is_none(),
    };
    let fate = match (alone, of) {
        (false, _) => Fate::Same,
        (true, Of::Old) => Fate::Removed,
        (true, Of::New) => Fate::Added,
    };
    let told = |words: Option<&Words>, passage: &Passage| match words {
        Some(words) if of == Of::Old => stretches(old_side(words)),
        Some(words) => stretches(new_side(words)),
        None => stretches(whole(passage, fate)),
    };
    let heading = own.and_then(|change| change.heading.as_ref());
    let body = own.and_then(|change| change.body.as_ref());
    let mut runs = told(heading, side.heading(at));
    runs.extend(told(body, side.body(at)));
    let rows = own.map_or(&[][..], |change| &change.cells);
    ParagraphView {
        kind: kind(level),
        label: format!("{}{}", opening(side, at), printed_label(node.provision, only_annex(side))),
        is_grouping: matches!(level, Level::Chapter | Level::Section | Level::Annex),
        is_heading: level.is_heading(),
        is_remark: false,
        runs,
        table: (level == Level::Table).then(|| table(side.cells(at), of, rows, fate)),
    }
}

/// A paragraph put there for the reader, in round brackets.
pub(super) fn remark(words: &str) -> ParagraphView {
    let text = format!("({words})");
    let runs = vec![Stretch { text, italic: true, ..Stretch::default() }];
    ParagraphView { kind: "remark", is_remark: true, runs, ..ParagraphView::default() }
}

/// A statement over all columns.
pub(super) fn remark_row(words: String) -> ParagraphView {
    let runs = vec![Stretch { text: words, italic: true, ..Stretch::default() }];
    ParagraphView { kind: "remark", is_remark: true, runs, ..ParagraphView::default() }
}

/// A line that is no provision, such as a basis.
pub(super) fn line(kind: &'static str, runs: Vec<SegmentView>) -> ParagraphView {
    ParagraphView { kind, runs: stretches(runs), ..ParagraphView::default() }
}

fn kind(level: Level) -> &'static str {
    match level {
        Level::Chapter => "chapter",
        Level::Section => "section",
        Level::Article => "article",
        Level::Clause => "clause",
        Level::Point => "point",
        Level::Indent => "indent",
        Level::Subindent => "subindent",
        Level::Paragraph | Level::Note | Level::Quote => "paragraph",
        Level::Table => "table",
        Level::Annex => "annex",
    }
}

/// Whether a side has one annex, whose label then bears no number.
fn only_annex(side: &Side) -> bool {
    side.document.regulation.provisions.iter().filter(|provision| provision.level == Level::Annex).count() == 1
}

fn table(cells: &[Vec<Arc<Passage>>], of: Of, rows: &[CellRow], fate: Fate) -> Vec<Vec<Vec<Stretch>>> {
    let row = |at: usize, cells: &Vec<Arc<Passage>>| {
        let compared = rows.iter().find(|row| match of {
            Of::Old => row.old == Some(at),
            Of::New => row.new == Some(at),
        });
        let alone = compared.is_some_and(|row| row.old.is_none() || row.new.is_none());
        let fate = match (alone, of) {
            (false, _) => fate,
            (true, Of::Old) => Fate::Removed,
            (true, Of::New) => Fate::Added,
        };
        let cell = |column: usize, passage: &Passage| match (
            of,
            compared
                .filter(|_| !alone)
                .and_then(|row| if of == Of::Old { row.of_old(column) } else { row.of_new(column) }),
        ) {
            (Of::Old, Some(words)) => stretches(old_side(words)),
            (Of::New, Some(words)) => stretches(new_side(words)),
            (_, None) => stretches(whole(passage, fate)),
        };
        cells.iter().enumerate().map(|(column, passage)| cell(column, passage)).collect()
    };
    cells.iter().enumerate().map(|(at, cells)| row(at, cells)).collect()
}

/// Segments as stretches: marks alone are not marked, footnotes stand in brackets.
fn stretches(segments: Vec<SegmentView>) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut in_footnote = None;
    let mut push = |stretch: Stretch| match out.last_mut() {
        Some(last) if !last.is_break && !stretch.is_break && last.looks_like(&stretch) => {
            last.text.push_str(&stretch.text);
        }
        _ => out.push(stretch),
    };
    for segment in segments {
        if segment.footnote != in_footnote {
            let text = match (in_footnote, segment.footnote) {
                (None, _) => " (chú thích: ",
                (Some(_), None) => ")",
                (Some(_), Some(_)) => "; chú thích: ",
            };
            push(Stretch { text: text.to_owned(), italic: true, ..Stretch::default() });
            in_footnote = segment.footnote;
        }
        let has_words = segment.text.chars().any(char::is_alphanumeric);
        let words = segment.text.trim_start();
        let space = &segment.text[..segment.text.len() - words.len()];
        let plain =
            Stretch { bold: segment.bold, italic: segment.italic, is_break: segment.is_break, ..Stretch::default() };
        // The space before a word is neither struck nor underlined.
        if !space.is_empty() {
            push(Stretch { text: space.to_owned(), ..plain.clone() });
        }
        push(Stretch {
            is_added: segment.fate == Fate::Added && has_words,
            is_removed: segment.fate == Fate::Removed && has_words,
            text: words.to_owned(),
            ..plain
        });
    }
    if in_footnote.is_some() {
        push(Stretch { text: ")".to_owned(), italic: true, ..Stretch::default() });
    }
    if let Some(first) = out.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    out.retain(|stretch| stretch.is_break || !stretch.text.is_empty());
    out
}

impl Stretch {
    fn looks_like(&self, other: &Stretch) -> bool {
        (self.bold, self.italic, self.is_added, self.is_removed)
            == (other.bold, other.italic, other.is_added, other.is_removed)
    }
}
