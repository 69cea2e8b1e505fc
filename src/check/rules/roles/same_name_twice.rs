//! ROLE13: two roles with the same name.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::folded;
use rustc_hash::FxHashMap;

/// ROLE13 same-name-twice
pub static RULE: Rule = Rule {
    code: Code::new("ROLE13", "same-name-twice", Severity::Warning),
    doc: include_str!("same_name_twice.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    let roles = &context.facts().roles;
    for (at, role) in roles.iter().enumerate() {
        let names = [("name", Some(&role.name)), ("short", role.short.as_ref())];
        let mut told = false;
        for (key, name) in names.into_iter().filter_map(|(key, name)| Some((key, name?))) {
            let other = *first.entry(folded(name)).or_insert(at);
            if other != at && !told {
                told = true;
                let span = context.fact(&format!("roles.{at}.{key}"));
                let found = RULE.at(span).with("name", name).with("id", role.id.as_str());
                let found = found.with("other", roles[other].id.as_str());
                findings.push(found.label(context.fact(&format!("roles.{other}.name")), "first").help("help"));
            }
        }
    }
}
