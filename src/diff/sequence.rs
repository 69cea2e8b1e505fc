//! Where two lists differ: the one door to the library that finds it.
//!
//! The library writes its search anew for each kind of list that it is given; here it sees numbers only, so that it is
//! compiled once.

use rustc_hash::FxHashMap;
use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};
use std::convert::Infallible;
use std::hash::Hash;

/// What stands in both lists, in order, and what in one: equal runs, and what was put in, taken out or replaced between.
pub fn changes<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let mut known = FxHashMap::default();
    let mut number = |item| {
        let next = known.len() as u64;
        *known.entry(item).or_insert(next)
    };
    let old: Vec<u64> = old.iter().map(&mut number).collect();
    let new: Vec<u64> = new.iter().map(&mut number).collect();
    changes_of_keys(&old, &new)
}

/// As [`changes`], of things that are numbers already.
pub fn changes_of_keys(old: &[u64], new: &[u64]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let done: Result<(), Infallible> = myers::diff(&mut found, old, 0..old.len(), new, 0..new.len());
    match done {
        Ok(()) => found.into_inner().into_inner().into_ops(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_one_list_only_is_told() {
        let ops = changes(&["a", "b", "c", "d"], &["a", "x", "c"]);
        let told: Vec<_> = ops.iter().map(|op| (op.old_range(), op.new_range())).collect();
        assert_eq!(told, [(0..1, 0..1), (1..2, 1..2), (2..3, 2..3), (3..4, 3..3)]);
        assert!(changes::<&str>(&[], &[]).is_empty());
    }
}
