//! Three-way merge by provision: two drafters' versions of one file and what both started from become one file.
//!
//! Stages: `markdown` and `yaml` (a file as a tree of its lines), `pair` (which piece is which), `tree` (what stays,
//! where, in which order), `words` (one provision edited on both sides), `write` (the text, conflicts marked).
//! Every line of the result was typed by somebody: nothing is formatted, only typed numbers are counted again where
//! a list changed. What is written is read again; where that gives another tree than was meant, the lines are
//! merged as git does and the file is left for a person to look at.

mod document;
mod markdown;
mod pair;
mod tree;
mod words;
mod write;
mod yaml;

use document::{Document, Kind};
use similar::{ConflictStyle, TextMerge};
use std::collections::BTreeMap;

/// Files beyond this many bytes are merged by lines.
const LARGEST: usize = 4 * 1024 * 1024;

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A file of the text.
    Markdown,
    /// `regulation.yaml`.
    Facts,
}

/// What stands at the markers of a conflict.
#[derive(Debug, Clone)]
pub struct Labels {
    /// Behind `<<<<<<<`.
    pub ours: String,
    /// Behind `|||||||`.
    pub base: String,
    /// Behind `>>>>>>>`.
    pub theirs: String,
    /// How many signs a marker has, from 1.
    pub length: usize,
    /// Whether the base is shown between the two.
    pub with_base: bool,
}

impl Default for Labels {
    fn default() -> Self {
        let [ours, base, theirs] = ["ours", "base", "theirs"].map(str::to_owned);
        Self { ours, base, theirs, length: 7, with_base: false }
    }
}

/// Why a person has to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Both sides edited the same words, or words too near each other.
    Edited,
    /// One side deleted what the other edited or moved, or both moved it to different places.
    Deleted,
    /// Both sides put in something of the same name.
    Added,
    /// The provisions could not be put together; the lines were merged, whether or not they conflict.
    Unclear,
}

/// A place that is left for a person to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Where: `khoản 2, Điều “Bí thư”`, or the path of a fact.
    pub place: String,
    /// Why.
    pub reason: Reason,
}

/// The merged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its text, with markers around what is contested.
    pub text: String,
    /// What is contested; empty when the merge is clean.
    pub conflicts: Vec<Conflict>,
}

/// Merges two versions of a file that both come from `base`; never fails and loses nothing.
pub fn merge(form: Form, base: &str, ours: &str, theirs: &str, labels: &Labels) -> Merged {
    if let Some(text) = words::pick(Some(base), ours, theirs) {
        return Merged { text: text.to_owned(), conflicts: Vec::new() };
    }
    let shapes = [base, ours, theirs].map(Shape::of);
    let shape = Shape::merge(&shapes);
    let plain = |text: &str, own: &Shape| own.plain(text);
    let [base, ours, theirs] = [plain(base, &shapes[0]), plain(ours, &shapes[1]), plain(theirs, &shapes[2])];
    let merged = if base.len().max(ours.len()).max(theirs.len()) > LARGEST {
        None
    } else {
        by_provision(form, &base, &ours, &theirs, labels)
    };
    let mut merged = merged.unwrap_or_else(|| by_line(&base, &ours, &theirs, labels));
    merged.text = shape.dress(merged.text);
    merged
}

/// `None` when the file cannot be put together by its provisions.
fn by_provision(form: Form, base: &str, ours: &str, theirs: &str, labels: &Labels) -> Option<Merged> {
    let read = |text: &str| match form {
        Form::Markdown => Some(markdown::read(text)),
        Form::Facts => yaml::read(text),
    };
    let renamed = if form == Form::Markdown { footnotes_apart(base, ours, theirs) } else { theirs.to_owned() };
    let merge = tree::merge([read(base)?, read(ours)?, read(&renamed)?]);
    let written = write::write(&merge, labels);
    if written.nested {
        return None;
    }
    if written.conflicts.is_empty() && outline(&read(&written.text)?) != written.outline {
        return None;
    }
    Some(Merged { text: written.text, conflicts: written.conflicts })
}

