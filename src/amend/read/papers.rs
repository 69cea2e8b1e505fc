//! Forms and lists that hang on a document (`Mẫu số 03 tại Phụ lục II`): understood, though no provision shows them.

use super::ast::{PapersVerb, Skeleton, Verb};
use super::cursor::Cursor;
use super::paper_noun::{paper_ahead, paper_noun};
use crate::model::{Level, composed};

/// Takes papers, when what follows is about such.
pub(super) fn papers(cursor: &mut Cursor, verb: Verb) -> Option<Skeleton> {
    at_paper(cursor).then(|| taken(cursor, verb))
}

/// Takes what is no place of a regulation because it lies in a form, a list or an annex: `mục 2.1 phần II Phụ lục 3`.
pub(super) fn part_of_paper(cursor: &mut Cursor, verb: Verb) -> Option<Skeleton> {
    paper_ahead(cursor).then(|| taken(cursor, verb))
}

fn taken(cursor: &mut Cursor, verb: Verb) -> Skeleton {
    let what = words(cursor);
    let by = (leads_to_new(cursor) && cursor.next().is_some()).then(|| words(cursor));
    while !cursor.is_done() && !ends(cursor) {
        cursor.next();
    }
    let verb = match verb {
        Verb::Add => PapersVerb::Insert,
        Verb::Repeal | Verb::Drop => PapersVerb::Repeal,
        _ => PapersVerb::Amend,
    };
    Skeleton::Papers { verb, what, by }
}

/// Whether a paper comes next: a form, a list, or an annex that has a name and no number.
pub(super) fn at_paper(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    cursor.any(&["các", "một"]);
    cursor.word("số");
    let form = paper_noun(cursor);
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
    while !cursor.is_done() && !ends(cursor) && !leads_to_new(cursor) {
        cursor.next();
    }
    let words = cursor.text.get(start..cursor.byte_before().max(start)).unwrap_or_default().trim();
    composed(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether what stands in its place follows; `bảng` is no `bằng` that a scanner spoilt.
fn leads_to_new(cursor: &Cursor) -> bool {
    cursor.sees_exactly(&["thành"]) || cursor.sees(0, "bằng") && !cursor.sees_exactly(&["bảng"])
}

fn ends(cursor: &Cursor) -> bool {
    cursor.sees_all(&["như", "sau"]) || cursor.sees_mark(&[':', ';'])
}
