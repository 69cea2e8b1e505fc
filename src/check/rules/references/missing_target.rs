//! REF02: a typed citation of a place that this regulation does not have.

use super::documents;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// REF02 missing-target
pub static RULE: Rule =
    Rule { code: Code::new("REF02", "missing-target", Severity::Error), doc: include_str!("missing_target.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    for cited in context.cited().iter().filter(|cited| cited.target.is_none()) {
        let Some(full) = cited.typed.as_ref().filter(|typed| !typed.is_empty()) else { continue };
        let text = &context.texts()[cited.text];
        let words = &text.text[cited.printed.clone()];
        let mut found = RULE.at(text.span(cited.printed.clone())).with("words", words).with("full", full).help("help");
        // Where the sentence names another document, the place may be that document's.
        let sentence = text.sentences().into_iter().find(|sentence| sentence.contains(&cited.printed.start));
        if sentence.is_some_and(|sentence| documents::names_one(&text.text[sentence])) {
            found.severity = Severity::Warning;
        }
        findings.push(found);
    }
}
