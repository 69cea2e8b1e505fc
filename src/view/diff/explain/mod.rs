//! Why each thing changed, in words for the `Thuyết minh` column and whatever else explains a comparison.
//!
//! The drafter's reason comes first and stands once, with where it belongs; what has none is told from what the
//! comparison knows. Sentences are built as values (`say`), so that their words stand in one place.

mod facts;
mod phrase;
mod place;
mod say;
mod shift;

pub(super) use say::capital;
pub use say::{Cause, Deed, Edit, Say};

use crate::diff::{Change, Diff, Fact, FactKind, Field, Kind, NodeId, Words};
use crate::model::Level;
use phrase::Told;
use std::collections::{BTreeSet, HashMap};

/// Explains the changes of one comparison. What stands for several provisions is said at the first that is asked about.
pub struct Explainer<'d> {
    diff: &'d Diff<'d>,
    /// The run of renumberings that each node of the new text belongs to.
    runs: HashMap<NodeId, usize>,
    facts: HashMap<NodeId, Vec<usize>>,
    /// The nodes of the new text whose reasons were given.
    given: BTreeSet<NodeId>,
    last: String,
}

/// The sentences about some provisions, sorted by what they are.
#[derive(Default)]
struct Notes {
    given: Vec<Say>,
    places: Vec<Say>,
    deeds: Vec<(Deed, String)>,
    phrases: Vec<Say>,
    facts: Vec<Say>,
    shifts: Vec<Say>,
}

impl<'d> Explainer<'d> {
    /// An explainer that has said nothing yet.
    pub fn new(diff: &'d Diff<'d>) -> Self {
        let mut runs = HashMap::new();
        for (at, run) in diff.renumberings.iter().enumerate() {
            runs.insert(run.new.0, at);
        }
        Self {
            diff,
            runs,
            facts: facts::by_node(diff),
            given: BTreeSet::new(),
            last: Say::last(diff.old.document.regulation.facts.document_type()),
        }
    }

    /// The explanation of what stands together: its changes (places in [`Diff::changes`]) and its nodes of the new text.
    pub fn explain(&mut self, changes: &[usize], nodes: &[NodeId]) -> Vec<Say> {
        let mut notes = Notes::default();
        let mut reasoned = BTreeSet::new();
        for &at in changes {
            let change = &self.diff.changes[at];
            let given = self.give(change, &mut notes);
            if given {
                reasoned.extend(change.new);
            }
            self.change(change, given, nodes, &mut notes);
        }
        for &node in nodes.iter().filter(|node| !reasoned.contains(node)) {
            for fact in self.facts.get(&node).into_iter().flatten().map(|&fact| &self.diff.facts[fact]) {
                let told_as_words = fact.kind == FactKind::Duty
                    && fact.field != Field::Who
                    && notes.phrases.iter().any(|say| said_at(say, &place::within(&self.diff.new, node)));
                if !told_as_words {
                    notes.facts.extend(facts::say(self.diff, fact, node));
                }
            }
        }
        notes.into_says()
    }

    /// Gives the drafter's reason, once; whether the change has one of its own.
    fn give(&mut self, change: &Change, notes: &mut Notes) -> bool {
        let Some(node) = self.diff.reason_at(change) else { return false };
        let holder = &self.diff.new.nodes[node];
        if self.given.insert(node)
            && let Some(words) = &holder.provision.attributes.reason
        {
            let at = place::within(&self.diff.new, node);
            notes.given.push(Say::Given { at, words: words.trim().to_owned() });
        }
        // The reason for an article is no reason for each of its khoản.
        change.new == Some(node) || !holder.level().is_heading()
    }

