//! Bases, dates, format: what `regulation.yaml` says of the document, and days typed in the text.

use crate::check::{Context, Part};
use crate::model::{Basis, Signature};
use chrono::NaiveDate;

pub(super) mod archive_not_last;
pub(super) mod bases_order;
pub(super) mod date_form;
pub(super) mod date_outside_term;
mod dates;
pub(super) mod deputy_for_committee;
pub(super) mod draft_dated;
pub(super) mod duplicate_basis;
pub(super) mod impossible_date;
pub(super) mod issued_unfinished;
pub(super) mod issuer_letters;
pub(super) mod later_basis;
pub(super) mod name_with_rank;
pub(super) mod no_authority;
pub(super) mod organ_code;
pub(super) mod second_number;
pub(super) mod term_length;
pub(super) mod title_with_organ;
pub(super) mod typed_mark;
pub(super) mod unfit_profile;

/// The day of issue: the regulation's, or that of the decision that issues it.
fn issued(context: &Context) -> Option<NaiveDate> {
    let facts = context.facts();
    facts.date.or_else(|| facts.decision.as_ref().and_then(|decision| decision.date))
}

/// The lists of bases, each with its path.
fn lists<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'static str, &'a [Basis])> {
    let facts = context.facts();
    let decision = facts.decision.iter().map(|decision| ("decision.bases", decision.bases.as_slice()));
    decision.chain([("bases", facts.bases.as_slice())])
}

/// The lists of signatures, each with its path.
fn signatures<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'static str, &'a [Signature])> {
    let facts = context.facts();
    let decision = facts.decision.iter().map(|decision| ("decision.signatures", decision.signatures.as_slice()));
    decision.chain([("signatures", facts.signatures.as_slice())])
}

/// A value of `regulation.yaml` as it prints, by its path.
fn printed<'c>(context: &'c Context, path: &str) -> &'c str {
    let is_it = |part: &Part| matches!(part, Part::Fact(own) if own == path);
    context.texts().iter().rev().find(|text| is_it(&text.part)).map_or("", |text| text.text.as_str())
}
