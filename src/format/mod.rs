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
mod line;
mod lines;
mod room;
mod sheet;

use crate::diagnostic::Diagnostic;
use crate::import::{Block, Tag};
use crate::source::Span;
use findings::Findings;
use line::Line;

pub use line::Draft;

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
