//! Any facts are read with a text of one article; what has no error is saved and read again as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::diagnostic::{Diagnostic, Severity};
use quyche::load::{Tree, Value, load, read_yaml};
use quyche::save;
use quyche::source::{FACTS_FILE, FileId, Sources};

const TEXT: &str = "# Một\n\n### Hai {#hai role=bi-thu}\n\n1. Ba {{ organ.name }} họp {{ meeting.hoi-nghi.every }}.\n";

fuzz_target!(|text: &str| {
    let mut sources = Sources::new();
    sources.add(FACTS_FILE, FACTS_FILE, text);
    sources.add("01-a.md", "01-a.md", TEXT);
    load(&sources);

    let mut diagnostics = Vec::new();
    let tree = read_yaml(FileId(0), text, &mut diagnostics);
    let saved = save::yaml(&tree);
    // Facts are a mapping; `fmt` refuses what is none.
    let is_facts = matches!(tree.root.value, Value::Map(_) | Value::Nothing);
    if !is_facts || has_errors(&diagnostics) {
        return;
    }
    let again = read_yaml(FileId(0), &saved, &mut diagnostics);
    assert!(!has_errors(&diagnostics), "{diagnostics:?}\nsaved as:\n{saved}");
    assert!(tree.root.same_as(&again.root), "{:?}\nis not\n{:?}\nsaved as:\n{saved}", again.root, tree.root);
    assert_eq!(comments(&again), comments(&tree), "saved as:\n{saved}");
});

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

fn comments(tree: &Tree) -> Vec<String> {
    let mut comments = tree.comments();
    comments.sort();
    comments
}
