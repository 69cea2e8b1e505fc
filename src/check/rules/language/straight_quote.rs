//! LANG13: straight quotes, above all beside curly ones.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Edit, Fix, Safety, Severity};

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
    let mut edits = Vec::new();
    for text in texts() {
        for (at, _) in text.text.match_indices('"') {
            let before = text.text[..at].chars().next_back();
            let opens = before.is_none_or(|c| c.is_whitespace() || "([“".contains(c));
            if let Some(span) = text.typed(at..at + 1) {
                edits.push(Edit { span, text: if opens { "“" } else { "”" }.to_owned() });
            }
        }
    }
    if is_mixed {
        let found =
            edits.into_iter().map(|Edit { span, text }| RULE.at(span).help("mixed").fix(Safety::Safe, span, text));
        findings.push_once(found.collect(), 3);
    } else if let Some(first) = edits.first() {
        // A text that keeps to straight quotes is told once.
        let mut found = RULE.at(first.span).help("help");
        found.severity = Severity::Info;
        found.fix = Some(Fix { edits, safety: Safety::Safe });
        findings.push(found);
    }
}
