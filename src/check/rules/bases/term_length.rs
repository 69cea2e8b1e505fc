//! BASE17: a term of another length than the rules give.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// BASE17 term-length
pub static RULE: Rule =
    Rule { code: Code::new("BASE17", "term-length", Severity::Warning), doc: include_str!("term_length.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let (Some(term), Some(rule)) = (context.facts().term, context.office().pack.terms.first()) else { return };
    let years = term.end.saturating_sub(term.start);
    if years != rule.years {
        let found = RULE.demanded(&rule.authority, context.fact("term.years")).with("years", years.to_string());
        findings.push(found.with("asked", rule.years.to_string()).help("help"));
    }
}
