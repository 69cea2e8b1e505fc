//! Renumberings as sentences: each run is told once, at the first provision of it.

use super::place;
use super::say::{Cause, Say};
use crate::diff::{Change, Diff, Kind, NodeId, Renumbering, Side};
use crate::model::Level;

/// At most so many causes are named.
const MOST_CAUSES: usize = 3;

/// What a run of renumberings says.
pub(super) fn say(diff: &Diff, run: usize, last: &str) -> Say {
    let Renumbering { old, new, count, level, .. } = &diff.renumberings[run];
    let away = !matches!(level, Level::Article | Level::Annex | Level::Chapter)
        && diff.old.nodes[old.0].parent.and_then(|parent| diff.new_of[parent]) != diff.new.nodes[new.0].parent;
    // Within an article everything is cited from within it.
    let inside = !away && !counts_through(*level) && *level != Level::Section;
    let cite = |side: &Side, at| if inside { place::within(side, at) } else { side.cite(at) };
    let old_cites = [cite(&diff.old, old.0), cite(&diff.old, old.1)];
    let new_cites = [cite(&diff.new, new.0), cite(&diff.new, new.1)];
    let mut causes: Vec<usize> = earlier(diff, run);
    causes.extend(&diff.renumberings[run].causes);
    causes.dedup();
    let mut causes: Vec<Cause> = causes.into_iter().filter_map(|at| cause(diff, &diff.changes[at], inside)).collect();
    // What stands in one's own article is plain to see; too long a list explains nothing.
    let far = causes.iter().any(|cause| matches!(cause, Cause::Moved(..)));
    if causes.len() > MOST_CAUSES || away || (inside && far && causes.len() > 1) {
        causes.clear();
    }
    let last = if inside { String::new() } else { last.to_owned() };
    Say::Shifted { old: old_cites, new: new_cites, count: *count, away, causes, last }
}

/// The causes of the runs before this one that still hold: those of its level with no unshifted provision between.
fn earlier(diff: &Diff, run: usize) -> Vec<usize> {
    let this = &diff.renumberings[run];
    let parent = |at: NodeId| diff.new.nodes[at].parent.filter(|_| !counts_through(this.level));
    let mut out = Vec::new();
    let mut from = this.new.0;
    for before in diff.renumberings[..run].iter().rev() {
        if before.level != this.level || parent(before.new.0) != parent(this.new.0) {
            continue;
        }
        let unshifted = (before.new.1 + 1..from).any(|at| {
            diff.new.nodes[at].level() == this.level
                && diff.old_of[at].is_some_and(|old| diff.old.nodes[old].number() == diff.new.nodes[at].number())
        });
        if unshifted {
            break;
        }
        let mut causes = before.causes.clone();
        causes.extend(out);
        out = causes;
        from = before.new.0;
    }
    out
}

fn counts_through(level: Level) -> bool {
    matches!(level, Level::Chapter | Level::Article | Level::Annex)
}

fn cause(diff: &Diff, change: &Change, inside: bool) -> Option<Cause> {
    let is_move = change.old.is_some() && change.new.is_some();
    let cite = |side: &Side, at| if inside && !is_move { place::within(side, at) } else { side.cite(at) };
    let old = change.old.map(|at| cite(&diff.old, at));
    let new = change.new.map(|at| cite(&diff.new, at));
    match (old, new) {
        (None, Some(new)) => Some(Cause::Added(new)),
        (Some(old), None) if change.kinds.has(Kind::Merged) => {
            let into = change.others.first().map(|&at| cite(&diff.new, at));
            Some(Cause::Merged(old, into.unwrap_or_default()))
        }
        (Some(old), None) => Some(Cause::Removed(old)),
        (Some(old), Some(new)) if change.kinds.has(Kind::Moved) => Some(Cause::Moved(old, new)),
        (Some(old), Some(_)) if change.kinds.has(Kind::Split) => Some(Cause::Split(old)),
        (Some(old), Some(new)) if old != new => Some(Cause::Moved(old, new)),
        _ => None,
    }
}
