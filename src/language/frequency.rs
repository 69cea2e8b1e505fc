//! How often something is done: `mỗi tháng hai lần`, `3 tháng họp một lần`, `hằng quý`.

use super::number::{number, number_at};
use std::sync::LazyLock;

/// A period of a frequency or a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Ngày.
    Day,
    /// Tuần.
    Week,
    /// Tháng.
    Month,
    /// Quý.
    Quarter,
    /// Năm.
    Year,
}

impl Period {
    /// The period that a folded word names.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "ngày" => Self::Day,
            "tuần" => Self::Week,
            "tháng" => Self::Month,
            "quý" => Self::Quarter,
            "năm" => Self::Year,
            _ => return None,
        })
    }

    /// About how many days it has, as [`crate::model::Every::days`] counts.
    pub fn days(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
            Self::Year => 365,
        }
    }
}

/// A frequency as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frequency {
    /// In how many periods, from 1.
    pub count: u32,
    /// Of what.
    pub period: Period,
    /// How many times, from 1.
    pub times: u32,
    /// Whether it is a least one: `ít nhất một lần`.
    pub at_least: bool,
    /// Whether it says times (`một lần`); `hằng tháng` does not, and may tell of something else than a meeting.
    pub is_counted: bool,
    /// How many words say it.
    pub length: usize,
}

impl Frequency {
    /// About how many days lie between two times.
    pub fn days(self) -> u32 {
        (self.count.saturating_mul(self.period.days()) / self.times.max(1)).max(1)
    }
}

/// Words that may stand between the period and the times.
static BETWEEN: LazyLock<Vec<&str>> = LazyLock::new(|| super::phrases(include_str!("frequency.txt")).collect());

/// So many words may stand between the period and `lần`.
const REACH: usize = 9;

/// The frequency that begins at a folded word: `mỗi tháng hai lần`, `3 tháng họp một lần`, `hằng quý`.
pub fn frequency_at(words: &[&str], at: usize) -> Option<Frequency> {
    let word = |offset: usize| words.get(at + offset).copied().unwrap_or("");
    if ["hằng", "hàng"].contains(&word(0)) {
        let period = Period::of(word(1))?;
        return Some(Frequency { count: 1, period, times: 1, at_least: false, is_counted: false, length: 2 });
    }
    let (count, unit) = if ["mỗi", "một"].contains(&word(0)) { (1, 1) } else { number_at(words, at)? };
    let period = Period::of(word(unit))?;
    let last = (unit + 1..unit + REACH).find(|offset| word(*offset) == "lần")?;
    let times = number(word(last - 1)).filter(|times| *times > 0)?;
    let between = words.get(at + unit + 1..at + last - 1)?;
    let is_known = between.iter().all(|word| BETWEEN.contains(word)) && count > 0;
    let at_least = between.windows(2).any(|pair| matches!(pair, ["ít", "nhất"] | ["tối", "thiểu"]));
    is_known.then_some(Frequency { count, period, times, at_least, is_counted: true, length: last + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_as_they_are_said() {
        for (said, count, period, times, at_least) in [
            ("mỗi tháng một lần", 1, Period::Month, 1, false),
            ("mỗi tháng hai lần", 1, Period::Month, 2, false),
            ("3 tháng họp một lần", 3, Period::Month, 1, false),
            ("ba tháng một lần", 3, Period::Month, 1, false),
            ("một năm bốn lần", 1, Period::Year, 4, false),
            ("mỗi quý họp thường kỳ ít nhất 01 lần", 1, Period::Quarter, 1, true),
            ("mười lăm ngày một lần", 15, Period::Day, 1, false),
            ("hằng quý", 1, Period::Quarter, 1, false),
        ] {
            let words: Vec<&str> = said.split(' ').collect();
            let found = frequency_at(&words, 0).unwrap_or_else(|| panic!("{said}"));
            assert_eq!(
                (found.count, found.period, found.times, found.at_least),
                (count, period, times, at_least),
                "{said}"
            );
            assert_eq!(found.length, words.len(), "{said}");
        }
        for said in ["mỗi tháng", "3 tháng trước", "một tháng sau lần", "hằng hải", "mỗi tháng đi một lần", "một lần"]
        {
            assert_eq!(frequency_at(&said.split(' ').collect::<Vec<_>>(), 0), None, "{said}");
        }
    }

    #[test]
    fn the_days_between_two_times() {
        let days = |said: &str| frequency_at(&said.split(' ').collect::<Vec<_>>(), 0).map(Frequency::days);
        assert_eq!(days("mỗi tháng hai lần"), Some(15));
        assert_eq!(days("mỗi năm hai lần"), Some(182));
        assert_eq!(days("2 tháng một lần"), Some(60));
    }
}
