//! STR11: a part of the skeleton for this kind of organ that the text does not have.

use crate::check::{Context, Findings, Hit, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::PartPlace;

/// STR11 missing-part
pub static RULE: Rule =
    Rule { code: Code::new("STR11", "missing-part", Severity::Warning), doc: include_str!("missing_part.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    // An instrument has what it amends, and no more.
    if context.facts().amends.is_some() {
        return;
    }
    for part in &context.office().pack.parts {
        let is_there = |hit: &Hit| match part.place {
            PartPlace::Heading => hit.text.part == Part::Heading,
            PartPlace::Text => !matches!(hit.text.part, Part::Fact(_)),
        };
        if !part.words.iter().any(|words| context.find(words).iter().any(is_there)) {
            let found = RULE.demanded(&part.authority, context.whole()).with("part", &part.name);
            findings.push(found.with("words", part.words.join("”, “")).help("help"));
        }
    }
}
