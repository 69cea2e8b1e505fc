//! BASE10: a number or a day of its own on a regulation that a decision issues.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// BASE10 second-number
pub static RULE: Rule = Rule {
    code: Code::new("BASE10", "second-number", Severity::Warning),
    doc: include_str!("second_number.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    if facts.decision.is_none() {
        return;
    }
    let given = [("number", facts.number.is_some()), ("date", facts.date.is_some())];
    for (key, _) in given.iter().filter(|(_, is_there)| *is_there) {
        findings.push(RULE.at(context.fact(key)).with("key", *key).help("help"));
    }
}
