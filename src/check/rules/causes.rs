//! What has one cause is told once: a text that a machine read, or whose lines were torn; what follows from it is held back
//! and counted. What is another house's style is only remarked on.

use super::language::machine_read;
use super::said::phrases;
use super::structure::torn_text;
use crate::check::{Context, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// The rules that tell a cause.
pub(in crate::check) static CAUSES: [&Rule; 2] = [&torn_text::RULE, &machine_read::RULE];

/// Makes what is another house's style no more than a remark: a law is laid out by other rules than a regulation.
pub(in crate::check) fn soften(context: &Context, found: &mut [Diagnostic]) {
    let styles = phrases(include_str!("law_style.txt"));
    if found.iter().any(|finding| styles.contains(&finding.code.code)) && context.is_legislation() {
        for finding in found.iter_mut().filter(|finding| styles.contains(&finding.code.code)) {
            finding.severity = Severity::Info;
        }
    }
}

/// The findings without those that have one cause, and one that tells it and how many were held back; `is_on` says which
/// rules are.
pub(in crate::check) fn hold_back(
    context: &Context,
    mut found: Vec<Diagnostic>,
    is_on: impl Fn(&Code) -> bool,
) -> Vec<Diagnostic> {
    let torn = Some(torn_text::torn(context)).filter(|places| is_on(&torn_text::RULE.code) && !places.is_empty());
    let misread = Some(machine_read::misread(context, &found, torn.is_some()))
        .filter(|places| is_on(&machine_read::RULE.code) && !places.is_empty());
    let mut held = Vec::new();
    if torn.is_some() || misread.is_some() {
        held.extend(phrases(include_str!("structure/torn_held.txt")));
    }
    if misread.is_some() {
        held.extend(phrases(include_str!("language/machine_held.txt")));
    }
    let all = found.len();
    found.retain(|finding| !held.contains(&finding.code.code));
    let count = (all - found.len()).to_string();
    // A machine that misreads words tears lines as well: the deeper cause is told.
    let told = match (misread, torn) {
        (Some(places), _) => machine_read::told(&places, count),
        (None, Some(places)) => torn_text::told(&places, count),
        (None, None) => None,
    };
    found.extend(told);
    found
}
