//! Rows of tables: how wide their cells are, how high they get, and how one is cut where a page ends.

use super::strip::{Strip, What, stacked, strips};
use super::{Faces, Row, Table, Width};
use std::sync::Arc;

/// A row that is set.
#[derive(Debug, Clone)]
pub(super) struct SetRow {
    pub(super) cells: Vec<SetCell>,
    pub(super) ruled: bool,
    pub(super) inset: (f64, f64),
    pub(super) splits: bool,
    /// The rows that stand over it at the head of a page.
    pub(super) head: Arc<Vec<Strip>>,
    /// Whether it is said again at the head of a page and was read before.
    pub(super) is_repeated: bool,
}

/// A cell that is set. Lengths are in points.
#[derive(Debug, Clone)]
pub(super) struct SetCell {
    /// How far from the left end of the row it begins.
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) middle: bool,
    pub(super) strips: Vec<Strip>,
}

/// The rows of a table as strips.
pub(super) fn rows(table: &Table, width: f64, faces: &Faces, out: &mut Vec<Strip>) {
    let columns = columns(&table.columns, width);
    let first = out.len();
    let no_head = Arc::new(Vec::new());
    let mut head: Vec<Strip> = table.head.iter().map(|row| set(table, row, &columns, faces, &no_head)).collect();
    head.iter_mut().for_each(|strip| strip.keep = true);
    out.extend(head.iter().cloned());
    for strip in &mut head {
        if let What::Row(row) = &mut strip.what {
            row.is_repeated = true;
        }
    }
    let head = Arc::new(head);
    out.extend(table.rows.iter().map(|row| set(table, row, &columns, faces, &head)));
    if let Some(strip) = out.get_mut(first) {
        strip.above = table.stand.above;
    }
    if let Some(strip) = out.get_mut(first..).and_then(|new| new.last_mut()) {
        strip.below = table.stand.below;
        strip.keep |= table.stand.keep_next;
    }
}

fn set(table: &Table, row: &Row, columns: &[f64], faces: &Faces, head: &Arc<Vec<Strip>>) -> Strip {
    let mut at = 0;
    let mut cells = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        let x: f64 = columns.iter().take(at).sum();
        let width: f64 = columns.iter().skip(at).take(cell.span).sum();
        at += cell.span;
        let inner = strips(&cell.blocks, (width - 2.0 * table.inset.0).max(1.0), faces);
        cells.push(SetCell { x, width, middle: cell.middle, strips: inner });
    }
    let row_is = SetRow {
        cells,
        ruled: table.ruled,
        inset: table.inset,
        splits: row.splits,
        head: Arc::clone(head),
        is_repeated: false,
    };
    Strip { above: 0.0, below: 0.0, height: row_is.height(), keep: row.keep_next, what: What::Row(Box::new(row_is)) }
}

/// How wide each column is: lengths as they are, shares of what is left.
fn columns(widths: &[Width], room: f64) -> Vec<f64> {
    let (mut fixed, mut shares) = (0.0, 0.0);
    for width in widths {
        match width {
            Width::Points(points) => fixed += points,
            Width::Share(share) => shares += share,
        }
    }
    let left = (room - fixed).max(0.0);
    let one = |width: &Width| match width {
        Width::Points(points) => *points,
        Width::Share(share) => left * share / shares,
    };
    widths.iter().map(one).collect()
}

impl SetRow {
    pub(super) fn height(&self) -> f64 {
        let highest = self.cells.iter().map(|cell| stacked(&cell.strips).1).fold(0.0, f64::max);
        highest + 2.0 * self.inset.1
    }

    /// Cuts the row so that its first part is at most so high. `None` when nothing of some cell would stand before
    /// the cut; by `force` one strip of each does, however high.
    pub(super) fn cut(&self, height: f64, force: bool) -> Option<(SetRow, SetRow)> {
        let room = height - 2.0 * self.inset.1;
        let (mut first, mut rest) = (self.clone(), self.clone());
        let mut is_cut = false;
        for (before, after) in first.cells.iter_mut().zip(&mut rest.cells) {
            let (tops, _) = stacked(&before.strips);
            let fits = |at: usize| match (tops.get(at), before.strips.get(at)) {
                (Some(top), Some(strip)) => top + strip.height <= room + 0.01,
                _ => false,
            };
            let fitting = (0..before.strips.len()).take_while(|&at| fits(at)).count();
            let may_end = |&count: &usize| {
                count == before.strips.len() || count > 0 && before.strips.get(count - 1).is_some_and(|last| !last.keep)
            };
            let count = match (0..=fitting).rev().find(may_end) {
                Some(count) if count > 0 || before.strips.is_empty() => count,
                _ if force => fitting.max(1).min(before.strips.len()),
                _ => return None,
            };
            is_cut |= count < before.strips.len();
            before.strips.truncate(count);
            after.strips.drain(..count);
            (before.middle, after.middle) = (false, false);
        }
        is_cut.then_some((first, rest))
    }
}
