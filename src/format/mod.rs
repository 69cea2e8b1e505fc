//! The review of the official format of a Word or OpenDocument file: where it departs from the profile, and what the
//! profile asks.
//!
//! Invariant: it looks at the file alone and knows no number of a format; sizes, lengths and words are the profile's.
//! What a file does not tell is never a finding.

mod element;
mod findings;
mod forms;
mod head;
mod letters;
mod lines;
mod room;
mod sheet;

use crate::diagnostic::Diagnostic;
use crate::import::{Block, Document, Paragraph, Tag};
use crate::model::Profile;
use crate::source::Span;
use findings::Findings;

/// A file under review.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// What was read of it.
    pub document: &'a Document,
    /// What each of its paragraphs is.
    pub tags: &'a [Tag],
    /// Where each of them stands in the text that findings point at.
    pub places: &'a [Span],
    /// The format that it should have.
    pub profile: &'a Profile,
}

/// A paragraph with what is known of it.
struct Line<'a> {
    paragraph: &'a Paragraph,
    tag: Tag,
    place: Span,
    /// Whether it stands in a cell of a table.
    in_cell: bool,
    /// The cell that it stands in, counted through the file; 0 for none.
    cell: usize,
}

/// What departs from the profile; the same departure of many paragraphs is one finding at the first of them.
pub fn review(draft: &Draft) -> Vec<Diagnostic> {
    let Some(nowhere) = draft.places.first().copied() else { return Vec::new() };
    let mut lines = Vec::new();
    collect(&draft.document.blocks, 0, &mut 0, draft, nowhere, &mut lines);
    let mut findings = Findings::default();
    // Text without looks (a web page, plain text) has no format to review.
    if draft.document.sheets.is_empty() || !draft.tags.contains(&Tag::Article) {
        return Vec::new();
    }
    sheet::review(draft, &lines, &mut findings);
    for line in &lines {
        letters::review(line, draft.profile, &mut findings);
        lines::review(line, draft.profile, &mut findings);
        forms::review(line, draft.profile, &mut findings);
    }
    forms::recipients(&lines, draft.profile, &mut findings);
    room::review(&lines, draft.profile, &mut findings);
    head::review(&lines, draft.profile, &mut findings);
    findings.told()
}

/// Adds the lines of blocks that stand in a cell, 0 for none; `cells` counts the cells of the file.
fn collect<'a>(
    blocks: &'a [Block],
    cell: usize,
    cells: &mut usize,
    draft: &Draft<'a>,
    nowhere: Span,
    out: &mut Vec<Line<'a>>,
) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let tag = draft.tags.get(out.len()).copied().unwrap_or(Tag::Other);
                let place = draft.places.get(out.len()).copied().unwrap_or(nowhere);
                out.push(Line { paragraph, tag, place, in_cell: cell > 0, cell });
            }
            Block::Table(table) => {
                for inner in table.rows.iter().flatten() {
                    *cells += 1;
                    collect(&inner.blocks, *cells, cells, draft, nowhere, out);
                }
            }
        }
    }
}

/// A number without a tail of zeros, the comma that Vietnamese writes.
fn number(value: impl Into<f64>) -> String {
    let rounded = (value.into() * 10.0).round() / 10.0;
    format!("{rounded}").replace('.', ",")
}

/// What is asked: one number, or from the least to the most.
fn range([least, most]: [f64; 2]) -> String {
    if least == most { number(least) } else { format!("{}–{}", number(least), number(most)) }
}

/// Whether a number lies in a range, a little more or less being none.
fn within(value: f32, [least, most]: [f64; 2], slack: f64) -> bool {
    let value = f64::from(value);
    value >= least - slack && value <= most + slack
}
