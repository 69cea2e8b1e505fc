//! REF07: the number of a document in a form that its issuer does not use.

use super::documents::mentions;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// REF07 document-number-form
pub static RULE: Rule = Rule {
    code: Code::new("REF07", "document-number-form", Severity::Warning),
    doc: include_str!("document_number_form.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let registry = context.registry();
    let has = |list: &[String], organ: &str| list.iter().any(|known| known == organ);
    for mention in mentions(context) {
        let right = match () {
            () if has(&registry.party_organs, mention.organ) => mention.in_party_form(),
            () if has(&registry.state_organs, mention.organ) => mention.in_state_form(),
            () => continue,
        };
        let text = mention.text;
        let colon = text.text[..mention.printed.start]
            .trim_end()
            .strip_suffix(':')
            .filter(|before| before.to_lowercase().ends_with("số"))
            // The state's own numbers have a colon.
            .filter(|_| !has(&registry.state_organs, mention.organ));
        let start = colon.map_or(mention.printed.start, |before| before.len());
        // `Số: 01-QC/TU` keeps its `số`, the colon goes.
        let right = if colon.is_some() { format!(" {right}") } else { right };
        let printed = start..mention.printed.end;
        if text.text[printed.clone()] == right {
            continue;
        }
        let found = RULE
            .at(text.span(printed.clone()))
            .with("words", &text.text[printed.clone()])
            .with("right", right.trim())
            .help("help");
        findings.push(match text.typed(printed) {
            Some(span) => found.fix(Safety::Unsafe, span, right),
            None => found,
        });
    }
}
