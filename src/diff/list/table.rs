//! Two tables laid over each other row by row, and their cells compared.

use super::super::change::CellRow;
use super::super::token::Passage;
use super::super::words::{self, Words};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::sync::Arc;

/// A row of a table.
type Cells = Vec<Arc<Passage>>;

/// The rows of two tables; nothing when both are the same. `mirrored` looks for partners the other way round, so that
/// ties fall alike.
pub(super) fn rows(
    old: &[Cells],
    new: &[Cells],
    mirrored: bool,
    compare: impl Fn(&Arc<Passage>, &Arc<Passage>) -> Option<Words>,
) -> Vec<CellRow> {
    let alone = |old, new| CellRow { old, new, cells: Vec::new() };
    let mut changed = old.len() != new.len();
    let mut out = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    let ends = partners(old, new, mirrored).into_iter().map(Some).chain([None]);
    for partners in ends {
        let (o, n) = partners.unwrap_or((old.len(), new.len()));
        changed |= (o, n) != (from_old, from_new);
        out.extend((from_old..o).map(|at| alone(Some(at), None)));
        out.extend((from_new..n).map(|at| alone(None, Some(at))));
        if partners.is_some() {
            let cells = old[o].iter().zip(&new[n]).map(|(old, new)| {
                let words = compare(old, new);
                changed |= words.is_some();
                words.unwrap_or_else(|| words::compare(old, new, mirrored))
            });
            out.push(CellRow { old: Some(o), new: Some(n), cells: cells.collect() });
        }
        (from_old, from_new) = (o + 1, n + 1);
    }
    if changed { out } else { Vec::new() }
}

/// The rows that are the same one, in order: those with equal words, and between them those most alike. A row with
/// another number of cells is another row.
fn partners(old: &[Cells], new: &[Cells], mirrored: bool) -> Vec<(usize, usize)> {
    let keys = |rows: &[Cells]| -> Vec<Vec<Vec<u64>>> {
        let cell = |cell: &Arc<Passage>| cell.tokens.iter().map(|token| token.key).collect();
        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    };
    let (left, right) = if mirrored { (keys(new), keys(old)) } else { (keys(old), keys(new)) };
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &left, &right) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                out.extend((0..len).map(|at| (old_index + at, new_index + at)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (lefts, rights) = (&left[old_index..old_index + old_len], &right[new_index..new_index + new_len]);
                let words = |row: &Vec<Vec<u64>>| words::sorted(&row.concat());
                let alike = words::align(
                    &lefts.iter().map(words).collect::<Vec<_>>(),
                    &rights.iter().map(words).collect::<Vec<_>>(),
                );
                let same_width = |&(l, r): &(usize, usize)| lefts[l].len() == rights[r].len();
                out.extend(alike.into_iter().filter(same_width).map(|(l, r)| (old_index + l, new_index + r)));
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    if mirrored { out.into_iter().map(|(new, old)| (old, new)).collect() } else { out }
}
