//! The wording of drafted instructions, case by case; each draft applied gives the new text exactly.

use crate::support::{Case, LEAST, run_cases, sources};
use quyche::amend::{apply, draft, layout, over_half, pin};
use quyche::diff::{Document, compare};
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::{Amendment, InstructionWords, Regulation};

/// The regulation that most cases amend, a line each with its key.
const BASE: &str = include_str!("base.txt");

/// The lines of the base edited: `key: words` puts other words, `-key` drops a line, `+key words` puts one behind it
/// and `^key words` before it. What is dropped takes nothing along.
fn edited(edits: &str) -> String {
    let line = |line: &str| -> (String, String) {
        let (key, words) = line.split_once('|').unwrap_or_else(|| panic!("{line}: no |"));
        (key.trim().to_owned(), words.trim().to_owned())
    };
    let mut lines: Vec<(String, String)> = BASE.lines().map(line).collect();
    for edit in edits.lines().filter(|edit| !edit.trim().is_empty()) {
        let find = |lines: &[(String, String)], key: &str| {
            lines.iter().position(|(known, _)| known == key).unwrap_or_else(|| panic!("no line {key}"))
        };
        match edit.split_at(1) {
            ("-", keys) => {
                for key in keys.split_whitespace() {
                    let at = find(&lines, key);
                    lines.remove(at);
                }
            }
            (mark @ ("+" | "^"), rest) => {
                let (key, words) = rest.split_once(' ').unwrap();
                // Several behind one key stand in the order in which they are given.
                let behind = |lines: &[(String, String)]| {
                    let at = find(lines, key) + 1;
                    at + lines[at..].iter().take_while(|(known, _)| known.is_empty()).count()
                };
                let at = if mark == "^" { find(&lines, key) } else { behind(&lines) };
                lines.insert(at, (String::new(), words.to_owned()));
            }
            _ => {
                let (key, words) = edit.split_once(": ").unwrap_or_else(|| panic!("{edit}: no edit"));
                let at = find(&lines, key);
                lines[at].1 = words.to_owned();
            }
        }
    }
    lines.iter().map(|(_, words)| words.replace('⏎', "\n") + "\n\n").collect()
}

/// The base with edits, as the program reads it.
pub fn edited_base(edits: &str) -> Regulation {
    let loaded = load(&sources([("01-a.md", edited(edits).into_bytes())]));
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics);
    loaded.regulation
}

/// The regulation of a side: its text, and its facts beside the least that are needed.
fn regulation(case: &Case, side: &str) -> Regulation {
    let own = case.input.starts_with("> ");
    let file = |name: &str| {
        let parts = case.input.trim_start_matches("> ").split("\n> ");
        parts.filter_map(|part| part.split_once('\n')).find(|part| part.0 == name).map(|part| part.1.to_owned())
    };
    let facts = file(&format!("{side}-facts")).filter(|_| own).unwrap_or_default();
    let edits = if side == "new" { case.input.as_str() } else { "" };
    let text = if own { file(side).unwrap_or_else(|| file("old").unwrap()) } else { edited(edits) };
    let facts = format!("{LEAST}{facts}");
    let loaded = load(&sources([("regulation.yaml", facts.into_bytes()), ("01-a.md", text.into_bytes())]));
    assert!(!loaded.has_errors(), "{} {side}: {:?}", case.title, loaded.diagnostics);
    loaded.regulation
}

/// The instructions as they stand in the instrument.
fn told(amendment: &Amendment, words: &InstructionWords) -> String {
    let mut out = String::new();
    let layout = layout(amendment, words);
    for (article, items) in layout.articles.iter().enumerate() {
        for (clause, item) in items.iter().enumerate() {
            let number = if items.len() > 1 { format!("{}. ", clause + 1) } else { String::new() };
            out.push_str(&format!("[{}] {number}{}\n", article + 1, item.words));
            for (words, operation) in &item.points {
                let stands = &amendment.operations[*operation].stands;
                out.push_str(&format!("    {}) {words}\n", stands.split(' ').nth(1).unwrap()));
            }
        }
    }
    out
}

#[test]
fn instructions_are_worded_as_offices_word_them() {
    run_cases("tests/it/amend/wording.txt", |case| {
        let (old, new) = (regulation(case, "old"), regulation(case, "new"));
        let profile = embedded_profile("hd05-2026").unwrap();
        let document = |regulation| Document { regulation, profile: &profile };
        let diff = compare(document(&old), document(&new), embedded_registry);
        let amendment = draft(&diff);
        let applied = apply(&old, &amendment);
        assert!(applied.open.is_empty(), "{}: {:?}", case.title, applied.open);
        assert!(applied.regulation == pin(&diff), "{}: {:#?}", case.title, applied.regulation.provisions);
        let due = if over_half(&diff) && !case.input.starts_with("> ") { "! quá nửa số điều\n" } else { "" };
        format!("{}{due}", told(&amendment, &profile.amending.instructions))
    });
}
