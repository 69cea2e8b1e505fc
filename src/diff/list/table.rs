//! Two tables laid over each other row by row and column by column, and their cells compared.

use super::super::change::CellRow;
use super::super::likeness::common;
use super::super::sequence::changes;
use super::super::token::Passage;
use super::super::words::{self, Words};
use similar::DiffOp;
use std::sync::Arc;

/// A row of a table.
type Cells = Vec<Arc<Passage>>;

/// The columns of both tables, each once: its place in the old and in the new one.
type Columns = Arc<[(Option<usize>, Option<usize>)]>;

/// Twice the words that two rows share over all their words, from which they are one row that stands elsewhere now.
const LEAST_LIKENESS_OF_A_MOVED_ROW: f64 = 0.6;

/// The rows of two tables; nothing when both are the same. `mirrored` looks for partners the other way round, so that
/// ties fall alike.
pub(super) fn rows(
    old: &[Cells],
    new: &[Cells],
    mirrored: bool,
    compare: impl Fn(&Arc<Passage>, &Arc<Passage>) -> Option<Words>,
) -> Vec<CellRow> {
    let columns = columns(old, new, mirrored);
    let (left, right) = (keys(old, &columns, |pair| pair.0), keys(new, &columns, |pair| pair.1));
    let partners = match mirrored {
        true => partners(&right, &left).into_iter().map(|(new, old)| (old, new)).collect(),
        false => partners(&left, &right),
    };
    let empty: Arc<Passage> = Arc::default();
    let compared = |o: usize, n: usize| -> (Vec<Words>, bool) {
        let mut changed = false;
        let cell = |(l, r): (Option<usize>, Option<usize>)| {
            let cell = |row: &Cells, at: Option<usize>| at.and_then(|at| row.get(at)).cloned();
            let (l, r) = (cell(&old[o], l), cell(&new[n], r));
            changed |= l.is_some() != r.is_some();
            let (l, r) = (l.as_ref().unwrap_or(&empty), r.as_ref().unwrap_or(&empty));
            let words = compare(l, r);
            changed |= words.is_some();
            words.unwrap_or_else(|| words::compare(l, r, mirrored))
        };
        let cells = match columns.is_empty() {
            true => (0..old[o].len()).map(|at| (Some(at), Some(at))).map(cell).collect(),
            false => columns.iter().copied().map(cell).collect(),
        };
        (cells, changed)
    };
    let moved = moved(&left, &right, &partners, mirrored);
    let alone = |old: Option<usize>, new: Option<usize>| {
        let elsewhere = moved.iter().find(|&&(o, n)| old == Some(o) || new == Some(n)).copied();
        let cells = elsewhere.filter(|_| new.is_some()).map(|(o, n)| compared(o, n).0).unwrap_or_default();
        let moved = elsewhere.map(|(o, n)| if old.is_some() { n } else { o });
        CellRow { old, new, cells, moved, columns: Arc::clone(&columns) }
    };
    let mut changed = old.len() != new.len();
    let mut out = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    for partners in partners.iter().copied().map(Some).chain([None]) {
        let (o, n) = partners.unwrap_or((old.len(), new.len()));
        changed |= (o, n) != (from_old, from_new);
        out.extend((from_old..o).map(|at| alone(Some(at), None)));
        out.extend((from_new..n).map(|at| alone(None, Some(at))));
        if partners.is_some() {
            let (cells, differ) = compared(o, n);
            changed |= differ;
            out.push(CellRow { old: Some(o), new: Some(n), cells, moved: None, columns: Arc::clone(&columns) });
        }
        (from_old, from_new) = (o + 1, n + 1);
    }
    if changed { out } else { Vec::new() }
}

/// The columns of two tables of different widths, found again by what stands in them; empty when both are as wide, or
/// when they have nothing in common.
fn columns(old: &[Cells], new: &[Cells], mirrored: bool) -> Columns {
    let width = |rows: &[Cells]| rows.first().map_or(0, Vec::len);
    if width(old) == width(new) {
        return Arc::default();
    }
    let bags = |rows: &[Cells]| -> Vec<Vec<u64>> {
        let bag = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            words::sorted(&cells.flat_map(|cell| cell.tokens.iter().map(|token| token.key)).collect::<Vec<_>>())
        };
        (0..width(rows)).map(bag).collect()
    };
    let pairs = match mirrored {
        true => words::align(&bags(new), &bags(old)).into_iter().map(|(new, old)| (old, new)).collect(),
        false => words::align(&bags(old), &bags(new)),
    };
    if pairs.is_empty() {
        return Arc::default();
    }
    let mut out = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    for (o, n) in pairs.into_iter().chain([(width(old), width(new))]) {
        out.extend((from_old..o).map(|at| (Some(at), None)));
        out.extend((from_new..n).map(|at| (None, Some(at))));
        if o < width(old) && n < width(new) {
            out.push((Some(o), Some(n)));
        }
        (from_old, from_new) = (o + 1, n + 1);
    }
    out.into()
}

/// What the rows are compared by: their cells in the columns that both tables have.
fn keys(
    rows: &[Cells],
    columns: &Columns,
    own: impl Fn((Option<usize>, Option<usize>)) -> Option<usize>,
) -> Vec<Vec<Vec<u64>>> {
    let cell = |cell: &Arc<Passage>| cell.tokens.iter().map(|token| token.key).collect();
    let shared: Vec<usize> =
        columns.iter().filter(|(old, new)| old.is_some() && new.is_some()).filter_map(|pair| own(*pair)).collect();
    let row = |row: &Cells| match columns.is_empty() {
        true => row.iter().map(cell).collect(),
        false => shared.iter().filter_map(|at| row.get(*at)).map(cell).collect(),
    };
    rows.iter().map(row).collect()
}

/// The rows that are the same one, in order: those with equal words, and between them those most alike. A row with
/// another number of cells is another row.
fn partners(left: &[Vec<Vec<u64>>], right: &[Vec<Vec<u64>>]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for op in changes(left, right) {
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
    out
}

/// The rows without a partner that stand in the other table at another place, changed a little or not at all.
fn moved(
    left: &[Vec<Vec<u64>>],
    right: &[Vec<Vec<u64>>],
    partners: &[(usize, usize)],
    mirrored: bool,
) -> Vec<(usize, usize)> {
    let free = |rows: &[Vec<Vec<u64>>], taken: &dyn Fn(usize) -> bool| -> Vec<(usize, Vec<u64>)> {
        let rows = rows.iter().enumerate().filter(|(at, _)| !taken(*at));
        rows.map(|(at, row)| (at, words::sorted(&row.concat()))).filter(|(_, words)| !words.is_empty()).collect()
    };
    let lefts = free(left, &|at| partners.iter().any(|&(l, _)| l == at));
    let rights = free(right, &|at| partners.iter().any(|&(_, r)| r == at));
    let mut found = Vec::new();
    for (l, own) in &lefts {
        for (r, other) in &rights {
            let likeness = 2.0 * common(own, other) as f64 / (own.len() + other.len()) as f64;
            // The first column names what a row speaks of.
            let is_named_alike = left[*l].first() == right[*r].first();
            if left[*l].len() == right[*r].len() && is_named_alike && likeness >= LEAST_LIKENESS_OF_A_MOVED_ROW {
                found.push((likeness, *l, *r));
            }
        }
    }
    let tie = |&(_, l, r): &(f64, usize, usize)| if mirrored { (r, l) } else { (l, r) };
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(tie(a).cmp(&tie(b))));
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (_, l, r) in found {
        if out.iter().all(|&(left, right)| left != l && right != r) {
            out.push((l, r));
        }
    }
    out
}
