//! REF10: a term defined a second time.

use super::terms::{Term, terms};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use std::collections::BTreeMap;

/// REF10 term-defined-twice
pub static RULE: Rule = Rule {
    code: Code::new("REF10", "term-defined-twice", Severity::Warning),
    doc: include_str!("term_defined_twice.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let terms = terms(context);
    let mut first: BTreeMap<&str, &Term> = BTreeMap::new();
    for term in &terms {
        // The decision and the regulation are two documents.
        let in_decision = |term: &Term| context.provision_of(term.text).is_some_and(|placed| placed.in_decision);
        match first.get(term.folded.as_str()).filter(|first| in_decision(first) == in_decision(term)) {
            Some(first) => {
                let found =
                    RULE.at(term.text.span(term.printed.clone())).with("term", &term.text.text[term.printed.clone()]);
                findings.push(found.help("help").label(first.text.span(first.printed.clone()), "first"));
            }
            None => {
                first.insert(&term.folded, term);
            }
        }
    }
}
