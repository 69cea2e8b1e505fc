//! Renumberings that follow from a change elsewhere, told as runs: Điều 8 to Điều 46 are now Điều 9 to Điều 47.

use super::super::change::{Place, Renumbering, Row};
use super::super::side::NodeId;
use super::Known;
use crate::model::Level;
use rustc_hash::FxHashMap;

/// What is known of one row of counted provisions while going through the texts.
#[derive(Default)]
struct Count {
    /// The changes since the shift was last another.
    causes: Vec<usize>,
    /// By how much the numbers shift at present.
    shift: i64,
    /// The run that goes on.
    run: Option<usize>,
}

/// The runs, in reading order.
pub(super) fn renumberings(known: &Known, rows: &[Row]) -> Vec<Renumbering> {
    let mut out: Vec<Renumbering> = Vec::new();
    let mut counts: FxHashMap<(Level, bool, Option<NodeId>), Count> = FxHashMap::default();
    for row in rows {
        let Some((level, decision, parent)) = counted_in(known, row) else { continue };
        let count = counts.entry((level, decision, parent)).or_default();
        let (Some(o), Some(n), Place::Here) = (row.old, row.new, row.place) else {
            // Only what takes or gives up a number shifts those behind it.
            count.causes.extend(row.change.filter(|change| !count.causes.contains(change)));
            continue;
        };
        let (old, new) = (&known.old.nodes[o], &known.new.nodes[n]);
        let (Some(from), Some(to)) = (&old.provision.number, &new.provision.number) else { continue };
        if old.level() != new.level() || !from.suffix.is_empty() || !to.suffix.is_empty() {
            count.run = None;
            continue;
        }
        let shift = i64::from(to.base) - i64::from(from.base);
        match count.run.and_then(|run| out.get_mut(run)) {
            Some(run) if shift == count.shift => {
                (run.old.1, run.new.1, run.count) = (o, n, run.count + 1);
            }
            _ if shift != 0 => {
                count.run = Some(out.len());
                let causes = std::mem::take(&mut count.causes);
                out.push(Renumbering { level, old: (o, o), new: (n, n), count: 1, causes });
            }
            _ => {
                count.run = None;
                count.causes.clear();
            }
        }
        count.shift = shift;
    }
    out
}

/// The row of counted provisions that a row belongs to: chương, articles and annexes count through the text, the rest in
/// what they stand in, which is named by its node in the new text.
fn counted_in(known: &Known, row: &Row) -> Option<(Level, bool, Option<NodeId>)> {
    let from_new = row.new.filter(|_| row.place != Place::MovedFrom);
    let (node, parent) = match (from_new, row.old) {
        (Some(n), _) => (&known.new.nodes[n], known.new.nodes[n].parent),
        (None, Some(o)) => {
            let node = &known.old.nodes[o];
            (node, node.parent.and_then(|parent| known.pairs.new_of[parent]))
        }
        (None, None) => return None,
    };
    let level = node.level();
    match level {
        _ if node.quoted => None,
        Level::Chapter | Level::Article | Level::Annex => Some((level, node.in_decision, None)),
        Level::Section | Level::Clause | Level::Point => Some((level, node.in_decision, Some(parent?))),
        _ => None,
    }
}
