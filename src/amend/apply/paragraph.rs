//! Paragraphs as instructions name them: `đoạn mở đầu Điều 3`, `đoạn thứ hai Điều 12`.

use super::live::Live;
use crate::model::{Address, Level, Part};

/// Which paragraph of a provision is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The first one, before any khoản; `đoạn thứ nhất` is read so too, and a table may stand before it.
    Lead,
    /// One by its place, from 1.
    Nth(usize),
}

/// The provision that a paragraph stands in and which of its paragraphs it is; `None` for any other target.
pub(super) fn paragraph_of(target: &Address) -> Option<(Address, Which)> {
    match (target.part, target.steps.split_first()) {
        (Part::Lead, Some(_)) => Some((Address { part: Part::Whole, ..target.clone() }, Which::Lead)),
        (Part::Whole, Some(((Level::Paragraph, Some(number)), around))) if !around.is_empty() => {
            let around = Address::of(around.to_vec());
            Some((around, Which::Nth(usize::try_from(number.base).unwrap_or(usize::MAX))))
        }
        _ => None,
    }
}

/// The paragraph in a provision. The own words of a khoản or điểm are its first.
pub(super) fn paragraph_in(live: &mut Live, which: Which) -> Option<&mut Live> {
    let own = usize::from(!live.provision.level.is_heading());
    let there = live.children.iter_mut().filter(|child| !child.gone && child.provision.level != Level::Note);
    let is_paragraph = |child: &&mut Live| child.provision.level == Level::Paragraph;
    match which {
        Which::Lead => there.take_while(|child| !child.provision.level.is_numbered()).find(is_paragraph),
        Which::Nth(number) => there.filter(is_paragraph).nth(number.checked_sub(own + 1)?),
    }
}
