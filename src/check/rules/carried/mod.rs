//! Carried over: what of the last term is still in the new text.

pub(super) mod gone_role;
pub(super) mod last_term_date;
pub(super) mod last_term_name;
pub(super) mod last_term_number;
pub(super) mod last_term_ordinal;
pub(super) mod last_term_years;
pub(super) mod members_typed;
pub(super) mod unchanged_basis;
pub(super) mod unchanged_role;

use super::super::{Context, Part, Printed};
use crate::model::Signature;
use std::ops::Range;

/// Words of a sentence that speaks of what is over on purpose, folded: what it replaces, sums up, or hands on.
const PAST: [&str; 20] = [
    "thay thế",
    "hết hiệu lực",
    "chấm dứt hiệu lực",
    "thôi hiệu lực",
    "bãi bỏ",
    "sửa đổi",
    "tổng kết",
    "kế thừa",
    "nhiệm kỳ trước",
    "khoá trước",
    "trước đây",
    "trước ngày",
    "kết thúc hoạt động",
    "giải thể",
    "chuyển giao",
    "sáp nhập",
    "không tổ chức",
    "nguyên là",
    "đã ban hành",
    "bàn giao",
];

/// The sentence around a printed place.
fn sentence_at(text: &Printed, at: usize) -> Range<usize> {
    text.sentences().into_iter().find(|range| range.contains(&at)).unwrap_or(0..text.text.len())
}

/// Whether one of these phrases stands in a part of a text, as words of their own.
fn says(text: &Printed, range: &Range<usize>, phrases: &[&str]) -> bool {
    let words: Vec<&str> = text.words().filter(|word| range.contains(&word.start)).map(|word| word.folded).collect();
    let words = format!(" {} ", words.join(" "));
    phrases.iter().any(|phrase| words.contains(&format!(" {phrase} ")))
}

/// Whether the sentence around a place speaks of what is over on purpose.
fn is_past(text: &Printed, at: usize) -> bool {
    says(text, &sentence_at(text, at), &PAST)
}

/// Those who sign, the decision's signatories among them.
fn signatures(context: &Context) -> Vec<Signature> {
    let facts = context.facts();
    let decision = facts.decision.iter().flat_map(|decision| &decision.signatures);
    facts.signatures.iter().chain(decision).cloned().collect()
}

/// Whether a placeholder may be written into a value of `regulation.yaml` or into the text at a place; a value that
/// begins with braces would not be read.
fn takes_placeholder(text: &Printed, at: usize) -> bool {
    !matches!(text.part, Part::Fact(_)) || at > 0
}
