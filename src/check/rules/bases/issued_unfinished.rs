//! BASE08: a document said to be issued that has no number, day or signature.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Status;

/// BASE08 issued-unfinished
pub static RULE: Rule = Rule {
    code: Code::new("BASE08", "issued-unfinished", Severity::Error),
    doc: include_str!("issued_unfinished.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    if facts.status != Status::Issued {
        return;
    }
    let (number, date, signatures) = match &facts.decision {
        Some(decision) => (decision.number, decision.date, &decision.signatures),
        None => (facts.number, facts.date, &facts.signatures),
    };
    let is_signed =
        signatures.iter().any(|signature| signature.name.as_ref().is_some_and(|name| !name.trim().is_empty()));
    for (key, is_there) in [("number", number.is_some()), ("date", date.is_some()), ("signatures", is_signed)] {
        if !is_there {
            let mut found = RULE.at(context.fact("status")).with("key", key).help("help");
            // A copy of an issued document often leaves the signature out: worth a word.
            if key == "signatures" && number.is_some() && date.is_some() {
                found.severity = Severity::Info;
            }
            findings.push(found);
        }
    }
}
