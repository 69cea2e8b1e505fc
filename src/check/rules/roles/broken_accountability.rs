//! ROLE07: a role that answers to nobody although every other does.

use crate::check::rules::said::{position, words};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// ROLE07 broken-accountability
pub static RULE: Rule = Rule {
    code: Code::new("ROLE07", "broken-accountability", Severity::Warning),
    doc: include_str!("broken_accountability.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let roles = &context.facts().roles;
    let stated = roles.iter().filter(|role| role.accountable_to.is_some()).count();
    // An office that does not state whom its roles answer to has no chain to break.
    if stated < 2 || stated * 2 < roles.len() {
        return;
    }
    for (at, role) in roles.iter().enumerate().filter(|(_, role)| role.accountable_to.is_none()) {
        // The top answers to nobody here, and others answer to it.
        let is_top = roles.iter().any(|other| other.accountable_to.as_ref() == Some(&role.id));
        // The text may say so of a role that answers to an organ outside.
        let said = context.provisions().iter().filter(|placed| placed.owners.contains(&role.id)).any(|placed| {
            let below = context.below(placed).iter().filter(|item| item.owners.contains(&role.id));
            let texts = context.texts_of(placed).iter().chain(below.flat_map(|item| context.texts_of(item)));
            texts.into_iter().any(|text| position(&words(text), "trách nhiệm trước").is_some())
        });
        if !is_top && !said {
            let span = context.fact(&format!("roles.{at}.id"));
            findings.push(RULE.at(span).with("role", &role.name).help("help"));
        }
    }
}
