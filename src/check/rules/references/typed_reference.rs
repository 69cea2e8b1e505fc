//! REF01: a place in this regulation cited by its number, which goes stale, instead of by a link.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// REF01 typed-reference
pub static RULE: Rule = Rule {
    code: Code::new("REF01", "typed-reference", Severity::Warning),
    doc: include_str!("typed_reference.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for cited in context.cited() {
        let text = &context.texts()[cited.text];
        let is_typed = cited.typed.as_ref().is_some_and(|typed| !typed.is_empty());
        // A place that cites itself, or nothing at all, is a fault of its own.
        let target = cited.target.filter(|_| is_typed && !super::self_reference::is_own(context, cited));
        let (Some(target), Some(span)) = (target, text.typed(cited.printed.clone())) else { continue };
        let found = RULE.at(span).with("words", &text.text[cited.printed.clone()]);
        findings.push(match &context.provisions()[target].provision.id {
            Some(id) => found.with("id", id.as_str()).help("link").fix(Safety::Unsafe, span, format!("[](#{id})")),
            None => found.help("help"),
        });
    }
}
