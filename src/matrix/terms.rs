//! What became of the powers of one term in the next, by the provisions that the comparison pairs.

use super::{Ask, Matrix, MatrixDuty};
use crate::diff::{Diff, Kind, NodeId};
use crate::model::{Id, Provision};
use std::collections::{BTreeSet, HashMap};

/// What became of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is new.
    Appeared,
    /// It is gone.
    Went,
    /// Other roles have it now.
    Passed,
    /// The same roles have it and it gives another power.
    Changed,
}

/// A duty that one of two terms has, or both and differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PowerChange {
    /// What became of it.
    pub fate: Fate,
    /// It in the old matrix.
    pub old: Option<usize>,
    /// It in the new matrix.
    pub new: Option<usize>,
}

/// The changes between two matrices: those of the new one in its order, then what is gone in the order of the old.
/// `diff` compares the two regulations that the matrices are of.
pub fn compare(old: &Matrix, new: &Matrix, diff: &Diff) -> Vec<PowerChange> {
    let old_duties = duties(old);
    let new_nodes = nodes(&diff.new.nodes, |node| node.provision);
    let old_nodes = nodes(&diff.old.nodes, |node| node.provision);
    let partner = |side: &[Option<NodeId>], at: Option<NodeId>| at.and_then(|at| side.get(at).copied().flatten());
    let mut met = BTreeSet::new();
    let mut out = Vec::new();
    for (place, duty) in new.duties.iter().enumerate() {
        let node = new_nodes.get(&key(duty.provision)).copied();
        let was = partner(&diff.old_of, node).or_else(|| came_of(diff, node));
        let Some(was) = was else {
            out.push(PowerChange { fate: Fate::Appeared, old: None, new: Some(place) });
            continue;
        };
        let provision = diff.old.nodes[was].provision;
        match old_duties.get(&key(provision)).copied() {
            Some(old_place) => {
                met.insert(old_place);
                if let Some(fate) = fate((old, &old.duties[old_place]), (new, duty)) {
                    out.push(PowerChange { fate, old: Some(old_place), new: Some(place) });
                }
            }
            // What was no duty by itself: a list became one sentence, or a right became a duty.
            None if provision.children.is_empty() => {
                out.push(PowerChange { fate: Fate::Appeared, old: None, new: Some(place) });
            }
            None => {}
        }
    }
    for (place, duty) in old.duties.iter().enumerate().filter(|(place, _)| !met.contains(place)) {
        let node = old_nodes.get(&key(duty.provision)).copied();
        if partner(&diff.new_of, node).is_none() && !went_into(diff, node) {
            out.push(PowerChange { fate: Fate::Went, old: Some(place), new: None });
        }
    }
    out
}

/// What a provision is known by: its place in memory, since each stands in its tree once.
fn key(provision: &Provision) -> usize {
    std::ptr::from_ref(provision).addr()
}

fn duties(matrix: &Matrix) -> HashMap<usize, usize> {
    matrix.duties.iter().enumerate().map(|(at, duty)| (key(duty.provision), at)).collect()
}

fn nodes<'a, T>(nodes: &'a [T], provision: impl Fn(&'a T) -> &'a Provision) -> HashMap<usize, NodeId> {
    nodes.iter().enumerate().map(|(at, node)| (key(provision(node)), at)).collect()
}

/// Of what a part of a split came.
fn came_of(diff: &Diff, new: Option<NodeId>) -> Option<NodeId> {
    let is_part = |kinds: crate::diff::Kinds| kinds.has(Kind::Split) || kinds.has(Kind::Merged);
    let change = diff.changes.iter().find(|change| new.is_some() && change.new == new && is_part(change.kinds))?;
    change.others.first().copied().filter(|_| change.old.is_none())
}

/// Whether an old provision goes on in another.
fn went_into(diff: &Diff, old: Option<NodeId>) -> bool {
    let is_part = |kinds: crate::diff::Kinds| kinds.has(Kind::Split) || kinds.has(Kind::Merged);
    diff.changes.iter().any(|change| old.is_some() && change.old == old && is_part(change.kinds))
}

fn fate(old: (&Matrix, &MatrixDuty), new: (&Matrix, &MatrixDuty)) -> Option<Fate> {
    let owners = |(matrix, duty): (&Matrix, &MatrixDuty)| -> BTreeSet<Id> {
        duty.owners.iter().map(|owner| matrix.roles[*owner].id.clone()).collect()
    };
    let powers = |asks: &[Ask]| asks.iter().map(|ask| ask.power).collect::<BTreeSet<_>>();
    if owners(old) != owners(new) {
        return Some(Fate::Passed);
    }
    (powers(&old.1.asks) != powers(&new.1.asks)).then_some(Fate::Changed)
}
