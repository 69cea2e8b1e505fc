//! Lays the provisions of a regulation out as nodes, with their words counted and hashed.

use super::{Node, NodeId};
use crate::diff::Document;
use crate::diff::print::Values;
use crate::model::{InlineKind, Level, Provision, Text, may_name_a_provision};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// The nodes of a regulation in reading order, and the facts that its text prints.
pub(super) fn nodes(document: Document<'_>) -> (Values<'_>, Vec<Node<'_>>) {
    let regulation = document.regulation;
    let mut count = 0;
    for provision in regulation.decision_text.iter().chain(&regulation.provisions) {
        provision.visit(&mut |_| count += 1);
    }
    let nodes = Vec::with_capacity(count);
    let mut builder = Builder { values: Values::new(document), nodes, in_decision: true, in_quote: false, order: 0 };
    builder.push_all(&regulation.decision_text, None);
    builder.in_decision = false;
    builder.order = 0;
    builder.push_all(&regulation.provisions, None);
    (builder.values, builder.nodes)
}

struct Builder<'a> {
    values: Values<'a>,
    nodes: Vec<Node<'a>>,
    in_decision: bool,
    in_quote: bool,
    order: usize,
}

impl<'a> Builder<'a> {
    fn push_all(&mut self, provisions: &'a [Provision], parent: Option<NodeId>) {
        for provision in provisions {
            // What is numbered in a note counts, though nothing shows it.
            if provision.level == Level::Note {
                provision.visit(&mut |below| self.order += usize::from(below.number.is_some()));
            } else {
                self.push(provision, parent);
            }
        }
    }

    fn push(&mut self, provision: &'a Provision, parent: Option<NodeId>) {
        let at = self.nodes.len();
        let order = self.order;
        let quoted = self.in_quote;
        self.order += usize::from(provision.number.is_some() && !quoted);
        let mut own = Own { hasher: FxHasher::default(), words: 0, cites: false, may_name: false, quoted };
        (provision.level.is_heading(), provision.table.as_ref().map(|table| table.rows.len())).hash(&mut own.hasher);
        for text in provision.texts() {
            own.text(text, &mut self.values);
            0xFFu8.hash(&mut own.hasher);
        }
        self.nodes.push(Node {
            provision,
            in_decision: self.in_decision,
            quoted,
            parent,
            end: at + 1,
            words: own.words,
            own_words: own.words,
            may_name: own.may_name,
            order,
            own_hash: own.hasher.finish(),
            cites: own.cites,
            hash: 0,
            heading: OnceLock::new(),
            body: OnceLock::new(),
            cells: OnceLock::new(),
            shape: OnceLock::new(),
            name: OnceLock::new(),
        });
        self.in_quote |= provision.level == Level::Quote;
        self.push_all(&provision.children, Some(at));
        self.in_quote = quoted;
        let end = self.nodes.len();
        let mut hasher = FxHasher::default();
        self.nodes[at].own_hash.hash(&mut hasher);
        let mut words = self.nodes[at].words;
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

/// What is gathered from the texts of one provision.
struct Own {
    hasher: FxHasher,
    words: usize,
    cites: bool,
    may_name: bool,
    quoted: bool,
}

impl Own {
    fn text<'a>(&mut self, text: &'a Text, values: &mut Values<'a>) {
        for inline in &text.0 {
            std::mem::discriminant(&inline.kind).hash(&mut self.hasher);
            match &inline.kind {
                InlineKind::Words(words) => self.words(words),
                // Only the amended regulation knows what it prints.
                InlineKind::Placeholder(path) if self.quoted => self.words(path),
                InlineKind::Placeholder(path) => self.words(values.print(path)),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Footnote(inner) => {
                    self.text(inner, values);
                    0xFEu8.hash(&mut self.hasher);
                }
                InlineKind::Reference(id) => {
                    id.hash(&mut self.hasher);
                    self.words += 1;
                    self.cites = true;
                }
                InlineKind::Break => {}
            }
        }
    }

    fn words(&mut self, words: &str) {
        words.hash(&mut self.hasher);
        self.words += count_words(words);
        self.may_name |= may_name_a_provision(words);
    }
}

/// How many words white space cuts.
fn count_words(words: &str) -> usize {
    let bytes = words.as_bytes();
    let is_space = |byte: u8| u8::from((byte == b' ') | (byte == b'\t') | (byte == b'\n') | (byte == b'\r'));
    // A word ends before each white space that follows a letter, and at the end. The sums of short stretches fit a
    // byte, which lets the compiler count many at once.
    let ends = |from: &[u8], to: &[u8]| -> u8 {
        from.iter().zip(to).map(|(byte, next)| (1 - is_space(*byte)) & is_space(*next)).sum()
    };
    let inner: usize = match bytes.get(1..) {
        Some(next) => bytes.chunks(128).zip(next.chunks(128)).map(|(from, to)| usize::from(ends(from, to))).sum(),
        None => 0,
    };
    inner + bytes.last().map_or(0, |last| usize::from(1 - is_space(*last)))
}
