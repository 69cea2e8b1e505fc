//! The levels of a provision, from chương down to an indent under an indent.

use serde::Serialize;

/// What kind of provision a [`super::Provision`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Chương.
    Chapter,
    /// Mục.
    Section,
    /// Điều.
    Article,
    /// Khoản.
    Clause,
    /// Điểm.
    Point,
    /// Gạch đầu dòng, `-`.
    Indent,
    /// A `+` under an indent.
    Subindent,
    /// A paragraph without a marker.
    Paragraph,
    /// A table.
    Table,
    /// Phụ lục.
    Annex,
    /// A drafter's note, never printed.
    Note,
    /// A quotation of the regulation that an instrument amends: what stands in it is no part of the instrument's own
    /// text.
    Quote,
}

impl Level {
    /// Whether provisions of this level carry a number.
    pub fn is_numbered(self) -> bool {
        matches!(self, Level::Chapter | Level::Section | Level::Article | Level::Clause | Level::Point | Level::Annex)
    }

    /// Whether it is written as a heading.
    pub fn is_heading(self) -> bool {
        matches!(self, Level::Chapter | Level::Section | Level::Article | Level::Annex)
    }

    /// The Vietnamese noun used in citations (`khoản`, `Điều`), for the levels that are cited.
    pub fn noun(self) -> Option<&'static str> {
        Some(match self {
            Level::Chapter => "Chương",
            Level::Section => "Mục",
            Level::Article => "Điều",
            Level::Clause => "khoản",
            Level::Point => "điểm",
            Level::Annex => "Phụ lục",
            _ => return None,
        })
    }

    /// The level that a noun names, with or without a capital: `Khoản`, `điều`; `Phụ lục` is two words and not read here.
    pub fn of_noun(word: &str) -> Option<Self> {
        Some(match word {
            "điểm" | "Điểm" => Level::Point,
            "khoản" | "Khoản" => Level::Clause,
            "Điều" | "điều" => Level::Article,
            "Mục" | "mục" => Level::Section,
            "Chương" | "chương" => Level::Chapter,
            _ => return None,
        })
    }

    /// How far out a level lies in an address: 1 for a điểm to 6 for an annex; 0 for what has no number.
    pub fn rank(self) -> u8 {
        match self {
            Level::Point => 1,
            Level::Clause => 2,
            Level::Article => 3,
            Level::Section => 4,
            Level::Chapter => 5,
            Level::Annex => 6,
            _ => 0,
        }
    }

    /// Whether a provision of this level may hold one of `inner` directly.
    pub fn may_hold(self, inner: Level) -> bool {
        match inner {
            Level::Chapter | Level::Annex => false,
            Level::Section => self == Level::Chapter,
            Level::Article => matches!(self, Level::Chapter | Level::Section),
            Level::Clause => self.is_heading(),
            Level::Point => self.is_heading() || self == Level::Clause,
            Level::Indent => self.is_heading() || matches!(self, Level::Clause | Level::Point),
            _ => self.is_heading() || matches!(self, Level::Clause | Level::Point | Level::Indent),
        }
    }
}
