//! What words are to a program that reads them aloud: a tree of roles beside the pages.

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A part of it.
    Part,
    /// A paragraph.
    Paragraph,
    /// A heading: how deep, from 1, and what it says.
    Heading(u16, String),
    /// A list, whose items have numbers, letters or signs before them.
    List(Numbers),
    /// An item of a list.
    Item,
    /// What stands before an item or a note.
    Label,
    /// What an item says.
    Body,
    /// A footnote.
    Note,
    /// The mark that calls a footnote.
    Reference,
    /// Words that link to a place: the anchor, and what a reader hears of it.
    Link(usize, String),
    /// A table.
    Table,
    /// The rows at its head.
    TableHead,
    /// The rows below.
    TableBody,
    /// A row.
    Row,
    /// A cell at the head of a column: columns taken.
    HeadCell(u32),
    /// Any other cell: columns taken.
    Cell(u32),
}

/// What counts the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// Figures.
    Figures,
    /// Small letters.
    Letters,
    /// A sign, each time the same.
    Signs,
}

/// What hangs on a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Child {
    /// A node.
    Node(usize),
    /// Words: a leaf.
    Leaf(usize),
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// What hangs on it, in the order of reading.
    pub children: Vec<Child>,
}

/// The tree. Its first node is the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// All nodes.
    pub nodes: Vec<Node>,
    /// How many leaves there are.
    pub leaves: usize,
}

impl Default for Structure {
    fn default() -> Self {
        Self { nodes: vec![Node { role: Role::Document, children: Vec::new() }], leaves: 0 }
    }
}

impl Structure {
    /// A new node at the end of another one.
    pub fn node(&mut self, parent: usize, role: Role) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node { role, children: Vec::new() });
        self.hang(parent, Child::Node(at));
        at
    }

    /// A new leaf at the end of a node.
    pub fn leaf(&mut self, parent: usize) -> usize {
        let leaf = self.leaves;
        self.leaves += 1;
        self.hang(parent, Child::Leaf(leaf));
        leaf
    }

    fn hang(&mut self, parent: usize, child: Child) {
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.children.push(child);
        }
    }

    /// What the last node on another one is, and its number.
    pub fn last(&self, parent: usize) -> Option<(usize, &Role)> {
        match self.nodes.get(parent)?.children.last()? {
            &Child::Node(at) => Some((at, &self.nodes.get(at)?.role)),
            Child::Leaf(_) => None,
        }
    }
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// How deep, from 1.
    pub depth: u16,
    /// What it says.
    pub title: String,
    /// The anchor that it leads to.
    pub anchor: usize,
}
