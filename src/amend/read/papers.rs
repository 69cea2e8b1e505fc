//! Forms and lists that hang on a document (`Mẫu số 03 tại Phụ lục II`): understood, though no provision shows them.

use super::cursor::Cursor;
use super::sentence::{PapersVerb, Skeleton, Verb};
use crate::model::{Level, composed};

/// Takes papers, when what follows is about such.
pub(super) fn papers(cursor: &mut Cursor, verb: Verb) -> Option<Skeleton> {
    if !at_paper(cursor) {
        return None;
    }
    let what = words(cursor);
    let by = if cursor.any(&["bằng", "thành"]) { Some(words(cursor)) } else { None };
    while !cursor.is_done() && !ends(cursor) {
        cursor.next();
    }
    let verb = match verb {
        Verb::Add => PapersVerb::Insert,
        Verb::Repeal | Verb::Drop => PapersVerb::Repeal,
        _ => PapersVerb::Amend,
    };
    Some(Skeleton::Papers { verb, what, by })
}

/// Whether a paper comes next: a form, a list, or an annex that has a name and no number.
pub(super) fn at_paper(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    cursor.any(&["các", "một"]);
    cursor.word("số");
    let form = cursor.words(&["mẫu", "số"])
        || cursor.words(&["biểu", "mẫu"])
        || cursor.words(&["danh", "mục"])
        || cursor.words(&["mẫu", "biểu"])
        || cursor.words(&["biểu", "số"])
        || cursor.word("mẫu");
    cursor.back(mark);
    let annex = !form && cursor.words(&["phụ", "lục"]) && {
        cursor.word("số");
        cursor.peek(0).is_some_and(|token| {
            let words = cursor.words_of(token);
            super::number::number(words, Level::Annex, true).is_none() && words.starts_with(char::is_uppercase)
        })
    };
    cursor.back(mark);
    form || annex
}

/// The name of a paper, up to what it is replaced by or where it hangs.
fn words(cursor: &mut Cursor) -> String {
    let start = cursor.byte();
    while !cursor.is_done() && !ends(cursor) && !cursor.sees(0, "bằng") && !cursor.sees(0, "thành") {
        cursor.next();
    }
    let words = cursor.text[start..cursor.byte_before().max(start)].trim();
    composed(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn ends(cursor: &Cursor) -> bool {
    cursor.sees_all(&["như", "sau"]) || cursor.sees_mark(&[':', ';'])
}
