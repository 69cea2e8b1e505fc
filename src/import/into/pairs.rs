//! Which block of a print is which of the regulation: the comparison pairs provisions; what says the very same in the same
//! article is the same, even where a print does not tell what a paragraph or a table stands in.

use crate::diff::{Diff, NodeId, Side};
use crate::model::{Level, Number};

/// More pairs of blocks than this in one article are left to the comparison.
const MOST: usize = 4_000_000;

/// For each node of the print the node of the regulation that it is.
pub(super) fn pairs(diff: &Diff) -> Vec<Option<NodeId>> {
    let mut old_of = diff.old_of.clone();
    let mut new_of = diff.new_of.clone();
    let (old_blocks, new_blocks) = (blocks(&diff.old), blocks(&diff.new));
    for (new, news) in new_blocks.iter().enumerate().filter(|(_, blocks)| !blocks.is_empty()) {
        let Some(olds) = diff.old_of[new].map(|old| &old_blocks[old]) else { continue };
        for (old, new) in same(diff, olds, news) {
            if old_of[new] == Some(old) {
                continue;
            }
            if let Some(other) = old_of[new].take() {
                new_of[other] = None;
            }
            if let Some(other) = new_of[old].take() {
                old_of[other] = None;
            }
            old_of[new] = Some(old);
            new_of[old] = Some(new);
        }
    }
    old_of
}

/// For each heading of a side the blocks below it, in reading order.
fn blocks(side: &Side) -> Vec<Vec<NodeId>> {
    let mut out: Vec<Vec<NodeId>> = vec![Vec::new(); side.nodes.len()];
    let mut heading_of: Vec<Option<NodeId>> = Vec::new();
    for (at, node) in side.nodes.iter().enumerate() {
        let above = node.parent.and_then(|parent| heading_of[parent]);
        if node.provision.level.is_heading() && !node.quoted {
            heading_of.push(Some(at));
            continue;
        }
        heading_of.push(above);
        if let Some(above) = above {
            out[above].push(at);
        }
    }
    out
}

/// The blocks of two articles that say the same, in the order of both: as many as there can be.
fn same(diff: &Diff, olds: &[NodeId], news: &[NodeId]) -> Vec<(NodeId, NodeId)> {
    if olds.len().saturating_mul(news.len()) > MOST {
        return Vec::new();
    }
    let old_keys: Vec<Key> = olds.iter().map(|node| key(&diff.old, *node)).collect();
    let new_keys: Vec<Key> = news.iter().map(|node| key(&diff.new, *node)).collect();
    let width = news.len() + 1;
    let mut longest = vec![0u32; (olds.len() + 1) * width];
    for old in (0..olds.len()).rev() {
        for new in (0..news.len()).rev() {
            longest[old * width + new] = if old_keys[old] == new_keys[new] {
                longest[(old + 1) * width + new + 1] + 1
            } else {
                longest[(old + 1) * width + new].max(longest[old * width + new + 1])
            };
        }
    }
    let (mut old, mut new) = (0, 0);
    let mut out = Vec::new();
    while old < olds.len() && new < news.len() {
        if old_keys[old] == new_keys[new] {
            out.push((olds[old], news[new]));
            old += 1;
            new += 1;
        } else if longest[(old + 1) * width + new] >= longest[old * width + new + 1] {
            old += 1;
        } else {
            new += 1;
        }
    }
    out
}

/// What makes a block the same: level, whether it is quoted, number, words, cells.
type Key<'a> = (Level, bool, Option<&'a Number>, &'a str, Vec<Vec<&'a str>>);

fn key<'a>(side: &'a Side, node: NodeId) -> Key<'a> {
    let (provision, quoted) = (side.nodes[node].provision, side.nodes[node].quoted);
    let cells = side.cells(node).iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
    (provision.level, quoted, provision.number.as_ref(), &side.body(node).text, cells)
}
