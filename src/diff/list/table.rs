//! Two tables laid over each other row by row, and their cells compared.

use super::super::change::CellRow;
use super::super::token::Passage;
use super::super::words::Words;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::sync::Arc;

/// The rows of two tables; nothing when both are the same.
pub(super) fn rows(
    old: &[Vec<Arc<Passage>>],
    new: &[Vec<Arc<Passage>>],
    compare: impl Fn(&Arc<Passage>, &Arc<Passage>) -> Option<Words>,
) -> Vec<CellRow> {
    let keys = |rows: &[Vec<Arc<Passage>>]| -> Vec<Vec<Vec<u64>>> {
        let cell = |cell: &Arc<Passage>| cell.tokens.iter().map(|token| token.key).collect();
        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    };
    let mut out = Vec::new();
    let mut changed = false;
    let mut pair = |o: usize, n: usize, out: &mut Vec<CellRow>| {
        let cells = old[o].iter().zip(&new[n]).map(|(o, n)| {
            let words = compare(o, n);
            changed |= words.is_some();
            words.unwrap_or_else(|| super::words::compare(o, n, false))
        });
        out.push(CellRow { old: Some(o), new: Some(n), cells: cells.collect() });
    };
    let alone = |old, new| CellRow { old, new, cells: Vec::new() };
    let mut came_or_went = false;
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                (0..len).for_each(|at| pair(old_index + at, new_index + at, &mut out))
            }
            // A row that changed stands in the place of the old one when as many went as came and their cells are as many.
            DiffOp::Replace { old_index, old_len, new_index, new_len }
                if old_len == new_len
                    && (0..old_len).all(|at| old[old_index + at].len() == new[new_index + at].len()) =>
            {
                (0..old_len).for_each(|at| pair(old_index + at, new_index + at, &mut out));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                came_or_went = true;
                out.extend((0..old_len).map(|at| alone(Some(old_index + at), None)));
                out.extend((0..new_len).map(|at| alone(None, Some(new_index + at))));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                came_or_went = true;
                out.extend((0..old_len).map(|at| alone(Some(old_index + at), None)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                came_or_went = true;
                out.extend((0..new_len).map(|at| alone(None, Some(new_index + at))));
            }
        }
    }
    if changed || came_or_went { out } else { Vec::new() }
}
