//! The word lists of the language rules, read when first asked for.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A phrase that is written wrongly, and as it should be.
#[derive(Debug)]
pub(in super::super) struct Confused {
    /// As found, folded.
    pub(in super::super) wrong: &'static str,
    /// As it should be, in lower case.
    pub(in super::super) right: &'static str,
    /// Whether it can mean nothing else.
    pub(in super::super) is_sure: bool,
}

/// The lines of a list that say something.
pub(in super::super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Words that are no Vietnamese syllables and stand in Vietnamese texts all the same.
pub(in super::super) static ACCEPTED: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("accepted.txt")).flat_map(str::split_whitespace).collect());

/// Phrases that are often confused.
pub(in super::super) static CONFUSED: LazyLock<Vec<Confused>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let (wrong, right) = line.split_once('=')?;
        let right = right.trim();
        Some(Confused { wrong: wrong.trim(), right: right.trim_end_matches(" ?"), is_sure: !right.ends_with('?') })
    };
    lines(include_str!("confused.txt")).filter_map(entry).collect()
});
