//! Three trees become one: which pieces stay, under which parent, in which order, and what is contested.

use super::document::{Document, Node};
use super::pair::{Pairs, pair};
use std::collections::{BTreeMap, BTreeSet};

/// A side of a merge, by its place in [`Piece::parts`].
pub const OURS: usize = 1;
/// The other side.
pub const THEIRS: usize = 2;

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in the result.
    Kept,
    /// It is gone.
    Dropped,
    /// The side of this number has it and the other has not, and both meant it.
    Contested(usize),
    /// Both sides put something of the same name here; the other side's is the piece of this number.
    Clash(usize),
    /// It is shown inside the clash of another piece.
    Clashed,
}

/// A piece of the result.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its nodes in the base, in ours and in theirs.
    pub parts: [Option<usize>; 3],
    /// The piece around it.
    pub parent: usize,
    /// The pieces in it, in order.
    pub children: Vec<usize>,
    /// What became of it.
    pub fate: Fate,
}

/// Three documents and the tree that they are merged into.
pub struct Merge {
    /// Base, ours and theirs.
    pub documents: [Document; 3],
    /// The pieces; the first is the file.
    pub pieces: Vec<Piece>,
}

/// Merges the trees. The pieces may not all be reachable from the first when the sides moved things in a circle.
pub fn merge(documents: [Document; 3]) -> Merge {
    let mut ours = pair(&documents[0], &documents[OURS]);
    let mut theirs = pair(&documents[0], &documents[THEIRS]);
    let torn = tear(&documents, &mut ours, &mut theirs);
    let mut merge = Merge { documents, pieces: Vec::new() };
    let of = merge.identify(&ours, &theirs);
    merge.parents(&of);
    for at in torn.into_iter().filter_map(|at| of[THEIRS].get(at).copied()) {
        merge.pieces[at].fate = Fate::Contested(THEIRS);
    }
    merge.fates(&of);
    merge.order(&of);
    merge
}

/// Which sisters, by their place in the base, the side moved: those outside the longest run that kept its order.
fn movers(document: &Document, pairs: &Pairs, base: &Document, parent: usize) -> BTreeSet<usize> {
    let Some(side) = pairs.to[parent] else { return BTreeSet::new() };
    let stayed = document.nodes[side].children.iter().filter_map(|at| pairs.from[*at]);
    let order: Vec<usize> = stayed.filter(|at| base.nodes[*at].parent == parent && *at != 0).collect();
    let kept = longest_rise(&order);
    order.into_iter().filter(|at| !kept.contains(at)).collect()
}

/// The longest rising subsequence.
fn longest_rise(order: &[usize]) -> BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; order.len()];
    for (at, value) in order.iter().enumerate() {
        let length = ends.partition_point(|end| order[*end] < *value);
        before[at] = length.checked_sub(1).map(|at| ends[at]);
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut kept = BTreeSet::new();
    let mut at = ends.last().copied();
    while let Some(place) = at {
        kept.insert(order[place]);
        at = before[place];
    }
    kept
}

/// Takes apart what both sides moved to different places, so that each keeps its own; gives theirs.
fn tear(documents: &[Document; 3], ours: &mut Pairs, theirs: &mut Pairs) -> Vec<usize> {
    let [base, our, their] = documents;
    let mut moved: [BTreeSet<usize>; 2] = [BTreeSet::new(), BTreeSet::new()];
    for parent in 0..base.nodes.len() {
        moved[0].extend(movers(our, ours, base, parent));
        moved[1].extend(movers(their, theirs, base, parent));
    }
    // Where a piece was put: its parent and the unmoved sister before it, in terms of the base.
    let place = |document: &Document, pairs: &Pairs, moved: &BTreeSet<usize>, at: usize| {
        let node = pairs.to[at]?;
        let parent = document.nodes[node].parent;
        let from = pairs.from[parent];
        // Few pieces move, and only for them are the sisters walked.
        let is_moved = moved.contains(&at) || from != Some(base.nodes[at].parent);
        if !is_moved {
            return None;
        }
        let stays = |sister: &usize| {
            pairs.from[*sister].filter(|at| !moved.contains(at) && Some(base.nodes[*at].parent) == from)
        };
        let before = document.nodes[parent].children.iter().take_while(|sister| **sister != node);
        let anchor = before.filter_map(stays).last();
        Some((from, anchor))
    };
    let mut torn = Vec::new();
    for at in 1..base.nodes.len() {
        let places = (place(our, ours, &moved[0], at), place(their, theirs, &moved[1], at));
        let ((Some(here), Some(there)), Some(node)) = (places, theirs.to[at]) else { continue };
        // Sisters that the two sides moved alike may each name the other as what stands before.
        if here == there || (here.0 == there.0 && here.0 != Some(base.nodes[at].parent)) {
            continue;
        }
        torn.push(node);
        let inside: BTreeSet<usize> = base.below(at).into_iter().collect();
        for node in their.below(node) {
            if let Some(at) = theirs.from[node].filter(|at| inside.contains(at)) {
                theirs.part(at, node);
            }
        }
    }
    torn
}

