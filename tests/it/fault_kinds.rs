//! The kinds of faults that a reviewer is paid to find, described from the field and the examples alone, are found.

use crate::faults::{faults_by_kind, score};
use std::collections::BTreeMap;

/// The aim over all kinds, and the least of any one of them.
const LEAST_RECALL: f64 = 0.95;
const LEAST_OF_A_KIND: f64 = 0.8;

#[test]
fn every_kind_of_fault_is_found() {
    let mut kinds: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (kind, fault) in faults_by_kind() {
        kinds.entry(kind).or_default().push(fault);
    }
    let (mut found, mut all) = (0, 0);
    let mut told = Vec::new();
    let mut poor = Vec::new();
    for (kind, faults) in &kinds {
        let score = score(faults);
        let count = score.all();
        let missed: Vec<&String> = score.faults.iter().filter(|line| line.contains("missed")).collect();
        told.push(format!("{kind}: {} of {} {missed:#?}", count.found, faults.len()));
        if (count.found as f64) < LEAST_OF_A_KIND * faults.len() as f64 {
            poor.push(kind);
        }
        found += count.found;
        all += faults.len();
    }
    let told = told.join("\n");
    assert!(all >= 100, "{all} faults");
    assert!(poor.is_empty() && found as f64 >= LEAST_RECALL * all as f64, "{found} of {all}, poor: {poor:?}\n{told}");
}
