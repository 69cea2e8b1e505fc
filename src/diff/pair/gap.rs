//! Partners in the gaps between partners: of two lists that keep their order, first what is equal, then what is alike.

use super::super::likeness::dice;
use super::super::order::longest_increasing;
use super::super::sequence::changes_of_keys;
use super::super::side::{NodeId, Side};
use super::{Pairing, compatible};
use crate::model::Level;
use similar::DiffOp;

/// Two lists are compared each with each up to this many comparisons; beyond it only equal words and the search across
/// find partners, which is coarser and never wrong.
const MOST_COMPARISONS: usize = 40_000;
/// The lead of a list of fewer words is a formula (`Ban Thường vụ có nhiệm vụ:`).
const LEAST_WORDS_OF_A_LEAD: usize = 8;

/// By what partners are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// Equal words.
    Equality,
    /// Words that are alike.
    Likeness,
}

impl Pairing<'_, '_> {
    /// Goes through the texts from above: the articles of the whole text, then what stands in each pair.
    pub(super) fn in_gaps(&mut self, means: Means) {
        // A chương or mục is alike when what stands in it found its partners, which is not known yet.
        let levels: &[Level] = match means {
            Means::Equality => &[Level::Chapter, Level::Section, Level::Article, Level::Annex],
            Means::Likeness => &[Level::Article, Level::Annex],
        };
        for &level in levels {
            let of_level = |side: &Side| -> Vec<NodeId> {
                (0..side.nodes.len()).filter(|&at| side.nodes[at].level() == level).collect()
            };
            let (olds, news) = (of_level(self.old), of_level(self.new));
            self.align(&olds, &news, means);
        }
        self.align_children(None, None, means);
        let has_free = self.above_free();
        for (o, has_free) in has_free.into_iter().enumerate() {
            if let Some(n) = self.pairs.new_of[o].filter(|_| has_free) {
                self.align_children(Some(o), Some(n), means);
            }
        }
    }

    /// Whether each node of the old side has anything without a partner in it.
    fn above_free(&self) -> Vec<bool> {
        let mut out = vec![false; self.old.nodes.len()];
        for o in 0..self.old.nodes.len() {
            if self.pairs.new_of[o].is_none() {
                let mut at = self.old.nodes[o].parent;
                while let Some(parent) = at.filter(|&parent| !out[parent]) {
                    out[parent] = true;
                    at = self.old.nodes[parent].parent;
                }
            }
        }
        out
    }

    /// Aligns what stands directly in two partners; headings are aligned through the whole text instead.
    pub(super) fn align_children(&mut self, old: Option<NodeId>, new: Option<NodeId>, means: Means) {
        let olds: Vec<NodeId> = self.old.children(old).filter(|&at| !self.old.nodes[at].level().is_heading()).collect();
        let news: Vec<NodeId> = self.new.children(new).filter(|&at| !self.new.nodes[at].level().is_heading()).collect();
        self.align(&olds, &news, means);
    }

    fn align(&mut self, olds: &[NodeId], news: &[NodeId], means: Means) {
        if olds.is_empty() || news.is_empty() {
            return;
        }
        // Partners that keep their order bound the gaps.
        let place = |n: NodeId| news.binary_search(&n).ok();
        let anchors: Vec<(usize, usize)> =
            olds.iter().enumerate().filter_map(|(at, &o)| Some((at, place(self.pairs.new_of[o]?)?))).collect();
        let weights = vec![1; anchors.len()];
        let keep = longest_increasing(&anchors.iter().map(|anchor| anchor.1).collect::<Vec<_>>(), &weights);
        let (mut from_old, mut from_new) = (0, 0);
        let ends = keep.into_iter().map(|at| anchors[at]).chain([(olds.len(), news.len())]);
        for (to_old, to_new) in ends {
            let free_old: Vec<NodeId> =
                olds[from_old..to_old].iter().copied().filter(|&o| self.pairs.new_of[o].is_none()).collect();
            let free_new: Vec<NodeId> =
                news[from_new..to_new].iter().copied().filter(|&n| self.pairs.old_of[n].is_none()).collect();
            if !free_old.is_empty() && !free_new.is_empty() {
                match means {
                    Means::Equality => self.align_equal(&free_old, &free_new),
                    Means::Likeness => self.align_alike(&free_old, &free_new),
                }
            }
            (from_old, from_new) = (to_old + 1, to_new + 1);
        }
    }

