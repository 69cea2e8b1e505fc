//! The models and examples that ship: canonical, free of warnings, and of every kind.

use crate::support::{folders, program};
use quyche::diagnostic::{Severity, codes};
use quyche::load::load;
use quyche::model::Kind;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_folder_is_in_canonical_form() {
    let output = program(Path::new(".")).args(["fmt", "--check", "regulations"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn examples_have_no_findings_and_models_only_blanks() {
    for folder in folders() {
        let is_model = folder.starts_with("regulations/mau");
        let sources = quyche::store::read_folder(&folder).unwrap();
        let allowed = |code| is_model && std::ptr::eq(code, &codes::EMPTY_PLACEHOLDER);
        let findings = load(&sources).diagnostics;
        let findings = findings.iter().filter(|d| d.severity >= Severity::Warning && !allowed(d.code));
        let found: Vec<String> = findings.map(|d| format!("{} {}", d.code.code, sources.words(d.span))).collect();
        assert!(found.is_empty(), "{}: {found:?}", folder.display());
    }
}

#[test]
fn models_carry_every_kind() {
    let kinds = |models: bool| -> BTreeSet<String> {
        let folders = folders().into_iter().filter(|folder| folder.starts_with("regulations/mau") == models);
        let read = |folder: std::path::PathBuf| load(&quyche::store::read_folder(&folder).unwrap()).regulation;
        folders.map(|folder| read(folder).facts.kind.word().to_owned()).collect()
    };
    let all: BTreeSet<String> = Kind::WORDS.iter().filter(|word| **word != "khac").map(ToString::to_string).collect();
    assert_eq!(kinds(true), all);
}

#[test]
fn the_amending_decision_is_what_would_be_drafted_and_leads_to_a_text_without_findings() {
    use quyche::amend::{amendment, apply, read};
    let folder = |path: &str| load(&quyche::store::read_folder(Path::new(path)).unwrap());
    let (base, instrument) = (folder("regulations/tinh-uy-2020-2025"), folder("regulations/sua-doi/tinh-uy-2023"));
    assert!(instrument.diagnostics.iter().all(|d| d.severity < Severity::Warning), "{:?}", instrument.diagnostics);
    let reading = read::folder(&instrument.regulation);
    assert_eq!(reading.unread, Vec::new());
    let amendment = amendment(&instrument.regulation, &reading);
    assert_eq!(amendment.operations.len(), 8);
    let applied = apply(&base.regulation, &amendment);
    assert!(applied.open.is_empty(), "{:?}", applied.open);
    assert_eq!(applied.marks.len(), 8);
    let again = load(&quyche::save::save(&applied.regulation));
    assert!(again.diagnostics.iter().all(|d| d.severity < Severity::Warning), "{:?}", again.diagnostics);
}
