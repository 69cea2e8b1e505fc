//! All that is known of two sides before their words are compared; what the facts and the changes are made of.

use super::Registered;
use super::links::Links;
use super::pair::Pairs;
use super::side::Side;

/// All that is known of two sides before their words are compared.
pub(super) struct Known<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    pub(super) pairs: Pairs,
    pub(super) links: Links,
    /// Whether each node of the old side moved.
    pub(super) moved: Vec<bool>,
    /// Whether words are compared the other way round.
    pub(super) mirrored: bool,
    /// Which documents were replaced by which.
    pub(super) registry: Registered,
}
