//! `regulation.yaml` as a tree of its entries and items, cut at the lines on which they open.

use super::document::{Document, Kind, Node};
use crate::load::{self, Value};
use crate::source::FileId;

/// Cuts a YAML file, whose line ends are `\n`, into its facts; `None` when it cannot be read as they are kept.
pub fn read(text: &str) -> Option<Document> {
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
    let mut reader = Reader { text, document: &mut document, starts: Vec::new() };
    reader.inside(&tree.root, 0, Some(""))?;
    let starts = reader.starts;
    cut(text, &starts, &mut document);
    Some(document)
}

struct Reader<'a> {
    text: &'a str,
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
                    let named = ["id", "number"].iter().find_map(|key| {
                        let Value::Scalar(words) = &item.node.get(key)?.node.value else { return None };
                        Some(format!("{}[{words}]", path?))
                    });
                    let dash = self.text.get(..item.node.span.start)?.rfind('-')?;
                    let mut piece = Node::new(Kind::Item, parent);
                    piece.marker = "-".to_owned();
                    piece.key = named.clone();
                    piece.opens_child = matches!(&item.node.value, Value::Map(entries) if !entries.is_empty())
                        && !self.flows(&item.node);
                    let at = self.push(piece, dash)?;
                    // Without a name of its own an item is found by its words, and what is in it by its place in it.
                    self.below(&item.node, at, named.as_deref())?;
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
        let line = self.text[..start].rfind('\n').map_or(0, |end| end + 1);
        let first_of_item = self
            .document
            .nodes
            .get(piece.parent)
            .is_some_and(|parent| parent.opens_child && parent.children.is_empty());
        let before = self.text[line..start].trim_matches(' ');
        if !(before.is_empty() || first_of_item && before == "-") {
            return None;
        }
        self.starts.push(start);
        Some(self.document.push(piece))
    }
}

/// Gives each piece its own lines: from where it opens to where the next one's comments begin.
fn cut(text: &str, starts: &[usize], document: &mut Document) {
    let mut done = 0;
    for (at, &start) in starts.iter().enumerate() {
        let node = &mut document.nodes[at + 1];
        let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
        // The first entry of an item shares its line and its comments.
        let shares = line < done;
        node.gap = if shares { String::new() } else { text[done..line].to_owned() };
        node.lead = if shares { " ".repeat(start - line) } else { text[line..start].to_owned() };
        let from = start + node.marker.len();
        if node.opens_child {
            done = starts.get(at + 1).copied().unwrap_or(text.len());
            continue;
        }
        let next = starts.get(at + 1).map_or(text.len(), |next| text[..*next].rfind('\n').map_or(0, |end| end + 1));
        let own = own_length(&text[from..next.max(from)], node.lead.len());
        node.text = text[from..from + own].to_owned();
        done = text[from + own..].find('\n').map_or(text.len(), |end| from + own + end + 1);
    }
    document.tail = text[done..].to_owned();
}

/// How much of the lines up to the next piece is the piece's own: blank lines and comments at the end are not,
/// unless a block of words holds them.
fn own_length(lines: &str, indent: usize) -> usize {
    let first = lines.lines().next().unwrap_or("");
    let value = first.rsplit_once(": ").map_or(first, |(_, value)| value).trim_start();
    let is_block = value.starts_with(['|', '>']);
    let mut end = lines.trim_end().len();
    loop {
        let line = lines[..end].rfind('\n').map_or(0, |at| at + 1);
        let last = &lines[line..end];
        let lead = last.len() - last.trim_start().len();
        if line == 0 || !last.trim_start().starts_with('#') || (is_block && lead > indent) {
            return end;
        }
        end = lines[..line].trim_end().len();
    }
}
