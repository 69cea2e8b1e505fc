//! Finding partners: by id, by name, by equal words, by likeness in the gaps between partners, then across the text.
//!
//! A wrong partner is worse than a missing one: what is told as moved has to be the same provision without doubt, so
//! every threshold below was set on the cases of `docs/tricky-cases.md` and the seeded edits of `benches/accuracy`.

mod across;
mod gap;
mod names;

use super::links::Links;
use super::side::{NodeId, Side};
use crate::model::Level;
use names::Names;
use rustc_hash::{FxHashMap, FxHashSet};

/// Who is whose partner.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    /// The partner in the second side of each node of the first.
    pub(super) new_of: Vec<Option<NodeId>>,
    /// The partner in the first side of each node of the second.
    pub(super) old_of: Vec<Option<NodeId>>,
}

impl Pairs {
    fn join(&mut self, old: NodeId, new: NodeId) {
        self.new_of[old] = Some(new);
        self.old_of[new] = Some(old);
    }

    fn are_free(&self, old: NodeId, new: NodeId) -> bool {
        self.new_of[old].is_none() && self.old_of[new].is_none()
    }

    /// The same pairs seen from the other side.
    pub(super) fn mirrored(self) -> Pairs {
        Pairs { new_of: self.old_of, old_of: self.new_of }
    }
}

/// What the stages share.
struct Pairing<'s, 'a> {
    old: &'s Side<'a>,
    new: &'s Side<'a>,
    pairs: Pairs,
}

impl<'s, 'a> Pairing<'s, 'a> {
    fn new(old: &'s Side<'a>, new: &'s Side<'a>, pairs: Pairs) -> Self {
        Self { old, new, pairs }
    }
}

/// Finds the partners of two sides.
pub(super) fn pair(old: &Side, new: &Side) -> Pairs {
    let pairs = Pairs { new_of: vec![None; old.nodes.len()], old_of: vec![None; new.nodes.len()] };
    let mut pairing = Pairing::new(old, new, pairs);
    pairing.by_id();
    pairing.below_equals();
    pairing.in_gaps(gap::Means::Equality);
    pairing.by_unique_words();
    pairing.in_gaps(gap::Means::Likeness);
    pairing.across();
    pairing.by_content();
    pairing.in_gaps(gap::Means::Likeness);
    pairing.by_equal_words_here();
    pairing.pairs
}

/// Finds the partners that only a split or merge explains: what stands in a part may come from what stands in the whole.
pub(super) fn pair_parts(old: &Side, new: &Side, pairs: &mut Pairs, links: &Links) {
    let known = std::mem::replace(pairs, Pairs { new_of: Vec::new(), old_of: Vec::new() });
    let mut pairing = Pairing::new(old, new, known);
    let wholes = links.merged.iter().map(|(&part, &whole)| (part, whole));
    let parts = links.split.iter().map(|(&part, &whole)| (whole, part));
    for (o, n) in wholes.chain(parts) {
        for means in [gap::Means::Equality, gap::Means::Likeness] {
            pairing.align_children(Some(o), Some(n), means);
        }
    }
    *pairs = pairing.pairs;
}

/// Whether two provisions can be the same one: headings keep their level, tables stay tables, and what is no heading may
/// change from khoản to điểm or indent.
fn compatible(old: &Side, o: NodeId, new: &Side, n: NodeId) -> bool {
    let (left, right) = (&old.nodes[o], &new.nodes[n]);
    let (l, r) = (left.level(), right.level());
    let fixed = |level: Level| level.is_heading() || level == Level::Table;
    (left.in_decision, left.quoted) == (right.in_decision, right.quoted) && (l == r || !fixed(l) && !fixed(r))
}

impl Pairing<'_, '_> {
    /// An id names a provision for life. One that was taken from a heading counts when no other heading is called so:
    /// of several of one name the order decides which gets which id.
    fn by_id(&mut self) {
        let (old_names, new_names) = (Names::new(self.old), Names::new(self.new));
        let swapped = names::swapped(&old_names, &new_names);
        for (n, node) in self.new.nodes.iter().enumerate() {
            if let Some(o) = node.provision.id.as_ref().and_then(|id| self.old.by_id(id))
                && self.pairs.are_free(o, n)
                && compatible(self.old, o, self.new, n)
                && (!node.provision.id_derived || new_names.is_alone(n))
                && (!self.old.nodes[o].provision.id_derived || old_names.is_alone(o))
                && (!node.provision.id_derived || !swapped.contains(&(o, n)))
            {
                self.pairs.join(o, n);
            }
        }
        self.by_name(&old_names, &new_names, &swapped);
    }

    /// What stands in partners with equal words, place by place.
    fn below_equals(&mut self) {
        let mut o = 0;
        while o < self.old.nodes.len() {
            match self.pairs.new_of[o].filter(|&n| self.old.nodes[o].hash == self.new.nodes[n].hash) {
                Some(n) => {
                    self.join_wholes(o, n);
                    o = self.old.nodes[o].end;
                }
                None => o += 1,
            }
        }
    }

    /// Headings whose name stands once in each text, spelling aside.
    fn by_name(&mut self, old_names: &Names, new_names: &Names, swapped: &FxHashSet<(NodeId, NodeId)>) {
        for n in 0..self.new.nodes.len() {
            if let Some(o) = new_names.name(n).and_then(|name| old_names.only(name))
                && new_names.is_alone(n)
                && self.pairs.are_free(o, n)
                && !swapped.contains(&(o, n))
            {
                self.pairs.join(o, n);
            }
        }
    }

    /// Chương, mục and articles left over, whose content mostly became that of one counterpart.
    fn by_content(&mut self) {
        for level in [Level::Article, Level::Annex, Level::Section, Level::Chapter] {
            let mut shared: FxHashMap<(NodeId, NodeId), usize> = FxHashMap::default();
            for o in 0..self.old.nodes.len() {
                let Some(n) = self.pairs.new_of[o] else { continue };
                if let (Some(p), Some(q)) = (self.old.around(o, level), self.new.around(n, level))
                    && self.pairs.are_free(p, q)
                    && compatible(self.old, p, self.new, q)
                {
                    *shared.entry((p, q)).or_default() += own_words(self.old, o).min(own_words(self.new, n));
                }
            }
            let mut shared: Vec<_> = shared.into_iter().collect();
            shared.sort_unstable_by_key(|&((p, q), words)| (std::cmp::Reverse(words), p, q));
            for ((p, q), words) in shared {
                let most = self.old.nodes[p].words.max(self.new.nodes[q].words);
                if self.pairs.are_free(p, q) && words * 2 > most {
                    self.pairs.join(p, q);
                }
            }
        }
    }
}

fn own_words(side: &Side, node: NodeId) -> usize {
    side.nodes[node].own_words
}