impl Merge {
    fn node(&self, side: usize, at: usize) -> Option<&Node> {
        self.pieces[at].parts[side].map(|node| &self.documents[side].nodes[node])
    }

    /// Gives every node its piece: those of the base first, then what ours and theirs put in.
    fn identify(&mut self, ours: &Pairs, theirs: &Pairs) -> [Vec<usize>; 3] {
        let new = |parts| Piece { parts, parent: 0, children: Vec::new(), fate: Fate::Kept };
        let base = self.documents[0].nodes.len();
        self.pieces = (0..base).map(|at| new([Some(at), ours.to[at], theirs.to[at]])).collect();
        let mut of: [Vec<usize>; 3] = [(0..base).collect(), Vec::new(), Vec::new()];
        for (at, partner) in ours.from.iter().enumerate() {
            of[OURS].push(partner.unwrap_or(self.pieces.len()));
            if partner.is_none() {
                self.pieces.push(new([None, Some(at), None]));
            }
        }
        // What both put in, alike or under one name.
        let [_, our, their] = &self.documents;
        let added = |pairs: &Pairs| (0..pairs.from.len()).filter(|at| pairs.from[*at].is_none()).collect::<Vec<_>>();
        let mut alike: BTreeMap<(usize, super::document::Kind, String), Vec<usize>> = BTreeMap::new();
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for at in added(ours).into_iter().rev() {
            let node = &our.nodes[at];
            alike.entry((of[OURS][node.parent], node.kind, our.words(at))).or_default().push(at);
            if let Some(key) = &node.key {
                named.insert(key, at);
            }
        }
        let mut clashes = Vec::new();
        for (at, partner) in theirs.from.iter().enumerate() {
            if let Some(partner) = partner {
                of[THEIRS].push(*partner);
                continue;
            }
            let node = &their.nodes[at];
            let parent = of[THEIRS][node.parent];
            let twin = alike.get_mut(&(parent, node.kind, their.words(at))).and_then(Vec::pop);
            if let Some(twin) = twin {
                let piece = of[OURS][twin];
                self.pieces[piece].parts[THEIRS] = Some(at);
                of[THEIRS].push(piece);
                continue;
            }
            let piece = self.pieces.len();
            of[THEIRS].push(piece);
            self.pieces.push(new([None, None, Some(at)]));
            if let Some(other) = node.key.as_deref().and_then(|key| named.get(key)) {
                clashes.push((of[OURS][*other], piece));
            }
        }
        for (ours, theirs) in clashes {
            if self.pieces[ours].parts[THEIRS].is_none() && self.pieces[ours].fate == Fate::Kept {
                self.pieces[ours].fate = Fate::Clash(theirs);
                self.pieces[theirs].fate = Fate::Clashed;
            }
        }
        of
    }

    /// The piece that holds a piece on a side.
    fn holder(&self, of: &[Vec<usize>; 3], side: usize, at: usize) -> Option<usize> {
        self.node(side, at).map(|node| of[side][node.parent])
    }

    fn parents(&mut self, of: &[Vec<usize>; 3]) {
        for at in 1..self.pieces.len() {
            let [base, ours, theirs] = [0, OURS, THEIRS].map(|side| self.holder(of, side, at));
            let parent = match (ours, theirs) {
                (Some(ours), Some(theirs)) if base == Some(ours) => theirs,
                (Some(ours), _) => ours,
                (None, Some(theirs)) => theirs,
                (None, None) => base.unwrap_or(0),
            };
            self.pieces[at].parent = parent;
        }
    }

