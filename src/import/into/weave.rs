//! The text of a regulation put together anew, in the order of the print.

use super::keep;
use crate::diff::{Diff, NodeId, Passage, Side};
use crate::model::{InlineKind, Level, Provision, Regulation, Text, number_provisions};
use crate::source::Origin;
use std::collections::BTreeSet;

/// Which words a provision gets that prints the same as it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// Those that are typed there, with their placeholders and links.
    Kept,
    /// Those of the print: a placeholder or a link would say something else as soon as the rest of the print differs.
    Printed,
}

/// The text, or that of the decision, as the print has it; `old_of` tells which node each of the print is, and both
/// regulations are those that `diff` compares.
pub(super) fn text(
    diff: &Diff,
    old_of: &[Option<NodeId>],
    [existing, printed]: [&Regulation; 2],
    in_decision: bool,
    words: Words,
) -> Vec<Provision> {
    Weaver::new(diff, old_of, [existing, printed], in_decision, words).weave()
}

/// Takes ids from new provisions that the existing ones have.
pub(super) fn free_ids(regulation: &mut Regulation, existing: &Regulation) {
    let mut known = BTreeSet::new();
    existing.visit(|provision| known.extend(provision.id.clone()));
    let mut seen = BTreeSet::new();
    fn walk(provisions: &mut [Provision], visit: &mut impl FnMut(&mut Provision)) {
        for provision in provisions {
            visit(provision);
            walk(&mut provision.children, visit);
        }
    }
    let mut visit = |provision: &mut Provision| {
        let Some(id) = provision.id.clone() else { return };
        let is_new = provision.origin.0.is_none();
        if is_new && known.contains(&id) || !seen.insert(id) {
            provision.id = None;
        }
    };
    walk(&mut regulation.decision_text, &mut visit);
    walk(&mut regulation.provisions, &mut visit);
}

/// Puts the provisions of one text together, in the order of the print.
struct Weaver<'d, 'a> {
    diff: &'d Diff<'a>,
    old_of: &'d [Option<NodeId>],
    /// Which nodes of the old text are in the print.
    printed: Vec<bool>,
    in_decision: bool,
    words: Words,
    /// The notes of the old text.
    notes: Notes<'a>,
    /// Those of the print which the old text does not have: comments, and what was not understood.
    new_notes: Notes<'a>,
    open: Vec<Open>,
    done: Vec<Provision>,
}

/// The notes of a text: those that stand behind each of its nodes, and those before the first.
#[derive(Default)]
struct Notes<'a> {
    behind: Vec<Vec<Note<'a>>>,
    first: Vec<&'a Provision>,
}

struct Note<'a> {
    provision: &'a Provision,
    parent: Option<NodeId>,
}

impl<'a> Notes<'a> {
    /// Those of a text whose nodes begin with `start`.
    fn of(text: &'a [Provision], count: usize, start: usize) -> Self {
        let mut notes = Notes { behind: (0..count).map(|_| Vec::new()).collect(), first: Vec::new() };
        notes.gather(text, None, &mut start.clone(), start);
        notes
    }

    /// Finds the place of every note: behind which node, in which.
    fn gather(&mut self, provisions: &'a [Provision], parent: Option<NodeId>, at: &mut usize, start: usize) {
        for provision in provisions {
            if provision.level == Level::Note {
                let before = at.checked_sub(1).filter(|before| *before >= start);
                match before.and_then(|before| self.behind.get_mut(before)) {
                    Some(behind) => behind.push(Note { provision, parent }),
                    None => self.first.push(provision),
                }
                continue;
            }
            let own = *at;
            *at += 1;
            self.gather(&provision.children, Some(own), at, start);
        }
    }

    /// Leaves out what stands in another text already: a print that comes back twice says its comments once.
    fn without(mut self, known: &BTreeSet<String>) -> Self {
        let is_new = |provision: &Provision| !known.contains(&provision.body.bare_words());
        self.behind.iter_mut().for_each(|notes| notes.retain(|note| is_new(note.provision)));
        self.first.retain(|note| is_new(note));
        self
    }

    fn take(&mut self, node: NodeId) -> Vec<Note<'a>> {
        self.behind.get_mut(node).map(std::mem::take).unwrap_or_default()
    }
}

/// The words of all notes of a regulation.
fn notes_of(regulation: &Regulation) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    regulation.visit(|provision| {
        if provision.level == Level::Note {
            out.insert(provision.body.bare_words());
        }
    });
    out
}

