//! BASE16: a format profile that does not fit the kind of organ, or was replaced.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// BASE16 unfit-profile
pub static RULE: Rule = Rule {
    code: Code::new("BASE16", "unfit-profile", Severity::Warning),
    doc: include_str!("unfit_profile.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let own = context.facts().profile.as_deref().unwrap_or("hd05-2026");
    let span = context.fact("profile");
    // An office's own profile is its own affair.
    if own.contains(['/', '\\']) || own.ends_with(".yaml") {
        return;
    }
    if let Some(rule) = context.office().pack.profiles.first().filter(|rule| !rule.any.iter().any(|any| any == own)) {
        let found = RULE.demanded(&rule.authority, span).with("own", own);
        findings.push(found.with("fit", rule.any.join(", ")).help("help"));
        return;
    }
    let Some(new) = context.registry().profiles.get(own) else { return };
    let source = &context.profile().source;
    let by = context
        .registry()
        .replaced
        .iter()
        .find(|replaced| source.contains(replaced.number.as_str()))
        .map(|replaced| &replaced.by);
    let since = by.and_then(|by| by.date);
    // What was issued before the new rulebook keeps the old one; a draft will be issued after it.
    if super::issued(context).is_some_and(|issued| since.is_none_or(|since| issued < since)) {
        return;
    }
    let source = by.and_then(|by| by.number.clone()).unwrap_or_default();
    findings.push(RULE.at(span).with("own", own).with("fit", new).with("source", source).help("help"));
}
