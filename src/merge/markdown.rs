//! A Markdown file as a tree of its provisions, cut at the lines on which they open.

use super::document::{Document, Kind, Node};
use crate::load::{self, Marker};
use crate::model::{Provision, slug};
use crate::source::FileId;
use std::collections::BTreeMap;
use std::ops::Range;

/// Cuts a Markdown file, whose line ends are `\n`, into its provisions; gluing them again gives the file.
pub fn read(text: &str) -> Document {
    let provisions = load::load_text(FileId(0), text, &mut Vec::new());
    let mut known: BTreeMap<usize, (&Provision, Option<usize>)> = BTreeMap::new();
    provisions.iter().for_each(|provision| collect(provision, None, &mut known));
    let cut = |range: Range<usize>| text.get(range).unwrap_or("");
    let line_start = |at: usize| cut(0..at).rfind('\n').map_or(0, |end| end + 1);
    let blocks: Vec<_> = load::blocks(text)
        .into_iter()
        .filter(|block| {
            let at = block.marker_range.start;
            cut(line_start(at)..at).trim().is_empty()
        })
        .collect();
    // A footnote opens nothing: it stands before what follows it, wherever that belongs.
    let parent_of = |from: usize, places: &BTreeMap<usize, usize>| {
        let next = blocks.iter().skip(from).find_map(|block| known.get(&block.marker_range.start));
        next.and_then(|(_, parent)| *parent).and_then(|start| places.get(&start).copied()).unwrap_or(0)
    };
    let mut document = Document::empty();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut done = 0;
    for (at, block) in blocks.iter().enumerate() {
        let marker = &block.marker_range;
        let start = line_start(marker.start);
        let next = blocks.get(at + 1).map_or(text.len(), |next| line_start(next.marker_range.start));
        let own_end = start + cut(start..next).trim_end().len();
        let mut node = Node::new(Kind::Footnote, parent_of(at, &places));
        node.gap = cut(done..start).to_owned();
        node.lead = cut(start..marker.start).to_owned();
        node.marker = cut(marker.clone()).to_owned();
        node.text = cut(marker.end..own_end).to_owned();
        if let Marker::Footnote(name) = &block.marker {
            node.key = Some(format!("^{name}"));
        }
        if let Some((provision, _)) = known.get(&marker.start) {
            node.kind = Kind::Provision(provision.level);
            node.key = provision.id.as_ref().map(ToString::to_string);
            node.name =
                provision.heading.as_ref().and_then(|heading| slug(&heading.bare_words())).map(|id| id.to_string());
            node.number = provision.number.clone();
            node.pinned = provision.pinned;
        }
        places.insert(marker.start, document.push(node));
        done = cut(own_end..text.len()).find('\n').map_or(text.len(), |end| own_end + end + 1);
    }
    document.tail = cut(done..text.len()).to_owned();
    document
}

/// Every provision by the byte it starts at, with the byte its parent starts at.
fn collect<'a>(
    provision: &'a Provision,
    parent: Option<usize>,
    known: &mut BTreeMap<usize, (&'a Provision, Option<usize>)>,
) {
    let start = provision.origin.0.map(|span| span.start);
    if let Some(start) = start {
        known.insert(start, (provision, parent));
    }
    provision.children.iter().for_each(|child| collect(child, start, known));
}
