//! How well a comparison told the truth: precision and recall of each kind, and what was missed.

use super::told::{Told, ToldChange};
use super::tree::Key;
use super::truth::{OF_PAIRS, Truth};
use std::collections::{BTreeMap, BTreeSet};

/// What is counted, in the order of the table.
pub const ROWS: [&str; 10] =
    ["pairing", "moved", "renumbered", "split", "merged", "added", "removed", "reworded", "reheaded", "spelling"];

/// Counts of one row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Told and true.
    pub right: usize,
    /// Told and not true.
    pub wrong: usize,
    /// True and not told.
    pub missed: usize,
}

impl Count {
    /// The share of what was told that is true; 1 when nothing was told.
    pub fn precision(self) -> f64 {
        share(self.right, self.wrong)
    }

    /// The share of what is true that was told; 1 when there was nothing to tell.
    pub fn recall(self) -> f64 {
        share(self.right, self.missed)
    }
}

fn share(part: usize, rest: usize) -> f64 {
    if part + rest == 0 { 1.0 } else { part as f64 / (part + rest) as f64 }
}

/// The counts of every row, and each fault in words.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// By row.
    pub rows: BTreeMap<&'static str, Count>,
    /// Each fault: `moved: told of #12 → #12, not true`.
    pub faults: Vec<String>,
}

impl Score {
    /// Adds the counts of another.
    pub fn add(&mut self, other: &Score) {
        for (row, count) in &other.rows {
            let sum = self.rows.entry(row).or_default();
            sum.right += count.right;
            sum.wrong += count.wrong;
            sum.missed += count.missed;
        }
    }

    /// The counts of a row.
    pub fn row(&self, row: &str) -> Count {
        self.rows.get(row).copied().unwrap_or_default()
    }

    fn count<T: Ord + std::fmt::Debug>(&mut self, row: &'static str, told: &BTreeSet<T>, truth: &BTreeSet<T>) {
        let count = self.rows.entry(row).or_default();
        count.right += told.intersection(truth).count();
        count.wrong += told.difference(truth).count();
        count.missed += truth.difference(told).count();
        self.faults.extend(told.difference(truth).map(|it| format!("{row}: told of {it:?}, not true")));
        self.faults.extend(truth.difference(told).map(|it| format!("{row}: not told of {it:?}")));
    }
}

/// Holds what was told against the truth.
pub fn score(told: &Told, truth: &Truth) -> Score {
    let mut score = Score { rows: ROWS.iter().map(|row| (*row, Count::default())).collect(), faults: Vec::new() };
    pairing(&mut score, told, truth);
    for kind in OF_PAIRS {
        let open = &truth.open[kind];
        let told: BTreeSet<(Key, Key)> = told
            .changes
            .iter()
            .filter(|change| change.kinds.contains(&kind))
            .filter_map(|change| Some((truth.old[change.old?], truth.new[change.new?])))
            .filter(|(old, new)| !open.contains(old) && !open.contains(new))
            .collect();
        let due = truth.kinds[kind].iter().filter(|key| !open.contains(key)).map(|key| (*key, *key)).collect();
        score.count(kind, &told, &due);
    }
    let of_kind = |kind: &'static str| told.changes.iter().filter(move |change| change.kinds.contains(&kind));
    let added: BTreeSet<Key> = of_kind("added").filter_map(|change| change.new).map(|at| truth.new[at]).collect();
    let removed: BTreeSet<Key> = of_kind("removed").filter_map(|change| change.old).map(|at| truth.old[at]).collect();
    // What stands in something new may be told or not, as long as the topmost is.
    let tops = |told: BTreeSet<Key>, all: &BTreeSet<Key>, top: &BTreeSet<Key>| -> BTreeSet<Key> {
        told.into_iter().filter(|key| !all.contains(key) || top.contains(key)).collect()
    };
    score.count("added", &tops(added, &truth.added, &truth.added_top), &truth.added_top);
    score.count("removed", &tops(removed, &truth.removed, &truth.removed_top), &truth.removed_top);
    let split = groups(of_kind("split"), |change| (change.old, change.new), &truth.old, &truth.new);
    score.count("split", &split, &truth.split.clone().into_iter().collect());
    let merged = groups(of_kind("merged"), |change| (change.new, change.old), &truth.new, &truth.old);
    score.count("merged", &merged, &truth.merged.clone().into_iter().collect());
    score
}

fn pairing(score: &mut Score, told: &Told, truth: &Truth) {
    let old: BTreeSet<Key> = truth.old.iter().copied().collect();
    let new: BTreeSet<Key> = truth.new.iter().copied().collect();
    // Which part goes on is a matter of taste, and so is which of those that went into one.
    let same = |left: Key, right: Key| {
        left == right
            || truth.split.get(&left).is_some_and(|parts| parts.contains(&right))
            || truth.merged.get(&right).is_some_and(|parts| parts.contains(&left))
    };
    let is_part = |key: &Key| truth.split.contains_key(key) || truth.merged.contains_key(key);
    let told: BTreeSet<(Key, Key)> =
        told.pairs.iter().map(|&(left, right)| (truth.old[left], truth.new[right])).collect();
    let due: BTreeSet<(Key, Key)> =
        old.intersection(&new).filter(|key| !is_part(key)).map(|key| (*key, *key)).collect();
    let plain =
        told.into_iter().filter(|&(left, right)| left == right && !is_part(&left) || !same(left, right)).collect();
    score.count("pairing", &plain, &due);
}

/// The provisions told as one that is several: by the one, all of its parts.
fn groups<'a>(
    changes: impl Iterator<Item = &'a ToldChange>,
    ends: impl Fn(&ToldChange) -> (Option<usize>, Option<usize>),
    whole_keys: &[Key],
    part_keys: &[Key],
) -> BTreeSet<(Key, BTreeSet<Key>)> {
    let mut groups: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for change in changes {
        match ends(change) {
            (Some(whole), part) => {
                let parts = part.into_iter().chain(change.others.iter().copied()).map(|at| part_keys[at]);
                groups.entry(whole_keys[whole]).or_default().extend(parts);
            }
            (None, Some(part)) => {
                for &whole in &change.others {
                    groups.entry(whole_keys[whole]).or_default().insert(part_keys[part]);
                }
            }
            (None, None) => {}
        }
    }
    groups.into_iter().collect()
}
