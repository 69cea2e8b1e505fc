//! The review itself: permissions, settings, rules that break. Their findings are made around the rules, not by them.

pub(super) mod allow_without_reason;
pub(super) mod panicked;
pub(super) mod settings_file;
pub(super) mod unknown_rule;
pub(super) mod unused_allow;
