//! REF01: a place in this regulation cited by its number, which goes stale, instead of by a link.

use crate::check::{Cited, Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// REF01 typed-reference
pub static RULE: Rule = Rule {
    code: Code::new("REF01", "typed-reference", Severity::Warning),
    doc: include_str!("typed_reference.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for list in context.cited().chunk_by(|one, next| goes_on(context, one, next)) {
        let mut typed = list.iter().filter(|cited| is_stale(context, cited));
        let Some(first) = typed.next() else { continue };
        let text = &context.texts()[first.text];
        let last = typed.next_back().unwrap_or(first);
        let printed = first.printed.start..last.printed.end;
        let Some(target) = first.target else { continue };
        // A list is written in one stretch and has no link of its own: `các khoản 2, 3 và 4 Điều này`.
        if list.len() > 1 {
            let mut found = RULE.at(text.span(printed.clone())).with("words", &text.text[printed]);
            found.severity = Severity::Info;
            findings.push(found.help("list"));
            continue;
        }
        let Some(span) = text.typed(printed.clone()) else { continue };
        let found = RULE.at(span).with("words", &text.text[printed]);
        findings.push(match &context.provisions()[target].provision.id {
            Some(id) => found.with("id", id.as_str()).help("link").fix(Safety::Unsafe, span, format!("[](#{id})")),
            None => found.help("help"),
        });
    }
}

/// Whether a citation is typed and has a place that may get another number. One that cites itself, or nothing at all, is a
/// fault of its own, and what is quoted cites another document's places.
fn is_stale(context: &Context, cited: &Cited) -> bool {
    let is_typed = cited.typed.as_ref().is_some_and(|typed| !typed.is_empty());
    let text = &context.texts()[cited.text];
    is_typed
        && cited.target.is_some()
        && !super::self_reference::is_own(context, cited)
        && !context.in_quotes(text, cited.printed.start)
        && text.typed(cited.printed.clone()).is_some()
}

/// Whether a citation goes on with the list of the one before it: nothing but a comma or `và` stands between them.
fn goes_on(context: &Context, one: &Cited, next: &Cited) -> bool {
    let between = context.texts()[one.text].text.get(one.printed.end..next.printed.start).unwrap_or("-");
    one.text == next.text && matches!(between.trim().trim_start_matches(',').trim(), "" | "và" | "hoặc" | "," | "đến")
}
