//! References: inside the regulation and to other documents, to organs and to terms.

pub(super) mod annex_not_cited;
mod annexes;
pub(super) mod circular_reference;
pub(super) mod document_disagrees;
pub(super) mod document_number_form;
mod documents;
pub(super) mod ended_organ;
pub(super) mod missing_target;
pub(super) mod off_subject;
pub(super) mod replaced_document;
pub(super) mod same_footnote;
pub(super) mod scope_reference;
pub(super) mod self_reference;
pub(super) mod term_defined_twice;
mod terms;
pub(super) mod typed_reference;
pub(super) mod unused_term;
