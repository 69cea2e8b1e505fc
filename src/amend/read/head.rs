//! `Thay thế một số cụm từ, bãi bỏ một số quy định của Quy chế`: the name of an article that does several things.

use super::ast::Sentence;
use super::cursor::Cursor;
use super::document::document;
use super::frame::list_noun;
use super::verb::verb;
use super::words::Fit;
use crate::model::Address;

/// Takes the name of an article that does several things: `Thay thế, bỏ một số cụm từ, bãi bỏ một số quy định của Quy chế`.
/// It is a frame; what one verb says of itself is left to the grammar of an instruction.
pub(super) fn several(cursor: &mut Cursor, around: &Address, sentence: &mut Sentence) -> bool {
    let mark = cursor.mark();
    let mut verbs = 0;
    let found = loop {
        let mut here = 0;
        while verb(cursor).is_some() || bare_verb(cursor) {
            here += 1;
            cursor.take_mark(&[',']);
            cursor.word("và");
        }
        verbs += here;
        if here == 0 || !cursor.words(&["một", "số"]) || !plain_nouns(cursor) {
            break false;
        }
        let goes_on = cursor.take_mark(&[',']) | cursor.word("và");
        if !goes_on {
            break verbs > 1 && names_document(cursor, sentence);
        }
    };
    if found {
        sentence.frame = Some(around.clone());
    } else {
        cursor.back(mark);
    }
    found
}

/// Takes a verb of one word that another verb follows: `bỏ` in `Thay thế, bỏ một số cụm từ`.
fn bare_verb(cursor: &mut Cursor) -> bool {
    let exact = cursor.peek(0).is_some_and(|token| token.is("bỏ") == Some(Fit::Exact));
    exact && cursor.word("bỏ")
}

/// Takes `cụm từ`, `quy định`, `khoản, điểm`.
fn plain_nouns(cursor: &mut Cursor) -> bool {
    let mut count = 0;
    while list_noun(cursor) {
        count += 1;
        let mark = cursor.mark();
        cursor.take_mark(&[',']);
        cursor.word("và");
        let here = cursor.mark();
        let goes_on = list_noun(cursor);
        cursor.back(if goes_on { here } else { mark });
        if !goes_on {
            break;
        }
    }
    count > 0
}

/// Takes `của Quy chế …` up to the end.
fn names_document(cursor: &mut Cursor, sentence: &mut Sentence) -> bool {
    cursor.any(&["của", "tại", "trong"]);
    let named = document(cursor);
    cursor.take_mark(&['.']);
    if cursor.is_done() {
        sentence.document = named.filter(|named| !named.own);
    }
    cursor.is_done()
}
