//! What is new between two numbers with nothing between them goes behind the last of them: a điểm between d and d1 behind d1,
//! as d2, so that numbers stand in their order.

use super::stable::{Stable, stable};
use crate::diff::{Diff, NodeId};
use crate::model::{Level, Number, Provision, Regulation, number_provisions};

/// The new text with such provisions where their numbers put them, and how many there are; `None` when there is none.
pub fn arranged(diff: &Diff) -> Option<(Regulation, usize)> {
    let stable = stable(diff);
    let mut regulation = diff.new.document.regulation.clone();
    let first = diff.new.nodes.iter().take_while(|node| node.in_decision).count();
    let mut walk = Walk { diff, stable: &stable, next: first, moved: 0 };
    walk.list(&mut regulation.provisions);
    if walk.moved == 0 {
        return None;
    }
    let moved = walk.moved;
    number_provisions(&mut regulation.provisions);
    Some((regulation, moved))
}

struct Walk<'w, 'a> {
    diff: &'w Diff<'a>,
    stable: &'w Stable,
    next: NodeId,
    moved: usize,
}

impl Walk<'_, '_> {
    fn list(&mut self, list: &mut Vec<Provision>) {
        let mut ids: Vec<Option<NodeId>> = Vec::with_capacity(list.len());
        for provision in list.iter_mut() {
            // Drafters' notes are no nodes of a comparison.
            if provision.level == Level::Note {
                ids.push(None);
                continue;
            }
            ids.push(Some(self.next));
            self.next += 1;
            self.list(&mut provision.children);
        }
        let levels = [Level::Chapter, Level::Section, Level::Article, Level::Clause, Level::Point, Level::Annex];
        for level in levels {
            self.level(list, &mut ids, level);
        }
    }

    /// Puts the new ones of a level where their numbers put them.
    fn level(&mut self, list: &mut Vec<Provision>, ids: &mut Vec<Option<NodeId>>, level: Level) {
        let mut at = 0;
        let mut before: Option<Number> = None;
        while at < list.len() {
            if list[at].level != level {
                at += 1;
                continue;
            }
            if let Some(number) = self.number(ids[at]) {
                before = Some(number);
                at += 1;
                continue;
            }
            match self.behind(list, ids, level, at, before.as_ref()) {
                Some(last) => {
                    let (provision, id) = (list.remove(at), ids.remove(at));
                    // What stood behind it moved up by one.
                    list.insert(last, provision);
                    ids.insert(last, id);
                    self.moved += 1;
                }
                None => at += 1,
            }
        }
    }

    /// The place of the last one that a new one at `at` has to stand behind.
    fn behind(
        &self,
        list: &[Provision],
        ids: &[Option<NodeId>],
        level: Level,
        at: usize,
        before: Option<&Number>,
    ) -> Option<usize> {
        let before = before?;
        let mut last = None;
        for place in (at + 1..list.len()).filter(|&place| list[place].level == level) {
            match self.number(ids[place]) {
                Some(number) if number.base == before.base && !number.suffix.is_empty() => last = Some(place),
                Some(_) => break,
                None => {}
            }
        }
        last
    }

    /// The number that one keeps.
    fn number(&self, id: Option<NodeId>) -> Option<Number> {
        let old = self.stable.old_of[id?]?;
        self.diff.old.nodes[old].provision.number.clone()
    }
}
