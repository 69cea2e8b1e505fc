//! Renumberings told as what they follow from.

use super::drawing::Drawing;
use crate::diff::{Change, Kind, NodeId, Renumbering};

/// More causes than this are not named one by one.
const MOST_CAUSES: usize = 3;

/// What made the number of a provision of the old text another: `bổ sung Điều 5`.
pub(super) fn of(drawing: &Drawing, o: NodeId) -> Option<String> {
    causes(drawing, drawing.diff.renumberings.get(drawing.causes.run(o)?)?)
}

/// Every run as a sentence: from which number to which, and why.
pub(super) fn sentences(drawing: &Drawing) -> Vec<String> {
    drawing.diff.renumberings.iter().map(|run| sentence(drawing, run)).collect()
}

fn sentence(drawing: &Drawing, run: &Renumbering) -> String {
    let Drawing { diff, lang, .. } = drawing;
    let mut gaps = vec![
        ("old", diff.old.cite(run.old.0)),
        ("new", diff.new.cite(run.new.0)),
        ("old_last", diff.old.cite(run.old.1)),
        ("new_last", diff.new.cite(run.new.1)),
    ];
    let cause = causes(drawing, run);
    gaps.extend(cause.clone().map(|cause| ("cause", cause)));
    let key = match (run.count > 1, cause.is_some()) {
        (false, false) => "page.run.one",
        (false, true) => "page.run.one.why",
        (true, false) => "page.run.many",
        (true, true) => "page.run.many.why",
    };
    lang.fill(key, &gaps)
}

fn causes(drawing: &Drawing, run: &Renumbering) -> Option<String> {
    let Drawing { diff, lang, .. } = drawing;
    let named = run.causes.iter().rev().take(MOST_CAUSES).map(|&at| cause(drawing, &diff.changes[at]));
    let mut named: Vec<String> = named.collect();
    named.reverse();
    named.retain(|cause| !cause.is_empty());
    if run.causes.len() > MOST_CAUSES {
        named.insert(0, lang.sentence("page.cause.more").to_owned());
    }
    (!named.is_empty()).then(|| named.join(", "))
}

fn cause(drawing: &Drawing, change: &Change) -> String {
    let Drawing { diff, lang, .. } = drawing;
    let has = |kind| change.kinds.has(kind);
    let key = match () {
        () if has(Kind::Added) => "page.cause.added",
        () if has(Kind::Removed) => "page.cause.removed",
        () if has(Kind::Split) => "page.cause.split",
        () if has(Kind::Merged) => "page.cause.merged",
        () => "page.cause.moved",
    };
    let from_new = has(Kind::Added) || has(Kind::Split);
    let place = match (change.new, change.old) {
        (Some(n), _) if from_new => diff.new.cite(n),
        (_, Some(o)) => diff.old.cite(o),
        (Some(n), None) => diff.new.cite(n),
        (None, None) => return String::new(),
    };
    lang.fill(key, &[("place", place)])
}
