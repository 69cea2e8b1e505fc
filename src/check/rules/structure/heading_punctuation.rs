//! STR03: a name of a chương, mục, điều or annex that ends with punctuation.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// STR03 heading-punctuation
pub static RULE: Rule = Rule {
    code: Code::new("STR03", "heading-punctuation", Severity::Warning),
    doc: include_str!("heading_punctuation.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for text in context.texts().iter().filter(|text| text.part == Part::Heading) {
        let bare = text.text.trim_end().trim_end_matches(['.', ':', ';', ',']).trim_end();
        let end = &text.text[bare.len()..];
        // `v.v.` ends with its own full stop, and `...` is no end.
        if bare.is_empty() || end.trim().is_empty() || end.contains("..") || bare.ends_with("v.v") {
            continue;
        }
        let printed = bare.len()..text.text.trim_end().len();
        let found = RULE.at(text.span(printed.clone())).with("mark", end.trim()).help("help");
        findings.push(match text.typed(printed) {
            Some(span) => found.fix(Safety::Safe, span, ""),
            None => found,
        });
    }
}
