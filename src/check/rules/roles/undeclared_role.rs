//! ROLE14: the text gives work to a body that the facts do not declare.

use crate::check::rules::said::{begins_any, phrases, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::folded;
use std::collections::BTreeSet;

/// ROLE14 undeclared-role
pub static RULE: Rule = Rule {
    code: Code::new("ROLE14", "undeclared-role", Severity::Warning),
    doc: include_str!("undeclared_role.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let roles = &context.facts().roles;
    if roles.is_empty() {
        return;
    }
    let names = roles.iter().flat_map(|role| [Some(&role.name), role.short.as_ref()]).flatten();
    let declared: Vec<String> = names.map(|name| folded(name)).collect();
    let (organs, does) = (phrases(include_str!("organs.txt")), phrases(include_str!("does.txt")));
    let mut told = BTreeSet::new();
    for text in context.texts().iter().filter(|text| matches!(text.part, Part::Body)) {
        // Work that someone has been given is theirs whoever the sentence speaks of.
        if context.provision_of(text).is_none_or(|placed| placed.in_decision || !placed.owners.is_empty()) {
            continue;
        }
        let said = words(text);
        let Some((organ, count)) = begins_any(&said, &organs) else { continue };
        let is_declared = declared.iter().any(|name| name.contains(organ));
        // The verb right behind the name: “Văn phòng Tỉnh uỷ …” may be the office of another organ.
        let works = begins_any(&said[count..], &does).is_some();
        if works && !is_declared && told.insert(organ) {
            let end = text.word(count - 1).map_or(0, |word| word.end);
            let name = text.text.get(..end).unwrap_or("").to_owned();
            let start = text.word(0).map_or(0, |word| word.start);
            findings.push(RULE.at(text.span(start..end)).with("name", name).help("help"));
        }
    }
}
