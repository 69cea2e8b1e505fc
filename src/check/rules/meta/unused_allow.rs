//! META01: an `allow` that silences nothing.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// META01 unused-allow
pub static RULE: Rule =
    Rule { code: Code::new("META01", "unused-allow", Severity::Warning), doc: include_str!("unused_allow.md"), check };

/// Found around the rules.
fn check(_: &Context, _: &mut Findings) {}
