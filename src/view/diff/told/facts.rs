//! What changed in the data, as sentences by kind.

use super::cite;
use crate::diff::{Diff, Fact, FactKind};
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
    let kinds = [
        (FactKind::Role, "diff.roles"),
        (FactKind::Duty, "diff.duties"),
        (FactKind::Meeting, "diff.meetings"),
        (FactKind::Basis, "diff.bases"),
        (FactKind::Reference, "diff.references"),
        (FactKind::Document, "diff.rest"),
    ];
    let group = |(kind, key)| {
        let of_kind = diff.facts.iter().filter(|fact| fact.kind == kind);
        let facts: Vec<String> = of_kind.map(|fact| sentence(diff, fact, lang)).collect();
        (!facts.is_empty()).then(|| FactGroupView { title: lang.sentence(key).to_owned(), facts })
    };
    kinds.into_iter().filter_map(group).collect()
}

fn sentence(diff: &Diff, fact: &Fact, lang: Lang) -> String {
    let old = fact.old.clone().unwrap_or_default();
    let new = fact.new.clone().unwrap_or_default();
    if fact.kind == FactKind::Reference {
        let gaps = [("name", fact.name.clone()), ("old", old), ("new", new)];
        let mut out = lang.fill("diff.fact-target", &gaps);
        if !fact.subject.is_empty() {
            out.push_str(&lang.fill("diff.fact-target-went", &[("place", &fact.subject)]));
        }
        return out;
    }
    if fact.field.is_empty() || fact.field == "replaced" {
        let key = match (&fact.old, &fact.new) {
            (Some(_), Some(_)) => "diff.fact-replaced",
            (Some(_), None) => "diff.fact-gone",
            _ => "diff.fact-came",
        };
        return lang.fill(key, &[("old", old), ("new", new)]);
    }
    let subject = match (fact.kind, fact.new_at, fact.old_at) {
        (FactKind::Duty, Some(at), before) => {
            let place = cite(&diff.new, at, lang);
            match before.map(|before| cite(&diff.old, before, lang)).filter(|before| *before != place) {
                Some(before) => lang.fill("diff.place-both", &[("new", place), ("old", before)]),
                None => place,
            }
        }
        (FactKind::Document, ..) => label(&fact.subject, lang).to_owned(),
        (FactKind::Basis, ..) => fact.subject.clone(),
        _ => fact.name.clone(),
    };
    let subject = match (fact.kind, field(fact.field)) {
        (FactKind::Document, _) | (_, None) => subject,
        (_, Some(key)) => format!("{subject}, {}", lang.sentence(key)),
    };
    let key = match (&fact.old, &fact.new) {
        (Some(_), Some(_)) if fact.field == "who" => "diff.fact-passed",
        (Some(_), Some(_)) => "diff.fact-changed",
        (Some(_), None) => "diff.fact-dropped",
        _ => "diff.fact-set",
    };
    lang.fill(key, &[("subject", subject), ("old", old), ("new", new)])
}

/// What a field of a role, duty or meeting is called.
fn field(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "diff.field-name",
        "form" => "diff.field-form",
        "members" => "diff.field-members",
        "accountable_to" => "diff.field-accountable",
        "field" => "diff.field-field",
        "who" => "diff.field-who",
        "with" => "diff.field-with",
        "by" => "diff.field-by",
        "product" => "diff.field-product",
        "answer" => "diff.field-answer",
        "authority" => "diff.field-authority",
        "body" => "diff.field-body",
        "every" => "diff.field-every",
        "chair" => "diff.field-chair",
        "preparer" => "diff.field-preparer",
        "documents" => "diff.field-documents",
        "quorum" => "diff.field-quorum",
        "vote" => "diff.field-vote",
        "minutes" => "diff.field-minutes",
        _ => return None,
    })
}

/// What a path of the data is called; one that has no name is given as it is.
fn label<'p>(path: &'p str, lang: Lang) -> &'p str {
    lang.sentence(match path {
        "type" => "diff.data-type",
        "subject" => "diff.data-subject",
        "organ.name" => "diff.data-organ",
        "organ.superior" => "diff.data-superior",
        "term.years" => "diff.data-term",
        "term.ordinal" => "diff.data-ordinal",
        "number" => "diff.data-number",
        "place" => "diff.data-place",
        "date" => "diff.data-date",
        "profile" => "diff.data-profile",
        "circulation" => "diff.data-circulation",
        "enacting" => "diff.data-enacting",
        "signatures" => "diff.data-signatures",
        "recipients" => "diff.data-recipients",
        "decision.subject" => "diff.data-decision-subject",
        "decision.authority" => "diff.data-decision-authority",
        "decision.number" => "diff.data-decision-number",
        "decision.date" => "diff.data-decision-date",
        "decision.enacting" => "diff.data-decision-enacting",
        "decision.signatures" => "diff.data-decision-signatures",
        "decision.recipients" => "diff.data-decision-recipients",
        _ => return path,
    })
}
