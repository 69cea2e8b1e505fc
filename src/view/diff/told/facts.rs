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
        (FactKind::Role, "compare.roles"),
        (FactKind::Duty, "compare.duties"),
        (FactKind::Meeting, "compare.meetings"),
        (FactKind::Basis, "compare.bases"),
        (FactKind::Reference, "compare.references"),
        (FactKind::Document, "compare.rest"),
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
        let mut out = lang.fill("compare.fact-target", &gaps);
        if !fact.subject.is_empty() {
            out.push_str(&lang.fill("compare.fact-target-went", &[("place", &fact.subject)]));
        }
        return out;
    }
    if fact.field.is_empty() || fact.field == "replaced" {
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
        (FactKind::Document, ..) => label(&fact.subject, lang).to_owned(),
        (FactKind::Basis, ..) => fact.subject.clone(),
        _ => fact.name.clone(),
    };
    let subject = match (fact.kind, field(fact.field)) {
        (FactKind::Document, _) | (_, None) => subject,
        (_, Some(key)) => format!("{subject}, {}", lang.sentence(key)),
    };
    let key = match (&fact.old, &fact.new) {
        (Some(_), Some(_)) if fact.field == "who" => "compare.fact-passed",
        (Some(_), Some(_)) => "compare.fact-changed",
        (Some(_), None) => "compare.fact-dropped",
        _ => "compare.fact-set",
    };
    lang.fill(key, &[("subject", subject), ("old", old), ("new", new)])
}

/// What a field of a role, duty or meeting is called.
fn field(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "compare.field-name",
        "form" => "compare.field-form",
        "members" => "compare.field-members",
        "accountable_to" => "compare.field-accountable",
        "field" => "compare.field-field",
        "who" => "compare.field-who",
        "with" => "compare.field-with",
        "by" => "compare.field-by",
        "product" => "compare.field-product",
        "answer" => "compare.field-answer",
        "authority" => "compare.field-authority",
        "body" => "compare.field-body",
        "every" => "compare.field-every",
        "chair" => "compare.field-chair",
        "preparer" => "compare.field-preparer",
        "documents" => "compare.field-documents",
        "quorum" => "compare.field-quorum",
        "vote" => "compare.field-vote",
        "minutes" => "compare.field-minutes",
        _ => return None,
    })
}

/// What a path of the data is called; one that has no name is given as it is.
fn label(path: &str, lang: Lang) -> &str {
    lang.sentence(match path {
        "type" => "compare.data-type",
        "subject" => "compare.data-subject",
        "organ.name" => "compare.data-organ",
        "organ.superior" => "compare.data-superior",
        "term.years" => "compare.data-term",
        "term.ordinal" => "compare.data-ordinal",
        "number" => "compare.data-number",
        "place" => "compare.data-place",
        "date" => "compare.data-date",
        "profile" => "compare.data-profile",
        "circulation" => "compare.data-circulation",
        "enacting" => "compare.data-enacting",
        "authority" => "compare.data-authority",
        "signatures" => "compare.data-signatures",
        "recipients" => "compare.data-recipients",
        "amends.folder" => "compare.data-amends-folder",
        "amends.effective" => "compare.data-amends-effective",
        "amends.facts" => "compare.data-amends-facts",
        "amends.removes" => "compare.data-amends-removes",
        "amends.later" => "compare.data-amends-later",
        "amends.named" => "compare.data-amends-named",
        "decision.subject" => "compare.data-decision-subject",
        "decision.authority" => "compare.data-decision-authority",
        "decision.number" => "compare.data-decision-number",
        "decision.date" => "compare.data-decision-date",
        "decision.enacting" => "compare.data-decision-enacting",
        "decision.signatures" => "compare.data-decision-signatures",
        "decision.recipients" => "compare.data-decision-recipients",
        _ => return path,
    })
}