struct Open {
    provision: Provision,
    /// The node of the old text that it goes on from.
    old: Option<NodeId>,
    /// The node of the print that it is.
    new: NodeId,
}

impl<'d, 'a> Weaver<'d, 'a> {
    fn new(
        diff: &'d Diff<'a>,
        old_of: &'d [Option<NodeId>],
        [existing, new]: [&'a Regulation; 2],
        in_decision: bool,
        words: Words,
    ) -> Self {
        let mut printed = vec![false; diff.old.nodes.len()];
        old_of.iter().flatten().for_each(|old| printed[*old] = true);
        let notes = |side: &Side, regulation: &'a Regulation| {
            let decision = side.nodes.iter().take_while(|node| node.in_decision).count();
            match in_decision {
                true => Notes::of(&regulation.decision_text, side.nodes.len(), 0),
                false => Notes::of(&regulation.provisions, side.nodes.len(), decision),
            }
        };
        let new_notes = match words {
            Words::Kept => notes(&diff.new, new).without(&notes_of(existing)),
            Words::Printed => notes(&diff.new, new),
        };
        Self {
            diff,
            old_of,
            printed,
            in_decision,
            words,
            notes: notes(&diff.old, existing),
            new_notes,
            open: Vec::new(),
            done: Vec::new(),
        }
    }

    fn weave(mut self) -> Vec<Provision> {
        let (diff, in_decision) = (self.diff, self.in_decision);
        let first = [std::mem::take(&mut self.notes.first), std::mem::take(&mut self.new_notes.first)];
        self.done = first.into_iter().flatten().cloned().collect();
        let mut kept_notes: Vec<bool> = vec![false; diff.old.nodes.len()];
        let own_nodes = diff.new.nodes.iter().enumerate();
        for (new, node) in own_nodes.filter(|(_, node)| node.in_decision == in_decision) {
            if node.quoted {
                self.new_notes_behind(new);
                continue;
            }
            let old = self.old_of[new].filter(|old| diff.old.nodes[*old].in_decision == in_decision);
            let mut provision = Provision::new(node.provision.level);
            own(&mut provision, diff, old, new, self.words);
            if provision.level == Level::Quote {
                provision.children = self.quoted(new);
            }
            self.place(provision, old, new);
            if let Some(old) = old {
                kept_notes[old] = true;
                self.notes_behind(old);
            }
            self.new_notes_behind(new);
            // What was taken out right behind it leaves its notes.
            let mut gone = old.map_or(usize::MAX, |old| old + 1);
            while gone < diff.old.nodes.len() && !self.printed[gone] && !kept_notes[gone] {
                kept_notes[gone] = true;
                self.notes_behind(gone);
                gone += 1;
            }
        }
        self.close_to(0);
        let mut provisions = self.done;
        number_provisions(&mut provisions);
        provisions
    }

    /// What stands in a quotation, as the print has it.
    fn quoted(&self, parent: NodeId) -> Vec<Provision> {
        let children = self.diff.new.children(Some(parent));
        let one = |new: NodeId| {
            let mut provision = Provision::new(self.diff.new.nodes[new].provision.level);
            own(&mut provision, self.diff, self.old_of[new], new, self.words);
            provision.children = self.quoted(new);
            provision
        };
        children.map(one).collect()
    }

    /// Opens a provision where the print has it; a paragraph stays in what it stood in.
    fn place(&mut self, provision: Provision, old: Option<NodeId>, new: NodeId) {
        let level = provision.level;
        let depth = match level {
            Level::Paragraph | Level::Table | Level::Quote => {
                let parent = old.and_then(|old| self.diff.old.nodes[old].parent);
                let was = parent.and_then(|parent| self.open.iter().rposition(|open| open.old == Some(parent)));
                was.unwrap_or_else(|| self.printed_in(new))
            }
            _ => {
                let holds = |open: &Open| open.provision.level.may_hold(level);
                match self.open.iter().rposition(holds) {
                    Some(at) => at,
                    None => {
                        self.close_to(0);
                        self.open.push(Open { provision, old, new });
                        return;
                    }
                }
            }
        };
        self.close_to((depth + 1).min(self.open.len()));
        match level {
            Level::Paragraph | Level::Table | Level::Quote => self.add(provision),
            _ => self.open.push(Open { provision, old, new }),
        }
    }

