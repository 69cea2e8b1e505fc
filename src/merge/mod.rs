//! Three-way merge by provision: two drafters' versions of one file and what both started from become one file.
//!
//! Stages: `markdown` and `yaml` (a file as a tree of its lines), `pair` and `plan` (which piece is which, and which
//! are left to a person), `tree`, `fate` and `order` (what stays, where, in which order), `words` (one provision
//! edited on both sides), `write` (the text, conflicts marked), `law` (what each side's reading must hold; where it
//! does not, more is marked and the text is written again).
//! Every line of the result was typed by somebody: nothing is formatted, only typed numbers are counted again where
//! a list changed. What is written is read again; where that gives another tree than was meant, the lines are
//! merged as git does and the file is left for a person to look at.

#![deny(clippy::indexing_slicing, clippy::string_slice)]

mod by_line;
mod document;
mod dress;
mod fate;
mod footnote;
mod gap;
mod law;
mod likeness;
mod markdown;
mod number;
mod order;
mod outcome;
mod pair;
mod place;
mod plan;
mod rise;
mod side;
mod tree;
mod words;
mod write;
mod yaml;

pub use outcome::{Conflict, Labels, Merged, Reason};

use crate::source::{FACTS_FILE, SIGN_OFF_FILE};
use document::{Document, Kind};
use dress::Dress;
use plan::Plan;
use side::Three;
use tree::Merge;
use write::Written;

/// Files beyond this many bytes are merged by lines.
const LARGEST: usize = 4 * 1024 * 1024;

/// So often a text is written again with more of it marked.
const ROUNDS: usize = 16;

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A file of the text.
    Markdown,
    /// `regulation.yaml`.
    Facts,
    /// The file of sign-offs, of which each is whole.
    SignOffs,
}

impl Form {
    /// The form of a file of this name.
    pub fn of(name: &str) -> Self {
        match name {
            FACTS_FILE => Self::Facts,
            SIGN_OFF_FILE => Self::SignOffs,
            _ => Self::Markdown,
        }
    }
}

/// Merges two versions of a file that both come from `base`; never fails and loses nothing.
pub fn merge(form: Form, base: &str, ours: &str, theirs: &str, labels: &Labels) -> Merged {
    if let Some(text) = words::pick(Some(base), ours, theirs) {
        return Merged { text: text.to_owned(), conflicts: Vec::new() };
    }
    let texts = Three { base, ours, theirs };
    let dresses = texts.map(Dress::of);
    let dress = Dress::merge(&dresses);
    let [base, ours, theirs] = [dresses.base.plain(base), dresses.ours.plain(ours), dresses.theirs.plain(theirs)];
    let merged = if base.len().max(ours.len()).max(theirs.len()) > LARGEST {
        None
    } else {
        by_provision(form, &base, &ours, &theirs, labels)
    };
    let mut merged =
        merged.unwrap_or_else(|| by_line::merge(&Three { base: &base, ours: &ours, theirs: &theirs }, labels));
    merged.text = dress.dress(merged.text);
    merged
}

/// `None` when the file cannot be put together by its provisions.
fn by_provision(form: Form, base: &str, ours: &str, theirs: &str, labels: &Labels) -> Option<Merged> {
    let read = |text: &str| match form {
        Form::Markdown => Some(markdown::read(text)),
        Form::Facts => yaml::read(text, false),
        Form::SignOffs => yaml::read(text, true),
    };
    let renamed = if form == Form::Markdown { footnote::apart(base, ours, theirs) } else { theirs.to_owned() };
    let documents = Three { base: read(base)?, ours: read(ours)?, theirs: read(&renamed)? };
    let written = settled(form, &documents, labels)?;
    if written.unshown {
        return None;
    }
    if written.conflicts.is_empty() && outline(&read(&written.text)?) != written.outline {
        return None;
    }
    Some(Merged { text: written.text, conflicts: written.conflicts })
}

/// The text of which each side's reading holds what it must; `None` when there is none.
fn settled(form: Form, documents: &Three<Document>, labels: &Labels) -> Option<Written> {
    let mut plan = Plan::new(documents);
    for _ in 0..ROUNDS {
        let mut merge = Merge::new(documents, &plan);
        fate::settle(&mut merge, &plan);
        order::order(&mut merge);
        let written = write::write(&merge, labels);
        if !law::amend(form == Form::Markdown, &merge, &written.readings, &mut plan).ok()? {
            return Some(written);
        }
    }
    None
}

/// Every piece with its depth and words, in reading order.
fn outline(document: &Document) -> Vec<(usize, Kind, String)> {
    let mut depths: Vec<usize> = vec![0];
    let mut out = Vec::new();
    for node in (1..document.len()).map(|at| document.node(at)) {
        let depth = if node.parent == 0 { 0 } else { depths.get(node.parent).map_or(0, |depth| depth + 1) };
        depths.push(depth);
        out.push((depth, node.kind, node.text.trim().to_owned()));
    }
    out
}
