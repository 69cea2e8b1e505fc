//! Three trees become one: which pieces there are, and under which parent.

use super::document::{Document, Node};
use super::outcome::Reason;
use super::plan::Plan;
use super::side::{Side, Three};

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in the result.
    Kept,
    /// It is gone.
    Dropped,
    /// Each side's own is shown whole between markers; a side that lacks it shows nothing.
    Marked(Reason),
}

/// A piece of the result.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its nodes in the three versions.
    pub parts: Three<Option<usize>>,
    /// The piece around it.
    pub parent: usize,
    /// The pieces in it, in order.
    pub children: Vec<usize>,
    /// What became of it.
    pub fate: Fate,
    /// Its own words with the edits of both sides; `None` where they conflict.
    pub text: Option<String>,
    /// Whether it goes with its marked neighbours as one conflict.
    pub joins: bool,
}

impl Piece {
    fn new(base: Option<usize>, ours: Option<usize>, theirs: Option<usize>) -> Self {
        Self {
            parts: Three { base, ours, theirs },
            parent: 0,
            children: Vec::new(),
            fate: Fate::Kept,
            text: None,
            joins: false,
        }
    }
}

/// Three documents and the tree that they are merged into.
pub struct Merge<'a> {
    /// The versions.
    pub documents: &'a Three<Document>,
    root: Piece,
    rest: Vec<Piece>,
    /// The piece of each node of each version.
    of: Three<Vec<usize>>,
}

impl<'a> Merge<'a> {
    /// The pieces of a plan, each under its parent, all of them kept.
    pub fn new(documents: &'a Three<Document>, plan: &Plan) -> Self {
        let mut merge =
            Self { documents, root: Piece::new(Some(0), Some(0), Some(0)), rest: Vec::new(), of: Three::default() };
        merge.identify(plan);
        for at in 1..merge.len() {
            merge.piece_mut(at).parent = merge.parent(at);
        }
        merge
    }

    /// How many pieces there are, the file itself among them.
    pub fn len(&self) -> usize {
        self.rest.len() + 1
    }

    /// The piece of a number; the file itself for a number that no piece has.
    pub fn piece(&self, at: usize) -> &Piece {
        at.checked_sub(1).and_then(|at| self.rest.get(at)).unwrap_or(&self.root)
    }

    /// The piece of a number, to be changed.
    pub fn piece_mut(&mut self, at: usize) -> &mut Piece {
        match at.checked_sub(1).and_then(|at| self.rest.get_mut(at)) {
            Some(piece) => piece,
            None => &mut self.root,
        }
    }

    /// The node of a piece in a version.
    pub fn node(&self, side: Side, at: usize) -> Option<&'a Node> {
        self.piece(at).parts.get(side).map(|node| self.documents.get(side).node(node))
    }

    /// The node of a piece in ours, else in theirs, else in the base.
    pub fn any_node(&self, at: usize) -> Option<&'a Node> {
        [Side::Ours, Side::Theirs, Side::Base].into_iter().find_map(|side| self.node(side, at))
    }

    /// The piece of a node of a version.
    pub fn piece_of(&self, side: Side, node: usize) -> usize {
        self.of.get(side).get(node).copied().unwrap_or(0)
    }

    /// The piece that holds a piece in a version.
    pub fn holder(&self, side: Side, at: usize) -> Option<usize> {
        self.node(side, at).map(|node| self.piece_of(side, node.parent))
    }

    /// The pieces in a piece in a version, in order.
    pub fn held(&self, side: Side, at: usize) -> Vec<usize> {
        let node = self.node(side, at);
        node.map(|node| node.children.iter().map(|at| self.piece_of(side, *at)).collect()).unwrap_or_default()
    }

    fn push(&mut self, piece: Piece) -> usize {
        self.rest.push(piece);
        self.rest.len()
    }

    /// Gives every node its piece: those of the base first, then what ours and theirs put in.
    fn identify(&mut self, plan: &Plan) {
        let Three { base, ours, theirs } = self.documents;
        for at in 1..base.len() {
            self.push(Piece::new(Some(at), plan.ours.to(at), plan.theirs.to(at)));
        }
        let mut of = Three { base: (0..base.len()).collect::<Vec<_>>(), ours: Vec::new(), theirs: Vec::new() };
        for here in 0..ours.len() {
            let known = plan.ours.from(here);
            of.ours.push(known.unwrap_or_else(|| self.push(Piece::new(None, Some(here), None))));
        }
        for there in 0..theirs.len() {
            let twin = || {
                let here = plan.added.from(there).filter(|here| plan.ours.from(*here).is_none())?;
                of.ours.get(here).copied()
            };
            let piece = match (plan.theirs.from(there), twin()) {
                (Some(known), _) => known,
                (None, Some(twin)) => {
                    self.piece_mut(twin).parts.theirs = Some(there);
                    twin
                }
                (None, None) => self.push(Piece::new(None, None, Some(there))),
            };
            of.theirs.push(piece);
        }
        self.of = of;
    }

    /// The parent of a piece: the one that a side moved it to.
    fn parent(&self, at: usize) -> usize {
        let holder = |side| self.holder(side, at);
        match (holder(Side::Ours), holder(Side::Theirs)) {
            (Some(ours), Some(theirs)) if holder(Side::Base) == Some(ours) => theirs,
            (Some(ours), _) => ours,
            (None, Some(theirs)) => theirs,
            (None, None) => holder(Side::Base).unwrap_or(0),
        }
    }
}
