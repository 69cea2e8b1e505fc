//! Provisions that became several or came of several: a provision without a partner whose words mostly come from what
//! another one lost.

use super::likeness::{Shapes, common, without};
use super::pair::Pairs;
use super::side::{NodeId, Side};
use crate::model::Level;
use std::collections::{BTreeMap, HashMap};

/// A part of fewer words says too little to tell where it came from.
const LEAST_WORDS: usize = 9;
/// Share of a part's pairs of words that have to come from what the whole lost.
const LEAST_SHARE: f64 = 0.55;
/// The same share for a part of a khoản that went to another article.
const LEAST_SHARE_AFAR: f64 = 0.8;
/// A pair of words that stands in more provisions than this tells nothing about where a part came from.
const MOST_PLACES: usize = 40;

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

/// Finds what was split and what was merged.
pub(super) fn links(old: &Side, new: &Side, pairs: &Pairs) -> Links {
    let (old_shapes, new_shapes) = (Shapes::new(old), Shapes::new(new));
    Links {
        split: parts((old, &old_shapes, &pairs.new_of), (new, &new_shapes, &pairs.old_of)),
        merged: parts((new, &new_shapes, &pairs.old_of), (old, &old_shapes, &pairs.new_of)),
    }
}

type Half<'s, 'a> = (&'s Side<'a>, &'s Shapes<'s, 'a>, &'s [Option<NodeId>]);

/// For each provision of the second side without a partner the provision of the first that it is a part of.
fn parts((wholes, whole_shapes, partner_of): Half, (parts, part_shapes, whole_of): Half) -> BTreeMap<NodeId, NodeId> {
    let mut out = BTreeMap::new();
    let candidates: Vec<NodeId> = (0..parts.nodes.len())
        .filter(|&at| whole_of[at].is_none() && parts.nodes[at].words >= LEAST_WORDS && is_divisible(parts, at))
        .collect();
    if candidates.is_empty() {
        return out;
    }
    let mut places: HashMap<u64, Vec<NodeId>> = HashMap::new();
    for at in 0..wholes.nodes.len() {
        // Only what lost words can have a part elsewhere.
        let lost = partner_of[at].is_some_and(|partner| parts.nodes[partner].hash != wholes.nodes[at].hash);
        if lost && is_divisible(wholes, at) && wholes.nodes[at].words >= LEAST_WORDS {
            let mut pairs = whole_shapes.of(at).pairs.clone();
            pairs.dedup();
            pairs.into_iter().for_each(|pair| places.entry(pair).or_default().push(at));
        }
    }
    for part in candidates {
        // A part of a part is told with it.
        let told = std::iter::successors(parts.nodes[part].parent, |&at| parts.nodes[at].parent)
            .any(|around| out.contains_key(&around));
        if told {
            continue;
        }
        if let Some(whole) = whole(part, parts, part_shapes, (wholes, whole_shapes, partner_of), &places) {
            out.insert(part, whole);
        }
    }
    out
}

fn whole(
    part: NodeId,
    parts: &Side,
    part_shapes: &Shapes,
    (wholes, whole_shapes, partner_of): Half,
    places: &HashMap<u64, Vec<NodeId>>,
) -> Option<NodeId> {
    let pairs = &part_shapes.of(part).pairs;
    let mut shared: BTreeMap<NodeId, usize> = BTreeMap::new();
    for pair in pairs {
        for &at in places.get(pair).filter(|at| at.len() <= MOST_PLACES).into_iter().flatten() {
            *shared.entry(at).or_default() += 1;
        }
    }
    let is_article = |side: &Side, at: NodeId| side.nodes[at].level().is_heading();
    shared
        .into_iter()
        .filter(|&(at, count)| {
            count * 3 >= pairs.len()
                && is_article(wholes, at) == is_article(parts, part)
                && wholes.nodes[at].in_decision == parts.nodes[part].in_decision
        })
        .filter_map(|(at, _)| {
            let partner = partner_of[at]?;
            // What the whole still says did not go to the part.
            let lost = without(&whole_shapes.of(at).pairs, &part_shapes.of(partner).pairs);
            let share = common(&lost, pairs) as f64 / pairs.len().max(1) as f64;
            let home = is_article(parts, part) || parts.article_of(part) == parts.article_of(partner);
            (share >= if home { LEAST_SHARE } else { LEAST_SHARE_AFAR }).then_some((share, at))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, at)| at)
}

/// Chương, mục and tables are not told as split.
fn is_divisible(side: &Side, at: NodeId) -> bool {
    !matches!(side.nodes[at].level(), Level::Chapter | Level::Section | Level::Table)
}