    fn change(&self, change: &Change, given: bool, nodes: &[NodeId], notes: &mut Notes) {
        let diff = self.diff;
        let last = self.last.clone();
        let has = |kind| change.kinds.has(kind);
        let at = match (change.new, change.old) {
            (Some(n), _) => place::within(&diff.new, n),
            (None, Some(o)) => place::within(&diff.old, o),
            (None, None) => return,
        };
        let old_side = |nodes: &[NodeId]| nodes.iter().map(|&o| diff.old.cite(o)).collect::<Vec<_>>().join(", ");
        let new_side = |nodes: &[NodeId]| nodes.iter().map(|&n| diff.new.cite(n)).collect::<Vec<_>>().join(", ");
        match (change.old, change.new) {
            (None, Some(_)) if has(Kind::Split) => {
                let old = old_side(&change.others);
                notes.places.push(Say::SplitFrom { at, old, last });
            }
            (Some(_), None) if has(Kind::Merged) => {
                notes.places.push(Say::MergedInto { at, new: new_side(&change.others) });
            }
            (None, Some(_)) => match (at.is_empty(), given) {
                (_, true) => {}
                (true, false) => notes.places.push(Say::Added),
                (false, false) => notes.deeds.push((Deed::Add, at)),
            },
            (Some(o), None) => {
                if at.is_empty() {
                    notes.places.push(Say::Removed { old: diff.old.cite(o), last });
                } else {
                    notes.deeds.push((Deed::Drop, at));
                }
            }
            (Some(o), Some(n)) => {
                if has(Kind::Split) && !change.others.is_empty() {
                    notes.places.push(Say::SplitInto { at: at.clone(), parts: new_side(&change.others) });
                } else if has(Kind::Merged) && !change.others.is_empty() {
                    let parts = old_side(&change.others);
                    notes.places.push(Say::MergedFrom { at: at.clone(), parts, last: last.clone() });
                }
                let in_run = self.in_run(n);
                let went = has(Kind::Moved) || (has(Kind::Renumbered) && !in_run);
                if went {
                    let amended = has(Kind::Reworded);
                    let old = diff.old.cite(o);
                    notes.places.push(Say::Moved { at: at.clone(), old, last: last.clone(), amended });
                } else if let Some(&run) = self.runs.get(&n) {
                    notes.shifts.push(shift::say(diff, run, &last));
                }
                if has(Kind::Reheaded) && !given {
                    notes.places.push(Say::Reheaded { noun: place::noun(change.level) });
                }
                if !given && !went && has(Kind::Reworded) {
                    self.reworded(change, n, at.clone(), nodes, notes);
                }
                if has(Kind::Spelling) && !given {
                    notes.phrases.push(Say::Spelling { at });
                }
            }
            (None, None) => {}
        }
    }

    fn reworded(&self, change: &Change, node: NodeId, at: String, nodes: &[NodeId], notes: &mut Notes) {
        let Some(words) = change.body.as_ref().filter(|_| change.level != Level::Table) else {
            notes.deeds.push((Deed::Amend, at));
            return;
        };
        // Facts that the words print say it better.
        let facts = self.facts.get(&node).filter(|_| nodes.contains(&node));
        let printed = |fact: &&usize| {
            let fact = &self.diff.facts[**fact];
            fact.kind != FactKind::Duty && facts::say(self.diff, fact, node).is_some()
        };
        let told = facts.map_or(0, |facts| facts.iter().filter(printed).count());
        if told > 0 {
            if phrase::edits(words) > told {
                notes.deeds.push((Deed::Amend, at));
            }
            return;
        }
        match phrase::told(words) {
            Told::Phrases(edits) => notes.phrases.push(Say::Phrases { at, edits }),
            Told::Deed(deed) => notes.deeds.push((deed, at)),
        }
    }

    /// Whether a node of the new text is among those whose numbers shifted together.
    fn in_run(&self, node: NodeId) -> bool {
        let level = self.diff.new.nodes[node].level();
        self.diff.renumberings.iter().any(|run| run.level == level && (run.new.0..=run.new.1).contains(&node))
    }

    /// What was done to a line that is no provision; `None` when its words are the same.
    pub fn line(&self, words: &Words) -> Option<Say> {
        if !words.is_reworded() {
            return None;
        }
        Some(match phrase::told(words) {
            Told::Phrases(edits) => Say::Phrases { at: String::new(), edits },
            Told::Deed(_) => Say::Amended,
        })
    }

    /// What became of a basis.
    pub fn basis(&self, fact: &Fact) -> Say {
        match (fact.field, &fact.old, &fact.new) {
            (Field::Replaced, Some(old), Some(new)) => {
                Say::BasisReplaced { old: shortly_cited(old), new: shortly_cited(new) }
            }
            (_, None, _) => Say::BasisAdded,
            (_, _, None) => Say::BasisRemoved,
            _ => Say::BasisReworded,
        }
    }
}

/// A document as it is cited the second time: `Quy định 294-QĐ/TW`.
fn shortly_cited(cited: &str) -> String {
    let Some((kind, rest)) = cited.split_once(" số ") else { return cited.to_owned() };
    let number = rest.split([',', ' ']).next().unwrap_or_default();
    format!("{kind} {number}")
}

/// Whether a sentence on words speaks of this place.
fn said_at(say: &Say, place: &str) -> bool {
    matches!(say, Say::Phrases { at, .. } if at == place)
}

impl Notes {
    fn into_says(self) -> Vec<Say> {
        let mut deeds: Vec<(Deed, Vec<String>)> = Vec::new();
        for (deed, at) in self.deeds {
            match deeds.iter_mut().find(|(known, _)| *known == deed) {
                Some((_, places)) => places.push(at),
                None => deeds.push((deed, vec![at])),
            }
        }
        deeds.sort_by_key(|(deed, _)| *deed);
        let deeds: Vec<(Deed, String)> = deeds.into_iter().map(|(deed, places)| (deed, place::list(&places))).collect();
        let mut out = self.given;
        out.extend(self.places);
        out.extend((!deeds.is_empty()).then_some(Say::Deeds(deeds)));
        out.extend(self.phrases);
        out.extend(self.facts);
        out.extend(self.shifts);
        out
    }
}
