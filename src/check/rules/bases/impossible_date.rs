//! BASE07: a day that no calendar has.

use super::dates::dates;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// BASE07 impossible-date
pub static RULE: Rule = Rule {
    code: Code::new("BASE07", "impossible-date", Severity::Error),
    doc: include_str!("impossible_date.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for date in dates(context).iter().filter(|date| !date.is_possible()) {
        let words = &date.text.text[date.printed.clone()];
        findings.push(RULE.at(date.text.span(date.printed.clone())).with("words", words).help("help"));
    }
}
