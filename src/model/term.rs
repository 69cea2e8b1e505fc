//! A term of a committee.

use super::{Level, Number, roman};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A term: its first and last year and its ordinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The first year.
    pub start: u32,
    /// The last year, not before the first.
    pub end: u32,
    /// The ordinal, `XV`, as the number it stands for; `None` when it is not counted.
    pub ordinal: Option<u32>,
}

impl Term {
    /// As printed: `2025 – 2030`.
    pub fn years(&self) -> String {
        format!("{} – {}", self.start, self.end)
    }
}

#[derive(Deserialize, Serialize)]
struct RawTerm {
    years: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ordinal: Option<String>,
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawTerm::deserialize(deserializer)?;
        let (start, end) = parse_years(&raw.years).ok_or_else(|| de::Error::custom("years: YYYY-YYYY"))?;
        let ordinal = match raw.ordinal {
            None => None,
            Some(text) => Some(
                Number::parse(&text, Level::Chapter)
                    .map(|number| number.base)
                    .ok_or_else(|| de::Error::custom("ordinal: a Roman numeral"))?,
            ),
        };
        Ok(Self { start, end, ordinal })
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawTerm { years: format!("{}-{}", self.start, self.end), ordinal: self.ordinal.map(roman) }
            .serialize(serializer)
    }
}

/// The two years of `2025-2030`, also with a longer dash or spaces, as recognisers of scans write it; `None` when it is no such range.
pub fn parse_years(text: &str) -> Option<(u32, u32)> {
    let (start, end) = text.split_once(['-', '–', '—'])?;
    let year = |text: &str| text.trim().parse().ok().filter(|year| (1930..=2200).contains(year));
    Some((year(start)?, year(end)?))
}
