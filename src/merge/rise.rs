//! Which pieces of a list were moved: those outside the longest run that kept its order.

use super::document::Document;
use super::pair::Pairs;
use std::collections::BTreeSet;

/// Which sisters, by their number in the base, a side moved within their list.
pub fn movers(side: &Document, pairs: &Pairs, base: &Document, parent: usize) -> BTreeSet<usize> {
    let Some(own) = pairs.to(parent) else { return BTreeSet::new() };
    let stayed = side.node(own).children.iter().filter_map(|at| pairs.from(*at));
    let order: Vec<usize> = stayed.filter(|at| base.node(*at).parent == parent && *at != 0).collect();
    let kept = longest_rise(&order);
    order.into_iter().filter(|at| !kept.contains(at)).collect()
}

/// The values of the longest rising subsequence.
pub fn longest_rise(order: &[usize]) -> BTreeSet<usize> {
    // For each length the place and the value of the lowest end of a run so long.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (at, &value) in order.iter().enumerate() {
        let length = ends.partition_point(|(_, end)| *end < value);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|(place, _)| *place));
        match ends.get_mut(length) {
            Some(end) => *end = (at, value),
            None => ends.push((at, value)),
        }
    }
    let mut kept = BTreeSet::new();
    let mut at = ends.last().map(|(place, _)| *place);
    while let Some(place) = at {
        kept.extend(order.get(place));
        at = before.get(place).copied().flatten();
    }
    kept
}
