//! The notation: what small texts are read as, and every kind of fault with its place.

use crate::support::{Case, files, run_cases, sources};
use quyche::diagnostic::{Diagnostic, Fix, Safety, Severity, apply_fixes, codes};
use quyche::load::{check_quotes, is_text_file, load, load_text};
use quyche::model::{AmendedFacts, InlineKind, Provision, Text};
use quyche::save;
use quyche::source::Sources;
use std::cell::RefCell;
use std::collections::BTreeSet;

#[test]
fn texts_are_read_as_the_notation_says() {
    run_cases("tests/it/fixtures/notation.txt", |case| {
        let sources = sources(files(&case.input));
        let loaded = load(&sources);
        check_saved(&sources, case);
        let mut out = String::new();
        for provision in &loaded.regulation.provisions {
            outline(provision, 0, &mut out);
        }
        for diagnostic in &loaded.diagnostics {
            out.push_str(&format!("! {}\n", place(&sources, diagnostic)));
        }
        out
    });
}

#[test]
fn every_kind_of_fault_is_found_in_its_place() {
    let seen = RefCell::new(BTreeSet::new());
    run_cases("tests/it/fixtures/faults.txt", |case| {
        let sources = sources(files(&case.input));
        let sources = if case.title.contains("FILE06") { without_facts(&sources) } else { sources };
        let diagnostics = load(&sources).diagnostics;
        let code = case.title.split(' ').next().unwrap();
        assert!(diagnostics.iter().any(|d| d.code.code == code), "{}: not found", case.title);
        seen.borrow_mut().insert(code.to_owned());
        check_spans(&sources, &diagnostics, case);
        check_fixes(&sources, case);
        diagnostics.iter().map(|diagnostic| format!("{}\n", place(&sources, diagnostic))).collect()
    });
    // What importing, the format of a Word file and instructions have to say is seeded beside their tests.
    let here = |code: &&&codes::Code| !["FMT", "IMP", "AMEND"].contains(&code.family());
    let all: BTreeSet<String> = codes::ALL.iter().filter(here).map(|code| code.code.to_owned()).collect();
    assert_eq!(all.difference(&seen.borrow()).collect::<Vec<_>>(), Vec::<&String>::new(), "codes without a case");
}

#[test]
fn quotes_are_checked_against_the_regulation_that_they_amend() {
    let base = "schema: 1\nkind: khac\nsubject: làm việc\norgan: {name: Chi bộ}\nroles: [{id: bi-thu, name: Bí thư}]\n";
    let text = "### Hội nghị {#hoi-nghi}\n1. Khoản một. {#khoan-mot}\n";
    let amended = load(&sources([("regulation.yaml", base.into()), ("01-a.md", text.into())])).regulation;
    let facts = "schema: 1\nkind: khac\nsubject: sửa đổi\norgan: {name: Chi bộ}\n\
        amends: {folder: ../quy-che, facts: {place: '{{ organ.nam }}', subject: 'x {{ role.bi-thu }}'}}\n";
    let text = "### Sửa đổi {#sua-doi}\n1. Sửa khoản 2 Điều 1 theo [](#sua-doi):\n   > 2. Theo [](#khoan-mot), \
        [](#sua-doi), {{ role.bi-thu }} và {{ term.years }}. {who=bi-thu with=bi-thuu}\n";
    let instrument = sources([("regulation.yaml", facts.into()), ("01-a.md", text.into())]);
    let loaded = load(&instrument);
    assert_eq!(loaded.diagnostics, Vec::new());
    let amends = loaded.regulation.facts.amends.clone().unwrap();
    assert_eq!(amended.facts.amended(&amends).place.as_deref(), Some("{{ organ.nam }}"));
    let found = check_quotes(&loaded.regulation, &amended, &instrument);
    let places: Vec<String> = found.iter().map(|diagnostic| place(&instrument, diagnostic)).collect();
    insta::assert_snapshot!(places.join("\n"));
}

#[test]
fn an_empty_list_of_new_facts_removes_the_old_ones() {
    let facts = "amends: {folder: ../x, facts: {bases: [], roles: []}, removes: [place, bases]}\n";
    let facts = format!("{}{facts}", crate::support::LEAST);
    let loaded = load(&sources([("regulation.yaml", facts.into())]));
    let amends = loaded.regulation.facts.amends.unwrap();
    assert_eq!(
        (amends.facts, amends.removes),
        (AmendedFacts::default(), vec!["place", "bases", "roles"].into_iter().map(str::to_owned).collect())
    );
}

