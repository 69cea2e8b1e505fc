//! The place of every line of some documents: page, points from the left and from the top, its words.
//!
//! When they were stored, LibreOffice's print of the Word file judged them (`tests/conformance/test_pdf_beside_word.py`):
//! the engine that printed before was gone. A line may move by half a millimetre; a template that moves it further
//! changes how official pages look, and `BLESS=1` is to be run only when that was meant.

use crate::support::blessing;
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::{Profile, Regulation};
use quyche::render::Templates;
use quyche::render::pdf::{Fonts, comparison_pages, pages};
use quyche::typeset::Page;
use quyche::view::diff::TableSettings;
use quyche::view::{self, DocumentView};
use std::path::Path;

const HALF_A_MILLIMETRE: f64 = 0.5 * 72.0 / 25.4;

const PROFILES: [&str; 3] = ["hd05-2026", "hd36-2018", "nd30-2020"];

type Line = (usize, f64, f64, String);

fn regulation(folder: &str) -> Regulation {
    load(&quyche::store::read_folder(Path::new(folder)).unwrap()).regulation
}

fn lines(pages: &[Page]) -> Vec<Line> {
    let of = |(at, page): (usize, &Page)| -> Vec<Line> {
        let first = |text: &str| text.trim().chars().take(32).collect::<String>().trim_end().to_owned();
        page.lines().into_iter().map(|(x, y, text)| (at + 1, x, y, first(&text))).collect()
    };
    pages.iter().enumerate().flat_map(of).collect()
}

fn stored(line: &str) -> Line {
    let mut parts = line.splitn(4, ' ');
    let mut next = || parts.next().unwrap();
    (next().parse().unwrap(), next().parse().unwrap(), next().parse().unwrap(), next().to_owned())
}

fn judge(name: &str, pages: &[Page]) {
    let path = format!("tests/it/places/{name}.txt");
    let found = lines(pages);
    if blessing() {
        let told: Vec<String> =
            found.iter().map(|(page, x, y, text)| format!("{page} {x:.1} {y:.1} {text}\n")).collect();
        std::fs::write(path, told.concat()).unwrap();
        return;
    }
    let kept: Vec<Line> = std::fs::read_to_string(&path).unwrap().lines().map(stored).collect();
    let near = |a: f64, b: f64| (a - b).abs() <= HALF_A_MILLIMETRE;
    let differ = |(a, b): &(&Line, &Line)| (a.0, &a.3) != (b.0, &b.3) || !near(a.1, b.1) || !near(a.2, b.2);
    if let Some((kept, found)) = kept.iter().zip(&found).find(differ) {
        panic!("{path}: {found:?} stood there: {kept:?}");
    }
    assert_eq!(kept.len(), found.len(), "{path}");
}

fn printed(view: &DocumentView) -> Vec<Page> {
    pages(view, &Templates::embedded(), Fonts::embedded()).unwrap()
}

fn document(regulation: &Regulation, profile: &Profile) -> Vec<Page> {
    printed(&view::document(regulation, profile))
}

#[test]
fn every_line_keeps_its_place() {
    for folder in ["du-thanh-phan", "co-quyet-dinh"] {
        let regulation = regulation(&format!("tests/conformance/{folder}"));
        for profile in PROFILES {
            judge(&format!("{folder}-{profile}"), &document(&regulation, &embedded_profile(profile).unwrap()));
        }
    }
    let profile = embedded_profile("hd05-2026").unwrap();
    judge("tinh-uy-2025-2030", &document(&regulation("regulations/tinh-uy-2025-2030"), &profile));
    let [amended, instrument] = ["small", "instrument"].map(|name| regulation(&format!("tests/it/fixtures/{name}")));
    judge("amending", &printed(&view::instrument(&instrument, Some(&amended), &profile)));
    judge("consolidated", &printed(&crate::consolidated::view()));
}

#[test]
fn every_line_of_a_comparison_table_keeps_its_place() {
    let profile = embedded_profile("hd05-2026").unwrap();
    let [old, new] = ["2020-2025", "2025-2030"].map(|term| regulation(&format!("regulations/tinh-uy-{term}")));
    let side = |regulation| quyche::diff::Document { regulation, profile: &profile };
    let diff = quyche::diff::compare(side(&old), side(&new), embedded_registry);
    let view = quyche::view::diff::comparison(&diff, TableSettings::default());
    let pages = comparison_pages(&view, &Templates::embedded(), Fonts::embedded()).unwrap();
    judge("comparison", &pages[..12]);
}
