//! Which numbers a word processor may count itself.

use crate::model::{Citation, Level, Number, Provision, Regulation};
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

/// The counters of a word processor that counts the numbers of one text.
#[derive(Default)]
pub(super) struct Counters {
    chapters: u32,
    articles: u32,
    /// Mục of this chương, khoản of this điều; `None` below what is typed, where nothing would restart them.
    sections: Option<u32>,
    clauses: Option<u32>,
}

impl Counters {
    fn see(&mut self, provision: &Provision, citation: &Citation, in_decision: bool, out: &mut BTreeSet<String>) {
        let counted = self.gives(provision.level, provision.number.as_ref());
        self.pass(provision.level, counted);
        if let (true, Some(order)) = (counted, citation.orders.first()) {
            out.insert(anchor(*order, in_decision));
        }
    }

    /// Whether the counter of this level gives this number next.
    pub(super) fn gives(&self, level: Level, number: Option<&Number>) -> bool {
        let counter = match level {
            Level::Chapter => Some(self.chapters),
            Level::Section => self.sections,
            Level::Article => Some(self.articles),
            Level::Clause => self.clauses,
            _ => None,
        };
        let number = number.filter(|number| number.suffix.is_empty());
        counter.zip(number).is_some_and(|(counter, number)| number.base == counter + 1)
    }

    /// Goes on past a provision whose number is counted, or typed.
    pub(super) fn pass(&mut self, level: Level, counted: bool) {
        let restart = counted.then_some(0);
        match level {
            Level::Chapter => {
                self.chapters += u32::from(counted);
                (self.sections, self.clauses) = (restart, None);
            }
            Level::Section => {
                self.sections = self.sections.map(|count| count + u32::from(counted));
                self.clauses = None;
            }
            Level::Article => {
                self.articles += u32::from(counted);
                self.clauses = restart;
            }
            Level::Clause => self.clauses = self.clauses.map(|count| count + u32::from(counted)),
            Level::Annex => self.clauses = None,
            _ => {}
        }
    }
}

/// The anchor of the numbered provision with this order in its text: `q12`, in the decision `dq12`.
pub(super) fn anchor(order: usize, in_decision: bool) -> String {
    format!("{}q{order}", if in_decision { "d" } else { "" })
}
