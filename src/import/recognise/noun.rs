//! What names of organs open with: counted words.

/// What names of organs open with, folded: `organs.txt`, with its origin.
const NOUNS: &str = include_str!("organs.txt");

/// Whether folded words open with what names of organs open with.
pub(super) fn is_noun(key: &str) -> bool {
    nouns().any(|noun| key.strip_prefix(noun).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

fn nouns() -> impl Iterator<Item = &'static str> {
    NOUNS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next())
}
