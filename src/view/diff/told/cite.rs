//! Where a provision stands, in words.

use crate::diff::{NodeId, Side};
use crate::lang::Lang;

/// A citation; what stands before the first numbered provision has none.
pub(in super::super) fn cite(side: &Side, at: NodeId, lang: Lang) -> String {
    let cite = side.cite(at);
    if cite.is_empty() { lang.sentence("compare.place-none").to_owned() } else { cite }
}
