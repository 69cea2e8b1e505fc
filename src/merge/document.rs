//! A file as a tree of the pieces that a merge moves about: each holds its own lines as typed, markers apart.

use crate::model::{Level, Number};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The whole file.
    Root,
    /// A provision of a level.
    Provision(Level),
    /// The text of a footnote.
    Footnote,
    /// An entry of a mapping.
    Entry,
    /// An item of a list.
    Item,
}

/// A piece of a file.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What names it in the whole file: its typed id, the name of a footnote, the path of a fact.
    pub key: Option<String>,
    /// What names it among its sisters: the slug of a heading, the key of an entry.
    pub name: Option<String>,
    /// The lines before it that belong to nothing: blank lines and, among facts, comments; each with its end.
    pub gap: String,
    /// The white space before its marker.
    pub lead: String,
    /// Its marker as typed: `2.`, `a)`, `###`, `-`.
    pub marker: String,
    /// The rest of its own lines, without the last line end.
    pub text: String,
    /// Its number, computed in its own file.
    pub number: Option<Number>,
    /// Whether that number is pinned.
    pub pinned: bool,
    /// Whether its first child stands on its own line: `- id: x`.
    pub opens_child: bool,
    /// The piece around it.
    pub parent: usize,
    /// The pieces in it.
    pub children: Vec<usize>,
}

impl Node {
    /// An empty piece.
    pub fn new(kind: Kind, parent: usize) -> Self {
        Self {
            kind,
            key: None,
            name: None,
            gap: String::new(),
            lead: String::new(),
            marker: String::new(),
            text: String::new(),
            number: None,
            pinned: false,
            opens_child: false,
            parent,
            children: Vec::new(),
        }
    }

    /// Whether its marker counts, so that a merge may have to count it again.
    pub fn is_counted(&self) -> bool {
        matches!(self.kind, Kind::Provision(Level::Clause | Level::Point))
    }

    /// Whether it is a fact, not a provision.
    pub fn is_fact(&self) -> bool {
        matches!(self.kind, Kind::Entry | Kind::Item)
    }

    /// Whether it has a heading: a chương, a mục, a điều.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, Kind::Provision(level) if level.is_heading())
    }
}

/// A file as a tree; the nodes are numbered in reading order, 0 is the file itself.
#[derive(Debug, Clone)]
pub struct Document {
    root: Node,
    pieces: Vec<Node>,
    /// What follows the last piece: blank lines, comments.
    pub tail: String,
}

impl Document {
    /// A file with nothing in it.
    pub fn empty() -> Self {
        Self { root: Node::new(Kind::Root, 0), pieces: Vec::new(), tail: String::new() }
    }

    /// How many nodes it has, the file itself among them.
    pub fn len(&self) -> usize {
        self.pieces.len() + 1
    }

    /// The node of a number; the file itself for a number that no node has.
    pub fn node(&self, at: usize) -> &Node {
        at.checked_sub(1).and_then(|at| self.pieces.get(at)).unwrap_or(&self.root)
    }

    /// The node of a number, to be changed.
    pub fn node_mut(&mut self, at: usize) -> &mut Node {
        match at.checked_sub(1).and_then(|at| self.pieces.get_mut(at)) {
            Some(node) => node,
            None => &mut self.root,
        }
    }

    /// Adds a piece at the end of those in `node.parent`; its number.
    pub fn push(&mut self, node: Node) -> usize {
        let at = self.len();
        self.node_mut(node.parent).children.push(at);
        self.pieces.push(node);
        at
    }

    /// The piece and all in it, in reading order.
    pub fn below(&self, at: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            out.push(at);
            open.extend(self.node(at).children.iter().rev());
        }
        out
    }

    /// The words of the piece and of all in it, markers left out and white space evened.
    pub fn words(&self, at: usize) -> String {
        let texts = self.below(at).into_iter().map(|at| squeezed(&self.node(at).text));
        texts.collect::<Vec<_>>().join("\n")
    }
}

/// Words with single spaces between them.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
