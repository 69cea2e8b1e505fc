//! From which day an instrument or one of its instructions has effect.

use super::cursor::Cursor;
use chrono::NaiveDate;

/// Takes `thi hành kể từ ngày 01 tháng 7 năm 2026`, behind `có hiệu lực`.
pub(super) fn in_effect(cursor: &mut Cursor) -> Option<NaiveDate> {
    cursor.words(&["thi", "hành"]);
    cursor.word("kể");
    cursor.any(&["từ", "vào"]);
    cursor.word("ngày");
    date(cursor)
}

/// Takes a day: `01 tháng 7 năm 2026`, `01/7/2026`.
fn date(cursor: &mut Cursor) -> Option<NaiveDate> {
    let mark = cursor.mark();
    let found = spelled(cursor).or_else(|| {
        cursor.back(mark);
        let token = cursor.next()?;
        digits(cursor.words_of(&token))
    });
    if found.is_none() {
        cursor.back(mark);
    }
    found
}

fn spelled(cursor: &mut Cursor) -> Option<NaiveDate> {
    let day = count(cursor)?;
    let month = cursor.word("tháng").then(|| count(cursor)).flatten()?;
    cursor.take_mark(&[',']);
    let year = cursor.word("năm").then(|| count(cursor)).flatten()?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn count(cursor: &mut Cursor) -> Option<u32> {
    let token = cursor.next()?;
    cursor.words_of(&token).parse().ok()
}

/// A day in digits.
fn digits(words: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = words.split(['/', '-']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
