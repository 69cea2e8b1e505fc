//! OLD04: a signatory of the last term's regulation who does not sign this one, still named in it.

use super::signatures;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::folded;
use std::collections::BTreeSet;

/// OLD04 last-term-name
pub static RULE: Rule = Rule {
    code: Code::new("OLD04", "last-term-name", Severity::Warning),
    doc: include_str!("last_term_name.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let Some(base) = context.base() else { return };
    let names = |context: &Context| -> BTreeSet<String> {
        signatures(context).into_iter().filter_map(|signature| signature.name).collect()
    };
    let own: BTreeSet<String> = names(context).iter().map(|name| folded(name)).collect();
    for name in names(base) {
        // One who signs again is no leftover.
        if own.contains(&folded(&name)) || name.split_whitespace().nth(1).is_none() {
            continue;
        }
        for hit in context.find(&name) {
            findings.push(RULE.at(hit.span()).with("name", name.as_str()).help("help"));
        }
    }
}
