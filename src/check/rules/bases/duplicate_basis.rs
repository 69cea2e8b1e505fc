//! BASE01: a legal basis listed twice.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::folded;
use std::collections::BTreeMap;

/// BASE01 duplicate-basis
pub static RULE: Rule = Rule {
    code: Code::new("BASE01", "duplicate-basis", Severity::Error),
    doc: include_str!("duplicate_basis.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for (path, bases) in super::lists(context) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for (at, basis) in bases.iter().enumerate() {
            let words = match (&basis.number, &basis.text) {
                (Some(number), _) => {
                    format!("{number} {}", basis.date.map(|date| date.to_string()).unwrap_or_default())
                }
                (None, Some(text)) => {
                    text.trim_end_matches([';', ',', '.']).split_whitespace().map(folded).collect::<Vec<_>>().join(" ")
                }
                _ => continue,
            };
            let span = context.fact(&format!("{path}.{at}"));
            match first.get(&words) {
                Some(other) => {
                    let name = basis.number.as_ref().or(basis.text.as_ref()).cloned().unwrap_or_default();
                    let first = context.fact(&format!("{path}.{other}"));
                    findings.push(RULE.at(span).with("basis", name).help("help").label(first, "first"));
                }
                None => {
                    first.insert(words, at);
                }
            }
        }
    }
}
