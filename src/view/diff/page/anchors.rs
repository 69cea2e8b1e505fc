//! What each provision is called in the links of a page, and at which row each change is told.

use crate::diff::{Diff, NodeId, Place, Row, Side};
use crate::model::Id;

/// The names of provisions in links. A provision of the new text goes by its own id, so that a link to it holds from
/// one comparison to the next; names made up here begin with `_`, which no id does.
pub(super) struct Anchors {
    old: Vec<String>,
    new: Vec<String>,
    /// Whether each provision of the old text stands at the same place in the new.
    home: Vec<bool>,
    /// The row in [`Diff::rows`] at which each change is told.
    told_at: Vec<Option<usize>>,
}

impl Anchors {
    pub(super) fn new(diff: &Diff) -> Self {
        let mut home = vec![false; diff.old.nodes.len()];
        let mut told_at = vec![None; diff.changes.len()];
        for (at, row) in diff.rows.iter().enumerate() {
            if let (Some(o), Some(_), Place::Here) = (row.old, row.new, row.place) {
                home[o] = true;
            }
            if let Some(slot) = row.change.filter(|&change| is_told_at(diff, change, row)).map(|at| &mut told_at[at]) {
                slot.get_or_insert(at);
            }
        }
        let new: Vec<String> = (0..diff.new.nodes.len())
            .map(|n| own(&diff.new, n).map_or_else(|| format!("_n{n}"), ToString::to_string))
            .collect();
        let old = (0..diff.old.nodes.len()).map(|o| match (diff.new_of[o], own(&diff.old, o)) {
            (Some(n), _) if home[o] => new[n].clone(),
            (None, Some(id)) if diff.new.by_id(id).is_none() => id.to_string(),
            _ => format!("_o{o}"),
        });
        Self { old: old.collect(), new, home, told_at }
    }

    /// Where a provision of the old text is shown.
    pub(super) fn old(&self, o: NodeId) -> &str {
        &self.old[o]
    }

    /// Where a provision of the new text is shown.
    pub(super) fn new_node(&self, n: NodeId) -> &str {
        &self.new[n]
    }

    /// What a row is called.
    pub(super) fn of_row(&self, row: &Row) -> String {
        match (row.new, row.old) {
            (Some(n), _) if row.place != Place::MovedFrom => self.new[n].clone(),
            (_, Some(o)) => self.old[o].clone(),
            _ => String::new(),
        }
    }

    /// Whether a provision of the old text stands at the same place in the new.
    pub(super) fn is_home(&self, o: NodeId) -> bool {
        self.home[o]
    }

    /// Whether a change is told at this row, by its place in [`Diff::rows`].
    pub(super) fn is_told_at(&self, change: usize, row: usize) -> bool {
        self.told_at[change] == Some(row)
    }
}

/// The id of a provision; of two with the same id the first has it.
fn own<'s>(side: &'s Side, at: NodeId) -> Option<&'s Id> {
    let id = side.nodes[at].provision.id.as_ref()?;
    (side.by_id(id) == Some(at)).then_some(id)
}

fn is_told_at(diff: &Diff, change: usize, row: &Row) -> bool {
    let change = &diff.changes[change];
    row.place != Place::MovedFrom
        && match change.new {
            Some(n) => row.new == Some(n),
            None => row.new.is_none() && row.old == change.old,
        }
}
