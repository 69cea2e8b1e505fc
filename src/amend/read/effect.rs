//! From which day an instrument or one of its instructions has effect, and until which.

use super::cursor::Cursor;
use chrono::{Days, NaiveDate};

/// From when something has effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// From a day that is named.
    On(NaiveDate),
    /// So many days after the instrument is signed.
    AfterSigning(u64),
}

impl Effect {
    /// The day, when the day of signing is known.
    pub(super) fn day(self, signed: Option<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Effect::On(day) => Some(day),
            Effect::AfterSigning(days) => signed?.checked_add_days(Days::new(days)),
        }
    }
}

/// Takes `thi hành kể từ ngày 01 tháng 7 năm 2026`, `kể từ ngày ký`, `sau 15 ngày kể từ ngày ký`, behind `có hiệu lực`.
pub(super) fn in_effect(cursor: &mut Cursor) -> Option<Effect> {
    cursor.words(&["thi", "hành"]);
    let mut days = 0;
    let mark = cursor.mark();
    if cursor.word("sau") {
        match count(cursor).filter(|_| cursor.word("ngày")) {
            Some(found) => days = found,
            None => cursor.back(mark),
        }
        cursor.take_mark(&[',']);
    }
    cursor.word("kể");
    cursor.any(&["từ", "vào"]);
    cursor.word("ngày");
    if cursor.word("ký") {
        cursor.words(&["ban", "hành"]);
        return Some(Effect::AfterSigning(days.into()));
    }
    date(cursor).filter(|_| days == 0).map(Effect::On)
}

/// What a sentence says of the end of its effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The last day of it.
    On(NaiveDate),
    /// That it ends, and not clearly when.
    Unclear,
}

/// Takes `đến hết ngày 31 tháng 12 năm 2027`, `đến hết năm 2027`, `hết hiệu lực từ ngày 01/01/2028`: the end of effect.
pub(super) fn end(cursor: &mut Cursor) -> Option<End> {
    let mark = cursor.mark();
    cursor.take_mark(&[',', ';']);
    cursor.word("và");
    cursor.any(&["được", "có"]);
    if !cursor.sees(1, "hành") || !cursor.words(&["thi", "hành"]) {
        let _ = cursor.words(&["thực", "hiện"]) || cursor.words(&["áp", "dụng"]);
    }
    cursor.any(&["cho", "kéo"]);
    let found = if cursor.words(&["hết", "hiệu", "lực"]) || cursor.words(&["chấm", "dứt", "hiệu", "lực"])
    {
        Some(ended(cursor).map_or(End::Unclear, End::On))
    } else if cursor.word("đến") && (cursor.word("hết") || cursor.sees(0, "ngày")) {
        Some(last_of(cursor).map_or(End::Unclear, End::On))
    } else {
        None
    };
    if found.is_none() {
        cursor.back(mark);
    }
    found
}

/// Takes the last day behind `đến hết`: of a day, a month, a year.
fn last_of(cursor: &mut Cursor) -> Option<NaiveDate> {
    if cursor.word("ngày") {
        return date(cursor);
    }
    let month = if cursor.word("tháng") { Some(count(cursor)?) } else { None };
    let year = cursor.word("năm").then(|| count(cursor)).flatten()?;
    let (year, month) = (i32::try_from(year).ok()?, month.unwrap_or(12));
    let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()
}

/// Takes the last day behind `hết hiệu lực`: the day before `từ ngày …`, the day of `sau ngày …`.
fn ended(cursor: &mut Cursor) -> Option<NaiveDate> {
    cursor.words(&["thi", "hành"]);
    if cursor.word("sau") {
        cursor.word("khi");
        cursor.word("hết");
        return cursor.word("ngày").then(|| date(cursor)).flatten();
    }
    cursor.word("kể");
    let day = (cursor.word("từ") && cursor.word("ngày")).then(|| date(cursor)).flatten()?;
    day.pred_opt()
}

/// The day on which a document was signed, by the line of its head that says where and when: `Cẩm Hà, ngày 20 tháng 02
/// năm 2027`.
pub(super) fn signed<'l>(lines: impl Iterator<Item = &'l str>) -> Option<NaiveDate> {
    lines.filter(|line| line.chars().count() < 140).find_map(|line| {
        let at = line.rfind(", ngày ")?;
        let mut cursor = Cursor::new(line.get(at + 2..)?);
        let day = cursor.word("ngày").then(|| date(&mut cursor)).flatten()?;
        // `Căn cứ Quyết định số …, ngày …` goes on, or opens with what it rests on.
        let place = line.get(..at)?.split_whitespace().count() <= 14;
        (cursor.is_done() || cursor.sees_mark(&['|'])).then_some(day).filter(|_| place && !line.starts_with("Căn cứ"))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_or_counted() {
        let signed = NaiveDate::from_ymd_opt(2027, 2, 20);
        for (words, expected) in [
            ("thi hành kể từ ngày 01 tháng 3 năm 2027", "2027-03-01"),
            ("từ ngày 01/3/2027", "2027-03-01"),
            ("kể từ ngày ký", "2027-02-20"),
            ("thi hành từ ngày ký ban hành", "2027-02-20"),
            ("sau 15 ngày kể từ ngày ký", "2027-03-07"),
            ("sau 15 ngày, kể từ ngày ký ban hành", "2027-03-07"),
            ("sau khi đăng báo", ""),
        ] {
            let day = in_effect(&mut Cursor::new(words)).and_then(|effect| effect.day(signed));
            assert_eq!(day.map(|day| day.to_string()).unwrap_or_default(), expected, "{words}");
        }
    }

    #[test]
    fn the_last_day_is_named_or_counted() {
        for (words, expected) in [
            ("đến hết ngày 31 tháng 12 năm 2027", "2027-12-31"),
            (", cho đến hết ngày 31/12/2027.", "2027-12-31"),
            ("và được thực hiện đến hết tháng 6 năm 2027", "2027-06-30"),
            ("và thực hiện đến hết năm 2027", "2027-12-31"),
            ("đến ngày 30/6/2027", "2027-06-30"),
            (", hết hiệu lực từ ngày 01/01/2028", "2027-12-31"),
            ("và hết hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2028", "2027-12-31"),
            ("; hết hiệu lực sau ngày 31/12/2027", "2027-12-31"),
            ("và hết hiệu lực khi có quy định mới", "unclear"),
            ("đến hết nhiệm kỳ", "unclear"),
            ("và thay thế Quyết định số 12-QĐ/ĐU", ""),
        ] {
            let said = match end(&mut Cursor::new(words)) {
                Some(End::On(day)) => day.to_string(),
                Some(End::Unclear) => "unclear".to_owned(),
                None => String::new(),
            };
            assert_eq!(said, expected, "{words}");
        }
    }

    #[test]
    fn the_head_says_when_it_was_signed() {
        let day = |line: &str| signed([line].into_iter());
        assert_eq!(day("Cẩm Hà, ngày 20 tháng 02 năm 2027"), NaiveDate::from_ymd_opt(2027, 2, 20));
        assert_eq!(day("Căn cứ Quy định số 294-QĐ/TW, ngày 26 tháng 5 năm 2025"), None);
        assert_eq!(day("Lam Giang, ngày    tháng    năm 2027"), None);
    }
}
