//! The paragraphs of both texts in one order: the rows of the comparison, as far as they are printed.

use super::super::super::blocks::{BlockView, printed};
use super::super::super::build::DocumentView;
use super::super::super::identity::identity;
use super::moves::Moves;
use crate::diff::{Diff, Kind, NodeId, Place, Side};
use crate::model::{Level, Provision};
use std::collections::HashMap;

/// A printed block and the provision that it prints.
pub(super) struct Block<'v> {
    /// As printed.
    pub(super) view: &'v BlockView,
    /// The provision.
    pub(super) node: NodeId,
    /// The provision whose words it holds: of an article without a name its first paragraph.
    pub(super) text: NodeId,
    /// The stretch of the document that it stands in.
    pub(super) region: Region,
}

/// A stretch of the document that no paragraph leaves: the decision, the text, the annexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    /// The text of the decision.
    Decision,
    /// The text of the regulation.
    Text,
    /// The annexes, which stand behind the signatures.
    Annexes,
}

impl Region {
    pub(super) const ALL: [Region; 3] = [Region::Decision, Region::Text, Region::Annexes];
}

/// One paragraph or table of the document that tracks the changes: a block of either side or of both.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Item {
    /// The block of the old text.
    pub(super) old: Option<usize>,
    /// The block of the new text.
    pub(super) new: Option<usize>,
    /// Which move it belongs to, when it moved: the same number at both places.
    pub(super) moved: Option<usize>,
}

/// The blocks of a side; those of its decision first, its annexes last.
pub(super) fn blocks<'v>(side: &Side, view: &'v DocumentView) -> Vec<Block<'v>> {
    let regulation = side.document.regulation;
    let node_of: HashMap<usize, NodeId> =
        side.nodes.iter().enumerate().map(|(at, node)| (identity(node.provision), at)).collect();
    let is_annex = |provision: &&Provision| provision.level == Level::Annex;
    let parts = [
        (Region::Decision, regulation.decision_text.iter().collect::<Vec<_>>()),
        (Region::Text, regulation.provisions.iter().filter(|provision| !is_annex(provision)).collect()),
        (Region::Annexes, regulation.provisions.iter().filter(is_annex).collect()),
    ];
    let mut out = Vec::new();
    for (region, provisions) in parts {
        let part = view.parts.iter().find(|part| (part.name == "quyet-dinh") == (region == Region::Decision));
        let views: Vec<&BlockView> = match (part, region) {
            (None, _) => Vec::new(),
            (Some(part), Region::Annexes) => part.annexes.iter().flat_map(|annex| &annex.blocks).collect(),
            (Some(part), _) => part.blocks.iter().collect(),
        };
        let mut found = Vec::new();
        provisions.into_iter().for_each(|provision| printed(std::slice::from_ref(provision), &mut found));
        for (view, (provision, text)) in views.into_iter().zip(found) {
            let node = |provision| node_of.get(&identity(provision)).copied().unwrap_or_default();
            out.push(Block { view, node: node(provision), text: node(text), region });
        }
    }
    out
}

/// The items of each region, in order: without those of the old text alone they are the new text in its order, without
/// those of the new text alone the old one.
pub(super) fn streams(diff: &Diff, old: &[Block], new: &[Block], moves: Moves) -> [Vec<Item>; 3] {
    let mut streams = interleaved(diff, old, new, moves);
    if !Region::ALL.iter().all(|&region| in_order(&streams[region as usize], old, new, region)) {
        // Coarser and right: each text as a whole.
        streams = Region::ALL.map(|region| {
            let of = |blocks: &[Block]| -> Vec<usize> {
                (0..blocks.len()).filter(|at| blocks[*at].region == region).collect()
            };
            let gone = of(old).into_iter().map(|at| Item { old: Some(at), ..Item::default() });
            let came = of(new).into_iter().map(|at| Item { new: Some(at), ..Item::default() });
            gone.chain(came).collect()
        });
    }
    streams
}

