//! META04: a rule that broke while it looked.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// META04 panicked
pub static RULE: Rule =
    Rule { code: Code::new("META04", "panicked", Severity::Error), doc: include_str!("panicked.md"), check };

/// Found around the rules.
fn check(_: &Context, _: &mut Findings) {}
