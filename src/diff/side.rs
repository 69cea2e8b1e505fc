//! One side of a comparison: a regulation laid out as a list of nodes in reading order, with the passages to compare.

use super::Document;
use super::token::{Passage, Reader, TokenKind};
use crate::model::{Citation, Id, Level, Provision, Regulation};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The place of a node in [`Side::nodes`].
pub type NodeId = usize;

/// A regulation laid out for comparison. Drafters' notes are left out.
#[derive(Debug)]
pub struct Side<'a> {
    /// The regulation and its profile.
    pub document: Document<'a>,
    /// Every provision in reading order: those of the decision first, then those of the regulation.
    pub nodes: Vec<Node<'a>>,
    /// Its subject as printed.
    pub subject: String,
    by_id: HashMap<&'a Id, NodeId>,
}

/// A provision with all that a comparison asks of it.
#[derive(Debug)]
pub struct Node<'a> {
    /// The provision.
    pub provision: &'a Provision,
    /// Where it stands; for what has no number, where the nearest numbered provision around it stands.
    pub citation: Citation,
    /// Whether it stands in the promulgating decision.
    pub in_decision: bool,
    /// What it stands in.
    pub parent: Option<NodeId>,
    /// The node after the last one that stands in it.
    pub end: NodeId,
    /// Its name.
    pub heading: Passage,
    /// Its own words.
    pub body: Passage,
    /// The cells of a table, row by row.
    pub cells: Vec<Vec<Passage>>,
    /// Words in it and all that stands in it.
    pub words: usize,
    /// A hash of the words of it and of all that stands in it, spelling folded.
    pub(super) hash: u64,
}

impl<'a> Side<'a> {
    pub(super) fn new(document: Document<'a>) -> Self {
        let regulation: &'a Regulation = document.regulation;
        let index = regulation.index();
        let mut citations = Vec::new();
        regulation.cited_in_decision(|_, citation| citations.push(citation.clone()));
        regulation.cited(|_, citation| citations.push(citation.clone()));
        let nodes = Vec::with_capacity(citations.len());
        let reader = Reader::new(document, &index);
        let subject = reader.fact(&document.regulation.facts.subject);
        let mut builder = Builder { reader, citations: citations.into_iter(), nodes, in_decision: true };
        builder.push_all(&regulation.decision_text, None);
        builder.in_decision = false;
        builder.push_all(&regulation.provisions, None);
        let nodes = builder.nodes;
        let mut by_id = HashMap::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            if let Some(id) = &node.provision.id {
                by_id.entry(id).or_insert(at);
            }
        }
        Self { document, nodes, subject, by_id }
    }

    /// The node with this id; of two the first.
    pub fn by_id(&self, id: &Id) -> Option<NodeId> {
        self.by_id.get(id).copied()
    }

    /// The nodes directly in a node, or at the top of the text.
    pub fn children(&self, parent: Option<NodeId>) -> impl Iterator<Item = NodeId> {
        let (mut at, end) = match parent {
            Some(parent) => (parent + 1, self.nodes[parent].end),
            None => (0, self.nodes.len()),
        };
        std::iter::from_fn(move || {
            let child = at;
            (child < end).then(|| {
                at = self.nodes[child].end;
                child
            })
        })
    }

    /// The article that a node is or stands in.
    pub fn article_of(&self, node: NodeId) -> Option<NodeId> {
        let mut at = Some(node);
        while let Some(node) = at {
            if matches!(self.nodes[node].provision.level, Level::Article | Level::Annex) {
                return Some(node);
            }
            at = self.nodes[node].parent;
        }
        None
    }

    /// Where a node stands, in words: `khoản 2 Điều 5`; what has no number is counted among its like when there are
    /// several: `đoạn 2 Điều 5`, `gạch đầu dòng 3 khoản 1 Điều 2`. What stands in the decision says so.
    pub fn cite(&self, at: NodeId) -> String {
        let node = &self.nodes[at];
        let mut out = node.citation.to_string();
        let noun = match node.level() {
            Level::Paragraph => "đoạn",
            Level::Indent => "gạch đầu dòng",
            Level::Subindent => "dấu cộng",
            Level::Table => "bảng",
            _ => "",
        };
        if !noun.is_empty() {
            let like: Vec<NodeId> =
                self.children(node.parent).filter(|&other| self.nodes[other].level() == node.level()).collect();
            let around = match node.parent.map(|parent| &self.nodes[parent]) {
                Some(parent) if matches!(parent.level(), Level::Indent | Level::Subindent) => {
                    self.cite(node.parent.unwrap_or_default())
                }
                _ => out,
            };
            // The only paragraph of an article is the article.
            out = match like.iter().position(|other| *other == at) {
                Some(place) if like.len() > 1 || noun != "đoạn" => format!("{noun} {} {around}", place + 1),
                _ => around,
            };
        }
        if node.in_decision { format!("{out} Quyết định ban hành") } else { out }.trim_end().to_owned()
    }

    /// Whether `inner` stands in `outer`, or is it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        (outer..self.nodes[outer].end).contains(&inner)
    }

    /// The type and subject of the regulation: `Quy chế làm việc của …`.
    pub fn title(&self) -> String {
        let facts = &self.document.regulation.facts;
        format!("{} {}", facts.document_type(), self.subject).trim().to_owned()
    }

    /// A node's own words: name, text and cells, as lines.
    pub fn own_text(&self, at: NodeId) -> String {
        let node = &self.nodes[at];
        let mut lines = vec![node.heading.text.clone(), node.body.text.clone()];
        lines.extend(node.cells.iter().map(row_text));
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// The words of a node and of all that stands in it, as lines: labels are left out.
    pub fn text_of(&self, node: NodeId) -> String {
        let mut lines: Vec<String> = (node..self.nodes[node].end).map(|at| self.own_text(at)).collect();
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}

fn row_text(row: &Vec<Passage>) -> String {
    row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
}

impl Node<'_> {
    /// Its level.
    pub fn level(&self) -> Level {
        self.provision.level
    }

    /// Its number as printed at its level, empty without one.
    pub fn number(&self) -> String {
        let level = self.provision.level;
        self.provision.number.as_ref().map(|number| number.print(level)).unwrap_or_default()
    }

    /// The passages of its own: name, words, cells.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        [&self.heading, &self.body].into_iter().chain(self.cells.iter().flatten())
    }

    /// The keys of its own words, marks left out.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> {
        self.passages().flat_map(|passage| &passage.tokens).filter(|token| token.is_word()).map(|token| token.key)
    }
}

