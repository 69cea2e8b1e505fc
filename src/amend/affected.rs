//! References of the regulation to what an instrument moves or repeals, each with the instruction that mends it.

use super::apply::apply;
use crate::model::{
    Action, Address, Amendment, Citation, Id, Index, InlineKind, InsertPlace, Provision, Regulation, typed_citations,
};
use std::collections::{BTreeMap, BTreeSet};

/// A reference to a provision that is not there any more, or not where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// Where the reference stands in the regulation: `khoản 3 Điều 5`.
    pub at: String,
    /// What it said: `khoản 2 Điều 4`.
    pub said: String,
    /// Whether it is a link by id; otherwise it was typed.
    pub link: Option<Id>,
    /// Where the provision stands in the text in force; `None` when it is gone.
    pub now: Option<String>,
    /// The instruction that changes the provision in which the reference stands: its place in the amendment. `None`
    /// when nothing mends it, or when the reference goes with what it stands in.
    pub mended: Option<usize>,
    /// Whether it still stands in the text in force, so that somebody has to mend it.
    pub open: bool,
}

/// Lists the references that an instrument leaves pointing at something else, in the order of the regulation.
///
/// A link follows its target by id: in the text in force it says where the target is now. Where it says it in other
/// words, a draft amends the provision that holds the link, since its printed words change. A typed citation follows
/// nothing: it is open unless the instrument amends the provision that holds it.
pub fn affected(base: &Regulation, amendment: &Amendment) -> Vec<Affected> {
    let given = apply(base, amendment).regulation;
    let before = base.index();
    let after = given.index();
    let places = |regulation: &Regulation| {
        let mut out: BTreeSet<Address> = BTreeSet::new();
        regulation.cited(|_, citation| {
            out.insert(citation.address.clone());
        });
        out
    };
    let (old_places, new_places) = (places(base), places(&given));
    let gone = gone(amendment);
    // The id of what stood at a place, by which a typed citation finds where it went.
    let mut ids: BTreeMap<Address, &Id> = BTreeMap::new();
    base.cited(|provision, citation| {
        if let Some(id) = provision.id.as_ref().filter(|_| provision.number.is_some()) {
            ids.entry(citation.address.clone()).or_insert(id);
        }
    });
    let mut still: BTreeMap<Address, Vec<String>> = BTreeMap::new();
    given.cited(|provision, citation| {
        let said = still.entry(citation.address.clone()).or_default();
        references(provision, citation, &after, |said_now, _| said.push(said_now));
    });
    let mut out = Vec::new();
    base.cited(|provision, citation| {
        references(provision, citation, &before, |said, cites| {
            let (whole, link) = match cites {
                Cites::Link(id) => (before.get(id).map(|entry| entry.citation.address.clone()), Some(id)),
                Cites::Typed(address) => (address.in_full(&citation.address), None),
            };
            let Some(whole) = whole.filter(|whole| old_places.contains(whole)) else { return };
            let id = link.or_else(|| ids.get(&whole).copied());
            let now = match id.and_then(|id| after.get(id)) {
                Some(entry) if !entry.in_decision => Some(entry.citation.address.clone()),
                _ => new_places.get(&whole).filter(|_| !gone.contains(&whole)).cloned(),
            };
            if now.as_ref() == Some(&whole) {
                return;
            }
            let mended = amendment.operations.iter().position(|operation| touches(&operation.action, citation));
            let stands = still.get(&citation.address).is_some_and(|said_now| said_now.contains(&said));
            let open = match link {
                Some(_) => now.is_none() && stands,
                None => stands,
            };
            let (at, now) = (citation.to_string(), now.map(|now| now.to_string()));
            out.push(Affected { at, said, link: link.cloned(), now, mended, open });
        });
    });
    out
}

/// What a reference cites.
enum Cites<'a> {
    /// A provision by its id.
    Link(&'a Id),
    /// What was typed.
    Typed(Address),
}

/// The references in a provision's own texts: what each says and cites.
fn references<'a>(provision: &'a Provision, here: &Citation, index: &Index, mut found: impl FnMut(String, Cites<'a>)) {
    for text in provision.texts() {
        let mut words = String::new();
        text.visit(&mut |inline| match &inline.kind {
            InlineKind::Words(some) => words.push_str(some),
            InlineKind::Reference(id) => {
                words.push('\u{fffc}');
                let said = match index.get(id) {
                    Some(entry) if entry.in_decision => entry.citation.to_string(),
                    Some(entry) => entry.citation.said_from(here).to_string(),
                    None => format!("[](#{id})"),
                };
                found(said, Cites::Link(id));
            }
            InlineKind::Placeholder(_) => words.push('\u{fffc}'),
            InlineKind::Break => words.push(' '),
            _ => {}
        });
        for citation in typed_citations(&words) {
            found(citation.address.to_string(), Cites::Typed(citation.address));
        }
    }
}

/// The provisions that an instrument repeals, as they are cited.
fn gone(amendment: &Amendment) -> BTreeSet<Address> {
    let mut out = BTreeSet::new();
    for operation in &amendment.operations {
        if let Action::Repeal { targets } = &operation.action {
            out.extend(targets.iter().cloned());
        }
    }
    out
}

/// Whether an instruction changes the provision with this citation, or what it stands in.
fn touches(action: &Action, place: &Citation) -> bool {
    let covers = |target: &Address| place.address.steps.ends_with(&target.steps);
    match action {
        Action::Amend { targets, .. } | Action::Repeal { targets } | Action::Replace { targets, .. } => {
            targets.iter().any(covers)
        }
        Action::Rename { target, .. } => covers(target) && target.steps.len() == place.address.steps.len(),
        Action::Insert { place: InsertPlace::Before(_) | InsertPlace::After(_) | InsertPlace::End(_), .. } => false,
    }
}
