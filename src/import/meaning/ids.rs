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
    let mut taken = Taken::of(regulation);
    each_mut(regulation, &mut |_, provision: &mut Provision| {
        let Some(heading) = provision.heading.as_ref().filter(|_| provision.id.is_none()) else { return };
        let words = heading.bare_words();
        let known = of_model.get(&(provision.level, words.to_lowercase())).cloned();
        let role = match provision.attributes.role.as_slice() {
            [role] => Some(role.clone()),
            _ => None,
        };
        let own = slug(&words).and_then(|id| short(&id));
        let wanted = [known, role, own.clone()].into_iter().flatten().find(|id| !taken.has(id));
        provision.id = match wanted {
            Some(id) => {
                taken.add(id.clone());
                Some(id)
            }
            None => own.and_then(|own| taken.free(own.as_str())),
        };
        provision.id_derived = false;
    });
}

/// The ids of a regulation while more are given.
pub(super) struct Taken {
    ids: BTreeSet<Id>,
    /// The number behind each stem below which none is free: a thousand articles of one name ask for a thousand.
    next: BTreeMap<String, u32>,
}

impl Taken {
    /// Every id in a regulation.
    pub(super) fn of(regulation: &Regulation) -> Self {
        let mut ids = BTreeSet::new();
        regulation.visit(|provision| ids.extend(provision.id.clone()));
        Self { ids, next: BTreeMap::new() }
    }

    fn has(&self, id: &Id) -> bool {
        self.ids.contains(id)
    }

    fn add(&mut self, id: Id) {
        self.ids.insert(id);
    }

    /// The first of `stem`, `stem-2`, `stem-3` that is free, which is taken now.
    pub(super) fn free(&mut self, stem: &str) -> Option<Id> {
        let first = Id::new(stem).filter(|id| !self.has(id));
        let from = self.next.get(stem).copied().unwrap_or(2);
        let numbered = |n: u32| Id::new(&format!("{stem}-{n}")).filter(|id| !self.has(id)).map(|id| (n, id));
        let (last, id) = first.map(|id| (from, id)).or_else(|| (from..10_000).find_map(numbered))?;
        self.next.insert(stem.to_owned(), last);
        self.add(id.clone());
        Some(id)
    }
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
