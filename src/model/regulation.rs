//! A whole regulation, and the index that finds its provisions by id.

use super::{Citation, Facts, Id, Level, Provision, citation};
use std::collections::BTreeMap;

/// A regulation: its facts, its text, and the text of the decision that promulgates it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regulation {
    /// What is data.
    pub facts: Facts,
    /// The text: chương or điều, then annexes.
    pub provisions: Vec<Provision>,
    /// The articles of the promulgating decision; empty without one.
    pub decision_text: Vec<Provision>,
}

/// Every provision that has an id.
#[derive(Debug, Default)]
pub struct Index<'a> {
    entries: BTreeMap<&'a Id, Entry<'a>>,
}

/// One provision of an [`Index`].
#[derive(Debug)]
pub struct Entry<'a> {
    /// The provision.
    pub provision: &'a Provision,
    /// Where it stands.
    pub citation: Citation,
    /// Whether it stands in the promulgating decision.
    pub in_decision: bool,
}

impl Regulation {
    /// Calls `visit` with every provision of the regulation (not of its decision) and its citation, in order.
    pub fn cited<'a>(&'a self, mut visit: impl FnMut(&'a Provision, &Citation)) {
        citation::walk(&self.provisions, &mut visit);
    }

    /// As [`Regulation::cited`], for the decision.
    pub fn cited_in_decision<'a>(&'a self, mut visit: impl FnMut(&'a Provision, &Citation)) {
        citation::walk(&self.decision_text, &mut visit);
    }

    /// Calls `visit` with every provision of the decision and then of the regulation, in order; what stands in quotes
    /// is among them.
    pub fn visit<'a>(&'a self, mut visit: impl FnMut(&'a Provision)) {
        for provision in self.decision_text.iter().chain(&self.provisions) {
            provision.visit(&mut visit);
        }
    }

    /// As [`Regulation::visit`], without what stands in quotes.
    pub fn visit_own<'a>(&'a self, mut visit: impl FnMut(&'a Provision)) {
        for provision in self.decision_text.iter().chain(&self.provisions) {
            provision.visit_own(&mut visit);
        }
    }

    /// Calls `visit` with every quote of the decision and then of the regulation, in order.
    pub fn quotes<'a>(&'a self, mut visit: impl FnMut(&'a Provision)) {
        self.visit_own(|provision| {
            if provision.level == Level::Quote {
                visit(provision);
            }
        });
    }

    /// Every provision that has an id; of two with one id the first. The ids in quotes are not among them.
    pub fn index(&self) -> Index<'_> {
        let mut entries = BTreeMap::new();
        for (in_decision, text) in [(true, &self.decision_text), (false, &self.provisions)] {
            citation::walk(text, &mut |provision, citation| {
                if let Some(id) = &provision.id {
                    entries.entry(id).or_insert_with(|| Entry { provision, citation: citation.clone(), in_decision });
                }
            });
        }
        Index { entries }
    }
}

impl<'a> Index<'a> {
    /// The provision with this id.
    pub fn get(&self, id: &Id) -> Option<&Entry<'a>> {
        self.entries.get(id)
    }

    /// Every id, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &'a Id> {
        self.entries.keys().copied()
    }
}
