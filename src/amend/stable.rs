//! Which numbered provisions stay where they are and so keep their numbers.

use super::divide::Division;
use crate::diff::{Diff, NodeId, longest_increasing};
use crate::model::Level;

/// The provisions that stay.
pub(super) struct Stable {
    /// For each node of the new side the node of the old.
    pub(super) old_of: Vec<Option<NodeId>>,
    /// For each node of the old side the node of the new.
    pub(super) new_of: Vec<Option<NodeId>>,
    /// New headings between articles that stay.
    pub(super) division: Division,
}

/// Finds them. A provision stays when its partner stands under the partner of what it stands in, or under a new heading that
/// divides that, and as many as
/// possible, weighed by their words, stand in the same order; anything else is repealed and inserted.
///
/// A khoản or điểm that is wholly new stays too, in place of one that is gone between the same two: it is given anew
/// under the old number, as offices do.
pub(super) fn stable(diff: &Diff) -> Stable {
    let (old_of, new_of) = (vec![None; diff.new.nodes.len()], vec![None; diff.old.nodes.len()]);
    let mut stable = Stable { old_of, new_of, division: Division::of(diff) };
    stable.below(diff, None, None);
    stable
}

impl Stable {
    fn below(&mut self, diff: &Diff, old: Option<NodeId>, new: Option<NodeId>) {
        let olds: Vec<NodeId> = diff.old.children(old).filter(|&at| !diff.old.nodes[at].in_decision).collect();
        let news = self.division.children(diff, new);
        let stands = |&n: &NodeId| {
            let o = diff.old_of[n]?;
            let (before, after) = (&diff.old.nodes[o], &diff.new.nodes[n]);
            let same = before.level() == after.level() && before.level().is_numbered();
            (same && before.parent == old && !before.in_decision).then_some((o, n))
        };
        let pairs: Vec<(NodeId, NodeId)> = news.iter().filter_map(stands).collect();
        if pairs.is_sorted_by(|one, other| one.0 < other.0) {
            // Nothing moved, as nearly everywhere.
            pairs.iter().for_each(|pair| self.put(*pair));
        } else {
            let places: Vec<usize> = pairs.iter().map(|pair| pair.0).collect();
            let weights: Vec<usize> = pairs.iter().map(|pair| diff.old.nodes[pair.0].words + 1).collect();
            for at in longest_increasing(&places, &weights) {
                self.put(pairs[at]);
            }
        }
        let open = |at: &NodeId| self.new_of[*at].is_none();
        if olds.iter().any(open) {
            for level in [Level::Clause, Level::Point] {
                self.in_place(diff, &olds, &news, level);
            }
        }
        for n in news {
            if let Some(o) = self.old_of[n] {
                self.below(diff, Some(o), Some(n));
            }
        }
    }

    fn put(&mut self, (o, n): (NodeId, NodeId)) {
        self.old_of[n] = Some(o);
        self.new_of[o] = Some(n);
    }

    /// Pairs what is gone with what is new between the same two that stay.
    fn in_place(&mut self, diff: &Diff, olds: &[NodeId], news: &[NodeId], level: Level) {
        let mut olds = olds.iter().copied().filter(|&o| diff.old.nodes[o].level() == level).peekable();
        let mut news = news.iter().copied().filter(|&n| diff.new.nodes[n].level() == level).peekable();
        while olds.peek().is_some() && news.peek().is_some() {
            let mut gone = Vec::new();
            while let Some(o) = olds.next_if(|&o| self.new_of[o].is_none()) {
                gone.extend(diff.new_of[o].is_none().then_some(o));
            }
            let mut came = Vec::new();
            while let Some(n) = news.next_if(|&n| self.old_of[n].is_none()) {
                came.extend(diff.old_of[n].is_none().then_some(n));
            }
            for pair in gone.into_iter().zip(came) {
                self.put(pair);
            }
            olds.next();
            news.next();
        }
    }
}
