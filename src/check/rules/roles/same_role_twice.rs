//! ROLE10: an attribute that names a role twice, or as the one who does it and as the one who helps.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Id;

/// ROLE10 same-role-twice
pub static RULE: Rule = Rule {
    code: Code::new("ROLE10", "same-role-twice", Severity::Warning),
    doc: include_str!("same_role_twice.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for placed in context.provisions() {
        let attributes = &placed.provision.attributes;
        for (key, list) in [("role", &attributes.role), ("who", &attributes.who), ("with", &attributes.with)] {
            let mut kept: Vec<&Id> = Vec::new();
            let mut twice = None;
            for id in list {
                if kept.contains(&id) { twice = Some(id) } else { kept.push(id) }
            }
            let Some(id) = twice else { continue };
            let span = context.attribute(placed, key);
            let found = RULE.at(span).with("id", id.as_str()).with("key", key).help("twice");
            let ids = kept.iter().map(|id| id.as_str()).collect::<Vec<&str>>().join(",");
            let is_own = context.sources().words(span).starts_with(&format!("{key}="));
            findings.push(if is_own { found.fix(Safety::Safe, span, format!("{key}={ids}")) } else { found });
        }
        if let Some(id) = attributes.with.iter().find(|id| placed.owners.contains(id)) {
            let span = context.attribute(placed, "with");
            findings.push(RULE.at(span).with("id", id.as_str()).with("key", "with").help("both"));
        }
    }
}