    /// The side that alone kept a piece of the base.
    fn kept_by(&self, at: usize) -> Option<usize> {
        match self.pieces[at].parts {
            [Some(_), Some(_), None] => Some(OURS),
            [Some(_), None, Some(_)] => Some(THEIRS),
            _ => None,
        }
    }

    fn fates(&mut self, of: &[Vec<usize>; 3]) {
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); self.pieces.len()];
        for at in 1..self.pieces.len() {
            below[self.pieces[at].parent].push(at);
        }
        for at in 1..self.pieces.len() {
            if let [Some(_), None, None] = self.pieces[at].parts {
                self.pieces[at].fate = Fate::Dropped;
            }
            let Some(side) = self.kept_by(at) else { continue };
            // What stands in a deleted piece shares its lot.
            if self.kept_by(self.pieces[at].parent) == Some(side) {
                continue;
            }
            let mut all = Vec::new();
            let mut open = vec![at];
            while let Some(at) = open.pop() {
                all.push(at);
                if all.len() > self.pieces.len() {
                    return;
                }
                open.extend(below[at].iter().filter(|child| self.kept_by(**child) == Some(side)));
            }
            let touched = all.iter().any(|at| {
                let (base, own) = (self.node(0, *at), self.node(side, *at));
                let edited = base.zip(own).is_none_or(|(base, own)| base.kind != own.kind || base.text != own.text);
                let moved = self.holder(of, side, *at) != self.holder(of, 0, *at);
                edited
                    || moved
                    || below[*at].iter().any(|child| self.kept_by(*child) != Some(side) && self.lives(*child))
            });
            if touched {
                self.pieces[at].fate = Fate::Contested(side);
            } else {
                all.into_iter().for_each(|at| self.pieces[at].fate = Fate::Dropped);
            }
        }
    }

    fn lives(&self, at: usize) -> bool {
        !matches!(self.pieces[at].parts, [Some(_), None, None])
    }

    /// Puts the children of every piece in order: what neither side moved keeps the order of the base; what a side
    /// put in or moved stands behind the piece it followed there, ours before theirs.
    fn order(&mut self, of: &[Vec<usize>; 3]) {
        let mut below: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); self.pieces.len()];
        for at in 1..self.pieces.len() {
            if !matches!(self.pieces[at].fate, Fate::Dropped | Fate::Clashed) {
                below[self.pieces[at].parent].insert(at);
            }
        }
        for (parent, mut left) in below.into_iter().enumerate() {
            let list = |side: usize| -> Vec<usize> {
                let node = self.node(side, parent);
                node.map(|node| node.children.iter().map(|at| of[side][*at]).collect()).unwrap_or_default()
            };
            let lists = [list(0), list(OURS), list(THEIRS)];
            let place: BTreeMap<usize, usize> = lists[0].iter().enumerate().map(|(at, piece)| (*piece, at)).collect();
            let mut stable: BTreeSet<usize> = lists[0].iter().copied().filter(|at| left.contains(at)).collect();
            let mut moved = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
            for side in [OURS, THEIRS] {
                let order: Vec<usize> = lists[side].iter().filter_map(|at| place.get(at).copied()).collect();
                let kept = longest_rise(&order);
                let is_mover = |at: &&usize| place.get(at).is_some_and(|place| !kept.contains(place));
                moved[side] = lists[side].iter().filter(is_mover).copied().collect();
            }
            stable.retain(|at| {
                [OURS, THEIRS].iter().all(|side| {
                    let has = self.pieces[*at].parts[*side].is_some();
                    !has || (lists[*side].contains(at) && !moved[*side].contains(at))
                })
            });
            let mut behind: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
            for side in [OURS, THEIRS] {
                let mut anchor = None;
                for at in &lists[side] {
                    if stable.contains(at) {
                        anchor = Some(*at);
                        continue;
                    }
                    // A piece of the base that this side left in its place is put by the other.
                    let put = !place.contains_key(at) || moved[side].contains(at);
                    if put && left.remove(at) {
                        behind.entry(anchor).or_default().push(*at);
                    }
                }
            }
            let mut children = behind.remove(&None).unwrap_or_default();
            for at in lists[0].iter().filter(|at| stable.contains(at)) {
                left.remove(at);
                children.push(*at);
                children.extend(behind.remove(&Some(*at)).unwrap_or_default());
            }
            children.extend(left);
            self.pieces[parent].children = children;
        }
    }
}
