//! ROLE01: a role that the facts declare and the text gives no duty.

use crate::check::rules::said::{begins_name, clauses, names, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Id, Role};
use std::collections::BTreeSet;

/// ROLE01 role-without-duties
pub static RULE: Rule = Rule {
    code: Code::new("ROLE01", "role-without-duties", Severity::Warning),
    doc: include_str!("role_without_duties.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let mut busy: BTreeSet<&Id> = BTreeSet::new();
    for duty in context.duties() {
        busy.extend(duty.owners.iter().chain(duty.with));
    }
    // An article without a list can give a duty as well.
    for placed in context.provisions() {
        busy.extend(placed.owners);
    }
    for (at, role) in context.facts().roles.iter().enumerate().filter(|(_, role)| !busy.contains(&role.id)) {
        if is_ordered(context, role) {
            continue;
        }
        let span = context.fact(&format!("roles.{at}.id"));
        findings.push(RULE.at(span).with("role", &role.name).with("id", role.id.as_str()).help("help"));
    }
}

/// Words before a subject that are no part of its name, folded.
const BEFORE: [&str; 6] = ["thì", "do", "giao", "và", "để", "khi"];

/// Whether the text tells a role what to do, though no attribute does: `khi cần …, Chỉ huy trưởng chủ trì`.
fn is_ordered(context: &Context, role: &Role) -> bool {
    let names = names(role);
    context.texts().iter().filter(|text| text.part == Part::Body).any(|text| {
        let said = words(text);
        let is_own = context.provision_of(text).is_some_and(|placed| !placed.in_decision);
        is_own
            && clauses(text, true).into_iter().any(|clause| {
                let starts = clause.clone().filter(|at| *at == clause.start || BEFORE.contains(&said[at - 1]));
                let mut named = starts.filter_map(|at| Some(at + begins_name(&said[at..clause.end], &names)?));
                // A name alone in its clause is a member of a list.
                named.any(|end| end < clause.end)
            })
    })
}
