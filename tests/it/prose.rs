//! Official prose as a law: right sentences are left as they are, and slips of the pen are found.
//!
//! `fixtures/prose.txt` holds right sentences, many with like syllables where two words meet; `fixtures/prose_faults.txt`
//! sentences with one slip each and the code that has to find it.

use crate::support::sources;
use quyche::check::{Input, review};
use quyche::diagnostic::{Diagnostic, Safety};
use quyche::load::{default_office, embedded_profile, embedded_registry, load};
use quyche::source::Sources;

/// The rules that judge words.
const WORDS: [&str; 6] = ["LANG01", "LANG06", "LANG07", "LANG08", "LANG09", "LANG10"];

/// At most so many right sentences in a thousand may be doubted.
const MOST_DOUBTED: usize = 10;

/// At least so many slips in a hundred are found.
const LEAST_FOUND: usize = 95;

fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// The findings about words of sentences, each a paragraph of one article.
fn found(sentences: &[&str]) -> (Sources, Vec<Diagnostic>) {
    let text = format!("### Nội dung\n\n{}\n", sentences.join("\n\n"));
    let sources = sources([("01-a.md", text.into_bytes())]);
    let loaded = load(&sources);
    let profile = embedded_profile("hd05-2026").unwrap();
    let office = default_office(loaded.regulation.facts.kind);
    let input = Input {
        sources: &sources,
        regulation: &loaded.regulation,
        profile: &profile,
        registry: embedded_registry(),
        office: &office,
        base: None,
    };
    let found = review(input, loaded.diagnostics.clone());
    let found = found.into_iter().filter(|found| WORDS.contains(&found.code.code)).collect();
    (sources, found)
}

fn said(sources: &Sources, found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(|found| format!("{} {}", found.code.code, sources.words(found.span))).collect()
}

#[test]
fn right_sentences_stay_as_they_are() {
    let sentences = lines(include_str!("fixtures/prose.txt"));
    assert!(sentences.len() >= 500, "{}", sentences.len());
    let (sources, found) = found(&sentences);
    let safe: Vec<Diagnostic> = found
        .iter()
        .filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe))
        .cloned()
        .collect();
    assert_eq!(said(&sources, &safe), Vec::<String>::new());
    let doubted = said(&sources, &found);
    assert!(doubted.len() * 1000 <= sentences.len() * MOST_DOUBTED, "{doubted:?}");
}

#[test]
fn slips_are_found() {
    let slips = lines(include_str!("fixtures/prose_faults.txt"));
    let mut missed = Vec::new();
    for line in &slips {
        let (sentence, codes) = line.split_once(" = ").unwrap();
        let (_, found) = found(&[sentence]);
        if !found.iter().any(|found| codes.split('|').any(|code| found.code.code == code)) {
            missed.push(*line);
        }
    }
    assert!(slips.len() >= 40 && (slips.len() - missed.len()) * 100 >= slips.len() * LEAST_FOUND, "{missed:#?}");
}
