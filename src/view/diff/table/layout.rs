//! Which node stands beside which: the rows of the comparison, with a provision that moved brought beside its new form.
//!
//! A chương, mục, điều, annex or khoản that moved is compared at its new place, and a remark stands at its old one. What
//! is smaller stays in the old column where it was, since it would be torn from its khoản.

use crate::diff::{Diff, Kind, NodeId, Place, Side};
use crate::model::Level;
use std::collections::BTreeMap;

/// What stands at one place of the table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Item {
    /// The node of the old text.
    pub(super) old: Option<NodeId>,
    /// The node of the new text.
    pub(super) new: Option<NodeId>,
    /// The change told of it or of what it stands in.
    pub(super) change: Option<usize>,
    /// The node of the old text that was here and is shown elsewhere.
    pub(super) gone_from_here: Option<NodeId>,
    /// The node of the old text that is shown elsewhere, in its own place.
    pub(super) came_from: Option<NodeId>,
    /// The node of the new text that an old one went to.
    pub(super) went_to: Option<NodeId>,
}

/// The items of a comparison, in the order of the table.
pub(super) fn items(diff: &Diff) -> Vec<Item> {
    let carried = carried(diff);
    // What is not carried and stood in something that is goes along with what stands before it.
    let mut behind: BTreeMap<NodeId, Vec<Item>> = BTreeMap::new();
    let mut out = Vec::new();
    for row in &diff.rows {
        let item = Item { change: row.change, ..Item::default() };
        let item = match (row.place, row.old, row.new) {
            (Place::MovedTo, Some(o), Some(n)) if carried[o] => Item { old: Some(o), new: Some(n), ..item },
            (Place::MovedTo, Some(o), Some(n)) => {
                let is_root = moved_itself(diff, n);
                Item { new: Some(n), came_from: Some(o).filter(|_| is_root), ..item }
            }
            (Place::MovedFrom, Some(o), Some(n)) if carried[o] => {
                if !moved_itself(diff, n) {
                    continue;
                }
                Item { gone_from_here: Some(o), went_to: Some(n), ..item }
            }
            (Place::MovedFrom, Some(o), Some(n)) => {
                let is_root = moved_itself(diff, n);
                Item { old: Some(o), went_to: Some(n).filter(|_| is_root), ..item }
            }
            (_, old, new) => Item { old, new, ..item },
        };
        let from = item.old.or(item.gone_from_here);
        let parent_carried = |o: NodeId| diff.old.nodes[o].parent.is_some_and(|parent| carried[parent]);
        match (item.new, from) {
            (None, Some(o)) if parent_carried(o) => behind.entry(o - 1).or_default().push(item),
            _ => out.push(item),
        }
    }
    if behind.is_empty() {
        return out;
    }
    let mut placed = Vec::with_capacity(out.len() + behind.len());
    for item in out {
        let at = item.old;
        placed.push(item);
        let mut next = at;
        // One that goes along may itself be followed by another.
        while let Some(items) = next.and_then(|at| behind.remove(&at)) {
            next = items.last().and_then(|item| item.old.or(item.gone_from_here));
            placed.extend(items);
        }
    }
    // Nothing is lost when what stood before it is shown nowhere else.
    placed.extend(behind.into_values().flatten());
    placed
}

/// Whether a node of the new text moved itself, rather than with what it stands in.
fn moved_itself(diff: &Diff, new: NodeId) -> bool {
    let Some(old) = diff.old_of[new] else { return false };
    let stays = |side: &Side, at: NodeId| side.nodes[at].parent;
    let parents = (stays(&diff.old, old), stays(&diff.new, new));
    let own = diff.changes.iter().any(|change| change.new == Some(new) && change.kinds.has(Kind::Moved));
    own || !matches!(parents, (Some(o), Some(n)) if diff.new_of[o] == Some(n))
}

/// Whether each node of the old text is shown at the place of its new form, though it moved.
fn carried(diff: &Diff) -> Vec<bool> {
    let mut moved_to = vec![None; diff.old.nodes.len()];
    for row in &diff.rows {
        if let (Place::MovedTo, Some(o), Some(n)) = (row.place, row.old, row.new) {
            moved_to[o] = Some(n);
        }
    }
    let mut out = vec![false; diff.old.nodes.len()];
    for o in 0..diff.old.nodes.len() {
        let Some(n) = moved_to[o] else { continue };
        let with_parent = diff.old.nodes[o].parent.is_some_and(|parent| out[parent]) && !moved_itself(diff, n);
        out[o] = with_parent || (opens_row(&diff.old, o) && opens_row(&diff.new, n));
    }
    out
}

/// Whether a node opens a row of the table: a heading, or what stands directly in an article or annex.
pub(super) fn opens_row(side: &Side, at: NodeId) -> bool {
    let node = &side.nodes[at];
    node.level().is_heading()
        || node.parent.is_none_or(|parent| matches!(side.nodes[parent].level(), Level::Article | Level::Annex))
}
