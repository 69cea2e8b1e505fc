//! Headings put between the articles of a chương or mục: what stands behind them stays, under its number, and falls under
//! the new heading (`Bổ sung Chương IIIa vào trước Điều 9`).

use crate::diff::{Diff, NodeId};
use crate::model::Level;
use std::collections::{BTreeMap, BTreeSet};

/// The new headings that divide what the old text has as one.
#[derive(Debug, Default)]
pub(super) struct Division {
    /// Which provision of the new text each of them goes on with.
    divides: BTreeMap<NodeId, NodeId>,
}

impl Division {
    /// Finds them. What a heading takes over are the last articles of one chương or mục, in their order, and perhaps new
    /// ones between them.
    pub(super) fn of(diff: &Diff) -> Self {
        let mut division = Self::default();
        let new = &diff.new;
        for head in (0..new.nodes.len()).filter(|&at| !new.nodes[at].in_decision) {
            let is_new =
                diff.old_of[head].is_none() && matches!(new.nodes[head].level(), Level::Chapter | Level::Section);
            if let Some(divided) = is_new.then(|| division.divided(diff, head)).flatten() {
                division.divides.insert(head, divided);
            }
        }
        let divided: BTreeSet<NodeId> = division.divides.values().copied().collect();
        for whole in divided {
            if !division.holds(diff, whole) {
                division.divides.retain(|_, divided| *divided != whole);
            }
        }
        division
    }

    /// Whether a provision of the new text is such a heading.
    pub(super) fn is_head(&self, at: NodeId) -> bool {
        self.divides.contains_key(&at)
    }

    /// What stands in a provision of the new text, with the headings that divide it and what stands under them.
    pub(super) fn children(&self, diff: &Diff, parent: Option<NodeId>) -> Vec<NodeId> {
        let mut out = Vec::new();
        let mut push = |head: NodeId| {
            out.push(head);
            if self.is_head(head) {
                out.extend(diff.new.children(Some(head)));
            }
        };
        let own = diff.new.children(parent).filter(|&at| !diff.new.nodes[at].in_decision);
        own.filter(|at| self.divides.get(at).is_none_or(|whole| Some(*whole) == parent)).for_each(&mut push);
        let Some(parent) = parent else { return out };
        let behind = |head: &NodeId| diff.new.nodes[*head].parent != Some(parent);
        let behind = self.divides.iter().filter(|(head, whole)| **whole == parent && behind(head));
        behind.for_each(|(&head, _)| push(head));
        out
    }

    /// What of the new text a new heading divides.
    fn divided(&self, diff: &Diff, head: NodeId) -> Option<NodeId> {
        let (old, new) = (&diff.old, &diff.new);
        let level = new.nodes[head].level();
        let mut around = None;
        for child in new.children(Some(head)) {
            if new.nodes[child].level() != Level::Article {
                return None;
            }
            let Some(before) = diff.old_of[child] else { continue };
            let parent = old.nodes[before].parent?;
            if old.nodes[before].level() != Level::Article || around.is_some_and(|around| around != parent) {
                return None;
            }
            around = Some(parent);
        }
        let around = around?;
        let whole = diff.new_of[around]?;
        let kept = old.nodes[around].level();
        let articles = old.children(Some(around)).all(|child| {
            let level = old.nodes[child].level();
            level == Level::Article || !level.is_numbered()
        });
        if !articles || new.nodes[whole].level() != kept {
            return None;
        }
        let inside = new.nodes[head].parent == Some(whole);
        let fits = match (kept, level) {
            (Level::Chapter, Level::Section) => inside,
            (Level::Chapter, Level::Chapter) | (Level::Section, Level::Section) => self.follows(diff, head, whole),
            _ => false,
        };
        fits.then_some(whole)
    }

    /// Whether a heading stands right behind what it divides or another heading that does.
    fn follows(&self, diff: &Diff, head: NodeId, whole: NodeId) -> bool {
        let before = diff.new.children(diff.new.nodes[head].parent).take_while(|&at| at != head).last();
        before.is_some_and(|before| before == whole || self.divides.get(&before) == Some(&whole))
    }

    /// Whether all that stays of a divided provision stands in its order, and under the headings in it nothing else does.
    fn holds(&self, diff: &Diff, whole: NodeId) -> bool {
        let Some(old) = diff.old_of[whole] else { return false };
        let all = self.children(diff, Some(whole));
        let stay = |at: &NodeId| diff.old_of[*at].filter(|&before| diff.old.nodes[before].parent == Some(old));
        let places: Vec<NodeId> = all.iter().filter_map(stay).collect();
        let sections = all.iter().filter(|&&at| diff.new.nodes[at].level() == Level::Section);
        places.is_sorted_by(|one, other| one < other) && sections.into_iter().all(|&at| self.is_head(at))
    }
}