fn interleaved(diff: &Diff, old: &[Block], new: &[Block], moves: Moves) -> [Vec<Item>; 3] {
    let by_node = |blocks: &[Block], nodes: usize| {
        let mut out = vec![None; nodes];
        blocks.iter().enumerate().for_each(|(at, block)| out[block.node] = Some(at));
        out
    };
    let old_block: Vec<Option<usize>> = by_node(old, diff.old.nodes.len());
    let new_block: Vec<Option<usize>> = by_node(new, diff.new.nodes.len());
    let mut streams: [Vec<Item>; 3] = Default::default();
    for row in &diff.rows {
        let (o, n) = (row.old.and_then(|at| old_block[at]), row.new.and_then(|at| new_block[at]));
        let mut put = |o: Option<usize>, n: Option<usize>| {
            let region = o.map(|at| old[at].region).or(n.map(|at| new[at].region));
            if let Some(region) = region {
                streams[region as usize].push(Item { old: o, new: n, ..Item::default() });
            }
        };
        match (row.place, o, n) {
            (Place::MovedFrom, o, _) => put(o, None),
            (Place::MovedTo, _, n) => put(None, n),
            (Place::Here, Some(o), Some(n)) if together(&old[o], &new[n]) => put(Some(o), Some(n)),
            (Place::Here, o, n) => {
                put(o, None);
                put(None, n);
            }
        }
    }
    if moves == Moves::Tracked {
        number_moves(diff, old, new, &mut streams);
    }
    streams
}

/// Whether two blocks can be one paragraph of the document: a table cannot become words.
fn together(old: &Block, new: &Block) -> bool {
    old.region == new.region && old.view.table.is_some() == new.view.table.is_some()
}

fn in_order(items: &[Item], old: &[Block], new: &[Block], region: Region) -> bool {
    let all =
        |blocks: &[Block]| -> Vec<usize> { (0..blocks.len()).filter(|at| blocks[*at].region == region).collect() };
    items.iter().filter_map(|item| item.old).eq(all(old)) && items.iter().filter_map(|item| item.new).eq(all(new))
}

/// Numbers the moves: paragraphs that stood side by side and do so again, with at most what came or went between them,
/// are one move. A table that moved is told as gone and new, since rows cannot move.
fn number_moves(diff: &Diff, old: &[Block], new: &[Block], streams: &mut [Vec<Item>; 3]) {
    let mut change_of: HashMap<NodeId, usize> = HashMap::new();
    for (at, change) in diff.changes.iter().enumerate() {
        if let (Some(n), true) = (change.new, change.kinds.has(Kind::Moved)) {
            change_of.insert(n, at);
        }
    }
    let root = |new_node: NodeId| {
        let mut at = Some(new_node);
        while let Some(node) = at {
            if let Some(change) = change_of.get(&node) {
                return Some(*change);
            }
            at = diff.new.nodes[node].parent;
        }
        None
    };
    // Where each block of the new text that stands alone is, and which moved block stands before it.
    let mut arrivals: HashMap<NodeId, (usize, usize, Option<NodeId>)> = HashMap::new();
    for (region, items) in streams.iter().enumerate() {
        let mut before = None;
        for (at, item) in items.iter().enumerate() {
            let from = item.new.filter(|_| item.old.is_none()).and_then(|at| diff.old_of[new[at].node]);
            if let Some(from) = from {
                arrivals.insert(from, (region, at, before));
                before = Some(from);
            } else if item.old.is_some() {
                before = None;
            }
        }
    }
    let mut last = 0;
    for region in 0..streams.len() {
        let mut before: Option<(NodeId, Option<usize>)> = None;
        for at in 0..streams[region].len() {
            let item = streams[region][at];
            let Some(o) = item.old.filter(|_| item.new.is_none()) else {
                before = before.filter(|_| item.old.is_none());
                continue;
            };
            let node = old[o].node;
            let arrival = arrivals.get(&node).filter(|_| old[o].view.table.is_none());
            let Some((Some(change), &(to_region, to, stood_before))) = diff.new_of[node].map(root).zip(arrival) else {
                continue;
            };
            let goes_on = before.is_some_and(|(node, moved)| stood_before == Some(node) && moved == Some(change));
            if !goes_on {
                last += 1;
            }
            before = Some((node, Some(change)));
            streams[region][at].moved = Some(last);
            streams[to_region][to].moved = Some(last);
        }
    }
}
