//! One side of a comparison: a regulation laid out as a list of nodes in reading order, with the passages to compare.

mod build;

use super::Document;
use super::fold::fold;
use super::likeness::{Shape, pair_key};
use super::print::{Printer, Values};
use super::token::Passage;
use crate::model::{Address, Citation, Id, Inline, InlineKind, Level, Number, Provision, Regulation, Text};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// The place of a node in [`Side::nodes`].
pub type NodeId = usize;

/// A regulation laid out for comparison. Drafters' notes are left out.
///
/// Most provisions of two versions are the same: their words are cut into tokens and their citations worked out only
/// when they are asked for.
#[derive(Debug)]
pub struct Side<'a> {
    /// The regulation and its profile.
    pub document: Document<'a>,
    /// Every provision in reading order: those of the decision first, then those of the regulation.
    pub nodes: Vec<Node<'a>>,
    /// Its subject as printed.
    pub subject: String,
    by_id: FxHashMap<&'a Id, NodeId>,
    pub(super) values: Values<'a>,
    /// Whether the decision and the regulation have one annex each, which then has no number.
    only_annex: [bool; 2],
    /// What is printed of no words.
    empty: Arc<Passage>,
}

/// A provision with all that a comparison asks of it.
#[derive(Debug)]
pub struct Node<'a> {
    /// The provision.
    pub provision: &'a Provision,
    /// Whether it stands in the promulgating decision.
    pub in_decision: bool,
    /// Whether it stands in a quotation: it is a provision of the amended regulation, which nothing outside cites.
    pub quoted: bool,
    /// What it stands in.
    pub parent: Option<NodeId>,
    /// The node after the last one that stands in it.
    pub end: NodeId,
    /// Words in it and all that stands in it, as white space cuts them.
    pub words: usize,
    /// Words of its own.
    pub(super) own_words: usize,
    /// Its place among the numbered provisions of its text.
    order: usize,
    /// A hash of its own words, letter for letter, and whether it cites a provision.
    pub(super) own_hash: u64,
    pub(super) cites: bool,
    /// Whether its words may name a provision without a link.
    pub(super) may_name: bool,
    /// A hash of the words of it and of all that stands in it.
    pub(super) hash: u64,
    heading: OnceLock<Arc<Passage>>,
    body: OnceLock<Arc<Passage>>,
    cells: OnceLock<Vec<Vec<Arc<Passage>>>>,
    shape: OnceLock<Box<Shape>>,
    name: OnceLock<Option<u64>>,
}

impl<'a> Side<'a> {
    /// Lays a regulation out.
    pub fn new(document: Document<'a>) -> Self {
        let regulation: &'a Regulation = document.regulation;
        let (values, nodes) = build::nodes(document);
        let mut by_id = FxHashMap::with_capacity_and_hasher(nodes.len(), Default::default());
        for (at, node) in nodes.iter().enumerate() {
            if let Some(id) = node.provision.id.as_ref().filter(|_| !node.quoted) {
                by_id.entry(id).or_insert(at);
            }
        }
        let only_annex = [&regulation.provisions, &regulation.decision_text]
            .map(|text| text.iter().filter(|provision| provision.level == Level::Annex).count() == 1);
        let subject = values.fact(&regulation.facts.subject);
        Self { document, nodes, subject, by_id, values, only_annex, empty: Arc::default() }
    }

    /// A text as it would print where a node stands.
    pub fn print(&self, at: NodeId, text: &Text) -> Passage {
        Printer::passage(self, at, text)
    }

    /// The name of a node.
    pub fn heading(&self, at: NodeId) -> &Arc<Passage> {
        let node = &self.nodes[at];
        node.heading.get_or_init(|| self.passage(at, node.provision.heading.as_ref()))
    }

