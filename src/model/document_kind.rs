//! How the names of documents begin: `Nghị định`, `Quy chế`; one list, `document_kinds.txt`, for all who read them.

use std::sync::LazyLock;

static KINDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("document_kinds.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some(line.split_once('|')?.0.trim())).collect()
});

/// The kinds of documents as their names begin, with a capital.
pub fn document_kinds() -> &'static [&'static str] {
    &KINDS
}