struct Builder<'a, 'i> {
    reader: Reader<'a, 'i>,
    citations: std::vec::IntoIter<Citation>,
    nodes: Vec<Node<'a>>,
    in_decision: bool,
}

impl<'a> Builder<'a, '_> {
    fn push_all(&mut self, provisions: &'a [Provision], parent: Option<NodeId>) {
        for provision in provisions {
            let citation = self.citations.next().unwrap_or(Citation { steps: Vec::new() });
            if provision.level == Level::Note {
                // What a note holds is passed over with it; the citations stay in step.
                provision.children.iter().for_each(|child| child.visit(&mut |_| drop(self.citations.next())));
                continue;
            }
            self.push(provision, citation, parent);
        }
    }

    fn push(&mut self, provision: &'a Provision, citation: Citation, parent: Option<NodeId>) {
        let at = self.nodes.len();
        let heading = provision.heading.as_ref();
        let heading = heading.map(|text| self.reader.passage(text, &citation)).unwrap_or_default();
        let body = self.reader.passage(&provision.body, &citation);
        let rows = provision.table.iter().flat_map(|table| &table.rows);
        let cells: Vec<Vec<Passage>> =
            rows.map(|row| row.iter().map(|cell| self.reader.passage(cell, &citation)).collect()).collect();
        self.nodes.push(Node {
            provision,
            citation,
            in_decision: self.in_decision,
            parent,
            end: at + 1,
            heading,
            body,
            cells,
            words: 0,
            hash: 0,
        });
        self.push_all(&provision.children, Some(at));
        let end = self.nodes.len();
        let mut hasher = DefaultHasher::new();
        let mut words = 0;
        let node = &self.nodes[at];
        (node.level().is_heading(), node.cells.len()).hash(&mut hasher);
        for passage in node.passages() {
            for token in &passage.tokens {
                (token.key, token.style).hash(&mut hasher);
                words += usize::from(token.is_word());
            }
            u32::MAX.hash(&mut hasher);
        }
        let mut child = at + 1;
        while child < end {
            self.nodes[child].hash.hash(&mut hasher);
            words += self.nodes[child].words;
            child = self.nodes[child].end;
        }
        let node = &mut self.nodes[at];
        (node.end, node.words, node.hash) = (end, words, hasher.finish());
    }
}

/// A hash of everything that a comparison looks at, by which the two sides are put in order.
pub(super) fn digest(side: &Side) -> u64 {
    let mut hasher = DefaultHasher::new();
    for node in &side.nodes {
        (node.level(), &node.provision.id, &node.provision.number, node.parent, node.in_decision).hash(&mut hasher);
        for passage in node.passages() {
            passage.text.hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Whether a reference of a passage names a node, and which.
pub(super) fn target(side: &Side, kind: &TokenKind) -> Option<NodeId> {
    match kind {
        TokenKind::Reference(id) => side.by_id(id),
        _ => None,
    }
}
