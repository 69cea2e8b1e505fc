//! The data that differs, by subject.

use super::super::explain::capital;
use super::super::names::{field_key, kind_key, path_key, topic_key};
use super::drawing::Drawing;
use super::notes::LinkView;
use crate::diff::{Fact, FactKind, Field, Kind, NodeId, Side};
use serde::Serialize;

/// The words of a provision by which a fact about it is recognised.
const MOST_WORDS: usize = 14;

/// The facts of one subject.
#[derive(Debug, Serialize)]
pub struct TopicView {
    /// Its name in data: `meeting`.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// Its facts.
    pub facts: Vec<FactView>,
}

/// A fact that differs.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// Its place in the facts of the comparison.
    pub index: usize,
    /// What it is about; empty when the line before is about the same.
    pub name: String,
    /// The provision that it belongs to.
    pub link: Option<LinkView>,
    /// The first words of that provision.
    pub excerpt: String,
    /// Which of its facts.
    pub field: String,
    /// The old value.
    pub old: Option<String>,
    /// The new value.
    pub new: Option<String>,
}

const KINDS: [(FactKind, &str); 6] = [
    (FactKind::Meeting, "meeting"),
    (FactKind::Duty, "duty"),
    (FactKind::Role, "role"),
    (FactKind::Basis, "basis"),
    (FactKind::Reference, "reference"),
    (FactKind::Document, "document"),
];

/// The facts by subject, what a committee asks about first.
pub(super) fn groups(drawing: &Drawing) -> Vec<TopicView> {
    let group = |(kind, name): (FactKind, &'static str)| {
        let mut last: Option<&Fact> = None;
        let mut facts = Vec::new();
        for (index, fact) in drawing.diff.facts.iter().enumerate().filter(|(_, fact)| fact.kind == kind) {
            let again = last.is_some_and(|last| {
                (&last.name, &last.subject, last.new_at) == (&fact.name, &fact.subject, fact.new_at)
                    && !fact.name.is_empty()
            });
            facts.push(view(drawing, index, fact, again));
            last = Some(fact);
        }
        TopicView { name, label: drawing.lang.sentence(topic_key(kind)).to_owned(), facts }
    };
    KINDS.into_iter().map(group).filter(|group| !group.facts.is_empty()).collect()
}

fn view(drawing: &Drawing, index: usize, fact: &Fact, again: bool) -> FactView {
    let lang = drawing.lang;
    let link = match (fact.new_at, fact.old_at) {
        (Some(n), _) => Some((drawing.new_link(n), excerpt(&drawing.diff.new, n))),
        (None, Some(o)) => Some((drawing.old_link(o), excerpt(&drawing.diff.old, o))),
        (None, None) => None,
    };
    let (link, excerpt) = link.map_or((None, String::new()), |(link, excerpt)| (Some(link), excerpt));
    let name = match fact.kind {
        FactKind::Document => path_key(&fact.subject).map_or(fact.subject.as_str(), |key| lang.sentence(key)),
        // The link says it.
        FactKind::Duty => "",
        _ => &fact.name,
    };
    let field = match fact.field {
        Field::Whole if fact.old.is_none() => Some(kind_key(Kind::Added)),
        Field::Whole => Some(kind_key(Kind::Removed)),
        field => field_key(field),
    };
    FactView {
        index,
        name: if again { String::new() } else { name.to_owned() },
        link: link.filter(|_| !again),
        excerpt: if again { String::new() } else { excerpt },
        field: field.map(|key| capital(lang.sentence(key))).unwrap_or_default(),
        old: fact.old.clone(),
        new: fact.new.clone(),
    }
}

fn excerpt(side: &Side, at: NodeId) -> String {
    let text = side.own_text(at);
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(MOST_WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
