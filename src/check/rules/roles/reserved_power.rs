//! ROLE06: a role decides what a superior rule keeps for another body.

use crate::check::rules::said::{begins_name, clauses, has_any, named, names, phrases, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Id;
use std::collections::BTreeSet;

/// ROLE06 reserved-power
pub static RULE: Rule = Rule {
    code: Code::new("ROLE06", "reserved-power", Severity::Error),
    doc: include_str!("reserved_power.md"),
    check,
};

/// What keeps a decision within what its body has given, folded.
const GIVEN: [&str; 7] =
    ["uỷ quyền", "phân cấp", "theo nghị quyết", "sau khi", "theo kết luận", "đã được", "chi tiết thực hiện"];

fn check(context: &Context, findings: &mut Findings) {
    let prepares = phrases(include_str!("prepares.txt"));
    let decides = phrases(include_str!("decisions.txt"));
    let roles: Vec<_> = context.facts().roles.iter().map(|role| (&role.id, names(role))).collect();
    for rule in &context.office().pack.reserved {
        let body = context.body(&rule.body);
        let outright = rule.words.iter().flat_map(|phrase| context.find(phrase)).map(|hit| (hit, false));
        let objects = rule.objects.iter().flat_map(|phrase| context.find(phrase)).map(|hit| (hit, true));
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for (hit, is_object) in outright.chain(objects).filter(|(hit, _)| hit.text.part == Part::Body) {
            let Some(placed) = context.provision_of(hit.text).filter(|placed| !placed.in_decision) else { continue };
            let said = words(hit.text);
            let Some(clause) = clauses(hit.text, false).into_iter().find(|range| range.contains(&hit.words.start))
            else {
                continue;
            };
            let before = said.get(clause.start..hit.words.start).unwrap_or_default();
            // Who decides: the subject of the clause, else those whose duty it is.
            let subject = roles.iter().filter_map(|(id, names)| Some((begins_name(before, names)?, *id)));
            let subject = subject.max_by_key(|(count, _)| *count);
            let own = subject.map(|(_, id)| std::slice::from_ref(id));
            let owners = own.unwrap_or(placed.owners);
            let mut bodies = body.into_iter().chain(rule.or.iter().filter_map(|id| context.body(id)));
            if owners.is_empty() || bodies.any(|body| owners.contains(&body.id)) {
                continue;
            }
            // Who prepares or proposes the matter, or takes part in it, does not decide it.
            let before = before.get(subject.map_or(0, |(count, _)| count)..).unwrap_or_default();
            let above = context.parent(placed).and_then(|parent| context.texts_of(parent).first()).map(words);
            // What stands above a list says what is done with its items, unless an item says so itself.
            let is_own = own.is_some() || has_any(before, &decides);
            let above = above.filter(|_| !is_own).unwrap_or_default();
            let is_decided = has_any(before, &decides) || has_any(&above, &decides);
            if has_any(before, &prepares)
                || has_any(&above, &prepares)
                || is_object && (!is_decided || has_any(&said[clause], &GIVEN))
                || !told.insert(hit.text.at)
            {
                continue;
            }
            let decides = body.map_or_else(|| above_of(context, &rule.body), |body| body.name.clone());
            let found = RULE.demanded(&rule.authority, hit.span()).with("matter", &rule.matter);
            findings.push(found.with("role", named(context, owners)).with("body", decides).help("help"));
        }
    }
}

/// What a body is called that the regulation does not have: one above it.
fn above_of(context: &Context, body: &Id) -> String {
    let known = context.office().pack.bodies.iter().find(|known| known.body == *body);
    known.and_then(|known| known.names.first()).map_or_else(|| body.to_string(), Clone::clone)
}
