//! What changed in the meaning, read from the data: roles, duties, meetings, bases, and references that now point
//! elsewhere.

mod bases;
mod duties;
mod field;
mod meetings;
mod references;
mod rest;
mod roles;

pub use field::Field;

use super::known::Known;
use super::side::NodeId;
use super::words::Words;
use serde::Serialize;

/// One fact that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub kind: FactKind,
    /// The id or path of what it is about: `bch`, `number`.
    pub subject: String,
    /// What it is called: the name of the role or meeting, the citation of the provision; empty when the path says all.
    pub name: String,
    /// Which of its facts.
    pub field: Field,
    /// The old value in words; `None` for what is new.
    pub old: Option<String>,
    /// The new value in words; `None` for what is gone.
    pub new: Option<String>,
    /// The provision of the old text that it belongs to.
    pub old_at: Option<NodeId>,
    /// The provision of the new text that it belongs to.
    pub new_at: Option<NodeId>,
}

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// A role: came, went, or has another name, form, number of members, superior or field.
    Role,
    /// A duty: passed to another role, or has another deadline, product or partner.
    Duty,
    /// A meeting: came, went, or has another frequency, chair, preparer, deadline for documents, quorum, vote, minutes.
    Meeting,
    /// A basis: came, went or was replaced.
    Basis,
    /// A reference whose words are the same and whose target is another provision.
    Reference,
    /// Anything else of the data: organ, term, number, signatures, recipients.
    Document,
}

impl Fact {
    fn new(kind: FactKind, subject: impl Into<String>, name: impl Into<String>) -> Self {
        let (subject, name) = (subject.into(), name.into());
        Self { kind, subject, name, field: Field::Whole, old: None, new: None, old_at: None, new_at: None }
    }

    fn of(self, field: Field, old: Option<String>, new: Option<String>) -> Self {
        Self { field, old, new, ..self }
    }

    fn at(self, old: Option<NodeId>, new: Option<NodeId>) -> Self {
        Self { old_at: old, new_at: new, ..self }
    }
}

/// Every fact that differs, by kind and then in the order of the data. `compared` are the passages of partners whose
/// letters or references differ.
pub(super) fn facts(known: &Known, compared: Vec<(NodeId, NodeId, Words)>) -> Vec<Fact> {
    let mut out = Vec::new();
    roles::push(known, &mut out);
    duties::push(known, &mut out);
    meetings::push(known, &mut out);
    bases::push(known, &mut out);
    references::push(known, &compared, &mut out);
    rest::push(known, &mut out);
    out
}

/// Pushes a fact for each field whose values differ.
fn push_fields(fact: &Fact, fields: Vec<(Field, Option<String>, Option<String>)>, out: &mut Vec<Fact>) {
    for (field, old, new) in fields {
        if old != new {
            out.push(fact.clone().of(field, old, new));
        }
    }
}
