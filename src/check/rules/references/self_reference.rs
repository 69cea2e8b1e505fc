//! REF04: a provision that refers to itself.

use crate::check::{Cited, Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// REF04 self-reference
pub static RULE: Rule = Rule {
    code: Code::new("REF04", "self-reference", Severity::Warning),
    doc: include_str!("self_reference.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for cited in context.cited().iter().filter(|cited| is_own(context, cited)) {
        let text = &context.texts()[cited.text];
        let words = &text.text[cited.printed.clone()];
        findings.push(RULE.at(text.span(cited.printed.clone())).with("words", words).help("help"));
    }
}

/// Whether a citation leads back to the very provision that it stands in; `Điều này` may be said on purpose, the
/// number of one's own article not.
pub(super) fn is_own(context: &Context, cited: &Cited) -> bool {
    let placed = context.provision_of(&context.texts()[cited.text]);
    let (Some(placed), Some(target)) = (placed, cited.target) else { return false };
    let by_number = cited.typed.as_ref().is_some_and(|typed| !typed.is_empty());
    let level = context.provisions()[target].level();
    match level {
        Level::Article => by_number && placed.article == Some(target),
        Level::Chapter | Level::Section | Level::Annex => false,
        _ => placed.at == target && cited.typed.as_deref() != Some(""),
    }
}
