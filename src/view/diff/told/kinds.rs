//! The kinds of a change in words, with where it came from or went to.

use super::super::names::kind_key;
use super::cite::cite;
use crate::diff::{Change, Diff, Kind, NodeId};
use crate::lang::Lang;

/// The kinds of a change in words. That it has another number is said by its place, unless nothing else is to say.
pub(in crate::view::diff) fn words(diff: &Diff, change: &Change, lang: Lang) -> Vec<String> {
    let others = || {
        let side = diff.side_of_others(change);
        change.others.iter().map(|&at| cite(side, at, lang)).collect::<Vec<_>>().join(", ")
    };
    let old = || change.old.map(|at| cite(&diff.old, at, lang)).unwrap_or_default();
    let goes_on = change.old.is_some() && change.new.is_some();
    let word = |kind: Kind| match (kind, goes_on) {
        (Kind::Renumbered, _) if !change.kinds.only_renumbered() => None,
        (Kind::Split, true) => Some(lang.fill("compare.split-into", &[("others", others())])),
        (Kind::Split, false) => Some(lang.fill("compare.split-from", &[("others", others())])),
        (Kind::Merged, true) => Some(lang.fill("compare.merged-with", &[("others", others())])),
        (Kind::Merged, false) => Some(lang.fill("compare.merged-into", &[("others", others())])),
        (Kind::Moved, _) if change.new.is_some_and(|at| cite(&diff.new, at, lang) == old()) => {
            Some(lang.sentence("compare.reordered").to_owned())
        }
        (Kind::Moved, _) => Some(lang.fill("compare.moved-from", &[("old", old())])),
        (kind, _) => Some(name(kind, lang).to_owned()),
    };
    change.kinds.iter().filter_map(word).collect()
}

/// A kind in a word or two.
pub(super) fn name(kind: Kind, lang: Lang) -> &'static str {
    lang.sentence(kind_key(kind))
}

/// A change as the cause of a renumbering: `bỏ Điều 3`, `bổ sung khoản 6 Điều 3`.
pub(super) fn cause(diff: &Diff, change: &Change, lang: Lang) -> String {
    let new = |at: Option<NodeId>| at.map(|at| cite(&diff.new, at, lang)).unwrap_or_default();
    let old = |at: Option<NodeId>| at.map(|at| cite(&diff.old, at, lang)).unwrap_or_default();
    let gaps = [("old", old(change.old)), ("new", new(change.new))];
    let key = match (change.old, change.new) {
        (None, _) if change.kinds.has(Kind::Split) => "compare.cause-split",
        (None, _) => "compare.cause-added",
        (_, None) if change.kinds.has(Kind::Merged) => "compare.cause-merged",
        (_, None) => "compare.cause-removed",
        _ => "compare.cause-moved",
    };
    lang.fill(key, &gaps)
}
