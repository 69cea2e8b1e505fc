//! LANG13: straight quotes, above all beside curly ones.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// LANG13 straight-quote
pub static RULE: Rule = Rule {
    code: Code::new("LANG13", "straight-quote", Severity::Warning),
    doc: include_str!("straight_quote.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    // In `regulation.yaml` a quote may belong to the notation.
    let texts = || context.texts().iter().filter(|text| !matches!(text.part, Part::Fact(_)));
    let is_mixed = texts().any(|text| text.text.contains(['“', '”']));
    for text in texts() {
        for (at, _) in text.text.match_indices('"') {
            let before = text.text[..at].chars().next_back();
            let opens = before.is_none_or(|c| c.is_whitespace() || "([“".contains(c));
            let Some(span) = text.typed(at..at + 1) else { continue };
            let mut found = RULE.at(span).help(if is_mixed { "mixed" } else { "help" });
            if !is_mixed {
                found.severity = Severity::Info;
            }
            findings.push(found.fix(Safety::Safe, span, if opens { "“" } else { "”" }));
        }
    }
}
