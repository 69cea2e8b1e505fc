//! The reviewer finds the faults that were put into the examples and is quiet where there are none.

use crate::faults::{Count, Fault, clean, faults, score};
use quyche::check::{RULES, known_codes};
use std::collections::BTreeSet;

/// The aims of the reviewer: the share of faults found, the share of findings that are faults, and false findings per
/// ten articles of clean text.
const LEAST_RECALL: f64 = 0.95;
const LEAST_PRECISION: f64 = 0.9;
const MOST_FALSE: f64 = 1.0;

#[test]
fn the_faults_are_found_and_clean_text_is_left_alone() {
    let score = score(&faults());
    let all = score.all();
    let table = format!("{all:?}\n{}", score.faults.join("\n"));
    assert!(all.recall() >= LEAST_RECALL, "recall {:.3} {table}", all.recall());
    assert!(all.precision() >= LEAST_PRECISION, "precision {:.3} {table}", all.precision());
    let clean = clean();
    let per_ten = clean.findings.len() as f64 * 10.0 / clean.articles as f64;
    assert!(clean.articles > 200 && per_ten <= MOST_FALSE, "{per_ten:.2} {}", clean.findings.join("\n"));
}

/// Codes that no fault in an example can give: a rule that breaks, and what stands in settings.
const OUTSIDE: [&str; 2] = ["META04", "META05"];

/// Rules for which nobody has seeded a fault yet; a rule that is seeded leaves the list.
const OPEN: [&str; 11] =
    ["STR09", "STR12", "REF05", "RO02", "RO04", "RO06", "RO07", "MEET07", "MEET11", "MEET12", "OLD07"];

#[test]
fn there_are_enough_faults_of_every_rule() {
    let faults = faults();
    assert!(faults.len() >= 150, "{} faults", faults.len());
    let known: BTreeSet<&str> = known_codes().map(|code| code.code).collect();
    let meant: BTreeSet<&str> = faults.iter().flat_map(|fault| &fault.codes).map(String::as_str).collect();
    assert_eq!(meant.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "no such code");
    let rules = RULES.iter().map(|rule| rule.code.code).filter(|code| !OUTSIDE.contains(code));
    let without: Vec<&str> = rules.filter(|code| !meant.contains(code)).collect();
    assert_eq!(without, OPEN, "rules without a seeded fault: add blocks to tests/it/faults");
}

/// A judge that cannot fail is none: a fault that is none is missed, and what it causes counts as wrong.
#[test]
fn the_judge_counts_what_is_missed_and_what_is_wrong() {
    let fault = |code: &str, replace: &str| Fault {
        at: "here".to_owned(),
        codes: vec![code.to_owned()],
        also: Vec::new(),
        folder: "chi-bo".to_owned(),
        edits: vec![("02-nhiem-vu.md".to_owned(), "công tác tư tưởng;".to_owned(), replace.to_owned())],
    };
    let count = |fault: Fault, code: &str| score(&[fault]).rules.get(code).copied().unwrap_or_default();
    let doubled = "công tác tác tư tưởng;";
    assert_eq!(count(fault("LANG01", doubled), "LANG01"), Count { found: 1, missed: 0, wrong: 0 });
    assert_eq!(count(fault("TEXT03", doubled), "TEXT03"), Count { found: 0, missed: 1, wrong: 0 });
    assert_eq!(count(fault("TEXT03", doubled), "LANG01"), Count { found: 0, missed: 0, wrong: 1 });
}
