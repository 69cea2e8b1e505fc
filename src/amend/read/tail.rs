//! What stands behind an instruction: the document, asides, days, `như sau:`, and another verb.

use super::aside::aside;
use super::ast::Sentence;
use super::ast::Skeleton;
use super::cursor::Cursor;
use super::document::document;
use super::effect::{Effect, in_effect};
use super::papers::at_paper;
use super::phrase_noun::at_phrase;
use super::turned::lead;
use super::verb::verb_ahead;
use super::{Unreadable, Why};
use crate::model::Address;

/// Takes what stands between the old paper and `bằng`.
pub(super) fn skip_to_by(cursor: &mut Cursor, sentence: &mut Sentence) {
    let mark = cursor.mark();
    cursor.any(&["của", "tại"]);
    cursor.words(&["ban", "hành"]);
    cursor.words(&["kèm", "theo"]);
    let found = document(cursor);
    aside(cursor);
    if cursor.sees(0, "bằng") || cursor.sees(0, "thành") {
        sentence.document = found.or(sentence.document.take());
    } else {
        cursor.back(mark);
    }
}

/// Takes what stands behind a clause; whether another verb follows.
pub(super) fn tail(cursor: &mut Cursor, sentence: &mut Sentence) -> Result<bool, Unreadable> {
    loop {
        if aside(cursor) {
            continue;
        }
        if cursor.is_done() {
            return Ok(false);
        }
        if cursor.sees_quoted(0) && (sentence.announces || asks(sentence)) {
            sentence.content_at = Some(cursor.byte());
            return Ok(false);
        }
        let mark = cursor.mark();
        if cursor.words(&["như", "sau"]) || cursor.words(&["sau", "đây"]) {
            sentence.announces = true;
        } else if cursor.take_mark(&[':']) {
            sentence.announces = true;
            if !cursor.is_done() {
                sentence.content_at = Some(cursor.byte());
                return Ok(false);
            }
        } else if cursor.words(&["có", "hiệu", "lực"]) {
            if let Some(Effect::On(day)) = in_effect(cursor) {
                sentence.effective = Some(day);
            }
        } else if names_new(cursor) {
            continue;
        } else if cursor.sees_exactly(&["trừ"]) {
            return Err(Unreadable { why: Why::Except, words: cursor.rest() });
        } else {
            let dash = cursor.sees_mark(&['-', '–']);
            let joined = cursor.take_mark(&[',', ';', '.', '-', '–']) | cursor.any(&["và", "đồng"]);
            cursor.word("thời");
            if joined && (cursor.sees_all(&["cụm", "từ"]) || verb_ahead(cursor) || at_paper(cursor) || led(cursor))
            {
                return Ok(true);
            }
            // `Sửa đổi, bổ sung Điều 29 - Hồ sơ`: its name stands behind it.
            while dash && !cursor.is_done() && !cursor.sees_mark(&[':', ';']) && !cursor.sees_all(&["như", "sau"]) {
                cursor.next();
            }
            if joined {
                continue;
            }
            cursor.any(&["của", "tại", "trong", "thuộc", "theo", "ở"]);
            cursor.words(&["kèm", "theo"]);
            cursor.words(&["ban", "hành"]);
            cursor.words(&["kèm", "theo"]);
            match document(cursor) {
                Some(found) if !found.own => sentence.document = Some(found),
                Some(_) => {}
                None => {
                    cursor.back(mark);
                    // A scanner's speck is no word.
                    if cursor
                        .peek(0)
                        .is_some_and(|token| matches!(token.kind, super::words::Kind::Mark(c) if !c.is_alphanumeric()))
                    {
                        cursor.next();
                        continue;
                    }
                    // The name of a document is as long as its maker liked; where only it is named the rest is its.
                    if sentence.document.is_some() && !at_phrase(cursor) && !verb_ahead(cursor) {
                        cursor.next();
                        continue;
                    }
                    return Err(Unreadable { why: Why::Leftover, words: cursor.rest() });
                }
            }
        }
    }
}

/// Whether another clause comes next that names its place before its verb.
fn led(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = lead(cursor, &Address::default()).is_some();
    cursor.back(mark);
    found
}

/// Takes `thành “…”`, `thành: “…”` up to the quotation.
fn names_new(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = cursor.any(&["thành", "là"]) && {
        cursor.take_mark(&[':']);
        cursor.sees_quoted(0)
    };
    if !found {
        cursor.back(mark);
    }
    found
}

fn asks(sentence: &Sentence) -> bool {
    sentence.acts.iter().any(Skeleton::asks)
}
