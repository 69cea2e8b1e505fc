//! The numbers of the merged provisions, and which lists have to be counted again.

use super::document::{Kind, Node};
use super::side::Side;
use super::tree::Merge;
use crate::model::{Level, Number, Provision, number_provisions};

/// Deeper than any notation: the sides moved pieces in a circle.
const DEEPEST: usize = 64;

/// Whether the list of counted pieces in a piece is another than in one of the versions, so that it is counted again.
pub fn is_list_changed(merge: &Merge, parent: usize) -> bool {
    let counted = |at: &usize| {
        merge.node(Side::Ours, *at).or_else(|| merge.node(Side::Theirs, *at)).is_some_and(Node::is_counted)
    };
    Side::BOTH.into_iter().any(|side| {
        let document = merge.documents.get(side);
        let own = merge.node(side, parent).map_or(&[][..], |node| &node.children);
        let own = own.iter().filter(|at| document.node(**at).is_counted()).map(|at| Some(*at));
        let merged = merge.piece(parent).children.iter().filter(|at| counted(at));
        !merged.map(|at| *merge.piece(*at).parts.get(side)).eq(own)
    })
}

/// The numbers of the result, by piece.
pub fn numbers(merge: &Merge) -> Vec<Option<Number>> {
    let mut provisions: Vec<Provision> = Vec::new();
    let mut order = Vec::new();
    for at in &merge.piece(0).children {
        provisions.extend(provision(merge, *at, 0, &mut order));
    }
    number_provisions(&mut provisions);
    let mut numbers = vec![None; merge.len()];
    let mut order = order.into_iter();
    for provision in &provisions {
        provision.visit(&mut |provision| {
            if let Some(number) = order.next().and_then(|at| numbers.get_mut(at)) {
                number.clone_from(&provision.number);
            }
        });
    }
    numbers
}

fn provision(merge: &Merge, at: usize, depth: usize, order: &mut Vec<usize>) -> Option<Provision> {
    let node = merge.any_node(at).filter(|_| depth <= DEEPEST)?;
    let level = match node.kind {
        Kind::Provision(level) => level,
        _ => Level::Note,
    };
    order.push(at);
    let mut out = Provision::new(level);
    out.pinned = node.pinned;
    out.number = node.number.clone().filter(|_| node.pinned);
    let children = merge.piece(at).children.iter();
    out.children = children.filter_map(|child| provision(merge, *child, depth + 1, order)).collect();
    Some(out)
}
