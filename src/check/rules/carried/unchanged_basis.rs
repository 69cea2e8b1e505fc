//! OLD06: a provision that rests on a document that is no basis any more, word for word as in the last term.

use super::is_past;
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Facts;
use std::collections::{BTreeMap, BTreeSet};

/// OLD06 unchanged-basis
pub static RULE: Rule = Rule {
    code: Code::new("OLD06", "unchanged-basis", Severity::Warning),
    doc: include_str!("unchanged_basis.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let Some(base) = context.base() else { return };
    let own = numbers(context.facts());
    let dropped: BTreeSet<&str> = numbers(base.facts()).difference(&own).copied().collect();
    if dropped.is_empty() {
        return;
    }
    let is_text = |part: &Part| !matches!(part, Part::Fact(_));
    let old: BTreeSet<&str> =
        base.texts().iter().filter(|text| is_text(&text.part)).map(|text| text.text.as_str()).collect();
    let replaced: BTreeMap<&str, Option<&String>> = context
        .registry()
        .replaced
        .iter()
        .map(|replaced| (replaced.number.as_str(), replaced.by.number.as_ref()))
        .collect();
    for number in dropped {
        for hit in context.find(number) {
            let is_same = is_text(&hit.text.part) && old.contains(hit.text.text.as_str());
            if !is_same || is_past(hit.text, hit.printed().start) {
                continue;
            }
            let found = RULE.at(hit.span()).with("number", number);
            findings.push(match replaced.get(number).copied().flatten() {
                Some(by) => found.with("by", by.as_str()).help("by"),
                None => found.help("help"),
            });
        }
    }
}

/// The numbers of the documents that a regulation rests on.
fn numbers(facts: &Facts) -> BTreeSet<&str> {
    let decision = facts.decision.iter().flat_map(|decision| &decision.bases);
    facts.bases.iter().chain(decision).filter_map(|basis| basis.number.as_deref()).collect()
}
