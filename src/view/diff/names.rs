//! What changes, facts and data are called: one book of names for the terminal, the page and the review.

use crate::diff::{FactKind, Field, Kind};

/// The key of what a kind of change is called.
pub(super) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "compare.kind-added",
        Kind::Removed => "compare.kind-removed",
        Kind::Moved => "compare.kind-moved",
        Kind::Renumbered => "compare.kind-renumbered",
        Kind::Reworded => "compare.kind-reworded",
        Kind::Reheaded => "compare.kind-reheaded",
        Kind::Split => "compare.kind-split",
        Kind::Merged => "compare.kind-merged",
        Kind::Spelling => "compare.kind-spelling",
    }
}

/// The key of what a subject of facts is called.
pub(super) fn topic_key(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Role => "compare.roles",
        FactKind::Duty => "compare.duties",
        FactKind::Meeting => "compare.meetings",
        FactKind::Basis => "compare.bases",
        FactKind::Reference => "compare.references",
        FactKind::Document => "compare.rest",
    }
}

/// The key of what a fact is called; `None` for what came or went as a whole and for the rest of the data, which is
/// called by its path.
pub(super) fn field_key(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Whole | Field::Value => return None,
        Field::Name => "compare.field-name",
        Field::Form => "compare.field-form",
        Field::Members => "compare.field-members",
        Field::AccountableTo => "compare.field-accountable",
        Field::Field => "compare.field-field",
        Field::Who => "compare.field-who",
        Field::With => "compare.field-with",
        Field::By => "compare.field-by",
        Field::Product => "compare.field-product",
        Field::Answer => "compare.field-answer",
        Field::Authority => "compare.field-authority",
        Field::Body => "compare.field-body",
        Field::Every => "compare.field-every",
        Field::Chair => "compare.field-chair",
        Field::Preparer => "compare.field-preparer",
        Field::Documents => "compare.field-documents",
        Field::Quorum => "compare.field-quorum",
        Field::Vote => "compare.field-vote",
        Field::Minutes => "compare.field-minutes",
        Field::Replaced => "compare.field-replaced",
        Field::Target => "compare.field-target",
        Field::Text => "compare.field-text",
    })
}

/// The key of what a path of the rest of the data is called; `None` for one without a name.
pub(super) fn path_key(path: &str) -> Option<&'static str> {
    Some(match path {
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
        _ => return None,
    })
}
