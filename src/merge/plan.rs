//! Which pieces of the three versions are one, and which are left for a person to decide.
//!
//! The first plan comes from the pairs alone. Where the text that it gives does not hold what each side's reading
//! must hold (`law`), pieces are marked, and the next plan shows them whole, each side's own.

use super::document::{Document, Kind};
use super::outcome::Reason;
use super::pair::{ADDED, Pairs, find, pair};
use super::rise::movers;
use super::side::{Side, Three};
use crate::model::Level;
use std::collections::{BTreeMap, BTreeSet};

/// Why a piece is shown between markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What is told of it.
    pub reason: Reason,
    /// Whether it goes with its marked neighbours as one conflict.
    pub joins: bool,
}

/// The pairs of pieces, and the marked ones.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The partners of the base's pieces in ours.
    pub ours: Pairs,
    /// The partners of the base's pieces in theirs.
    pub theirs: Pairs,
    /// The partners of ours in theirs, of what neither has from the base.
    pub added: Pairs,
    /// The marked pieces, by the side that has them.
    pub marks: BTreeMap<(Side, usize), Mark>,
}

impl Plan {
    /// The plan that the pairs give.
    pub fn new(documents: &Three<Document>) -> Self {
        let Three { base, ours: our, theirs: their } = documents;
        let (mut ours, mut theirs) = (pair(base, our), pair(base, their));
        let mut known = Pairs::new(our.len(), their.len());
        for at in 1..base.len() {
            if let (Some(here), Some(there)) = (ours.to(at), theirs.to(at)) {
                known.join(here, there);
            }
        }
        // Words that stand in the base as a piece of their own are boilerplate: putting them in twice is no move.
        let typed: BTreeSet<String> = (1..base.len()).map(|at| base.words(at)).collect();
        let added = find(our, their, known, ADDED, |words| !typed.contains(words));
        // What one side changed beyond recognition may be known by what the other made of it.
        for here in 1..our.len() {
            let Some(there) = added.to(here) else { continue };
            match (ours.from(here), theirs.from(there)) {
                (Some(at), None) if theirs.to(at).is_none() => theirs.join(at, there),
                (None, Some(at)) if ours.to(at).is_none() => ours.join(at, here),
                _ => {}
            }
        }
        let mut plan = Self { ours, theirs, added, marks: BTreeMap::new() };
        plan.tear_moved(documents);
        plan.tear_added(documents);
        plan
    }

    /// The partners of the base's pieces on a side.
    pub fn pairs(&self, side: Side) -> &Pairs {
        if side == Side::Theirs { &self.theirs } else { &self.ours }
    }

    /// Marks a piece of a side; whether it was not marked before.
    pub fn mark(&mut self, side: Side, at: usize, mark: Mark) -> bool {
        let known = self.marks.get(&(side, at)).copied();
        let joins = mark.joins || known.is_some_and(|known| known.joins);
        let reason = known.map_or(mark.reason, |known| known.reason);
        self.marks.insert((side, at), Mark { reason, joins });
        known.is_none_or(|known| known.joins != joins)
    }

    /// Takes a piece of ours and its partner in theirs apart, with all that stands in both: each side keeps its own.
    pub fn tear(&mut self, documents: &Three<Document>, here: usize, there: usize) {
        let inside: BTreeSet<usize> = documents.ours.below(here).into_iter().collect();
        for node in documents.theirs.below(there) {
            if let Some(at) = self.theirs.from(node)
                && self.ours.to(at).is_some_and(|own| inside.contains(&own))
            {
                self.theirs.part(at, node);
            }
            if let Some(own) = self.added.from(node).filter(|own| inside.contains(own)) {
                self.added.part(own, node);
            }
        }
        for (side, at) in [(Side::Ours, here), (Side::Theirs, there)] {
            self.mark(side, at, Mark { reason: Reason::Moved, joins: false });
        }
    }

    /// Tears what both sides moved to different places.
    fn tear_moved(&mut self, documents: &Three<Document>) {
        let base = &documents.base;
        let mut moved: Three<BTreeSet<usize>> = Three::default();
        for side in Side::BOTH {
            let document = documents.get(side);
            moved
                .get_mut(side)
                .extend((0..base.len()).flat_map(|parent| movers(document, self.pairs(side), base, parent)));
        }
        // Where a piece was put: its parent, and the unmoved sister before it in terms of the base.
        let place = |plan: &Self, side: Side, at: usize| {
            let (document, pairs, moved) = (documents.get(side), plan.pairs(side), moved.get(side));
            let node = pairs.to(at)?;
            let parent = document.node(node).parent;
            let from = pairs.from(parent);
            // Few pieces move, and only for them are the sisters walked.
            let is_moved = moved.contains(&at) || from != Some(base.node(at).parent);
            if !is_moved {
                return None;
            }
            let stays = |sister: &usize| {
                pairs.from(*sister).filter(|at| !moved.contains(at) && Some(base.node(*at).parent) == from)
            };
            let before = document.node(parent).children.iter().take_while(|sister| **sister != node);
            Some((node, parent, before.filter_map(stays).last()))
        };
        for at in 1..base.len() {
            let places = (place(self, Side::Ours, at), place(self, Side::Theirs, at));
            let (Some((here, under, behind)), Some((there, over, after))) = places else { continue };
            // Sisters that the two sides moved alike to another list may each name the other as what stands before.
            let is_left = self.ours.from(under) != Some(base.node(at).parent);
            if self.are_one(under, over) && (is_left || behind == after) {
                continue;
            }
            self.tear(documents, here, there);
        }
    }

    /// Tears what both sides put in, each in another place.
    fn tear_added(&mut self, documents: &Three<Document>) {
        for here in 1..documents.ours.len() {
            let Some(there) = self.added.to(here) else { continue };
            let is_added = self.ours.from(here).is_none() && self.theirs.from(there).is_none();
            let parents = (documents.ours.node(here).parent, documents.theirs.node(there).parent);
            if is_added && !self.are_one(parents.0, parents.1) {
                self.tear(documents, here, there);
            }
        }
    }

    /// Whether a piece of ours and one of theirs are the same piece.
    fn are_one(&self, here: usize, there: usize) -> bool {
        match (self.ours.from(here), self.theirs.from(there)) {
            (Some(one), Some(other)) => one == other,
            (None, None) => self.added.to(here) == Some(there),
            _ => false,
        }
    }
}

/// The piece that is shown whole for a piece: a điểm is told with the khoản that it belongs to.
pub fn whole(document: &Document, at: usize) -> usize {
    let mut at = at;
    while matches!(document.node(at).kind, Kind::Provision(Level::Point | Level::Indent | Level::Subindent)) {
        let parent = document.node(at).parent;
        if parent == 0 || document.node(parent).is_heading() {
            break;
        }
        at = parent;
    }
    at
}
