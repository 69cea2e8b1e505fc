//! Any folder is read and printed, and every finding points at words of its file.
//!
//! The input is the three files of the folder, cut at lines of `=====`: the facts, the text, the decision.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::diagnostic::Diagnostic;
use quyche::lang::Lang;
use quyche::load::{embedded_profile, load};
use quyche::model::Profile;
use quyche::render::{Templates, docx, html};
use quyche::source::{DECISION_FILE, FACTS_FILE, Sources, Span};
use std::sync::LazyLock;

static PROFILE: LazyLock<Profile> = LazyLock::new(|| embedded_profile("hd05-2026").unwrap());
static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::embedded);

fuzz_target!(|input: &str| {
    let mut sources = Sources::new();
    for (name, text) in [FACTS_FILE, "01-a.md", DECISION_FILE].into_iter().zip(input.split("\n=====\n")) {
        sources.add(name, name, text);
    }
    let loaded = load(&sources);
    for diagnostic in &loaded.diagnostics {
        for span in spans(diagnostic) {
            let file = sources.get(span.file);
            let inside = file.is_some_and(|file| file.text.get(span.range()).is_some());
            assert!(inside, "{diagnostic:?}");
        }
        Lang::Vi.say(&diagnostic.message);
    }
    let view = quyche::view::document(&loaded.regulation, &PROFILE);
    html(&view, &TEMPLATES).unwrap();
    docx(&view, &TEMPLATES).unwrap();
});

fn spans(diagnostic: &Diagnostic) -> Vec<Span> {
    let labels = diagnostic.labels.iter().map(|label| label.span);
    let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    std::iter::once(diagnostic.span).chain(labels).chain(edits).collect()
}
