//! `regulation.yaml` as a tree of its entries and items, cut at the lines on which they open.

use super::document::{Document, Kind, Node};
use crate::load::{self, Value};
use crate::source::FileId;
use std::ops::Range;

/// Cuts a YAML file, whose line ends are `\n`, into its facts; `None` when it cannot be read as they are kept.
///
/// With `whole`, the items of a list are not cut further: a sign-off holds for all that it says or for nothing.
pub fn read(text: &str, whole: bool) -> Option<Document> {
    let mut diagnostics = Vec::new();
    let tree = load::read_yaml(FileId(0), text, &mut diagnostics);
    if !diagnostics.is_empty() {
        return None;
    }
    let is_blank = |text: &str| text.lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#'));
    if !matches!(tree.root.value, Value::Map(_)) && !is_blank(text) {
        return None;
    }
    let mut document = Document::empty();
    let mut reader = Reader { text, whole, document: &mut document, starts: Vec::new() };
    reader.inside(&tree.root, 0, Some(""))?;
    let starts = reader.starts;
    cut(text, &starts, &mut document);
    Some(document)
}

struct Reader<'a> {
    text: &'a str,
    whole: bool,
    document: &'a mut Document,
    /// The first byte of each node after its white space, with the byte where its own words may begin.
    starts: Vec<usize>,
}

impl Reader<'_> {
    /// The entries or items of a block collection; what stands on one line is no collection here.
    fn inside(&mut self, node: &load::Node, parent: usize, path: Option<&str>) -> Option<()> {
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    let path = path
                        .map(|path| if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) });
                    let mut piece = Node::new(Kind::Entry, parent);
                    piece.key.clone_from(&path);
                    piece.name = Some(entry.key.clone());
                    let at = self.push(piece, entry.key_span.start)?;
                    self.below(&entry.node, at, path.as_deref())?;
                }
            }
            Value::List(items) => {
                for item in items {
                    let word = |key: &str| match &item.node.get(key)?.node.value {
                        Value::Scalar(words) => Some(words.as_str()),
                        _ => None,
                    };
                    let named = word("id").or_else(|| word("number")).and_then(|name| {
                        let by = word("by").filter(|_| self.whole).map(|by| format!(", {by}")).unwrap_or_default();
                        Some(format!("{}[{name}{by}]", path?))
                    });
                    let dash = self.text.get(..item.node.span.start)?.rfind('-')?;
                    let mut piece = Node::new(Kind::Item, parent);
                    piece.marker = "-".to_owned();
                    piece.key = named.clone();
                    piece.opens_child = !self.whole
                        && matches!(&item.node.value, Value::Map(entries) if !entries.is_empty())
                        && !self.flows(&item.node);
                    let at = self.push(piece, dash)?;
                    // Without a name of its own an item is found by its words, and what is in it by its place in it.
                    if !self.whole {
                        self.below(&item.node, at, named.as_deref())?;
                    }
                }
            }
            _ => {}
        }
        Some(())
    }

    fn flows(&self, node: &load::Node) -> bool {
        self.text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['{', '[']))
    }

    fn below(&mut self, node: &load::Node, at: usize, path: Option<&str>) -> Option<()> {
        if self.flows(node) { Some(()) } else { self.inside(node, at, path) }
    }

    /// Adds a piece that opens at a byte; only white space, or the dash it stands behind, may come before it.
    fn push(&mut self, piece: Node, start: usize) -> Option<usize> {
        let line = self.text.get(..start)?.rfind('\n').map_or(0, |end| end + 1);
        let parent = self.document.node(piece.parent);
        let first_of_item = parent.opens_child && parent.children.is_empty();
        let before = self.text.get(line..start)?.trim_matches(' ');
        if !(before.is_empty() || first_of_item && before == "-") {
            return None;
        }
        self.starts.push(start);
        Some(self.document.push(piece))
    }
}

/// Gives each piece its own lines: from where it opens to where the next one's comments begin.
fn cut(text: &str, starts: &[usize], document: &mut Document) {
    let part = |range: Range<usize>| text.get(range).unwrap_or("");
    let line_start = |at: usize| part(0..at).rfind('\n').map_or(0, |end| end + 1);
    let mut done = 0;
    for (at, &start) in starts.iter().enumerate() {
        let node = document.node_mut(at + 1);
        let line = line_start(start);
        // The first entry of an item shares its line and its comments.
        let shares = line < done;
        node.gap = if shares { String::new() } else { part(done..line).to_owned() };
        node.lead = if shares { " ".repeat(start - line) } else { part(line..start).to_owned() };
        let from = start + node.marker.len();
        if node.opens_child {
            done = starts.get(at + 1).copied().unwrap_or(text.len());
            continue;
        }
        let next = starts.get(at + 1).map_or(text.len(), |next| line_start(*next));
        let own = own_length(part(from..next.max(from)), node.lead.len());
        node.text = part(from..from + own).to_owned();
        done = part(from + own..text.len()).find('\n').map_or(text.len(), |end| from + own + end + 1);
    }
    document.tail = part(done..text.len()).to_owned();
}

/// How much of the lines up to the next piece is the piece's own: blank lines and comments at the end are not,
/// unless a block of words holds them.
fn own_length(lines: &str, indent: usize) -> usize {
    let first = lines.lines().next().unwrap_or("");
    let value = first.rsplit_once(": ").map_or(first, |(_, value)| value).trim_start();
    let is_block = value.starts_with(['|', '>']);
    let mut own = lines.trim_end();
    while let Some((before, last)) = own.rsplit_once('\n') {
        let lead = last.len() - last.trim_start().len();
        if !last.trim_start().starts_with('#') || (is_block && lead > indent) {
            break;
        }
        own = before.trim_end();
    }
    own.len()
}
