//! The order of the pieces in each list.

use super::rise::longest_rise;
use super::side::{Side, Three};
use super::tree::{Fate, Merge};
use std::collections::{BTreeMap, BTreeSet};

/// Puts the children of every piece in order: what neither side moved keeps the order of the base; what a side put
/// in or moved stands behind the piece it followed there, ours before theirs.
pub fn order(merge: &mut Merge) {
    let mut below: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); merge.len()];
    for at in 1..merge.len() {
        let piece = merge.piece(at);
        if piece.fate != Fate::Dropped
            && let Some(list) = below.get_mut(piece.parent)
        {
            list.insert(at);
        }
    }
    for (parent, left) in below.into_iter().enumerate() {
        merge.piece_mut(parent).children = children(merge, parent, left);
    }
}

fn children(merge: &Merge, parent: usize, mut left: BTreeSet<usize>) -> Vec<usize> {
    let lists = Three { base: Side::Base, ours: Side::Ours, theirs: Side::Theirs }.map(|side| merge.held(side, parent));
    let place: BTreeMap<usize, usize> = lists.base.iter().enumerate().map(|(at, piece)| (*piece, at)).collect();
    let mut stable: BTreeSet<usize> = lists.base.iter().copied().filter(|at| left.contains(at)).collect();
    let mut moved: Three<BTreeSet<usize>> = Three::default();
    for side in Side::BOTH {
        let order: Vec<usize> = lists.get(side).iter().filter_map(|at| place.get(at).copied()).collect();
        let kept = longest_rise(&order);
        let is_mover = |at: &&usize| place.get(at).is_some_and(|place| !kept.contains(place));
        *moved.get_mut(side) = lists.get(side).iter().filter(is_mover).copied().collect();
    }
    stable.retain(|at| {
        Side::BOTH.into_iter().all(|side| {
            let has = merge.piece(*at).parts.get(side).is_some();
            !has || (lists.get(side).contains(at) && !moved.get(side).contains(at))
        })
    });
    let mut behind: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for side in Side::BOTH {
        let mut anchor = None;
        for at in lists.get(side) {
            if stable.contains(at) {
                anchor = Some(*at);
                continue;
            }
            // A piece of the base that this side left in its place is put by the other.
            let put = !place.contains_key(at) || moved.get(side).contains(at);
            if put && left.remove(at) {
                behind.entry(anchor).or_default().push(*at);
            }
        }
    }
    let mut children = behind.remove(&None).unwrap_or_default();
    for at in lists.base.iter().filter(|at| stable.contains(at)) {
        left.remove(at);
        children.push(*at);
        children.extend(behind.remove(&Some(*at)).unwrap_or_default());
    }
    children.extend(left);
    children
}