/// A text without errors is saved as one that reads back as the same.
fn check_saved(sources: &Sources, case: &Case) {
    for (file, source) in sources.iter().filter(|(_, source)| is_text_file(&source.name)) {
        let mut diagnostics = Vec::new();
        let provisions = load_text(file, &source.text, &mut diagnostics);
        let saved = save::markdown(&provisions);
        if diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error) {
            assert_eq!(load_text(file, &saved, &mut Vec::new()), provisions, "{}: saved as\n{saved}", case.title);
        }
    }
}

fn without_facts(sources: &Sources) -> Sources {
    let mut out = Sources::new();
    for (_, file) in sources.iter().filter(|(_, file)| file.name != "regulation.yaml") {
        out.add(&file.name, &file.path, &file.text);
    }
    out
}

/// `file:line:column-line:column CODE severity “words under the span” [safe fix]`.
fn place(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let span = diagnostic.span;
    let file = sources.get(span.file).map_or("(folder)", |file| file.name.as_str());
    let (start, end) = (sources.position(span.file, span.start), sources.position(span.file, span.end));
    let words = sources.words(span).replace('\n', "⏎").replace('\r', "␍");
    let words: String =
        words.chars().map(|c| if c.is_control() || c == '\u{feff}' { '␣' } else { c }).take(40).collect();
    let fix = match &diagnostic.fix {
        Some(Fix { safety: Safety::Safe, .. }) => " +fix",
        Some(_) => " +unsafe fix",
        None => "",
    };
    let severity = diagnostic.severity.word();
    let code = diagnostic.code.code;
    let at = format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column);
    format!("{file}:{at} {code} {severity} “{words}”{fix}")
}

fn check_spans(sources: &Sources, diagnostics: &[Diagnostic], case: &Case) {
    for diagnostic in diagnostics {
        let labels = diagnostic.labels.iter().map(|label| label.span);
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        for span in labels.chain(edits).chain([diagnostic.span]) {
            let Some(file) = sources.get(span.file) else { continue };
            assert!(file.text.get(span.range()).is_some(), "{}: {span:?} is outside or cuts a letter", case.title);
        }
    }
}

/// Safe fixes are applied until none is left, which takes few rounds.
fn check_fixes(sources: &Sources, case: &Case) {
    let mut sources = sources.clone();
    for _ in 0..8 {
        let diagnostics = load(&sources).diagnostics;
        let fixes = diagnostics.iter().filter_map(|d| d.fix.as_ref()).filter(|fix| fix.safety == Safety::Safe);
        let (changed, count) = apply_fixes(&sources, fixes);
        if count == 0 {
            return;
        }
        let mut next = Sources::new();
        for (_, file) in sources.iter() {
            next.add_bytes(&file.name, &file.path, changed.get(&file.name).unwrap_or(&file.text).clone().into_bytes());
        }
        sources = next;
    }
    panic!("{}: fixes do not come to an end", case.title);
}

/// One line a provision: level, label, id, words, attributes.
pub fn outline(provision: &Provision, depth: usize, out: &mut String) {
    let mut parts = vec![format!("{:?}", provision.level).to_lowercase()];
    if let Some(number) = &provision.number {
        let pin = if provision.pinned { "!" } else { "" };
        parts.push(format!("{}{pin}", number.print(provision.level)));
    }
    if let Some(id) = &provision.id {
        parts.push(format!("#{id}{}", if provision.id_derived { "~" } else { "" }));
    }
    let words = words(provision.heading.as_ref().unwrap_or(&provision.body));
    if !words.is_empty() {
        parts.push(format!("“{words}”"));
    }
    for row in provision.table.iter().flat_map(|table| &table.rows) {
        parts.push(format!("[{}]", row.iter().map(self::words).collect::<Vec<_>>().join(" ¦ ")));
    }
    parts.extend(provision.attributes.entries().iter().map(|(key, value)| format!("{key}={value}")));
    out.push_str(&format!("{}{}\n", "  ".repeat(depth), parts.join(" ")));
    for child in &provision.children {
        outline(child, depth + 1, out);
    }
}

fn words(text: &Text) -> String {
    let piece = |kind: &InlineKind| match kind {
        InlineKind::Words(words) => words.replace('\n', "⏎"),
        InlineKind::Emphasis(text) => format!("<i>{}</i>", words(text)),
        InlineKind::Strong(text) => format!("<b>{}</b>", words(text)),
        InlineKind::Reference(id) => format!("→{id}"),
        InlineKind::Placeholder(path) => format!("«{path}»"),
        InlineKind::Footnote(text) => format!("⟨{}⟩", words(text)),
        InlineKind::Break => "↵".to_owned(),
    };
    text.0.iter().map(|inline| piece(&inline.kind)).collect()
}
