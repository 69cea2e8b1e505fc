//! ROLE16: one field of work, or the lead in one matter, given to two.

use super::charges::{Charge, charges};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Id;
use std::collections::BTreeMap;

/// ROLE16 two-in-charge
pub static RULE: Rule = Rule {
    code: Code::new("ROLE16", "two-in-charge", Severity::Warning),
    doc: include_str!("two_in_charge.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let charges = charges(context);
    let mut first: BTreeMap<(bool, &str), Vec<&Charge>> = BTreeMap::new();
    for charge in &charges {
        let known = first.entry((charge.leads, charge.field.as_str())).or_default();
        match known.iter().find(|other| is_other(context, other, charge)) {
            Some(other) => {
                let found = RULE.at(charge.span).with("field", &charge.field).with("role", &charge.name);
                let found = found.with("other", &other.name);
                findings.push(found.label(other.span, "other").help(if charge.leads { "leads" } else { "help" }));
            }
            None => known.push(charge),
        }
    }
}

/// Whether two charges are of two who do not belong together, as a force and its commander do.
fn is_other(context: &Context, one: &Charge, two: &Charge) -> bool {
    let answers = |one: &Id, two: &Id| context.role(one).is_some_and(|role| role.accountable_to.as_ref() == Some(two));
    match (&one.role, &two.role) {
        // Two roles of one name are told elsewhere.
        (Some(first), Some(second)) if first != second && one.name.to_lowercase() != two.name.to_lowercase() => {
            // A deputy answers to the head, and two fields are two fields; a matter is led by one force.
            !(one.leads && (answers(first, second) || answers(second, first)))
        }
        // “Phó Chủ tịch thứ nhất”, “Phó Chủ tịch thứ hai”
        _ => !one.which.is_empty() && !two.which.is_empty() && one.which != two.which,
    }
}
