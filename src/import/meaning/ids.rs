//! Ids for headings, so that they keep their names when their words change.

use super::each_mut;
use crate::model::{Id, Level, Provision, Regulation, slug};
use std::collections::{BTreeMap, BTreeSet};

/// Ids are cut at the end of a word before this many letters.
const LONGEST: usize = 40;

/// Gives every heading with a name an id of its own: that of the same heading in the model, that of its role, else its
/// slug.
pub(super) fn give(regulation: &mut Regulation, model: Option<&Regulation>) {
    let mut of_model: BTreeMap<(Level, String), Id> = BTreeMap::new();
    if let Some(model) = model {
        model.visit(|provision| {
            if let (Some(heading), Some(id)) = (&provision.heading, &provision.id) {
                of_model.entry((provision.level, heading.bare_words().to_lowercase())).or_insert_with(|| id.clone());
            }
        });
    }
    let mut taken = taken(regulation);
    each_mut(regulation, &mut |_, provision: &mut Provision| {
        let Some(heading) = provision.heading.as_ref().filter(|_| provision.id.is_none()) else { return };
        let words = heading.bare_words();
        let known = of_model.get(&(provision.level, words.to_lowercase())).cloned();
        let role = match provision.attributes.role.as_slice() {
            [role] => Some(role.clone()),
            _ => None,
        };
        let own = slug(&words).and_then(|id| short(&id));
        let wanted = [known, role, own.clone()].into_iter().flatten().find(|id| !taken.contains(id));
        let id = wanted.or_else(|| own.and_then(|own| free(own.as_str(), &taken)));
        taken.extend(id.clone());
        provision.id = id;
        provision.id_derived = false;
    });
}

/// Every id in a regulation.
pub(super) fn taken(regulation: &Regulation) -> BTreeSet<Id> {
    let mut taken = BTreeSet::new();
    regulation.visit(|provision| taken.extend(provision.id.clone()));
    taken
}

/// The first of `stem`, `stem-2`, `stem-3` that is free.
pub(super) fn free(stem: &str, taken: &BTreeSet<Id>) -> Option<Id> {
    let first = Id::new(stem).filter(|id| !taken.contains(id));
    first.or_else(|| (2..10_000).find_map(|n| Id::new(&format!("{stem}-{n}")).filter(|id| !taken.contains(id))))
}

fn short(id: &Id) -> Option<Id> {
    let mut out = String::new();
    for word in id.as_str().split('-') {
        if !out.is_empty() && out.len() + word.len() >= LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    Id::new(&out)
}
