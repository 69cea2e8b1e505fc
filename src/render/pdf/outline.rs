//! The bookmarks.

use super::draw::targets;
use crate::typeset::{Document, Page};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

/// The bookmarks of a document as a tree, by their depths.
pub(super) fn outline(document: &Document, pages: &[Page]) -> Outline {
    let targets = targets(pages);
    let mut open: Vec<(u16, OutlineNode)> = Vec::new();
    let mut outline = Outline::new();
    for mark in &document.outline {
        close(&mut open, mark.depth, &mut outline);
        let (page, point) = targets.get(&mark.anchor).copied().unwrap_or((0, Point::from_xy(0.0, 0.0)));
        let title = if mark.title.is_empty() { "-" } else { &mark.title };
        open.push((mark.depth, OutlineNode::new(title.to_owned(), XyzDestination::new(page, point))));
    }
    close(&mut open, 0, &mut outline);
    outline
}

/// Ends the bookmarks that are as deep as this or deeper.
fn close(open: &mut Vec<(u16, OutlineNode)>, depth: u16, outline: &mut Outline) {
    while open.last().is_some_and(|(last, _)| *last >= depth) {
        let Some((_, done)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, around)) => around.push_child(done),
            None => outline.push_child(done),
        }
    }
}
