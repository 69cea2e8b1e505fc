//! `Sửa đổi, bổ sung một số khoản của Điều 7 như sau:`: what only says where the instructions below it stand.

use super::Unreadable;
use super::cursor::Cursor;
use super::document::document;
use super::place::{noun, targets};
use super::sentence::{Sentence, common, noun_ahead};
use crate::model::{Level, Target};

/// Takes `một số khoản của Điều 7`, `các điều sau đây của Quy chế …`: a frame.
pub(super) fn some_of(cursor: &mut Cursor, around: &Target, sentence: &mut Sentence) -> Result<bool, Unreadable> {
    let mark = cursor.mark();
    let some = cursor.words(&["một", "số"]);
    if !some && !cursor.any(&["các", "những"]) {
        return Ok(false);
    }
    let mut nouns = 0;
    loop {
        let before = cursor.mark();
        if noun(cursor).is_some() && !some {
            cursor.back(mark);
            return Ok(false);
        }
        // Only an annex stands there without a number.
        cursor.back(before);
        if noun(cursor).is_some_and(|level| level != Level::Annex) {
            cursor.back(before);
            break;
        }
        cursor.back(before);
        let plain = cursor.any(&["điểm", "khoản", "điều", "mục", "chương", "mẫu"])
            || cursor.words(&["nội", "dung"])
            || cursor.words(&["phụ", "lục"])
            || cursor.words(&["cụm", "từ"])
            || cursor.words(&["quy", "định"])
            || cursor.words(&["biểu", "mẫu"])
            || cursor.words(&["danh", "mục"]);
        if !plain {
            break;
        }
        nouns += 1;
        cursor.take_mark(&[',', ';']);
        cursor.any(&["và", "trong"]);
    }
    if nouns == 0 || cursor.sees_quoted(0) {
        cursor.back(mark);
        return Ok(false);
    }
    cursor.words(&["sau", "đây"]);
    cursor.any(&["của", "tại", "thuộc", "trong"]);
    let mark = cursor.mark();
    cursor.words(&["ban", "hành"]);
    cursor.words(&["kèm", "theo"]);
    let whole = document(cursor).is_some();
    cursor.back(mark);
    let frame = if whole || noun_ahead(cursor).is_none() { around.clone() } else { one_place(cursor, around)? };
    sentence.frame = Some(frame);
    Ok(true)
}

fn one_place(cursor: &mut Cursor, around: &Target) -> Result<Target, Unreadable> {
    let found = targets(cursor, around)?;
    let [target] = found.as_slice() else { return Ok(common(&found).unwrap_or_default()) };
    Ok(target.clone())
}
