//! What changed in the data, as sentences by kind.

use super::super::names::{field_key, path_key, topic_key};
use super::cite::cite;
use crate::diff::{Diff, Fact, FactKind, Field};
use crate::lang::Lang;
use serde::Serialize;

/// The facts of one kind.
#[derive(Debug, Serialize)]
pub struct FactGroupView {
    /// What they are about.
    pub title: String,
    /// One sentence a fact.
    pub facts: Vec<String>,
}

/// The facts by kind, in the order of [`FactKind`].
pub fn fact_groups(diff: &Diff, lang: Lang) -> Vec<FactGroupView> {
    let kinds =
        [FactKind::Role, FactKind::Duty, FactKind::Meeting, FactKind::Basis, FactKind::Reference, FactKind::Document];
    let group = |kind| {
        let of_kind = diff.facts.iter().filter(|fact| fact.kind == kind);
        let facts: Vec<String> = of_kind.map(|fact| sentence(diff, fact, lang)).collect();
        (!facts.is_empty()).then(|| FactGroupView { title: lang.sentence(topic_key(kind)).to_owned(), facts })
    };
    kinds.into_iter().filter_map(group).collect()
}

fn sentence(diff: &Diff, fact: &Fact, lang: Lang) -> String {
    let old = fact.old.clone().unwrap_or_default();
    let new = fact.new.clone().unwrap_or_default();
    if fact.kind == FactKind::Reference {
        let gaps = [("name", fact.name.clone()), ("old", old), ("new", new)];
        let mut out = lang.fill("compare.fact-target", &gaps);
        if !fact.subject.is_empty() {
            out.push_str(&lang.fill("compare.fact-target-went", &[("place", &fact.subject)]));
        }
        return out;
    }
    if matches!(fact.field, Field::Whole | Field::Replaced) {
        let key = match (&fact.old, &fact.new) {
            (Some(_), Some(_)) => "compare.fact-replaced",
            (Some(_), None) => "compare.fact-gone",
            _ => "compare.fact-came",
        };
        return lang.fill(key, &[("old", old), ("new", new)]);
    }
    let subject = match (fact.kind, fact.new_at, fact.old_at) {
        (FactKind::Duty, Some(at), before) => {
            let place = cite(&diff.new, at, lang);
            match before.map(|before| cite(&diff.old, before, lang)).filter(|before| *before != place) {
                Some(before) => lang.fill("compare.place-both", &[("new", place), ("old", before)]),
                None => place,
            }
        }
        (FactKind::Document, ..) => {
            path_key(&fact.subject).map_or(fact.subject.as_str(), |key| lang.sentence(key)).to_owned()
        }
        (FactKind::Basis, ..) => fact.subject.clone(),
        _ => fact.name.clone(),
    };
    let subject = match (fact.kind, field_key(fact.field)) {
        // A basis is named by its number, and what differs is how it is cited.
        (FactKind::Document | FactKind::Basis, _) | (_, None) => subject,
        (_, Some(key)) => format!("{subject}, {}", lang.sentence(key)),
    };
    let key = match (&fact.old, &fact.new) {
        (Some(_), Some(_)) if fact.field == Field::Who => "compare.fact-passed",
        (Some(_), Some(_)) => "compare.fact-changed",
        (Some(_), None) => "compare.fact-dropped",
        _ => "compare.fact-set",
    };
    lang.fill(key, &[("subject", subject), ("old", old), ("new", new)])
}
