//! MEET14: somebody votes in another's place.

use crate::check::rules::said::{clauses, has_any, phrases, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use std::collections::BTreeSet;

/// MEET14 proxy-vote
pub static RULE: Rule =
    Rule { code: Code::new("MEET14", "proxy-vote", Severity::Warning), doc: include_str!("proxy_vote.md"), check };

/// What forbids it, folded.
const FORBIDS: [&str; 4] = ["không", "cấm", "nghiêm cấm", "chưa"];

fn check(context: &Context, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for phrase in phrases(include_str!("proxy_vote.txt")) {
        for hit in context.find(phrase).into_iter().filter(|hit| hit.text.part == Part::Body) {
            let said = words(hit.text);
            let clause = clauses(hit.text, false).into_iter().find(|range| range.contains(&hit.words.start));
            let forbidden = clause.is_some_and(|clause| has_any(&said[clause], &FORBIDS));
            if !forbidden
                && told.insert(hit.text.at)
                && context.provision_of(hit.text).is_some_and(|placed| !placed.in_decision)
            {
                let words = hit.text.text.get(hit.printed()).unwrap_or("");
                findings.push(RULE.at(hit.span()).with("words", words).help("help"));
            }
        }
    }
}
