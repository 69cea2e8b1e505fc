//! What a file says of the sheets of one section: for the review of its format, not for its words.

use super::document::{Align, Face, PageLook};

/// A section: a run of pages that look the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its first paragraph, counted as [`super::Document::paragraphs`] does.
    pub first: usize,
    /// Size and margins.
    pub page: PageLook,
    /// Whether left and right margin change places on even pages.
    pub mirrored: bool,
    /// From the top edge to the running head, in millimetres.
    pub head: Option<f32>,
    /// Whether its first page has a running head of its own, so that the usual one does not stand there.
    pub first_differs: bool,
    /// The page numbers of its running heads and feet.
    pub numbers: Vec<PageNumber>,
}

/// Where a page number stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PageNumber {
    /// On which pages.
    pub on: Pages,
    /// Whether it stands at the foot of the page.
    pub at_foot: bool,
    /// How its line stands.
    pub align: Option<Align>,
    /// How it looks.
    pub face: Face,
    /// What stands on its line beside it: `Trang`, `-`; empty when it stands alone.
    pub beside: String,
}

/// Pages that share a running head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// All that have none of their own.
    Usual,
    /// The first.
    First,
    /// Even ones.
    Even,
}
