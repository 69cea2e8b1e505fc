//! The only reader of the notation: texts become a [`Regulation`] and findings; it never fails.
//!
//! Stages: `encoding` (is it text of ours), `yaml` (tree with spans) and `facts` (types), `lines` (blocks),
//! `attributes` and `inline` (what stands in a block), `tree` (provisions), `resolve` (ids, references, roles).
//!
//! Invariant: no input makes it panic; nothing is indexed here.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(
    test,
    allow(clippy::indexing_slicing, clippy::string_slice, reason = "a test says what it expects by failing")
)]

mod attributes;
mod conflict;
mod encoding;
mod facts;
mod inline;
mod lines;
mod office;
mod pack;
mod part;
mod powers;
mod profile;
mod quotes;
mod registry;
mod resolve;
mod semantic;
mod sign_offs;
mod tree;
mod yaml;

pub use attributes::{Attribute, split as attribute_list};
pub use facts::TO_FILL;
pub use lines::{Block, Marker, blocks, marker};
pub use office::{Named, default_office, read_office};
pub use pack::{EMBEDDED_PACKS, embedded_pack, read_pack};
pub use powers::embedded_power_words;
pub use profile::{EMBEDDED_PROFILES, ProfileError, embedded_profile, read_profile};
pub use quotes::check_quotes;
pub use registry::embedded_registry;
pub use yaml::{Comments, Entry, Item, Node, Tree, Value, read as read_yaml};

use crate::diagnostic::{self, Diagnostic, codes};
use crate::model::{Provision, Regulation, SignOff, number_provisions};
use crate::source::{DECISION_FILE, FACTS_FILE, FileId, SIGN_OFF_FILE, SourceFile, Sources, Span};

/// What was understood of a folder, and what there is to say about it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What was understood.
    pub regulation: Regulation,
    /// The reviewers' sign-offs, in the order of their file.
    pub sign_offs: Vec<SignOff>,
    /// What is wrong, in reading order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether anything is surely wrong.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == diagnostic::Severity::Error)
    }
}

/// Whether a file of a regulation's folder holds its text: `01-….md`.
pub fn is_text_file(name: &str) -> bool {
    name.ends_with(".md") && name.starts_with(|c: char| c.is_ascii_digit()) && !name.contains('/')
}

