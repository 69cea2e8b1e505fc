//! The mark that opens a quotation of an amending instrument: it stands before the label of what is quoted first.

use crate::diff::{NodeId, Side};
use crate::model::Level;
use crate::view::blocks::QUOTATION;

/// `“` before the label of the first provision of a quotation, else nothing.
pub(super) fn opening(side: &Side, at: NodeId) -> &'static str {
    let node = &side.nodes[at];
    let first = node.parent.is_some_and(|parent| side.nodes[parent].level() == Level::Quote && parent + 1 == at);
    if first && node.level() != Level::Table { QUOTATION.0 } else { "" }
}
