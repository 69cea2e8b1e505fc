//! The duties that a regulation gives: each khoản, điểm or indent that has an owner and nothing further inside.

use super::placed::Placed;
use crate::model::{Id, Level};

/// A duty, with what is said of it at its place or at the nearest around it.
#[derive(Debug)]
pub struct Duty<'a> {
    /// The provision, by its place.
    pub provision: usize,
    /// Who does it.
    pub owners: &'a [Id],
    /// Who takes part or is consulted.
    pub with: &'a [Id],
    /// By when.
    pub by: Option<&'a str>,
    /// With what product.
    pub product: Option<&'a str>,
    /// Answerable for what, and to whom.
    pub answer: Option<&'a str>,
    /// With what authority.
    pub authority: Option<&'a str>,
}

/// The duties of a text, in reading order.
pub(super) fn duties<'a>(provisions: &[Placed<'a>]) -> Vec<Duty<'a>> {
    let is_item = |level| matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent);
    let has_items = |placed: &Placed| placed.provision.children.iter().any(|child| is_item(child.level));
    let duty = |placed: &Placed<'a>| {
        let mut duty = Duty {
            provision: placed.at,
            owners: placed.owners,
            with: &[],
            by: None,
            product: None,
            answer: None,
            authority: None,
        };
        let mut around = Some(placed);
        // What a khoản says holds of its điểm; what an article says is no fact about one duty.
        while let Some(placed) = around.filter(|placed| is_item(placed.level())) {
            let attributes = &placed.provision.attributes;
            if duty.with.is_empty() {
                duty.with = &attributes.with;
            }
            duty.by = duty.by.or(attributes.by.as_deref());
            duty.product = duty.product.or(attributes.product.as_deref());
            duty.answer = duty.answer.or(attributes.answer.as_deref());
            duty.authority = duty.authority.or(attributes.authority.as_deref());
            around = placed.parent.map(|parent| &provisions[parent]);
        }
        duty
    };
    let leaves = provisions.iter().filter(|placed| is_item(placed.level()) && !has_items(placed));
    leaves.filter(|placed| !placed.owners.is_empty()).map(duty).collect()
}