    fn align_equal(&mut self, olds: &[NodeId], news: &[NodeId]) {
        let old_hashes: Vec<u64> = olds.iter().map(|&o| self.old.nodes[o].hash).collect();
        let new_hashes: Vec<u64> = news.iter().map(|&n| self.new.nodes[n].hash).collect();
        for op in changes_of_keys(&old_hashes, &new_hashes) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                for at in 0..len {
                    self.join_wholes(olds[old_index + at], news[new_index + at]);
                }
            }
        }
    }

    /// Joins two provisions with equal words and, place by place, all that stands in them.
    pub(super) fn join_wholes(&mut self, old: NodeId, new: NodeId) {
        let nodes = (old..self.old.nodes[old].end).zip(new..self.new.nodes[new].end);
        for (o, n) in nodes {
            if self.pairs.are_free(o, n) && compatible(self.old, o, self.new, n) {
                self.pairs.join(o, n);
            }
        }
    }

    /// The pairs that keep the order and are most alike in all.
    fn align_alike(&mut self, olds: &[NodeId], news: &[NodeId]) {
        if olds.len().saturating_mul(news.len()) > MOST_COMPARISONS {
            return;
        }
        let width = news.len() + 1;
        let mut best = vec![0.0f64; (olds.len() + 1) * width];
        let mut gain = vec![0.0f64; olds.len() * news.len()];
        for (i, &o) in olds.iter().enumerate().rev() {
            for (j, &n) in news.iter().enumerate().rev() {
                let worth = self.worth(o, n);
                gain[i * news.len() + j] = worth;
                let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
                let take = if worth > 0.0 { worth + best[(i + 1) * width + j + 1] } else { 0.0 };
                best[i * width + j] = skip.max(take);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < olds.len() && j < news.len() {
            let worth = gain[i * news.len() + j];
            let here = best[i * width + j];
            if worth > 0.0 && here <= worth + best[(i + 1) * width + j + 1] {
                self.pairs.join(olds[i], news[j]);
                (i, j) = (i + 1, j + 1);
            } else if here <= best[(i + 1) * width + j] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }

    /// How much two neighbours in a gap gain by being partners; 0 when they cannot be.
    fn worth(&self, o: NodeId, n: NodeId) -> f64 {
        if !compatible(self.old, o, self.new, n) {
            return 0.0;
        }
        let whole = self.old.shape(o).likeness(self.new.shape(n));
        let likeness = whole.max(self.likeness_of_leads(o, n));
        let words = self.old.nodes[o].words.min(self.new.nodes[n].words);
        let least = match words {
            0..=5 => 0.5,
            6..=11 => 0.42,
            12..=39 => 0.36,
            // Long texts of one kind share many formulas.
            _ => 0.42,
        };
        if likeness >= least { likeness } else { 0.0 }
    }

    /// How alike the lead of a list is to a provision that nothing stands in any more, or does not yet: the list may
    /// have become provisions of its own. 0 when both have a list or none has, or the lead is a formula.
    fn likeness_of_leads(&self, o: NodeId, n: NodeId) -> f64 {
        let has_list = |side: &Side, at: NodeId| side.nodes[at].end > at + 1;
        let words = self.old.nodes[o].own_words.min(self.new.nodes[n].own_words);
        if has_list(self.old, o) == has_list(self.new, n) || words < LEAST_WORDS_OF_A_LEAD {
            return 0.0;
        }
        dice(&self.old.own_pairs(o), &self.new.own_pairs(n))
    }
}
