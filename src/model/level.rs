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
}
