//! OLD08: a role of the last term that this one does not have, still named in the text.

use super::is_past;
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Role, folded};
use std::collections::BTreeSet;

/// OLD08 gone-role
pub static RULE: Rule =
    Rule { code: Code::new("OLD08", "gone-role", Severity::Warning), doc: include_str!("gone_role.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let Some(base) = context.base() else { return };
    let facts = context.facts();
    let names = |role: &Role| [Some(&role.name), role.short.as_ref()].map(|name| name.map(|name| folded(name)));
    // A name that lives on in another one, or in the organ's, is not gone.
    let mut alive: Vec<String> = facts.roles.iter().flat_map(names).flatten().collect();
    alive.extend(
        [Some(&facts.organ.name), facts.organ.superior.as_ref()].into_iter().flatten().map(|name| folded(name)),
    );
    for role in base.facts().roles.iter().filter(|role| facts.role(&role.id).is_none()) {
        let mut places = BTreeSet::new();
        for name in [Some(&role.name), role.short.as_ref()].into_iter().flatten() {
            let name_folded = folded(name);
            let is_alive = alive.iter().any(|other| other.contains(&name_folded));
            // One word is too common to be a name.
            if is_alive || name.split_whitespace().nth(1).is_none() || name.contains("{{") {
                continue;
            }
            for hit in context.find(name).into_iter().filter(|hit| !matches!(hit.text.part, Part::Fact(_))) {
                let printed = hit.printed();
                let is_new = places.insert((hit.text.at, hit.words.start));
                if is_new && hit.text.typed(printed.clone()).is_some() && !is_past(hit.text, printed.start) {
                    let found = RULE.at(hit.span()).with("words", &hit.text.text[printed]);
                    findings.push(found.with("id", role.id.as_str()).help("help"));
                }
            }
        }
    }
}
