//! ROLE01: a role that the facts declare and the text gives no duty.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Id;
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
        let span = context.fact(&format!("roles.{at}.id"));
        findings.push(RULE.at(span).with("role", &role.name).with("id", role.id.as_str()).help("help"));
    }
}
