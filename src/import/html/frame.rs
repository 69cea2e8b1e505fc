//! The frame of a site around a document: trail, title, dates and tabs over the head, set aside and told.

use crate::import::recognise::{heads, names_organ};
use crate::import::{Block, Document, SetAside, Why};

/// Over the head of a document that stands alone there are no more blocks than this.
const FEW: usize = 3;

/// A line of a frame has no more words than this.
const SHORT: usize = 60;

/// Sets aside what a site shows over the head of a document: short lines, more than a document has there itself.
pub(super) fn set_aside(document: &mut Document) {
    let Some(first) = document.blocks.iter().position(|block| any(block, &|words| heads(words))) else { return };
    // The organ may stand in paragraphs over the nation.
    let own = document.blocks.iter().take(first).rev().take_while(|block| any(block, &names_organ)).count();
    let count = first - own;
    let short = |block: &Block| !any(block, &|words| words.split_whitespace().take(SHORT + 1).count() > SHORT);
    if count <= FEW || !document.blocks.iter().take(count).all(short) {
        return;
    }
    let frame: Vec<Block> = document.blocks.drain(..count).collect();
    for block in frame {
        let text = Document { blocks: vec![block], ..Document::default() }.text();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        document.set_aside.push(SetAside { words, page: None, why: Why::Frame });
    }
}

/// Whether a line of a block is such.
fn any(block: &Block, is: &dyn Fn(&str) -> bool) -> bool {
    match block {
        Block::Paragraph(paragraph) => paragraph.text().lines().any(is),
        Block::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.blocks).any(|block| any(block, is)),
    }
}
