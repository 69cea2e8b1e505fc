//! BASE04: a legal basis of a later day than the document that rests on it.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::date_digits;

/// BASE04 later-basis
pub static RULE: Rule =
    Rule { code: Code::new("BASE04", "later-basis", Severity::Error), doc: include_str!("later_basis.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let Some(issued) = super::issued(context) else { return };
    for (path, bases) in super::lists(context) {
        for (at, basis) in bases.iter().enumerate() {
            let Some(date) = basis.date.filter(|date| *date > issued) else { continue };
            let name = basis.number.as_ref().or(basis.document_type.as_ref()).cloned().unwrap_or_default();
            let found = RULE.at(context.fact(&format!("{path}.{at}.date"))).with("basis", name);
            findings.push(found.with("date", date_digits(date)).with("issued", date_digits(issued)).help("help"));
        }
    }
}
