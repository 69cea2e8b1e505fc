//! What stands behind an instruction: the document, asides, days, `như sau:`, and another verb.

use super::cursor::Cursor;
use super::document::document;
use super::effect::in_effect;
use super::papers::at_paper;
use super::sentence::{Sentence, asks, verb};
use super::{Unreadable, Why};

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

/// Takes `đã được sửa đổi, bổ sung theo …` and what stands in parentheses, up to where the sentence goes on.
fn aside(cursor: &mut Cursor) -> bool {
    let mut taken = false;
    loop {
        if cursor.take_mark(&['(']) {
            let mut depth = 1;
            while depth > 0 {
                if cursor.take_mark(&['(']) {
                    depth += 1;
                } else if cursor.take_mark(&[')']) {
                    depth -= 1;
                } else if cursor.next().is_none() {
                    break;
                }
            }
            taken = true;
        } else if cursor.sees_all(&["đã", "được"])
            || cursor.sees_all(&["được", "sửa"])
            || cursor.sees_all(&["được", "bổ"])
        {
            let goes_on = |cursor: &Cursor| {
                cursor.is_done()
                    || cursor.sees_all(&["như", "sau"])
                    || cursor.sees_all(&["có", "hiệu", "lực"])
                    || cursor.sees(0, "bằng")
                    || cursor.sees(0, "thành")
                    || cursor.sees_mark(&[':', '('])
                    || cursor.sees_quoted(0)
            };
            while !goes_on(cursor) {
                cursor.next();
            }
            taken = true;
        } else {
            return taken;
        }
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
            sentence.effective = in_effect(cursor);
        } else if cursor.any(&["thành", "là"]) && cursor.sees_quoted(0) {
            continue;
        } else {
            let joined = cursor.take_mark(&[',', ';', '.', '-', '–']) | cursor.any(&["và", "đồng"]);
            cursor.word("thời");
            if joined && (cursor.sees_all(&["cụm", "từ"]) || verb_ahead(cursor) || at_paper(cursor)) {
                return Ok(true);
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
                    return Err(Unreadable { why: Why::Leftover, words: cursor.rest() });
                }
            }
        }
    }
}

fn verb_ahead(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = verb(cursor).is_some();
    cursor.back(mark);
    found
}
