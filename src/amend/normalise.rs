//! Normalises as `load` would: pins numbers exactly where counting gives another, and derives ids from names.
//!
//! Both the text that a draft aims at and the text that an instrument leaves go through here, so that they can be
//! compared and saved.

use crate::model::{Id, Level, Provision, Regulation, Text, pin_provisions, slug};
use std::collections::BTreeSet;

/// Makes the numbers and ids of a regulation canonical.
pub(super) fn normalise(regulation: &mut Regulation) {
    pin_provisions(&mut regulation.provisions);
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
    kept.map(|provision| Provision { children: without_notes(&provision.children), ..provision.alone() }).collect()
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
