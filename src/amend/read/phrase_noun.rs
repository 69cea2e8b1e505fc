//! What an instruction calls the words that it quotes: `cụm từ`, `các từ`, `chức danh`.

use super::cursor::Cursor;
use super::place::noun;
use std::sync::LazyLock;

/// A noun, and whether it may stand before words that have no quotation marks.
struct Noun {
    alone: bool,
    words: Vec<&'static str>,
}

static NOUNS: LazyLock<Vec<Noun>> = LazyLock::new(|| {
    let of = |line: &'static str| {
        let mut parts = line.split('|').map(str::trim);
        let alone = match parts.next()? {
            "alone" => true,
            "quoted" => false,
            _ => return None,
        };
        Some(Noun { alone, words: parts.next()?.split(' ').collect() })
    };
    let mut out: Vec<Noun> = include_str!("phrase_nouns.txt").lines().filter_map(of).collect();
    out.sort_by_key(|noun| std::cmp::Reverse(noun.words.len()));
    out
});

/// Whether a phrase comes next.
pub(super) fn at_phrase(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = phrase_noun(cursor).is_some();
    cursor.back(mark);
    found
}

/// Takes `cụm từ`, `các từ`, `toàn bộ cụm từ`; whether all places of it are meant.
pub(super) fn phrase_noun(cursor: &mut Cursor) -> Option<bool> {
    let mark = cursor.mark();
    let every = cursor.words(&["toàn", "bộ"]) || cursor.words(&["tất", "cả"]) || cursor.word("mọi");
    cursor.any(&["các", "những", "một"]);
    cursor.word("số");
    if cursor.sees_quoted(0) {
        return Some(every);
    }
    cursor.back(mark);
    let every = cursor.words(&["toàn", "bộ"]) || cursor.words(&["tất", "cả"]) || cursor.word("mọi");
    cursor.any(&["các", "những"]);
    let found = NOUNS.iter().any(|noun| {
        let mark = cursor.mark();
        let taken = cursor.words(&noun.words) && (noun.alone && goes_on(cursor) || cursor.sees_quoted(0));
        if !taken {
            cursor.back(mark);
        }
        taken
    });
    if found || cursor.sees_quoted(0) {
        return Some(every);
    }
    cursor.back(mark);
    None
}

/// Whether words of a phrase follow: `từ khoản 2 đến khoản 5` is none, nor are the `cụm từ, quy định` of a heading.
fn goes_on(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let place = noun(cursor).is_some();
    cursor.back(mark);
    let marked = cursor.sees_mark(&[',', ';', '.', ':']) || cursor.is_done();
    !place && !marked && !cursor.sees_exactly(&["và"]) && !cursor.sees_all(&["sau", "đây"])
}
