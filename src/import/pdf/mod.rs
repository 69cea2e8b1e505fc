//! PDF files with a text layer: letters by their place on the page become words, lines, paragraphs, tables and notes.
//!
//! A PDF tells where each letter stands and nothing more that can be trusted; what belongs together is read from the
//! distances, as a reader's eye does. The stages: `file` opens and unpacks within limits, `content` runs the drawing
//! operators, `scan` straightens what a recogniser placed, `font` says which letters they are, `line` joins letters to
//! lines, `halves` parts two pages on one sheet, `mark` and `furniture` take marks, page numbers and running heads away, `grid` and `band` find what stands side by side, `flow` and `paragraph` join the rest.

mod band;
mod content;
mod file;
mod flow;
mod font;
mod foot;
mod furniture;
mod grid;
mod guard;
mod halves;
mod join;
mod layer;
mod line;
mod mark;
mod measure;
mod page;
mod paragraph;
mod scan;
mod turn;
mod words;

use super::Fault;
use super::document::{Document, PageLook, Remark};

/// Whether bytes are those of a PDF file: it says so near its start.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).is_some_and(|head| head.windows(5).any(|window| window == b"%PDF-"))
}

/// Reads a PDF file.
///
/// # Errors
/// What keeps the file from being read: it is no PDF, it is damaged, locked by a password, unpacks to more than is
/// sensible, or has no letters (a scan).
pub fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let file::Opened { pages, fonts, remarks, set_aside } = file::open(bytes)?;
    if pages.iter().all(|page| page.segments.is_empty()) {
        return Err(Fault::NoText);
    }
    let mut document = Document { remarks, set_aside, ..Document::default() };
    let (mut pages, sheets) = halves::cut(pages);
    let size = measure::body_size(&pages);
    let marked = mark::take(&mut pages, size, &mut document.set_aside);
    let told = [(sheets, Remark::SideBySide as fn(Vec<u32>) -> Remark), (marked, Remark::Marked)];
    document.remarks.extend(told.into_iter().filter(|(found, _)| !found.is_empty()).map(|(found, say)| say(found)));
    let pages = furniture::take(pages, &mut document.set_aside);
    let look = look(&pages);
    document.page = look;
    document.blocks = flow::blocks(pages, &fonts, &mut document.set_aside);
    Ok(document)
}

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// What the pages say of themselves: size of the first, margins that the text of all keeps.
fn look(pages: &[page::Page]) -> Option<PageLook> {
    let first = pages.first()?;
    let edges = |of: fn(&page::Page) -> Option<f32>, least: bool| {
        let all = pages.iter().filter_map(of);
        if least { all.min_by(f32::total_cmp) } else { all.max_by(f32::total_cmp) }
    };
    let top = edges(|page| page.segments.iter().map(line::Segment::top).min_by(f32::total_cmp), true)?;
    let bottom = edges(|page| page.segments.iter().map(|s| s.y).max_by(f32::total_cmp), false)?;
    let left = edges(|page| page.segments.iter().map(|s| s.x0).min_by(f32::total_cmp), true)?;
    let right = edges(|page| page.segments.iter().map(|s| s.x1).max_by(f32::total_cmp), false)?;
    let margins = [top, first.width - right, first.height - bottom, left];
    Some(PageLook {
        width: first.width / POINTS,
        height: first.height / POINTS,
        margins: margins.map(|points| (points / POINTS).max(0.0)),
        pages: u32::try_from(pages.len()).ok(),
    })
}
