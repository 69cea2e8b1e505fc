//! The laws of the design, over generated regulations and over every example folder.

mod compare;
pub mod generate;

use crate::load::outline;
use crate::support::{folders, sources};
use generate::regulation;
use proptest::prelude::*;
use quyche::diagnostic::Severity;
use quyche::load::{embedded_profile, load, load_text, read_yaml};
use quyche::model::{Profile, Regulation};
use quyche::render::Templates;
use quyche::save::{markdown, save, yaml};
use quyche::source::FACTS_FILE;
use quyche::store::read_folder;

/// So many cases, or as many as `PROPTEST_CASES` says, in the ratio that a law costs.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse::<u32>().ok());
    let cases = asked.map_or(usual, |asked| (asked * usual / 512).max(1));
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4096, ..ProptestConfig::default() }
}

/// Law 1: what is saved reads back as the same, without errors, and is canonical.
fn saved_reads_back(regulation: &Regulation) -> Result<(), TestCaseError> {
    let saved = save(regulation);
    let shown = || saved.iter().map(|(_, file)| format!("--- {}\n{}", file.name, file.text)).collect::<String>();
    let loaded = load(&saved);
    let errors = loaded.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|d| format!("{} {}", d.code.code, saved.words(d.span))).collect();
    prop_assert!(errors.is_empty(), "{errors:?}\n{}", shown());
    let told = |regulation: &Regulation| {
        let mut out = String::new();
        regulation.decision_text.iter().chain(&regulation.provisions).for_each(|p| outline(p, 0, &mut out));
        out
    };
    let (found, meant) = (told(&loaded.regulation), told(regulation));
    prop_assert!(found == meant, "{}\nread back:\n{found}meant:\n{meant}", shown());
    prop_assert_eq!(&loaded.regulation, regulation, "{}", shown());
    prop_assert_eq!(&save(&loaded.regulation), &saved);
    for (file, source) in saved.iter() {
        let again = if source.name == FACTS_FILE {
            yaml(&read_yaml(file, &source.text, &mut Vec::new()))
        } else {
            markdown(&load_text(file, &source.text, &mut Vec::new()))
        };
        prop_assert_eq!(&again, &source.text, "{} is not canonical", source.name);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn law_1_what_is_saved_reads_back(regulation in regulation()) {
        saved_reads_back(&regulation)?;
    }

    /// Law 7: whatever stands in the files, loading ends with findings that lie inside them.
    #[test]
    fn law_7_nothing_typed_panics(files in generate::typed_files()) {
        let sources = sources(files.iter().map(|(name, text)| (*name, text.clone().into_bytes())));
        let loaded = load(&sources);
        for diagnostic in &loaded.diagnostics {
            if let Some(file) = sources.get(diagnostic.span.file) {
                prop_assert!(file.text.get(diagnostic.span.range()).is_some(), "{diagnostic:?}");
            }
        }
        let profile = default_profile();
        let view = quyche::view::document(&loaded.regulation, &profile);
        prop_assert!(!view.parts.is_empty() || loaded.regulation.provisions.is_empty());
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn law_8_the_same_input_gives_the_same_bytes(regulation in regulation()) {
        prop_assert_eq!(printed(&regulation), printed(&regulation.clone()));
    }
}

fn default_profile() -> Profile {
    embedded_profile("hd05-2026").unwrap()
}

/// DOCX, HTML and JSON.
fn printed(regulation: &Regulation) -> [Vec<u8>; 3] {
    let profile = default_profile();
    let templates = Templates::embedded();
    let view = quyche::view::document(regulation, &profile);
    let json = serde_json::to_vec(&quyche::view::export_provisions(regulation, None, &profile)).unwrap();
    let docx = quyche::render::docx(&view, &templates).unwrap();
    [docx, quyche::render::html(&view, &templates).unwrap().into_bytes(), json]
}

#[test]
fn law_1_holds_for_every_example() {
    for folder in folders() {
        let regulation = load(&read_folder(&folder).unwrap()).regulation;
        if let Err(error) = saved_reads_back(&regulation) {
            panic!("{}: {error}", folder.display());
        }
    }
}

#[test]
fn law_8_holds_for_every_example() {
    for folder in folders() {
        let read = || load(&read_folder(&folder).unwrap()).regulation;
        assert!(printed(&read()) == printed(&read()), "{}", folder.display());
    }
}

#[cfg(feature = "pdf")]
#[test]
fn law_8_holds_for_pdf() {
    let sources = read_folder("regulations/phoi-hop".as_ref()).unwrap();
    let view = quyche::view::document(&load(&sources).regulation, &default_profile());
    let print = || quyche::render::pdf::pdf(&view, &Templates::embedded(), quyche::render::pdf::Fonts::embedded());
    assert!(print().unwrap() == print().unwrap());
}
