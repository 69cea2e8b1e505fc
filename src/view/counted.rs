//! Which numbers a word processor may count itself.

use crate::model::{Citation, Level, Provision, Regulation};
use std::collections::BTreeSet;

/// The numbers that a counter which starts at 1 and counts on gives too, by anchor.
///
/// Invariant: a word processor that numbers exactly these blocks and restarts mục in each chương and khoản in
/// each điều prints the same numbers as the view.
#[derive(Debug, Default)]
pub(super) struct Counted(BTreeSet<String>);

impl Counted {
    pub(super) fn new(regulation: &Regulation) -> Self {
        let mut out = Self::default();
        let mut counters = Counters::default();
        regulation.cited_in_decision(|provision, citation| counters.see(provision, citation, true, &mut out.0));
        let mut counters = Counters::default();
        regulation.cited(|provision, citation| counters.see(provision, citation, false, &mut out.0));
        out
    }

    pub(super) fn has(&self, anchor: &str) -> bool {
        self.0.contains(anchor)
    }
}

#[derive(Default)]
struct Counters {
    chapters: u32,
    articles: u32,
    /// Mục of this chương, khoản of this điều; `None` below what is typed, where nothing would restart them.
    sections: Option<u32>,
    clauses: Option<u32>,
}

impl Counters {
    fn see(&mut self, provision: &Provision, citation: &Citation, in_decision: bool, out: &mut BTreeSet<String>) {
        let next = |counter: &mut u32| {
            let number = provision.number.as_ref().filter(|number| number.suffix.is_empty());
            let counted = number.is_some_and(|number| number.base == *counter + 1);
            *counter += u32::from(counted);
            counted
        };
        let counted = match provision.level {
            Level::Chapter => {
                let counted = next(&mut self.chapters);
                self.sections = counted.then_some(0);
                self.clauses = None;
                counted
            }
            Level::Section => {
                self.clauses = None;
                self.sections.as_mut().is_some_and(next)
            }
            Level::Article => {
                let counted = next(&mut self.articles);
                self.clauses = counted.then_some(0);
                counted
            }
            Level::Clause => self.clauses.as_mut().is_some_and(next),
            Level::Annex => {
                self.clauses = None;
                false
            }
            _ => false,
        };
        if let (true, Some(step)) = (counted, citation.steps.first()) {
            out.insert(super::runs::anchor(step.order, in_decision));
        }
    }
}