/// Reads a regulation from its texts; never fails: what is not understood is reported and the rest is given.
pub fn load(sources: &Sources) -> Loaded {
    let mut diagnostics = Vec::new();
    let mut readable: Vec<(FileId, &str, &str)> = Vec::new();
    let mut conflicts = Vec::new();
    for (file, source) in sources.iter() {
        if encoding::check(file, source, &mut diagnostics) {
            conflicts.extend(conflict::check(file, &source.text, &mut diagnostics));
            readable.push((file, &source.name, &source.text));
        }
    }
    let facts = match readable.iter().find(|(_, name, _)| *name == FACTS_FILE) {
        Some((file, _, text)) => {
            let tree = yaml::read(*file, text, &mut diagnostics);
            facts::bind(&tree, &mut diagnostics)
        }
        None => {
            if sources.find(FACTS_FILE).is_none() {
                diagnostics.push(Diagnostic::new(&codes::NO_FACTS, Span::new(FileId(0), 0..0)).help("help"));
            }
            crate::model::Facts { subject: String::new(), ..Default::default() }
        }
    };
    let mut texts: Vec<_> = readable.iter().filter(|(_, name, _)| is_text_file(name)).collect();
    texts.sort_by_key(|(_, name, _)| *name);
    let mut regulation = Regulation { facts, ..Regulation::default() };
    regulation.provisions = read_text(texts.iter().map(|(file, _, text)| (*file, *text)), &mut diagnostics);
    let decision = readable.iter().filter(|(_, name, _)| *name == DECISION_FILE);
    regulation.decision_text = read_text(decision.map(|(file, _, text)| (*file, *text)), &mut diagnostics);
    if texts.is_empty() && !sources.iter().any(|(_, source)| is_text_file(&source.name)) {
        let file = sources.find(FACTS_FILE).map_or(FileId(0), |(file, _)| file);
        diagnostics.push(Diagnostic::new(&codes::NO_TEXT, Span::new(file, 0..0)).help("help"));
    }
    resolve::resolve(&mut regulation, sources, &mut diagnostics);
    semantic::check(&regulation, sources, &mut diagnostics);
    only_the_cause(&mut diagnostics);
    outside_conflicts(&conflicts, &mut diagnostics);
    // Without its facts a regulation prints other words, which nobody changed.
    let facts_known = !diagnostics.iter().any(|d| NO_FACTS.contains(&d.code));
    let signed = readable.iter().find(|(_, name, _)| *name == SIGN_OFF_FILE);
    let sign_offs = signed.map(|(file, _, text)| sign_offs::read(*file, text, &mut diagnostics)).unwrap_or_default();
    if facts_known {
        sign_offs::check(&regulation, &sign_offs, &mut diagnostics);
    }
    not_read(sources, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Loaded { regulation, sign_offs, diagnostics }
}

/// Two versions that stand in one file contradict each other; only that there are two is worth saying. Facts with a
/// conflict in them are no YAML either.
fn outside_conflicts(conflicts: &[Span], diagnostics: &mut Vec<Diagnostic>) {
    if conflicts.is_empty() {
        return;
    }
    let inside =
        |span: Span| conflicts.iter().any(|c| c.file == span.file && c.start <= span.start && span.start <= c.end);
    let same_file = |span: Span| conflicts.iter().any(|conflict| conflict.file == span.file);
    diagnostics.retain(|diagnostic| {
        let is_conflict = *diagnostic.code == codes::CONFLICT_MARKER;
        // Both versions were counted.
        let is_effect =
            [&codes::YAML_SYNTAX, &codes::WRONG_MARKER].contains(&diagnostic.code) && same_file(diagnostic.span);
        let labelled = diagnostic.labels.iter().any(|label| inside(label.span));
        // An id between markers is not read.
        let is_dead = *diagnostic.code == codes::DEAD_REFERENCE;
        is_conflict || !(is_effect || is_dead || labelled || inside(diagnostic.span))
    });
}
/// What leaves a regulation without its facts.
static NO_FACTS: [&codes::Code; 3] = [&codes::YAML_SYNTAX, &codes::TOO_DEEP, &codes::NO_FACTS];

/// Facts that could not be read make everything that asks for them look wrong; only the cause is worth saying.
fn only_the_cause(diagnostics: &mut Vec<Diagnostic>) {
    let effects = [
        &codes::MISSING_KEY,
        &codes::UNKNOWN_ROLE,
        &codes::DEAD_PLACEHOLDER,
        &codes::EMPTY_PLACEHOLDER,
        &codes::DECISION_TEXT,
    ];
    if diagnostics.iter().any(|diagnostic| NO_FACTS.contains(&diagnostic.code)) {
        diagnostics.retain(|diagnostic| !effects.contains(&diagnostic.code));
    }
}

/// Says which Markdown files are not part of the regulation, so that no chương is missed for its name.
fn not_read(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for (file, source) in sources.iter() {
        let known =
            is_text_file(&source.name) || [FACTS_FILE, DECISION_FILE, SIGN_OFF_FILE].contains(&source.name.as_str());
        let others = ["README.md", "CHANGELOG.md"].contains(&source.name.as_str());
        if !known && !others {
            let span = Span::new(file, 0..0);
            diagnostics.push(Diagnostic::new(&codes::NOT_READ, span).with("name", &source.name).help("help"));
        }
    }
}

/// Whether a file is text of ours at all: its encoding can be read.
pub fn is_readable(file: FileId, source: &SourceFile) -> bool {
    encoding::check(file, source, &mut Vec::new())
}

/// Reads one Markdown text alone, numbered, without looking for what it refers to: for `fmt` and tests.
pub fn load_text(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Provision> {
    read_text(std::iter::once((file, text)), diagnostics)
}

fn read_text<'a>(files: impl Iterator<Item = (FileId, &'a str)>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Provision> {
    let mut stack = tree::Stack::default();
    for (file, text) in files {
        tree::read(file, text, &mut stack, diagnostics);
    }
    let mut provisions = stack.finish();
    let typed = resolve::typed_numbers(&provisions);
    number_provisions(&mut provisions);
    resolve::report_wrong_markers(&provisions, &typed, diagnostics);
    provisions
}
