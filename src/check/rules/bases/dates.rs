//! Days in running text: `ngày 05/11/2025`, `ngày 27 tháng 5 năm 2026`, `ngày 15 tháng 12`.

use crate::check::{Context, Printed, Word};
use chrono::NaiveDate;
use std::ops::Range;

/// A day, with the bytes that print it.
pub(super) struct Date<'c> {
    /// The text that it stands in.
    pub text: &'c Printed,
    /// All of it.
    pub printed: Range<usize>,
    /// The digits of the day.
    pub day: Range<usize>,
    /// The digits of the month.
    pub month: Range<usize>,
    /// The day.
    pub day_number: u32,
    /// The month.
    pub month_number: u32,
    year: Option<i32>,
}

impl Date<'_> {
    /// Whether a calendar has it; without its year it is one of a leap year.
    pub fn is_possible(&self) -> bool {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(2024), self.month_number, self.day_number).is_some()
    }
}

/// Every day, in reading order.
pub(super) fn dates<'c>(context: &'c Context) -> Vec<Date<'c>> {
    let mut out = Vec::new();
    for text in context.texts().iter().filter(|text| text.text.contains(|c: char| c.is_ascii_digit())) {
        let mut at = 0;
        while at < text.len() {
            match date(text, at) {
                Some((date, end)) => {
                    out.push(date);
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    out
}

/// A day whose number is the word at `at`, and the word behind it.
fn date(text: &Printed, at: usize) -> Option<(Date<'_>, usize)> {
    let day = number(text, at, 2)?;
    let is_day = at > 0 && text.word(at - 1).is_some_and(|word| word.folded == "ngày") && text.gap(at - 1) == " ";
    let slashed = text.gap(at) == "/" && (at == 0 || text.gap(at - 1) != "/" && text.gap(at - 1) != "-");
    let month_at = if slashed { at + 1 } else { at + 2 };
    let worded = is_day && text.gap(at) == " " && text.word(at + 1).is_some_and(|word| word.folded == "tháng");
    let month = number(text, month_at, 2).filter(|_| slashed || worded)?;
    let year_at = if slashed { month_at + 1 } else { month_at + 2 };
    let joined = if slashed {
        text.gap(month_at) == "/"
    } else {
        text.gap(month_at) == " " && text.word(month_at + 1).is_some_and(|word| word.folded == "năm")
    };
    let year = number(text, year_at, 4).filter(|word| joined && word.text.len() == 4);
    // `2/3` is a share, `4/2025` a month.
    if year.is_none() && !is_day || slashed && year.is_none() && joined {
        return None;
    }
    let end = if year.is_some() { year_at } else { month_at };
    let date = Date {
        text,
        printed: day.start..text.word(end)?.end,
        day: day.start..day.end,
        month: month.start..month.end,
        day_number: day.text.parse().ok()?,
        month_number: month.text.parse().ok()?,
        year: year.and_then(|word| word.text.parse().ok()),
    };
    Some((date, end + 1))
}

fn number(text: &Printed, at: usize, most: usize) -> Option<Word<'_>> {
    text.word(at).filter(|word| word.text.len() <= most && word.text.bytes().all(|byte| byte.is_ascii_digit()))
}
