//! STR11: a part of the skeleton for this kind of organ that the text does not have.

use crate::check::{Context, Findings, Hit, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Confidence, PartPlace, PartRule};

/// STR11 missing-part
pub static RULE: Rule =
    Rule { code: Code::new("STR11", "missing-part", Severity::Warning), doc: include_str!("missing_part.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    // An instrument has what it amends, and no more.
    if context.facts().amends.is_some() {
        return;
    }
    // What is only common practice is told together, and is only worth knowing.
    let mut customary: Vec<&PartRule> = Vec::new();
    for part in &context.office().pack.parts {
        let is_there = |hit: &Hit| match part.place {
            PartPlace::Heading => hit.text.part == Part::Heading,
            PartPlace::Text => !matches!(hit.text.part, Part::Fact(_)),
        };
        let is_missing = !part.words.iter().any(|words| context.find(words).iter().any(is_there));
        if is_missing && part.authority.confidence == Confidence::M {
            customary.push(part);
        } else if is_missing {
            let found = RULE.demanded(&part.authority, context.whole()).with("part", &part.name);
            findings.push(found.with("words", part.words.join("”, “")).help("help"));
        }
    }
    if let Some(first) = customary.first() {
        let names: Vec<&str> = customary.iter().map(|part| part.name.as_str()).collect();
        let words: Vec<String> = customary.iter().map(|part| format!("“{}”", part.words.join("”, “"))).collect();
        let found = RULE.demanded(&first.authority, context.whole()).with("part", names.join("”, “"));
        let mut found = found.with("words", words.join("; ").trim_matches(['“', '”'])).help("help");
        found.severity = Severity::Info;
        findings.push(found);
    }
}
