//! Words of a regulation's facts with their placeholders filled in.

use crate::model::{Facts, InlineKind, PathError, Profile, placeholder_value, split_placeholders};

/// Words with the facts of the regulation filled in: the instrument does not have all of them.
pub(super) fn filled(words: &str, facts: &Facts, profile: &Profile) -> String {
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let number_of = |number: u32, kind: &str| profile.cite_number(number, kind, code);
    let mut out = String::new();
    for inline in &split_placeholders(words).0 {
        match &inline.kind {
            InlineKind::Words(words) => out.push_str(words),
            InlineKind::Placeholder(path) => match placeholder_value(facts, path, &number_of) {
                Ok(value) => out.push_str(&value),
                Err(PathError::Empty | PathError::Unknown(_)) => out.push('…'),
            },
            _ => {}
        }
    }
    out
}
