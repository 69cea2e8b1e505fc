//! META02: an `allow` that does not say why.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// META02 allow-without-reason
pub static RULE: Rule = Rule {
    code: Code::new("META02", "allow-without-reason", Severity::Error),
    doc: include_str!("allow_without_reason.md"),
    check,
};

/// Found around the rules.
fn check(_: &Context, _: &mut Findings) {}