    /// The open provision that holds a paragraph in the print.
    fn printed_in(&self, new: NodeId) -> usize {
        let level = self.diff.new.nodes[new].parent.map(|parent| self.diff.new.nodes[parent].provision.level);
        let same = level.and_then(|level| self.open.iter().rposition(|open| open.provision.level == level));
        same.or_else(|| self.open.iter().rposition(|open| open.provision.level.is_heading())).unwrap_or(0)
    }

    /// The notes that stood behind a node of the old text.
    fn notes_behind(&mut self, old: NodeId) {
        for Note { provision, parent } in self.notes.take(old) {
            let depth = parent.and_then(|parent| self.open.iter().rposition(|open| open.old == Some(parent)));
            match depth {
                // A note that stands behind the last of a list closes the list.
                Some(depth) => self.close_to(depth + 1),
                None if parent.is_none() => self.close_to(0),
                None => {}
            }
            self.add(provision.clone());
        }
    }

    /// Comments and what was not understood come in with the print, where they stand in it.
    fn new_notes_behind(&mut self, new: NodeId) {
        for Note { provision, parent } in self.new_notes.take(new) {
            let depth = parent.and_then(|parent| self.open.iter().rposition(|open| open.new == parent));
            if let Some(depth) = depth {
                self.close_to(depth + 1);
            }
            self.add(provision.clone());
        }
    }

    fn add(&mut self, provision: Provision) {
        match self.open.last_mut() {
            Some(open) => open.provision.children.push(provision),
            None => self.done.push(provision),
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(Open { provision, .. }) = self.open.pop() else { return };
            self.add(provision);
        }
    }
}

/// Gives a provision what it has of its own: of the old one what prints the same, of the print what differs.
fn own(provision: &mut Provision, diff: &Diff, old: Option<NodeId>, new: NodeId, words: Words) {
    let printed = diff.new.nodes[new].provision;
    let Some(old) = old else {
        provision.clone_from(printed);
        provision.children.clear();
        // What has no place in the files there is new.
        provision.origin = Origin(None);
        return;
    };
    let was = diff.old.nodes[old].provision;
    provision.clone_from(was);
    provision.children.clear();
    provision.level = printed.level;
    provision.number.clone_from(&printed.number);
    provision.pinned = was.pinned || printed.pinned;
    if was.pinned && was.number == printed.number || !provision.level.is_numbered() {
        provision.number.clone_from(&was.number);
    }
    let same = |a: &Passage, b: &Passage| a.text == b.text;
    // What is printed in capitals says nothing of its letters.
    let (was_named, named) = (diff.old.heading(old), diff.new.heading(new));
    let in_capitals = provision.level != Level::Article;
    let as_printed = in_capitals && was_named.text.to_uppercase() == named.text.to_uppercase();
    let spells = |text: &Text| words == Words::Printed && computes(text);
    if (same(was_named, named) || as_printed) && was.heading.as_ref().is_some_and(spells) {
        provision.heading = Some(Text::plain(was_named.text.clone()));
    } else if words == Words::Printed && !same(was_named, named) && !as_printed {
        provision.heading.clone_from(&printed.heading);
        provision.id_derived &= provision.id.is_none();
    } else if !same(was_named, named) && !as_printed {
        let changed = was.heading.as_ref().zip(printed.heading.as_ref());
        provision.heading = match changed {
            Some((was, printed)) => Some(keep::kept(was, &was_named.text, printed)),
            None => printed.heading.clone(),
        };
        // A name that changes must not change what it is called.
        provision.id_derived &= provision.id.is_none();
    }
    if words == Words::Printed && (spells(&was.body) || !same(diff.old.body(old), diff.new.body(new))) {
        provision.body.clone_from(&printed.body);
    } else if !same(diff.old.body(old), diff.new.body(new)) {
        provision.body = keep::kept(&was.body, &diff.old.body(old).text, &printed.body);
    }
    let cells = |side: &Side, node: NodeId| {
        side.cells(node)
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.clone()).collect())
            .collect::<Vec<Vec<String>>>()
    };
    let cells_spell = was.table.iter().flat_map(|table| table.rows.iter().flatten()).any(spells);
    if cells_spell || cells(&diff.old, old) != cells(&diff.new, new) {
        provision.table.clone_from(&printed.table);
    }
}

/// Whether a text has words that are computed.
fn computes(text: &Text) -> bool {
    let mut found = false;
    text.visit(&mut |inline| {
        found |= matches!(inline.kind, InlineKind::Reference(_) | InlineKind::Placeholder(_));
    });
    found
}
