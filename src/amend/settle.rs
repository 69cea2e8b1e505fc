//! What reading the notation would give: numbers pinned exactly where counting gives another, ids made of names.
//!
//! Both the text that a draft aims at and the text that an instrument leaves go through here, so that they can be
//! compared and saved.

use crate::model::{Id, Level, Number, Provision, Regulation, Text, slug};
use std::collections::BTreeSet;

/// Makes the numbers and ids of a regulation canonical.
pub(super) fn settle(regulation: &mut Regulation) {
    pin(&mut regulation.provisions, &mut Counters::default());
    let mut taken = BTreeSet::new();
    let mut nameless = false;
    regulation.visit_own(|provision| nameless |= provision.id.is_none() && provision.heading.is_some());
    if nameless {
        regulation.visit_own(|provision| taken.extend(provision.id.clone()));
    }
    derive(&mut regulation.provisions, &mut taken);
}

/// The provisions without drafters' notes, which are no part of a text in force.
pub(super) fn without_notes(provisions: &[Provision]) -> Vec<Provision> {
    let kept = provisions.iter().filter(|provision| provision.level != Level::Note);
    kept.map(|provision| {
        let children = without_notes(&provision.children);
        Provision {
            id: provision.id.clone(),
            number: provision.number.clone(),
            heading: provision.heading.clone(),
            body: provision.body.clone(),
            table: provision.table.clone(),
            attributes: provision.attributes.clone(),
            children,
            ..*provision
        }
    })
    .collect()
}

#[derive(Default)]
struct Counters {
    chapter: Option<Number>,
    article: Option<Number>,
    annex: Option<Number>,
}

/// As the numbering counts, the other way round: numbers stay and the pins follow.
fn pin(provisions: &mut [Provision], counters: &mut Counters) {
    let (mut section, mut clause, mut point) = (None, None, None);
    for provision in provisions {
        let last = match provision.level {
            Level::Chapter => &mut counters.chapter,
            Level::Section => &mut section,
            Level::Article => &mut counters.article,
            Level::Annex => &mut counters.annex,
            Level::Clause => &mut clause,
            Level::Point => &mut point,
            // What is quoted has the numbers of the quoted text.
            Level::Quote => continue,
            _ => {
                (provision.number, provision.pinned) = (None, false);
                pin(&mut provision.children, counters);
                continue;
            }
        };
        let next = Number::after(last.as_ref());
        let number = provision.number.get_or_insert_with(|| next.clone());
        provision.pinned = *number != next;
        let base = Number::counted(number.base);
        if !provision.pinned || last.as_ref().is_none_or(|last| *last < base) || number.suffix.is_empty() {
            *last = Some(base);
        }
        pin(&mut provision.children, counters);
    }
}

fn derive(provisions: &mut [Provision], taken: &mut BTreeSet<Id>) {
    for provision in provisions {
        let named = |heading: &Option<Text>| heading.as_ref().and_then(|heading| slug(&heading.bare_words()));
        if provision.id.is_some() {
            // Most ids are given, or were made of the name that is still there.
            provision.id_derived = provision.id_derived && provision.id == named(&provision.heading);
        } else {
            provision.id_derived = false;
            if let Some(id) = named(&provision.heading).filter(|id| taken.insert(id.clone())) {
                (provision.id, provision.id_derived) = (Some(id), true);
            }
        }
        if provision.level != Level::Quote {
            derive(&mut provision.children, taken);
        }
    }
}
