//! META03: an `allow` or a severity for a rule that does not exist.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// META03 unknown-rule
pub static RULE: Rule =
    Rule { code: Code::new("META03", "unknown-rule", Severity::Error), doc: include_str!("unknown_rule.md"), check };

/// Found around the rules.
fn check(_: &Context, _: &mut Findings) {}
