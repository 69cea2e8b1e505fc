//! The names of what hangs on a document and is no provision of it, as they stand in `papers.txt`.

use super::cursor::Cursor;
use super::words::is_quote;
use std::sync::LazyLock;

static BEGINS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| of("begins"));
static INSIDE: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| of("inside"));

fn of(kind: &str) -> Vec<Vec<&'static str>> {
    let noun = |line: &'static str| {
        let mut parts = line.split('|').map(str::trim);
        (parts.next()? == kind).then(|| parts.next().map(|words| words.split(' ').collect()))?
    };
    include_str!("papers.txt").lines().filter_map(noun).collect()
}

/// Takes a noun with which the object of an instruction may begin: `mẫu số`.
pub(super) fn paper_noun(cursor: &mut Cursor) -> bool {
    BEGINS.iter().any(|words| cursor.words(words))
}

/// Whether one stands here.
pub(super) fn at_paper_part(cursor: &Cursor) -> bool {
    INSIDE.iter().any(|words| {
        // `mục` is a word of any sentence; a place in a paper has a number or a name behind it.
        let named = words.len() > 1
            || cursor.peek(1).is_none_or(|token| {
                let next = cursor.words_of(token);
                next.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase() || is_quote(c))
                    || token.is("số").is_some()
                    || token.is("tại").is_some()
            });
        named && cursor.sees_exactly(words)
    })
}

/// Whether one stands between here and where the wording follows.
pub(super) fn paper_ahead(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let mut found = false;
    while !found && !cursor.is_done() && !cursor.sees_all(&["như", "sau"]) && !cursor.sees_mark(&[':']) {
        found = at_paper_part(cursor) || super::place::is_dotted(cursor);
        cursor.next();
    }
    cursor.back(mark);
    found
}
