//! Partners across the text: provisions that moved to another place, found by the rare pairs of words that they share.

use super::super::side::NodeId;
use super::gap::Means;
use super::{Pairing, Side, compatible};
use rustc_hash::FxHashMap;

/// Provisions of fewer words are formulas (`Thực hiện các nhiệm vụ khác theo phân công.`) that stand in many places; they
/// are told as moved only within one article.
const LEAST_WORDS: usize = 14;
/// The same for provisions whose words are equal and stand nowhere else.
const LEAST_EQUAL_WORDS: usize = 12;
/// A pair of words that stands in more provisions than this tells nothing about where one of them went.
const MOST_PLACES: usize = 24;
/// How much more alike than the next best a partner has to be.
const MARGIN: f64 = 0.06;

impl Pairing<'_, '_> {
    /// Provisions whose words stand once in each text.
    pub(super) fn by_unique_words(&mut self) {
        let mut places: FxHashMap<u64, [Places; 2]> = FxHashMap::default();
        for (side, index) in [(self.old, 0), (self.new, 1)] {
            for (at, node) in side.nodes.iter().enumerate() {
                places.entry(node.hash).or_default()[index].add(at);
            }
        }
        for o in 0..self.old.nodes.len() {
            if let Some([Places::One(_), Places::One(n)]) = places.get(&self.old.nodes[o].hash)
                && self.pairs.are_free(o, *n)
                && compatible(self.old, o, self.new, *n)
                && (self.have_one_parent(o, *n) || self.old.nodes[o].words >= LEAST_EQUAL_WORDS)
            {
                self.join_wholes(o, *n);
            }
        }
    }

    /// What is left in two partners with equal words, whatever the order: a formula that changed its place there.
    pub(super) fn by_equal_words_here(&mut self) {
        let mut free: FxHashMap<(Option<NodeId>, u64), Vec<NodeId>> = FxHashMap::default();
        for (o, node) in self.old.nodes.iter().enumerate().filter(|(o, _)| self.pairs.new_of[*o].is_none()) {
            let parent = match node.parent {
                Some(parent) => match self.pairs.new_of[parent] {
                    Some(parent) => Some(parent),
                    None => continue,
                },
                None => None,
            };
            free.entry((parent, node.hash)).or_default().push(o);
        }
        for (n, node) in self.new.nodes.iter().enumerate() {
            if self.pairs.old_of[n].is_some() || node.words == 0 {
                continue;
            }
            let found = free.get(&(node.parent, node.hash)).into_iter().flatten().copied();
            let free: Vec<NodeId> = found.filter(|&o| self.pairs.are_free(o, n)).collect();
            if let Some(&o) = free.first().filter(|&&o| compatible(self.old, o, self.new, n)) {
                self.join_wholes(o, n);
            }
        }
    }

    fn have_one_parent(&self, o: NodeId, n: NodeId) -> bool {
        match (self.old.nodes[o].parent, self.new.nodes[n].parent) {
            (Some(p), Some(q)) => self.pairs.new_of[p] == Some(q),
            (None, None) => true,
            _ => false,
        }
    }

    /// Provisions that are alike without doubt; the longest first, so that a whole goes before its parts.
    pub(super) fn across(&mut self) {
        let free = |side: &Side, partner: &[Option<NodeId>]| -> Vec<NodeId> {
            (0..side.nodes.len())
                .filter(|&at| {
                    partner[at].is_none()
                        && side.nodes[at].words >= 4
                        && side.nodes[at].level() != crate::model::Level::Chapter
                })
                .collect()
        };
        let olds = free(self.old, &self.pairs.new_of);
        let mut news = free(self.new, &self.pairs.old_of);
        if olds.is_empty() || news.is_empty() {
            return;
        }
        let mut places: FxHashMap<u64, Vec<NodeId>> = FxHashMap::default();
        for &o in &olds {
            let mut pairs = self.old.shape(o).pairs.clone();
            pairs.dedup();
            for pair in pairs {
                places.entry(pair).or_default().push(o);
            }
        }
        news.sort_by_key(|&n| (std::cmp::Reverse(self.new.nodes[n].words), n));
        for n in news {
            if self.pairs.old_of[n].is_some() {
                continue;
            }
            if let Some(o) = self.partner_across(n, &places) {
                self.pairs.join(o, n);
                self.align_below(o);
            }
        }
    }

    /// The one free provision of the old text that is surely this one of the new.
    fn partner_across(&self, n: NodeId, places: &FxHashMap<u64, Vec<NodeId>>) -> Option<NodeId> {
        let mut pairs = self.new.shape(n).pairs.clone();
        pairs.dedup();
        let mut shared: FxHashMap<NodeId, usize> = FxHashMap::default();
        for pair in &pairs {
            if let Some(olds) = places.get(pair).filter(|olds| olds.len() <= MOST_PLACES) {
                for &o in olds {
                    *shared.entry(o).or_default() += 1;
                }
            }
        }
        let mut candidates: Vec<(f64, NodeId)> = Vec::new();
        for (o, count) in shared {
            let free = self.pairs.new_of[o].is_none() && compatible(self.old, o, self.new, n);
            if free && count * 4 >= pairs.len() {
                candidates.push((self.old.shape(o).likeness(self.new.shape(n)), o));
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (likeness, o) = *candidates.first()?;
        // A whole and the only part of it are as alike as can be and no rivals.
        let rival =
            candidates[1..].iter().find(|(_, other)| !self.old.contains(o, *other) && !self.old.contains(*other, o));
        let words = self.old.nodes[o].words.min(self.new.nodes[n].words);
        let near = self.have_one_parent(o, n);
        let least = match words {
            _ if near => 0.5,
            0..LEAST_WORDS => return None,
            LEAST_WORDS..20 => 0.8,
            20..50 => 0.68,
            _ => 0.56,
        };
        let clear = rival.is_none_or(|(other, _)| likeness - other >= MARGIN);
        (likeness >= least && clear).then_some(o)
    }

    fn align_below(&mut self, o: NodeId) {
        for at in o..self.old.nodes[o].end {
            if let Some(n) = self.pairs.new_of[at] {
                self.align_children(Some(at), Some(n), Means::Equality);
                self.align_children(Some(at), Some(n), Means::Likeness);
            }
        }
    }
}

/// Where words stand in one text.
#[derive(Debug, Clone, Copy, Default)]
enum Places {
    #[default]
    None,
    One(NodeId),
    Many,
}

impl Places {
    fn add(&mut self, at: NodeId) {
        *self = match self {
            Places::None => Places::One(at),
            _ => Places::Many,
        };
    }
}
