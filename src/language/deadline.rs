//! Days and terms by which something is due, as sentences and `by=` state them.

use super::number_at;
use std::ops::Range;

/// By when something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// By a day of the month, and the month when one is named: `trước ngày 25`, `chậm nhất ngày 15 tháng 12`.
    Day(u32, Option<u32>),
    /// Within so many hours, days or months of an event: `trong 5 ngày làm việc`.
    Within(u32, Unit),
    /// So many days before an event: `trước hội nghị 5 ngày`.
    Before(u32),
    /// Once in so many days or months: `10 ngày một lần`.
    Every(u32, Unit),
}

/// What a term is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// `giờ`
    Hours,
    /// `ngày`
    Days,
    /// `ngày làm việc`
    WorkingDays,
    /// `tháng`
    Months,
}

impl Due {
    /// Whether two deadlines are measured alike and are not the same.
    pub fn differs(self, other: Due) -> bool {
        match (self, other) {
            // `ngày 20` of every month is no `ngày 15 tháng 12`.
            (Due::Day(one, month), Due::Day(two, other)) => {
                month.is_some() == other.is_some() && (one, month) != (two, other)
            }
            // Five days and five working days are one term, loosely said; five and ten are two, however counted.
            (Due::Within(one, unit), Due::Within(two, other)) => unit.is_like(other) && one != two,
            (Due::Before(one), Due::Before(two)) => one != two,
            (Due::Every(one, unit), Due::Every(two, other)) => (one, unit) != (two, other),
            _ => false,
        }
    }
}

impl Unit {
    /// Whether two units are the same, or both days.
    fn is_like(self, other: Unit) -> bool {
        let is_days = |unit: Unit| matches!(unit, Unit::Days | Unit::WorkingDays);
        self == other || is_days(self) && is_days(other)
    }
}

/// So many words may name an event between `trước` and the days.
const EVENT: usize = 6;

/// Words by which a day is the last one, folded.
const BY: [&str; 7] = ["trước", "nhất", "vào", "hạn", "quá", "là", "đến"];

/// The deadlines among folded words, each with the words that state it.
pub fn deadlines(words: &[&str]) -> Vec<(Due, Range<usize>)> {
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    let mut out: Vec<(Due, Range<usize>)> = Vec::new();
    for at in 0..words.len() {
        if out.last().is_some_and(|(_, range)| range.contains(&at)) {
            continue;
        }
        let before = at.checked_sub(1).map_or("", word);
        if word(at) == "ngày" && (at == 0 || BY.contains(&before)) {
            let Some(day) = digits(word(at + 1)).filter(|day| (1..=31).contains(day)) else { continue };
            let month = (word(at + 2) == "tháng").then(|| digits(word(at + 3))).flatten();
            let end = at + if month.is_some() { 4 } else { 2 };
            // A day of a year is dated, not due.
            if word(end) != "năm" || digits(word(end + 1)).is_none() {
                out.push((Due::Day(day, month), at..end));
            }
            continue;
        }
        let Some((count, length)) = number_at(words, at).filter(|(count, _)| *count > 0) else { continue };
        let end = at + length;
        let unit = match (word(end), word(end + 1)) {
            ("ngày", "làm") => Unit::WorkingDays,
            ("ngày", _) => Unit::Days,
            ("giờ", _) => Unit::Hours,
            ("tháng", _) => Unit::Months,
            _ => continue,
        };
        let behind = end + 1 + usize::from(unit == Unit::WorkingDays) * 2;
        if word(behind) == "một" && ["lần", "kỳ"].contains(&word(behind + 1)) {
            out.push((Due::Every(count, unit), at..behind + 2));
            continue;
        }
        // `trước 5 ngày`, `trước hội nghị ít nhất 5 ngày`, `5 ngày trước hội nghị`.
        let is_ahead = words.get(at.saturating_sub(EVENT)..at).unwrap_or_default().contains(&"trước");
        let is_days = matches!(unit, Unit::Days | Unit::WorkingDays) && !["trong", "hạn"].contains(&before);
        if is_days && word(behind) != "trở" && (word(behind) == "trước" || is_ahead) {
            out.push((Due::Before(count), at..behind));
            continue;
        }
        let is_term = at == 0
            || before == "trong"
            || ["hạn", "vòng"].contains(&before) && at >= 2 && ["thời", "trong"].contains(&word(at - 2))
            || before == "quá" && at >= 2 && word(at - 2) == "không"
            || before == "nhất" && at >= 2 && word(at - 2) == "chậm"
            || ["là", "trong", "sau"].contains(&before) && at >= 3 && word(at - 2) == "nhất" && word(at - 3) == "chậm";
        // `trước hội nghị 5 ngày`, `từ 5 ngày trở lên` count from somewhere else.
        if is_term && !["trở", "trước"].contains(&word(end + 1)) {
            out.push((Due::Within(count, unit), at..behind));
        }
    }
    out
}

fn digits(word: &str) -> Option<u32> {
    word.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Due, Unit, deadlines};

    #[test]
    fn deadlines_are_read_and_other_numbers_are_not() {
        let read = |words: &str| {
            let words: Vec<&str> = words.split(' ').collect();
            deadlines(&words).into_iter().map(|(due, _)| due).collect::<Vec<_>>()
        };
        let cases: [(&str, &[Due]); 11] = [
            ("gửi báo cáo tháng chậm nhất vào ngày 20", &[Due::Day(20, None)]),
            ("trước ngày 15 tháng 12", &[Due::Day(15, Some(12))]),
            ("trả lời trong 5 ngày làm việc", &[Due::Within(5, Unit::WorkingDays)]),
            ("trong thời hạn 24 giờ", &[Due::Within(24, Unit::Hours)]),
            ("không quá ba ngày", &[Due::Within(3, Unit::Days)]),
            ("vắng từ 5 ngày làm việc trở lên", &[]),
            ("quyết định số 5 ngày 15 tháng 12 năm 2025", &[]),
            ("gửi trước hội nghị 5 ngày", &[Due::Before(5)]),
            ("chậm nhất 10 ngày trước hội nghị", &[Due::Before(10)]),
            ("báo cáo mười ngày một lần", &[Due::Every(10, Unit::Days)]),
            ("trong 30 ngày chậm nhất 20 ngày", &[Due::Within(30, Unit::Days), Due::Within(20, Unit::Days)]),
        ];
        for (words, expected) in cases {
            assert_eq!(read(words), expected, "{words}");
        }
    }
}
