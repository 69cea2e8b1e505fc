//! BASE11: a committee's document signed for its secretary (K/T).

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Kind;

/// BASE11 deputy-for-committee
pub static RULE: Rule = Rule {
    code: Code::new("BASE11", "deputy-for-committee", Severity::Error),
    doc: include_str!("deputy_for_committee.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    // The regulations of these are a committee's or a chi bộ's, which decide as a body.
    if !matches!(context.facts().kind, Kind::TinhUy | Kind::DangUyXa | Kind::DangUyCoSo | Kind::ChiBo) {
        return;
    }
    for (path, signatures) in super::signatures(context) {
        for (at, signature) in signatures.iter().enumerate().filter(|(_, signature)| signature.deputy_for.is_some()) {
            let span = context.fact(&format!("{path}.{at}.deputy_for"));
            let deputy = signature.deputy_for.clone().unwrap_or_default();
            findings.push(RULE.at(span).with("deputy", deputy).help("help"));
        }
    }
}
