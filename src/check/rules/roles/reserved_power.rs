//! ROLE06: a role decides what a superior rule keeps for another body.

use crate::check::rules::said::{clauses, has_any, named, phrases, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};

/// ROLE06 reserved-power
pub static RULE: Rule = Rule {
    code: Code::new("ROLE06", "reserved-power", Severity::Error),
    doc: include_str!("reserved_power.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let prepares = phrases(include_str!("prepares.txt"));
    for rule in &context.office().pack.reserved {
        let body = context.body(&rule.body);
        let hits = rule.words.iter().flat_map(|phrase| context.find(phrase));
        for hit in hits.filter(|hit| hit.text.part == Part::Body) {
            let Some(placed) = context.provision_of(hit.text).filter(|placed| !placed.owners.is_empty()) else {
                continue;
            };
            if body.is_some_and(|body| placed.owners.contains(&body.id)) {
                continue;
            }
            // Who prepares or proposes the matter, or takes part in it, does not decide it.
            let said = words(hit.text);
            let clause = clauses(hit.text, false).into_iter().find(|range| range.contains(&hit.words.start));
            let before = clause.and_then(|range| said.get(range.start..hit.words.start)).unwrap_or_default();
            let above = context.parent(placed).and_then(|parent| context.texts_of(parent).first());
            if has_any(before, &prepares) || above.is_some_and(|text| has_any(&words(text), &prepares)) {
                continue;
            }
            let decides = body.map_or_else(|| rule.body.to_string(), |body| body.name.clone());
            let found = RULE.demanded(&rule.authority, hit.span()).with("matter", &rule.matter);
            findings.push(found.with("role", named(context, placed.owners)).with("body", decides).help("help"));
        }
    }
}
