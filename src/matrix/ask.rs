//! A power in a matter: what one line of a duty asks.

use crate::model::Power;

/// A power in a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ask {
    /// The field, by its place in the table of words.
    pub field: usize,
    /// The matter, by its place in the field; one past the last for what is about none of the table's.
    pub matter: usize,
    /// The power.
    pub power: Power,
}
