//! What became several provisions or came of several.

use super::side::NodeId;
use std::collections::BTreeMap;

/// What was split and merged.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    /// For each part in the new text, beside the partner, the provision of the old text that it was split from.
    pub(super) split: BTreeMap<NodeId, NodeId>,
    /// For each part in the old text, beside the partner, the provision of the new text that it was merged into.
    pub(super) merged: BTreeMap<NodeId, NodeId>,
}

impl Links {
    /// The provision of the old text that a part of the new one was split from.
    pub(super) fn split_from(&self, part: NodeId) -> Option<NodeId> {
        self.split.get(&part).copied()
    }

    /// The provision of the new text that a part of the old one was merged into.
    pub(super) fn merged_into(&self, part: NodeId) -> Option<NodeId> {
        self.merged.get(&part).copied()
    }

    /// The same seen from the other side.
    pub(super) fn mirrored(self) -> Links {
        Links { split: self.merged, merged: self.split }
    }
}
