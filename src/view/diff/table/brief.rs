//! The brief table: what is the same in both texts is named, not printed.

use super::cell::remark;
use super::row::RowView;
use super::unit::{Fate, Unit};
use crate::diff::{Diff, NodeId, Side};
use crate::view::diff::explain::capital;

/// Names the units of a row that are the same in both texts, in both columns.
pub(super) fn push(diff: &Diff, units: &[Unit], row: &mut RowView) {
    let same = || units.iter().filter(|unit| unit.fate == Fate::Same).filter_map(|unit| unit.items.first());
    let named = |side: &Side, at: NodeId| !side.nodes[at].level().is_heading();
    let old: Vec<String> =
        same().filter_map(|item| item.old).filter(|&at| named(&diff.old, at)).map(|at| place(&diff.old, at)).collect();
    let new: Vec<String> =
        same().filter_map(|item| item.new).filter(|&at| named(&diff.new, at)).map(|at| place(&diff.new, at)).collect();
    if old.is_empty() && new.is_empty() {
        return;
    }
    row.old.push(remark(&capital(&old.join(", "))));
    let kept = if old == new { "Giữ nguyên".to_owned() } else { format!("Giữ nguyên, là {}", new.join(", ")) };
    row.new.push(remark(&kept));
}

/// `khoản 2`, capital at the beginning; the words of an article without khoản are its content.
fn place(side: &Side, at: NodeId) -> String {
    let cited = side.cite(at);
    let around = side.article_of(at).map(|article| side.cite(article)).unwrap_or_default();
    let inner = cited.strip_suffix(around.as_str()).unwrap_or(&cited).trim();
    if inner.is_empty() { "Nội dung".to_owned() } else { inner.to_owned() }
}
