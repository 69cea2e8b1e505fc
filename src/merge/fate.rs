//! What becomes of every piece: kept with the edits of both sides, gone, or left for a person to decide.

use super::document::Kind;
use super::outcome::Reason;
use super::plan::{Mark, Plan};
use super::rise::movers;
use super::side::Side;
use super::tree::{Fate, Merge};
use super::words;
use crate::model::Level;
use std::collections::BTreeSet;

/// Settles the fate of every piece.
pub fn settle(merge: &mut Merge, plan: &Plan) {
    delete(merge, plan);
    for at in 1..merge.len() {
        reword(merge, at);
    }
    for at in 1..merge.len() {
        let own = |side| merge.piece(at).parts.get(side).and_then(|node| plan.marks.get(&(side, node)));
        let marks: Vec<Mark> = Side::BOTH.into_iter().filter_map(own).copied().collect();
        if let Some(first) = marks.first() {
            let piece = merge.piece_mut(at);
            piece.joins = marks.iter().any(|mark| mark.joins);
            // What was contested anyway keeps its reason, but for what both moved: neither deleted it.
            if !(matches!(piece.fate, Fate::Marked(_)) && first.joins) {
                piece.fate = Fate::Marked(first.reason);
            }
        }
    }
}

/// The side that alone kept a piece of the base.
fn kept_by(merge: &Merge, at: usize) -> Option<Side> {
    let parts = &merge.piece(at).parts;
    parts.base?;
    match (parts.ours, parts.theirs) {
        (Some(_), None) => Some(Side::Ours),
        (None, Some(_)) => Some(Side::Theirs),
        _ => None,
    }
}

fn lives(merge: &Merge, at: usize) -> bool {
    let parts = &merge.piece(at).parts;
    parts.ours.is_some() || parts.theirs.is_some()
}

/// What one side deleted is gone where the other left it alone, and contested where it edited or moved it, or put
/// something into it.
fn delete(merge: &mut Merge, plan: &Plan) {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); merge.len()];
    for at in 1..merge.len() {
        if let Some(list) = below.get_mut(merge.piece(at).parent) {
            list.push(at);
        }
    }
    let within = |at: usize| below.get(at).map_or(&[][..], Vec::as_slice);
    let base = &merge.documents.base;
    let mut moved: [BTreeSet<usize>; 2] = Default::default();
    for (side, moved) in Side::BOTH.into_iter().zip(&mut moved) {
        let document = merge.documents.get(side);
        moved.extend((0..base.len()).flat_map(|parent| movers(document, plan.pairs(side), base, parent)));
    }
    let [moved_here, moved_there] = &moved;
    for at in 1..merge.len() {
        if !lives(merge, at) {
            merge.piece_mut(at).fate = Fate::Dropped;
        }
        let Some(side) = kept_by(merge, at) else { continue };
        // What stands in a deleted piece shares its lot.
        if kept_by(merge, merge.piece(at).parent) == Some(side) {
            continue;
        }
        let mut all = Vec::new();
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            all.push(at);
            // Pieces that the sides moved into each other: a circle has no end, and `law` sees that they are missing.
            if all.len() > merge.len() {
                return;
            }
            open.extend(within(at).iter().filter(|child| kept_by(merge, **child) == Some(side)));
        }
        let moved = if side == Side::Ours { moved_here } else { moved_there };
        let touched = all.iter().any(|&at| {
            let (known, own) = (merge.node(Side::Base, at), merge.node(side, at));
            let is_edited = known.zip(own).is_none_or(|(base, own)| base.kind != own.kind || base.text != own.text);
            let is_moved = merge.holder(side, at) != merge.holder(Side::Base, at)
                || merge.piece(at).parts.base.is_some_and(|base| moved.contains(&base));
            let holds_more =
                within(at).iter().any(|child| kept_by(merge, *child) != Some(side) && lives(merge, *child));
            is_edited || is_moved || holds_more
        });
        if touched {
            merge.piece_mut(at).fate = Fate::Marked(Reason::Deleted);
        } else {
            all.into_iter().for_each(|at| merge.piece_mut(at).fate = Fate::Dropped);
        }
    }
}

/// The words of a piece with the edits of both sides. Where they conflict, a list is shown whole, and so is what both
/// put in; of a heading the heading alone, since what stands under it is merged.
fn reword(merge: &mut Merge, at: usize) {
    let [base, ours, theirs] = [Side::Base, Side::Ours, Side::Theirs].map(|side| merge.node(side, at));
    let Some(either) = ours.or(theirs) else { return };
    let (ours, theirs) = (ours.unwrap_or(either), theirs.unwrap_or(either));
    let sort = match either.kind {
        Kind::Provision(Level::Table) => words::Sort::Rows,
        Kind::Provision(Level::Note | Level::Quote) => words::Sort::Lines,
        _ => words::Sort::Words,
    };
    let is_one_kind = words::pick(base.map(|base| &base.kind), &ours.kind, &theirs.kind).is_some();
    let text = words::merge(base.map(|base| base.text.as_str()), &ours.text, &theirs.text, sort);
    let text = text.filter(|_| is_one_kind);
    let is_contested = text.is_none();
    let piece = merge.piece_mut(at);
    piece.text = text;
    if is_contested && piece.fate == Fate::Kept && !either.is_fact() {
        let is_list = !either.is_heading() && (!ours.children.is_empty() || !theirs.children.is_empty());
        match base {
            None => piece.fate = Fate::Marked(Reason::Added),
            Some(_) if is_list => piece.fate = Fate::Marked(Reason::Edited),
            Some(_) => {}
        }
    }
}
