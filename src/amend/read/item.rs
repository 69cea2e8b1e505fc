//! What a list of places is made of: levels with their numbers.

use crate::model::{Level, Number, Part};

/// One number of a level, as the sentence names it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) level: Level,
    pub(super) number: Option<Number>,
    pub(super) part: Part,
    /// Whether it is `này`.
    pub(super) here: bool,
    /// Whether what follows says where it stands.
    pub(super) linked: bool,
    /// Whether nothing but a comma parts it from what follows.
    pub(super) comma: bool,
    /// The whole document, or of what stands around the part that is named.
    pub(super) root: bool,
}

/// How far out a level lies.
pub(super) fn rank(level: Level) -> u8 {
    match level {
        Level::Point => 1,
        Level::Clause => 2,
        Level::Article => 3,
        Level::Section => 4,
        Level::Chapter => 5,
        Level::Annex => 6,
        _ => 0,
    }
}
