//! What the parts of the page are drawn from.

use super::anchors::Anchors;
use crate::diff::{Diff, NodeId};
use crate::lang::Lang;
use crate::model::Level;

/// What the parts of the page are drawn from.
pub(super) struct Drawing<'d> {
    pub(super) diff: &'d Diff<'d>,
    pub(super) lang: Lang,
    pub(super) anchors: Anchors,
    pub(super) causes: Causes,
    /// The change of each provision of the new text.
    pub(super) changes_of_new: Vec<Option<usize>>,
}

/// Which run of renumberings each provision of the old text belongs to.
pub(super) struct Causes(Vec<Option<usize>>);

impl Causes {
    pub(super) fn new(diff: &Diff) -> Self {
        let mut runs = vec![None; diff.old.nodes.len()];
        for (at, run) in diff.renumberings.iter().enumerate() {
            let whole_text = matches!(run.level, Level::Chapter | Level::Article | Level::Annex);
            let parent = diff.old.nodes[run.old.0].parent;
            let nodes = diff.old.nodes.iter().zip(&mut runs).take(run.old.1 + 1).skip(run.old.0);
            for (node, run_of) in nodes {
                if node.level() == run.level && (whole_text || node.parent == parent) {
                    *run_of = Some(at);
                }
            }
        }
        Self(runs)
    }

    /// The run that a provision of the old text belongs to.
    pub(super) fn run(&self, o: NodeId) -> Option<usize> {
        self.0.get(o).copied().flatten()
    }
}
