//! BASE05: a day of issue before the term begins or after it ends.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::date_digits;
use chrono::Datelike;

/// BASE05 date-outside-term
pub static RULE: Rule = Rule {
    code: Code::new("BASE05", "date-outside-term", Severity::Warning),
    doc: include_str!("date_outside_term.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    let (Some(term), Some(issued)) = (facts.term, super::issued(context)) else { return };
    if !(i64::from(term.start)..=i64::from(term.end)).contains(&i64::from(issued.year())) {
        let path = if facts.date.is_some() { "date" } else { "decision.date" };
        let found = RULE.at(context.fact(path)).with("date", date_digits(issued)).with("term", term.years());
        findings.push(found.help("help"));
    }
}