    /// What a name is compared by, spelling aside; `None` without one.
    pub(super) fn name_key(&self, at: NodeId) -> Option<u64> {
        *self.nodes[at].name.get_or_init(|| {
            let mut hasher = FxHasher::default();
            match self.nodes[at].provision.heading.as_ref()?.0.as_slice() {
                [] => return None,
                // Most names are plain words.
                [Inline { kind: InlineKind::Words(words), .. }] => {
                    hash_words(words, &mut hasher);
                }
                _ => hash_words(&self.heading(at).text, &mut hasher),
            }
            Some(hasher.finish())
        })
    }

    /// The words of a node that is no heading.
    pub fn body(&self, at: NodeId) -> &Arc<Passage> {
        let node = &self.nodes[at];
        node.body.get_or_init(|| self.passage(at, Some(&node.provision.body)))
    }

    fn passage(&self, at: NodeId, text: Option<&Text>) -> Arc<Passage> {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => Arc::new(Printer::passage(self, at, text)),
            None => Arc::clone(&self.empty),
        }
    }

    /// The cells of a table, row by row.
    pub fn cells(&self, at: NodeId) -> &Vec<Vec<Arc<Passage>>> {
        let node = &self.nodes[at];
        node.cells.get_or_init(|| {
            let rows = node.provision.table.iter().flat_map(|table| &table.rows);
            rows.map(|row| row.iter().map(|cell| Arc::new(Printer::passage(self, at, cell))).collect()).collect()
        })
    }

    /// The passages of a node's own: name, words, cells.
    pub fn passages(&self, at: NodeId) -> impl Iterator<Item = &Passage> {
        [self.heading(at), self.body(at)].into_iter().chain(self.cells(at).iter().flatten()).map(Arc::as_ref)
    }

    /// The words of a node and of all that stands in it, in a form that is quick to compare.
    pub(super) fn shape(&self, at: NodeId) -> &Shape {
        self.nodes[at].shape.get_or_init(|| Box::new(Shape::new(self, at)))
    }

    /// Cuts into tokens what the other side does not say letter for letter: most of it will be asked for.
    pub(super) fn prepare(&self, others: &FxHashSet<u64>) {
        for (at, node) in self.nodes.iter().enumerate() {
            self.name_key(at);
            // What cites a provision prints otherwise when that one got another number.
            let differs = !others.contains(&node.own_hash);
            if node.cites || differs {
                self.passages(at).count();
            }
            // What has no name finds its partner by likeness.
            if differs && !node.level().is_heading() {
                self.shape(at).words();
            }
        }
    }

    /// The hashes of the words of its nodes, each alone.
    pub(super) fn hashes(&self) -> FxHashSet<u64> {
        self.nodes.iter().map(|node| node.own_hash).collect()
    }

    /// The keys of a node's own words, marks left out.
    pub(super) fn keys(&self, at: NodeId) -> impl Iterator<Item = u64> {
        self.passages(at).flat_map(|passage| &passage.tokens).filter(|token| token.is_word()).map(|token| token.key)
    }

    /// The pairs of neighbouring words in a node's own words, sorted.
    pub(super) fn own_pairs(&self, at: NodeId) -> Cow<'_, [u64]> {
        if self.nodes[at].end == at + 1 {
            return Cow::Borrowed(&self.shape(at).pairs);
        }
        let mut pairs = Vec::with_capacity(self.nodes[at].own_words);
        let mut before = None;
        for word in self.keys(at) {
            if let Some(before) = before.replace(word) {
                pairs.push(pair_key(before, word));
            }
        }
        pairs.sort_unstable();
        Cow::Owned(pairs)
    }

    /// Where a node stands; for what has no number, where the nearest numbered provision around it stands.
    pub fn citation(&self, at: NodeId) -> Citation {
        let (mut steps, mut orders) = (Vec::new(), Vec::new());
        let mut at = Some(at);
        while let Some(place) = at {
            let node = &self.nodes[place];
            if let Some(number) = node.provision.number.as_ref().filter(|_| !node.quoted) {
                let bare = node.level() == Level::Annex && self.only_annex[usize::from(node.in_decision)];
                steps.push((node.level(), (!bare).then(|| number.clone())));
                orders.push(node.order);
            }
            at = node.parent;
        }
        let address = Address::outward(steps);
        orders.truncate(address.steps.len());
        Citation { address, orders }
    }

    /// The levels and numbers that a node is cited by, from itself outwards.
    pub(super) fn numbers(&self, at: NodeId) -> impl Iterator<Item = (Level, Option<&Number>)> {
        let mut next = Some(at);
        std::iter::from_fn(move || {
            while let Some(at) = next {
                let node = &self.nodes[at];
                let (level, number) = (node.level(), node.provision.number.as_ref().filter(|_| !node.quoted));
                next = if number.is_some() && level == Level::Article { None } else { node.parent };
                if number.is_some() {
                    let bare = level == Level::Annex && self.only_annex[usize::from(node.in_decision)];
                    return Some((level, number.filter(|_| !bare)));
                }
            }
            None
        })
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

    /// The nearest provision of a level that a node stands in, itself not counted.
    pub(super) fn around(&self, node: NodeId, level: Level) -> Option<NodeId> {
        std::iter::successors(self.nodes[node].parent, |&at| self.nodes[at].parent)
            .find(|&at| self.nodes[at].level() == level)
    }

    /// The article that a node is or stands in.
    pub fn article_of(&self, node: NodeId) -> Option<NodeId> {
        let mut at = Some(node);
        while let Some(node) = at {
            let is_own = !self.nodes[node].quoted;
            if is_own && matches!(self.nodes[node].provision.level, Level::Article | Level::Annex) {
                return Some(node);
            }
            at = self.nodes[node].parent;
        }
        None
    }

    /// Where a node stands, in words: `khoản 2 Điều 5`; what has no number is counted among its like when there are
    /// several: `đoạn mở đầu Điều 3`, `đoạn 2 Điều 5`, `gạch đầu dòng 3 khoản 1 Điều 2`. What stands in the decision says so.
    pub fn cite(&self, at: NodeId) -> String {
        let node = &self.nodes[at];
        let mut out = self.citation(at).to_string();
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
            let sisters = self.children(node.parent).count();
            out = match like.iter().position(|other| *other == at) {
                Some(place) if like.len() > 1 || noun != "đoạn" => format!("{noun} {} {around}", place + 1),
                // What an article says in one paragraph is the article; what opens or closes a list is not.
                _ if sisters <= 1 || node.parent.is_none() => around,
                _ if self.children(node.parent).next() == Some(at) => format!("đoạn mở đầu {around}"),
                _ => format!("đoạn cuối {around}"),
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
        let mut lines = vec![self.heading(at).text.clone(), self.body(at).text.clone()];
        lines.extend(self.cells(at).iter().map(|row| row_text(row)));
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

fn hash_words(words: &str, hasher: &mut FxHasher) {
    // All white space that is not ASCII but one sign begins with one of these bytes, and bytes tell words apart faster than letters.
    let only_ascii = !words.bytes().any(|byte| matches!(byte, 0xC2 | 0xE2 | 0xE3)) && !words.contains('\u{1680}');
    if only_ascii {
        words.split_ascii_whitespace().for_each(|word| fold(word).hash(hasher));
    } else {
        words.split_whitespace().for_each(|word| fold(word).hash(hasher));
    }
}

fn row_text(row: &[Arc<Passage>]) -> String {
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
}

/// A hash of everything that a comparison looks at, by which the two sides are put in order.
pub(super) fn digest(side: &Side) -> u64 {
    let mut hasher = FxHasher::default();
    for node in &side.nodes {
        (node.level(), &node.provision.id, &node.provision.number, node.parent, node.in_decision).hash(&mut hasher);
        node.own_hash.hash(&mut hasher);
    }
    hasher.finish()
}
