//! What a row is made of: a heading, or a khoản with all that stands in it.

use super::layout::Item;

/// A heading, or a khoản with all that stands in it.
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub(super) items: Vec<Item>,
    /// How it fares.
    pub(super) fate: Fate,
    /// Whether it heads what follows.
    pub(super) is_heading: bool,
    /// Whether it is a chương or mục, which stand in a row of their own.
    pub(super) is_grouping: bool,
    pub(super) words: usize,
}

/// How a unit fares as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Fate {
    /// Its words are the same.
    #[default]
    Same,
    /// It is new or gone with the change that has this place.
    Whole(usize),
    /// Some of it changed.
    Changed,
}
