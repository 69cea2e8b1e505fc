//! ROLE12: a body with fewer or more members than a superior rule allows.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// ROLE12 members-outside-rule
pub static RULE: Rule = Rule {
    code: Code::new("ROLE12", "members-outside-rule", Severity::Error),
    doc: include_str!("members_outside_rule.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for rule in &context.office().pack.members {
        let Some(body) = context.body(&rule.body) else { continue };
        let Some(members) = body.members else { continue };
        let demanded = match (rule.least, rule.most) {
            (Some(least), _) if members < least => format!("ít nhất {least}"),
            (_, Some(most)) if members > most => format!("nhiều nhất {most}"),
            _ => continue,
        };
        let at = context.facts().roles.iter().position(|role| role.id == body.id).unwrap_or(0);
        let span = context.fact(&format!("roles.{at}.members"));
        let found = RULE.demanded(&rule.authority, span).with("role", &body.name).with("members", members.to_string());
        findings.push(found.with("demanded", demanded).help("help"));
    }
}
