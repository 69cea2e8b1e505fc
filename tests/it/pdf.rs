//! Every example folder prints as PDF, twice the same.
//!
//! `PDF_SAMPLES=folder` keeps the files to look at; `PDF_TEMPLATES=templates` tries templates without a new build.

use crate::support::folders;
use quyche::load::{embedded_profile, load};
use quyche::render::Templates;
use quyche::render::pdf::{Fonts, markup, pdf};

fn templates() -> Templates {
    let Ok(folder) = std::env::var("PDF_TEMPLATES") else { return Templates::embedded() };
    let read = |name: String| Some((name.clone(), std::fs::read_to_string(format!("{folder}/{name}")).ok()?));
    Templates::with_overrides(Templates::names().filter_map(read).collect()).unwrap()
}

#[test]
fn every_example_prints_twice_the_same() {
    let templates = templates();
    let folders = folders();
    assert!(folders.len() > 10);
    for folder in folders {
        let sources = quyche::store::read_folder(&folder).unwrap();
        let regulation = load(&sources).regulation;
        let profile = embedded_profile(regulation.facts.profile.as_deref().unwrap_or("hd05-2026")).unwrap();
        let view = quyche::view::document(&regulation, &profile);
        let print = || pdf(&view, &templates, Fonts::embedded());
        let bytes = print().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        assert!(print().is_ok_and(|again| again == bytes), "{}", folder.display());
        if let Ok(out) = std::env::var("PDF_SAMPLES") {
            std::fs::create_dir_all(&out).unwrap();
            let name = folder.strip_prefix("regulations").unwrap().to_string_lossy().replace('/', "-");
            std::fs::write(format!("{out}/{name}.pdf"), &bytes).unwrap();
            std::fs::write(format!("{out}/{name}.xml"), markup(&view, &templates).unwrap()).unwrap();
        }
    }
}
