//! META05: a file that the settings name and that cannot be read.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::codes;

/// META05 settings-file
pub static RULE: Rule = Rule { code: codes::SETTINGS_FILE, doc: include_str!("settings_file.md"), check };

/// Found around the rules.
fn check(_: &Context, _: &mut Findings) {}
