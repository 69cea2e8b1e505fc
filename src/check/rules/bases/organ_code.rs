//! BASE18: letters of the organ in the number that belong to another kind of organ.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// BASE18 organ-code
pub static RULE: Rule =
    Rule { code: Code::new("BASE18", "organ-code", Severity::Warning), doc: include_str!("organ_code.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let (Some(code), Some(rule)) = (&context.facts().organ.code, context.office().pack.codes.first()) else { return };
    let registry = context.registry();
    // An office's own letters are its own affair; those of another kind are a slip.
    let is_known = registry.party_organs.iter().chain(&registry.state_organs).any(|known| known == code);
    if is_known && !rule.any.contains(code) {
        let found = RULE.demanded(&rule.authority, context.fact("organ.code")).with("code", code);
        findings.push(found.with("fit", rule.any.join(", ")).help("help"));
    }
}
