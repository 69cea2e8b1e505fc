//! The reviewer: rules, one file each, look at a regulation and say what a good reviewer would, with place and cure.
//!
//! A rule is plain data (`Rule`) and stands in one table (`rules/mod.rs`); what it looks at is a [`Context`]. Around
//! the rules stand what silences a finding (`allow`), what an office decides (`severity`), and the guard that keeps
//! one broken rule from stopping the others.

mod allow;
mod context;
mod doc;
mod findings;
mod rule;
mod rules;

pub use context::{Cited, Context, Duty, Hit, Input, Part, Placed, Printed, Word};
pub use doc::{Doc, Example, TextOf};
pub use findings::Findings;
pub use rule::Rule;
pub use rules::{ArticleScore, FAMILIES, Family, RULES, TaskScore, known_code, known_codes, scores};

use crate::diagnostic::{self, Code, Diagnostic, Severity, codes};
use crate::model::{Hints, Weight};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reviews a regulation: the findings of reading it and those of every rule, in reading order.
pub fn review(input: Input, reading: Vec<Diagnostic>) -> Vec<Diagnostic> {
    review_with(RULES, input, reading)
}

/// As [`review`], with these rules alone.
pub fn review_with(rules: &[&'static Rule], input: Input, reading: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let context = Context::new(input);
    let mut findings = Findings::new(reading);
    let office = input.office;
    let is_on = |code: &Code| office.weight(code.code, code.name) != Some(Weight::Off);
    // What could not be read would seem to be missing; only the cause is worth saying.
    let is_whole = !findings.has(|found| codes::FATAL.contains(&found.code) && input.regulation_has(found.span));
    for rule in rules.iter().filter(|rule| is_whole && is_on(&rule.code)) {
        // A rule only reads what it is given, so nothing is left half done when it panics.
        if catch_unwind(AssertUnwindSafe(|| (rule.check)(&context, &mut findings))).is_err() {
            findings.push(rules::PANICKED.at(context.whole()).with("code", rule.code.code).help("help"));
        }
    }
    unknown_severities(&context, &mut findings);
    let mut findings = findings.into_inside(input.sources);
    // Causes are looked for when one of them is among the rules.
    let has_causes = rules.iter().any(|rule| rules::CAUSES.iter().any(|cause| cause.code.code == rule.code.code));
    if is_whole && has_causes {
        findings = rules::hold_back(&context, findings, is_on);
    }
    rules::soften(&context, &mut findings);
    let mut findings = allow::silence(&context, findings);
    findings.retain(|found| is_on(found.code));
    for found in &mut findings {
        found.severity = match office.weight(found.code.code, found.code.name) {
            Some(Weight::Error) => Severity::Error,
            Some(Weight::Warning) => Severity::Warning,
            Some(Weight::Info) => Severity::Info,
            Some(Weight::Off) | None => found.severity,
        };
    }
    diagnostic::sort(&mut findings);
    findings
}

/// Reports severities that are set for no rule.
fn unknown_severities(context: &Context, findings: &mut Findings) {
    let settings = &context.office().settings;
    let mut hints = Hints::default();
    let is_family = |word: &str| {
        FAMILIES.iter().any(|family| family.prefix == word) || codes::ALL.iter().any(|code| code.family() == word)
    };
    for word in settings.severity.keys().filter(|word| known_code(word).is_none() && !is_family(word)) {
        if let Some(span) = settings.origins.0.get(&format!("severity.{word}")) {
            findings.push(rules::unknown(word, *span, &mut hints));
        }
    }
}
