//! Meetings: how often, who chairs and prepares, documents, quorum and vote.

use super::Id;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A regular meeting of a body.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Meeting {
    /// Its id.
    pub id: Id,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The role that meets.
    pub body: Id,
    /// How often it meets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Every>,
    /// The role that chairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<Id>,
    /// The role that prepares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparer: Option<Id>,
    /// Documents are sent at least so many days before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<u32>,
    /// The share of the members who must be present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Share>,
    /// What carries a decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Vote>,
    /// The role that keeps the minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Id>,
}

/// A frequency: once every so many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Every {
    /// How many, from 1.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// Units of a frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Ngày.
    Day,
    /// Tuần.
    Week,
    /// Tháng.
    Month,
    /// Năm.
    Year,
}

impl FromStr for Every {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || format!("{text:?}: N days, weeks, months or years");
        let (count, unit) = text.split_once(' ').ok_or_else(bad)?;
        let unit = match unit.trim().trim_end_matches('s') {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return Err(bad()),
        };
        let count = count.parse().ok().filter(|count| (1..1000).contains(count)).ok_or_else(bad)?;
        Ok(Self { count, unit })
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        write!(f, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

impl Every {
    /// About how many days it is, to tell which of two frequencies is the higher: a month has 30, a year 365.
    pub fn days(self) -> u32 {
        let unit = match self.unit {
            Unit::Day => 1,
            Unit::Week => 7,
            Unit::Month => 30,
            Unit::Year => 365,
        };
        self.count * unit
    }

    /// As the text prints it: `mỗi tháng một lần`, `3 tháng một lần`.
    pub fn in_words(self) -> String {
        let unit = match self.unit {
            Unit::Day => "ngày",
            Unit::Week => "tuần",
            Unit::Month => "tháng",
            Unit::Year => "năm",
        };
        if self.count == 1 { format!("mỗi {unit} một lần") } else { format!("{} {unit} một lần", self.count) }
    }
}

/// A share such as 2/3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Above the line, from 1.
    pub above: u32,
    /// Below the line, not less than `above`.
    pub below: u32,
}

impl FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(above, below)| Some((above.parse().ok()?, below.parse().ok()?)));
        match parts {
            Some((above, below)) if above >= 1 && below >= above => Ok(Self { above, below }),
            _ => Err(format!("{text:?}: a share such as 2/3")),
        }
    }
}

impl Share {
    /// Whether it is less than another.
    pub fn is_below(self, other: Share) -> bool {
        u64::from(self.above) * u64::from(other.below) < u64::from(other.above) * u64::from(self.below)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.above, self.below)
    }
}

/// What carries a decision: over a share, or at least a share, of all members or of those present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub struct Vote {
    /// More than this share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Share>,
    /// This share or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Share>,
    /// Counted on whom.
    #[serde(default)]
    pub of: VoteBase,
}

/// On whom a vote is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum VoteBase {
    /// All members (Điều lệ Đảng, Điều 9.5).
    #[default]
    All,
    /// Those present.
    Present,
}

impl Vote {
    /// Whether whatever carries by this vote carries by `asked` too.
    pub fn keeps(self, asked: Vote) -> bool {
        let counted = self.of == asked.of || self.of == VoteBase::All;
        let share = match (self.over, self.at_least, asked.over, asked.at_least) {
            (Some(own), _, Some(asked), _) | (Some(own), _, None, Some(asked)) => !own.is_below(asked),
            (None, Some(own), Some(asked), _) => asked.is_below(own),
            (None, Some(own), None, Some(asked)) => !own.is_below(asked),
            _ => true,
        };
        counted && share
    }

    /// As demanded: `trên 1/2 tổng số thành viên`.
    pub fn in_full(self) -> String {
        let whole = match self.of {
            VoteBase::All => "tổng số thành viên",
            VoteBase::Present => "số thành viên có mặt",
        };
        format!("{} {whole}", self.in_words())
    }

    /// As the text prints it: `trên 1/2`, `ít nhất 2/3`.
    pub fn in_words(self) -> String {
        match (self.over, self.at_least) {
            (Some(share), _) => format!("trên {share}"),
            (None, Some(share)) => format!("ít nhất {share}"),
            (None, None) => String::new(),
        }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Id::new(&text).ok_or_else(|| de::Error::custom(format!("{text:?}: not an id")))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

as_text!(Every, Share);
