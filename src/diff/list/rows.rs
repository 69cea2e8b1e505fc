//! The two texts laid over each other: the new one in its order, what is gone or moved away at the place that it had.

use super::super::change::{Place, Row};
use super::super::side::NodeId;
use super::Known;
use std::collections::BTreeMap;

/// The rows of two sides, their changes not yet known.
pub(super) fn rows(known: &Known) -> Vec<Row> {
    let home = at_home(known);
    // What is not at home in the old text goes behind the last node before it that is, or to the top.
    let mut behind: BTreeMap<Option<NodeId>, Vec<Row>> = BTreeMap::new();
    let mut last = None;
    for (o, home) in home.iter().enumerate() {
        let partner = known.pairs.new_of[o];
        if *home {
            last = partner;
        } else {
            let place = if partner.is_some() { Place::MovedFrom } else { Place::Here };
            behind.entry(last).or_default().push(Row { old: Some(o), new: partner, place, change: None });
        }
    }
    let mut rows = Vec::with_capacity(known.new.nodes.len() + behind.values().map(Vec::len).sum::<usize>());
    rows.extend(behind.remove(&None).unwrap_or_default());
    for n in 0..known.new.nodes.len() {
        let old = known.pairs.old_of[n];
        let place = if old.is_some_and(|o| !home[o]) { Place::MovedTo } else { Place::Here };
        rows.push(Row { old, new: Some(n), place, change: None });
        rows.extend(behind.remove(&Some(n)).unwrap_or_default());
    }
    rows
}

/// Whether each node of the old side has a partner and neither moved nor stands in what moved.
fn at_home(known: &Known) -> Vec<bool> {
    let mut home: Vec<bool> = Vec::with_capacity(known.old.nodes.len());
    let mut away: Vec<bool> = Vec::with_capacity(known.old.nodes.len());
    for (o, node) in known.old.nodes.iter().enumerate() {
        let gone_with = node.parent.is_some_and(|parent| away[parent]);
        away.push(known.moved[o] || gone_with);
        home.push(known.pairs.new_of[o].is_some() && !away[o]);
    }
    home
}
