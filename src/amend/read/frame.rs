//! `Sửa đổi, bổ sung một số khoản của Điều 7 như sau:`: what only says where the instructions below it stand.

use super::Unreadable;
use super::ast::{Sentence, Verb};
use super::cursor::Cursor;
use super::document::{document, document_ahead, numbered_ahead};
use super::number::number;
use super::place::{at_end_of_annex, common, noun, noun_ahead, targets};
use crate::model::{Address, Level};
use std::sync::LazyLock;

static NOUNS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let noun = |line: &'static str| Some(line.split_once('|')?.0.trim().split(' ').collect());
    let lines = include_str!("list_nouns.txt").lines().filter(|line| !line.starts_with('#'));
    let mut out: Vec<Vec<&str>> = lines.filter_map(noun).collect();
    out.sort_by_key(|words: &Vec<&str>| std::cmp::Reverse(words.len()));
    out
});

/// Takes `một số khoản của Điều 7`, `các điều sau đây của Quy chế …`: a frame.
pub(super) fn some_of(
    cursor: &mut Cursor,
    verb: Verb,
    around: &Address,
    sentence: &mut Sentence,
) -> Result<bool, Unreadable> {
    let mark = cursor.mark();
    if cursor.words(&["toàn", "bộ"]) {
        cursor.words(&["hoặc", "một", "phần"]);
    }
    let some = cursor.words(&["một", "số"]);
    let all = !some && cursor.any(&["các", "những"]);
    // `Thay thế cụm từ, bãi bỏ Phụ lục và biểu mẫu trong …` names no number and no words.
    let bare = !some && !all;
    // `Bãi bỏ Phụ lục` names the only annex and is no heading.
    let here = cursor.mark();
    let only_annex = bare && cursor.words(&["phụ", "lục"]) && at_end_of_annex(cursor) && !cursor.sees(0, "và");
    cursor.back(here);
    if only_annex {
        cursor.back(mark);
        return Ok(false);
    }
    let Some(nouns) = nouns(cursor, some) else {
        cursor.back(mark);
        return Ok(false);
    };
    // `Thay thế cụm từ, bãi bỏ Phụ lục và biểu mẫu trong Thông tư …`: a heading that says neither which nor how many.
    if nouns == 0 || cursor.sees_quoted(0) || bare && !heads_a_list(cursor) {
        cursor.back(mark);
        return Ok(false);
    }
    let below = cursor.words(&["sau", "đây"]) || cursor.words(&["như", "sau"]) || cursor.word("sau");
    let listed = below || some || bare;
    let takes_away = matches!(verb, Verb::Repeal | Verb::Drop);
    // `Bãi bỏ các quy định tại khoản 2 Điều 5` repeals it.
    if !listed && takes_away {
        cursor.back(mark);
        return Ok(false);
    }
    sentence.announces |= below;
    if takes_away || verb == Verb::Substitute {
        sentence.verb = Some(verb);
    }
    cursor.any(&["của", "tại", "thuộc", "trong"]);
    let mark = cursor.mark();
    cursor.words(&["ban", "hành"]);
    cursor.words(&["kèm", "theo"]);
    let whole = document(cursor).is_some();
    cursor.back(mark);
    let placed = !whole && noun_ahead(cursor).is_some();
    sentence.frame = Some(if placed { one_place(cursor, around)? } else { around.clone() });
    if !placed && !whole {
        to_the_end(cursor);
    }
    Ok(true)
}

/// Takes `Thông tư số 01/2013/TT-BYT hướng dẫn …` behind the verb: what stands below amends that document.
pub(super) fn whole_document(cursor: &mut Cursor, around: &Address, sentence: &mut Sentence) -> bool {
    let found = document_ahead(cursor);
    if found {
        sentence.frame = Some(around.clone());
    }
    found
}

/// Takes the nouns of a list, with verbs between them that say what becomes of each; `None` when what stands there
/// names its own number.
fn nouns(cursor: &mut Cursor, some: bool) -> Option<usize> {
    let mut count = 0;
    loop {
        let before = cursor.mark();
        // Only an annex stands there without a number.
        let numbered = match noun(cursor) {
            Some(Level::Annex) => {
                cursor.peek(0).is_some_and(|token| number(cursor.words_of(token), Level::Annex, false).is_some())
            }
            found => found.is_some(),
        };
        cursor.back(before);
        if numbered {
            return (some || count > 0).then_some(count);
        }
        let named = numbered_ahead(cursor) || !list_ahead(cursor) && is_numbered_document(cursor);
        if named || !list_noun(cursor) {
            return Some(count);
        }
        // `các Mẫu số 01 và Mẫu số 02` are papers with their numbers.
        if cursor.sees(0, "số") {
            return None;
        }
        count += 1;
        let mark = cursor.mark();
        cursor.take_mark(&[',', ';']);
        cursor.any(&["và", "hoặc"]);
        if super::verb::verb(cursor).is_some() {
            cursor.words(&["một", "số"]);
        } else if !NOUNS.iter().any(|words| cursor.sees_all(words)) {
            cursor.back(mark);
            if !NOUNS.iter().any(|words| cursor.sees_all(words)) {
                return Some(count);
            }
        }
    }
}

/// Whether a noun and another of the same list come next: `quy định, phụ lục`.
fn list_ahead(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = list_noun(cursor) && (cursor.take_mark(&[',', ';']) | cursor.any(&["và", "hoặc"])) && list_noun(cursor);
    cursor.back(mark);
    found
}

/// Takes what the head of a list may say that it amends: `cụm từ`, `quy định`, `khoản`.
pub(super) fn list_noun(cursor: &mut Cursor) -> bool {
    NOUNS.iter().any(|words| cursor.words(words))
}

/// Whether a document with its number comes next: none of a list of documents.
fn is_numbered_document(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = document(cursor).is_some_and(|found| found.number.is_some() || found.own);
    cursor.back(mark);
    found
}

/// Whether nothing stands behind the nouns of a heading but the document.
fn heads_a_list(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    cursor.words(&["sau", "đây"]);
    cursor.any(&["của", "tại", "trong"]);
    cursor.words(&["ban", "hành"]);
    cursor.words(&["kèm", "theo"]);
    document(cursor);
    let found = cursor.is_done() || cursor.sees_mark(&['.', ':']);
    cursor.back(mark);
    found
}

/// Passes over what the list is about, to where it begins.
fn to_the_end(cursor: &mut Cursor) {
    while !cursor.is_done()
        && !cursor.sees_mark(&[':', '('])
        && !cursor.sees_all(&["như", "sau"])
        && !cursor.sees_all(&["sau", "đây"])
        && !cursor.sees_quoted(0)
    {
        cursor.next();
    }
}

fn one_place(cursor: &mut Cursor, around: &Address) -> Result<Address, Unreadable> {
    let found = targets(cursor, around)?;
    let [target] = found.as_slice() else { return Ok(common(&found).unwrap_or_default()) };
    Ok(target.clone())
}
