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