/// Every piece with its depth and words, in reading order.
fn outline(document: &Document) -> Vec<(usize, Kind, String)> {
    let mut out = Vec::new();
    let mut depths = vec![0; document.nodes.len()];
    for (at, node) in document.nodes.iter().enumerate().skip(1) {
        depths[at] = if node.parent == 0 { 0 } else { depths[node.parent] + 1 };
        out.push((depths[at], node.kind, node.text.trim().to_owned()));
    }
    out
}

/// Theirs, with a new name for each footnote that both sides put in under one name with different words.
fn footnotes_apart(base: &str, ours: &str, theirs: &str) -> String {
    let footnotes = |text: &str| -> BTreeMap<String, String> {
        let nodes = markdown::read(text).nodes.into_iter();
        nodes.filter(|node| node.kind == Kind::Footnote).filter_map(|node| Some((node.key?, node.text))).collect()
    };
    if !ours.contains("[^") || !theirs.contains("[^") {
        return theirs.to_owned();
    }
    let [base, ours, notes] = [base, ours, theirs].map(footnotes);
    let mut text = theirs.to_owned();
    for (key, words) in &notes {
        if base.contains_key(key) || ours.get(key).is_none_or(|other| other == words) {
            continue;
        }
        let taken = |name: &String| [&base, &ours, &notes].iter().any(|known| known.contains_key(&format!("^{name}")));
        let fresh = (1..)
            .map(|number: u32| number.to_string())
            .find(|name| !taken(name) && !text.contains(&format!("[^{name}]")));
        if let Some(fresh) = fresh {
            text = text.replace(&format!("[{key}]"), &format!("[^{fresh}]"));
        }
    }
    text
}

/// As git merges, line by line; a person looks at it in any case.
fn by_line(base: &str, ours: &str, theirs: &str, labels: &Labels) -> Merged {
    let mut merge = TextMerge::from_lines(base, ours, theirs);
    merge.conflict_style(if labels.with_base { ConflictStyle::Diff3 } else { ConflictStyle::Merge });
    merge.conflict_marker_size(labels.length);
    merge.labels(&labels.base, &labels.ours, &labels.theirs);
    let conflict = Conflict { place: String::new(), reason: Reason::Unclear };
    Merged { text: merge.to_string(), conflicts: vec![conflict] }
}

/// How a file is dressed: byte-order mark, line ends, the end of its last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shape {
    mark: bool,
    /// Whether every line ends with a carriage return.
    returns: bool,
    ended: bool,
    empty: bool,
}

impl Shape {
    fn of(text: &str) -> Self {
        let ends = text.matches('\n').count();
        Self {
            mark: text.starts_with('\u{feff}'),
            returns: ends > 0 && text.matches("\r\n").count() == ends,
            ended: text.ends_with('\n'),
            empty: text.is_empty(),
        }
    }

    fn merge(shapes: &[Self; 3]) -> Self {
        let [base, ours, theirs] = shapes;
        let pick = |value: fn(&Self) -> bool| {
            let base = (!base.empty).then(|| value(base));
            *words::pick(base.as_ref(), &value(ours), &value(theirs)).unwrap_or(&value(ours))
        };
        let (mark, returns, ended) = (pick(|s| s.mark), pick(|s| s.returns), pick(|s| s.ended || s.empty));
        Self { mark, returns, ended, empty: false }
    }

    /// The text without its dress, its last line ended.
    fn plain(&self, text: &str) -> String {
        let text = text.trim_start_matches('\u{feff}');
        let mut text = if self.returns { text.replace("\r\n", "\n") } else { text.to_owned() };
        if !self.ended && !self.empty {
            text.push('\n');
        }
        text
    }

    fn dress(&self, mut text: String) -> String {
        if !self.ended && text.ends_with('\n') {
            text.pop();
        }
        if self.returns {
            text = text.replace('\n', "\r\n");
        }
        if self.mark { format!("\u{feff}{text}") } else { text }
    }
}
