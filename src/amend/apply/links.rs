//! Links to provisions that an instrument took away: what it left alone still says what it said, in plain words.

use super::live::Live;
use crate::model::{Address, Id, InlineKind, Level, Provision, Text};
use std::collections::{BTreeMap, BTreeSet};

/// A provision with an id that was there.
#[derive(Debug, Clone)]
pub(super) struct Dropped {
    pub(super) id: Id,
    /// Where it stood.
    pub(super) address: Address,
}

/// The address of a provision in one at this address.
pub(super) fn below(provision: &Provision, around: &Address, only_annex: bool) -> Address {
    let Some(number) = &provision.number else { return around.clone() };
    let bare = provision.level == Level::Annex && only_annex;
    around.below((provision.level, (!bare).then(|| number.clone())))
}

/// The address of the provision at a path.
pub(super) fn address_of(text: &[Live], path: &[usize], only_annex: bool) -> Address {
    let mut list = text;
    let mut address = Address::default();
    for &place in path {
        let Some(live) = list.get(place) else { break };
        address = below(&live.provision, &address, only_annex);
        list = &live.children;
    }
    address
}

/// Puts words in place of links to what is gone, but in what the instrument itself gave.
pub(super) fn freeze(text: &mut [Live], dropped: &[Dropped], only_annex: bool, given: &impl Fn(usize) -> bool) {
    if dropped.is_empty() {
        return;
    }
    let mut gone: BTreeMap<&Id, &Address> = dropped.iter().map(|dropped| (&dropped.id, &dropped.address)).collect();
    let mut there = BTreeSet::new();
    text.iter().for_each(|live| ids(live, &gone, &mut there));
    gone.retain(|id, _| !there.contains(*id));
    if !gone.is_empty() {
        text.iter_mut().for_each(|live| walk(live, &Address::default(), &gone, only_annex, given));
    }
}

fn ids(live: &Live, gone: &BTreeMap<&Id, &Address>, out: &mut BTreeSet<Id>) {
    if live.gone {
        return;
    }
    out.extend(live.provision.id.clone().filter(|id| gone.contains_key(id)));
    live.children.iter().for_each(|child| ids(child, gone, out));
}

/// `around` is the address of what a provision stands in.
fn walk(
    live: &mut Live,
    around: &Address,
    gone: &BTreeMap<&Id, &Address>,
    only_annex: bool,
    given: &impl Fn(usize) -> bool,
) {
    if live.gone || live.deeds.iter().any(|deed| given(*deed)) {
        return;
    }
    let provision = &mut live.provision;
    let here = below(provision, around, only_annex);
    if provision.texts().any(|text| points_at(text, gone)) {
        let cells = provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
        let texts = provision.heading.iter_mut().chain(std::iter::once(&mut provision.body)).chain(cells);
        texts.for_each(|text| freeze_text(text, &here, gone));
    }
    live.children.iter_mut().for_each(|child| walk(child, &here, gone, only_annex, given));
}

fn points_at(text: &Text, gone: &BTreeMap<&Id, &Address>) -> bool {
    let mut found = false;
    text.visit(&mut |inline| {
        if let InlineKind::Reference(id) = &inline.kind {
            found |= gone.contains_key(id);
        }
    });
    found
}

fn freeze_text(text: &mut Text, here: &Address, gone: &BTreeMap<&Id, &Address>) {
    let mut frozen = false;
    for inline in &mut text.0 {
        match &mut inline.kind {
            InlineKind::Reference(id) => {
                if let Some(address) = gone.get(id) {
                    inline.kind = InlineKind::Words(address.said_from(here).to_string());
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
