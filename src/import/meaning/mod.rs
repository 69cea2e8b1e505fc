//! Structure beyond text: ids for headings, typed references as links, roles with their articles, meetings read from
//! sentences, each with how sure it is and where it stands.

mod ids;
mod meetings;
mod references;
mod roles;
mod sentence;

use super::Imported;
use crate::model::{Facts, Id, InlineKind, Level, Provision, Regulation, placeholder_value, split_placeholders};

/// A fact of a meeting that was read from a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The meeting.
    pub meeting: Id,
    /// The role that meets.
    pub body: Id,
    /// The key of `regulation.yaml`: `every`.
    pub key: &'static str,
    /// The value as the YAML types it: `3 months`.
    pub value: String,
    /// Where the sentence stands: `khoản 1 Điều 12`.
    pub place: String,
    /// The sentence.
    pub words: String,
    /// Whether it says so surely; else it stands in the YAML as a comment only.
    pub sure: bool,
}

/// What was understood beyond the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meaning {
    /// Typed references that became links.
    pub linked: usize,
    /// Typed references to places that are not there, or whose words a link would change.
    pub left_typed: usize,
    /// Articles that list the duties of a role.
    pub duties: usize,
    /// Facts of meetings.
    pub readings: Vec<Reading>,
}

/// Adds to an imported regulation what its words mean; `model` is the model of its kind, whose ids, roles and meetings
/// are taken where the words are the same.
pub fn understand(imported: &mut Imported, model: Option<&Regulation>) {
    if !imported.report.is_regulation {
        return;
    }
    let regulation = &mut imported.regulation;
    let known = roles::known(model, &regulation.facts);
    let duties = roles::find(regulation, known);
    ids::give(regulation, model);
    // Sentences are read as they are typed, before links take their words.
    let readings = meetings::read(regulation, model);
    let (linked, left_typed) = references::link(regulation, &imported.recounted);
    imported.meaning = Meaning { linked, left_typed, duties, readings };
}

/// Links the references that are typed where the link prints the same words.
pub(super) fn link_references(regulation: &mut Regulation) {
    references::link(regulation, &[]);
}

/// Words with their placeholders filled from facts; `empty` stands for what has no value.
pub(super) fn filled(words: &str, facts: &Facts, empty: &str) -> String {
    let number_of = |number: u32, _: &str| number.to_string();
    let mut out = String::new();
    for inline in split_placeholders(words).0 {
        match inline.kind {
            InlineKind::Words(words) => out.push_str(&words),
            InlineKind::Placeholder(path) => {
                out.push_str(&placeholder_value(facts, &path, &number_of).unwrap_or_else(|_| empty.to_owned()));
            }
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches([' ', ',']).to_owned()
}

/// Calls `visit` on every provision with its place in reading order, those of the decision first; what stands in quotes is
/// another document's.
fn each_mut(regulation: &mut Regulation, visit: &mut impl FnMut(usize, &mut Provision)) {
    fn walk(provisions: &mut [Provision], at: &mut usize, visit: &mut impl FnMut(usize, &mut Provision)) {
        for provision in provisions {
            visit(*at, provision);
            *at += 1;
            if provision.level != Level::Quote {
                walk(&mut provision.children, at, visit);
            }
        }
    }
    let mut at = 0;
    walk(&mut regulation.decision_text, &mut at, visit);
    walk(&mut regulation.provisions, &mut at, visit);
}
