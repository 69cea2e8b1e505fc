//! How alike two provisions are, by the words and the pairs of neighbouring words that they share.

use super::side::{NodeId, Side};
use std::cmp::Ordering;
use std::sync::OnceLock;

/// The words of a node and of all that stands in it, in a form that is quick to compare.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Its words, in their order.
    words: Vec<u64>,
    sorted: OnceLock<Vec<u64>>,
    /// Its pairs of neighbouring words, sorted.
    pub(super) pairs: Vec<u64>,
}

/// What two neighbouring words are compared by.
pub(super) fn pair_key(first: u64, second: u64) -> u64 {
    first.rotate_left(23) ^ second
}

impl Shape {
    /// The shape of a node.
    pub(super) fn new(side: &Side, node: NodeId) -> Self {
        let mut words = Vec::with_capacity(side.nodes[node].words);
        (node..side.nodes[node].end).for_each(|node| words.extend(side.keys(node)));
        let mut pairs: Vec<u64> = words.windows(2).map(|two| pair_key(two[0], two[1])).collect();
        pairs.sort_unstable();
        Self { words, sorted: OnceLock::new(), pairs }
    }

    /// Its words, sorted.
    pub(super) fn words(&self) -> &[u64] {
        self.sorted.get_or_init(|| {
            let mut words = self.words.clone();
            words.sort_unstable();
            words
        })
    }

    /// From 0, nothing shared, to 1, the same words in the same order but for repetitions: the mean of the shares of
    /// common words and of common pairs of words.
    pub(super) fn likeness(&self, other: &Shape) -> f64 {
        let words = dice(self.words(), other.words());
        // One word has no pair.
        if self.pairs.is_empty() && other.pairs.is_empty() {
            return words;
        }
        (words + dice(&self.pairs, &other.pairs)) / 2.0
    }
}

/// Twice what two sorted lists share over the sum of their lengths, from 0 to 1.
pub(super) fn dice<T: Ord>(left: &[T], right: &[T]) -> f64 {
    if left.is_empty() && right.is_empty() {
        return 1.0;
    }
    2.0 * common(left, right) as f64 / (left.len() + right.len()) as f64
}

/// How many items two sorted lists share, repetitions counted.
pub(super) fn common<T: Ord>(left: &[T], right: &[T]) -> usize {
    let (mut l, mut r, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (left.get(l), right.get(r)) {
        match a.cmp(b) {
            Ordering::Less => l += 1,
            Ordering::Greater => r += 1,
            Ordering::Equal => {
                (l, r, count) = (l + 1, r + 1, count + 1);
            }
        }
    }
    count
}

/// The items of a sorted list that another does not have, repetitions counted.
pub(super) fn without<T: Ord + Copy>(list: &[T], other: &[T]) -> Vec<T> {
    let mut at = 0;
    let mut out = Vec::new();
    for &item in list {
        while other.get(at).is_some_and(|o| *o < item) {
            at += 1;
        }
        if other.get(at) == Some(&item) {
            at += 1;
        } else {
            out.push(item);
        }
    }
    out
}
