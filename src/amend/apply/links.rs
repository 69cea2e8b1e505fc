//! Links to provisions that an instrument took away: what it left alone still says what it said, in plain words.

use super::live::Live;
use crate::model::{Id, InlineKind, Level, Number, Provision, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Levels and numbers from a provision outwards, as it is cited.
pub(super) type Steps = Vec<(Level, String)>;

/// A provision with an id that was there.
#[derive(Debug, Clone)]
pub(super) struct Dropped {
    pub(super) id: Id,
    /// Where it stood.
    pub(super) steps: Steps,
}

/// The steps of a provision in one with these steps.
pub(super) fn step(provision: &Provision, around: &[(Level, String)], only_annex: bool) -> Steps {
    let Some(number) = &provision.number else { return around.to_vec() };
    let bare = provision.level == Level::Annex && only_annex;
    let number = if bare { String::new() } else { number.print(provision.level) };
    let mut steps = vec![(provision.level, number)];
    // An article is found by its number alone.
    if provision.level != Level::Article {
        steps.extend_from_slice(around);
    }
    steps
}

/// The steps of the provision at a path.
pub(super) fn steps_to(text: &[Live], path: &[usize], only_annex: bool) -> Steps {
    let mut list = text;
    let mut steps = Steps::new();
    for &place in path {
        let Some(live) = list.get(place) else { break };
        steps = step(&live.provision, &steps, only_annex);
        list = &live.children;
    }
    steps
}

/// Puts words in place of links to what is gone, but in what the instrument itself gave.
pub(super) fn freeze(text: &mut [Live], dropped: &[Dropped], only_annex: bool, given: &impl Fn(usize) -> bool) {
    if dropped.is_empty() {
        return;
    }
    let mut gone: BTreeMap<&Id, &Steps> = dropped.iter().map(|dropped| (&dropped.id, &dropped.steps)).collect();
    let mut there = BTreeSet::new();
    text.iter().for_each(|live| ids(live, &gone, &mut there));
    gone.retain(|id, _| !there.contains(*id));
    if !gone.is_empty() {
        text.iter_mut().for_each(|live| walk(live, &mut Vec::new(), &gone, only_annex, given));
    }
}

fn ids(live: &Live, gone: &BTreeMap<&Id, &Steps>, out: &mut BTreeSet<Id>) {
    if live.gone {
        return;
    }
    out.extend(live.provision.id.clone().filter(|id| gone.contains_key(id)));
    live.children.iter().for_each(|child| ids(child, gone, out));
}

/// `around` are the levels and numbers of what a provision stands in, from outside.
fn walk(
    live: &mut Live,
    around: &mut Vec<(Level, Number)>,
    gone: &BTreeMap<&Id, &Steps>,
    only_annex: bool,
    given: &impl Fn(usize) -> bool,
) {
    if live.gone || live.deeds.iter().any(|deed| given(*deed)) {
        return;
    }
    let depth = around.len();
    let provision = &mut live.provision;
    around.extend(provision.number.clone().map(|number| (provision.level, number)));
    if provision.texts().any(|text| points_at(text, gone)) {
        let here = printed(around, only_annex);
        let cells = provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
        let texts = provision.heading.iter_mut().chain(std::iter::once(&mut provision.body)).chain(cells);
        texts.for_each(|text| freeze_text(text, &here, gone));
    }
    live.children.iter_mut().for_each(|child| walk(child, around, gone, only_annex, given));
    around.truncate(depth);
}

fn points_at(text: &Text, gone: &BTreeMap<&Id, &Steps>) -> bool {
    let mut found = false;
    text.visit(&mut |inline| {
        if let InlineKind::Reference(id) = &inline.kind {
            found |= gone.contains_key(id);
        }
    });
    found
}

/// Levels and numbers from outside as the steps of a citation.
fn printed(around: &[(Level, Number)], only_annex: bool) -> Steps {
    let mut steps = Steps::new();
    for (level, number) in around.iter().rev() {
        let bare = *level == Level::Annex && only_annex;
        steps.push((*level, if bare { String::new() } else { number.print(*level) }));
        if *level == Level::Article {
            break;
        }
    }
    steps
}

fn freeze_text(text: &mut Text, here: &[(Level, String)], gone: &BTreeMap<&Id, &Steps>) {
    let mut frozen = false;
    for inline in &mut text.0 {
        match &mut inline.kind {
            InlineKind::Reference(id) => {
                if let Some(steps) = gone.get(id) {
                    inline.kind = InlineKind::Words(said(steps, here));
                    frozen = true;
                }
            }
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Footnote(inner) => {
                freeze_text(inner, here, gone);
            }
            _ => {}
        }
    }
    if frozen {
        let mut out = Text::default();
        for inline in std::mem::take(&mut text.0) {
            match (&inline.kind, out.0.last_mut().map(|last| &mut last.kind)) {
                (InlineKind::Words(words), Some(InlineKind::Words(before))) => before.push_str(words),
                _ => out.0.push(inline),
            }
        }
        *text = out;
    }
}

/// A citation as said from inside another place: `khoản 2 Điều này`.
fn said(steps: &[(Level, String)], here: &[(Level, String)]) -> String {
    let shared = (0..steps.len()).find(|&at| here.ends_with(&steps[at..]));
    let shared = shared.filter(|&at| !matches!(steps[at].0, Level::Chapter | Level::Section));
    let mut out: Vec<String> = Vec::new();
    for (at, (level, number)) in steps.iter().enumerate() {
        let noun = level.noun().unwrap_or("đoạn");
        if shared == Some(at) {
            out.push(format!("{noun} này"));
            break;
        }
        out.push(format!("{noun} {number}").trim_end().to_owned());
    }
    out.join(" ")
}
