//! Renumberings as sentences with their causes.

use super::cite::cite;
use super::kinds;
use crate::diff::{Diff, NodeId, Renumbering};
use crate::lang::Lang;
use crate::model::Level;

/// More causes than these are counted.
const MOST_CAUSES: usize = 3;

/// `Điều 6 đến Điều 14 nay là Điều 4 đến Điều 12, do bỏ Điều 3`.
pub(super) fn sentence(diff: &Diff, run: &Renumbering, lang: Lang) -> String {
    let range = |first: String, last: String| {
        if first == last { first } else { lang.fill("compare.range", &[("first", first), ("last", last)]) }
    };
    let old = range(cite(&diff.old, run.old.0, lang), cite(&diff.old, run.old.1, lang));
    let new = range(cite(&diff.new, run.new.0, lang), cite(&diff.new, run.new.1, lang));
    let causes: Vec<String> = run
        .causes
        .iter()
        .filter_map(|&at| diff.changes.get(at))
        .map(|change| kinds::cause(diff, change, lang))
        .collect();
    let gaps = [("old", old), ("new", new)];
    let mut out = lang.fill("compare.renumbered", &gaps);
    if !causes.is_empty() {
        let mut told = causes[..causes.len().min(MOST_CAUSES)].join(", ");
        if causes.len() > MOST_CAUSES {
            let more = (causes.len() - MOST_CAUSES).to_string();
            told.push(' ');
            told.push_str(&lang.fill("compare.more-causes", &[("count", more)]));
        }
        out.push_str(&lang.fill("compare.because", &[("causes", told)]));
    }
    out
}

/// Whether the new number of each node of the new side is told by a run.
pub(super) fn covered(diff: &Diff) -> Vec<bool> {
    let mut out = vec![false; diff.new.nodes.len()];
    let parent = |node: NodeId| diff.new.nodes[node].parent;
    for run in &diff.renumberings {
        let counts_through = matches!(run.level, Level::Chapter | Level::Article | Level::Annex);
        for (node, covered) in out.iter_mut().enumerate().take(run.new.1 + 1).skip(run.new.0) {
            let level = diff.new.nodes[node].level();
            *covered |= level == run.level && (counts_through || parent(node) == parent(run.new.0));
        }
    }
    out
}
