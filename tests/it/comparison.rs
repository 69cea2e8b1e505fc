//! The official table of a comparison: its two columns are the two texts, each change is explained once, and the
//! sentences of the `Thuyết minh` column read as written in `fixtures/explanations.txt`.

use crate::seeded::edits::edit;
use crate::seeded::random::Random;
use crate::seeded::tree::Tree;
use crate::support::{LEAST, files, run_cases, sources};
use quyche::diff::{Diff, Document, Side, compare};
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::{Profile, Regulation};
use quyche::view::diff::{Comparison, Marks, ParagraphView, TableSettings, comparison};
use std::path::Path;

fn profile() -> Profile {
    embedded_profile("hd05-2026").unwrap()
}

fn with_table(old: &Regulation, new: &Regulation, settings: TableSettings, check: impl Fn(&Diff, &Comparison)) {
    let profile = profile();
    let document = |regulation| Document { regulation, profile: &profile };
    let diff = compare(document(old), document(new), embedded_registry);
    check(&diff, &comparison(&diff, settings));
}

/// The words of a column, remarks left out.
fn column<'a>(paragraphs: impl Iterator<Item = &'a ParagraphView>) -> Vec<String> {
    let texts = paragraphs.filter(|paragraph| !paragraph.is_remark && paragraph.kind != "basis");
    let words = |runs: &[quyche::view::diff::Stretch]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let mut out = Vec::new();
    for paragraph in texts {
        out.push(words(&paragraph.runs));
        let cells = paragraph.table.iter().flatten().flatten();
        out.extend(cells.map(|cell| words(cell)));
    }
    out.retain(|text| !text.is_empty());
    out
}

fn side(side: &Side) -> Vec<String> {
    let texts =
        (0..side.nodes.len()).flat_map(|at| side.passages(at)).map(|passage| passage.text.trim().replace('\n', ""));
    texts.filter(|text| !text.is_empty()).collect()
}

/// Without what the table adds around footnotes.
fn bare(texts: Vec<String>) -> Vec<String> {
    let added = [" (chú thích: ", "; chú thích: ", ")", "("];
    texts.iter().map(|text| added.iter().fold(text.clone(), |text, added| text.replace(added, ""))).collect()
}

fn check_table(diff: &Diff, table: &Comparison) {
    let new = column(table.rows.iter().flat_map(|row| &row.new));
    assert_eq!(bare(new), bare(side(&diff.new)));
    let shown = |row: &quyche::view::diff::RowView| if row.spans { row.new.clone() } else { row.old.clone() };
    let old: Vec<ParagraphView> = table.rows.iter().flat_map(shown).collect();
    let (mut old, mut expected) = (bare(column(old.iter())), bare(side(&diff.old)));
    old.sort();
    expected.sort();
    assert_eq!(old, expected);
    check_changes(diff, table);
}

fn check_changes(diff: &Diff, table: &Comparison) {
    let mut told: Vec<usize> = table.rows.iter().flat_map(|row| row.changes.clone()).collect();
    told.sort_unstable();
    assert_eq!(told, (0..diff.changes.len()).collect::<Vec<_>>());
}

#[test]
fn the_columns_are_the_two_texts_and_each_change_is_explained_once() {
    for seed in 0..1000 {
        let mut random = Random::new(seed);
        // Now and then a long one.
        let articles = if seed % 40 == 0 { random.between(8, 24) } else { random.between(2, 5) };
        let old = Tree::generate(&mut random, articles);
        let mut new = old.clone();
        let count = random.between(1, 2 + articles / 2);
        edit(&mut random, &mut new, count);
        let (old, new) = (old.regulation(), new.regulation());
        with_table(&old, &new, TableSettings::default(), check_table);
        with_table(&old, &new, TableSettings { brief: true, marks: Marks::None }, check_changes);
    }
}

#[test]
fn the_columns_of_the_examples_are_their_texts() {
    let read = |folder: &str| load(&quyche::store::read_folder(Path::new(folder)).unwrap()).regulation;
    let (old, new) = (read("regulations/tinh-uy-2020-2025"), read("regulations/tinh-uy-2025-2030"));
    let (decided, other) = (read("regulations/ubnd-xa"), read("regulations/chi-bo"));
    for (old, new) in
        [(&old, &new), (&new, &old), (&new, &new), (&new, &other), (&decided, &other), (&decided, &decided)]
    {
        with_table(old, new, TableSettings::default(), check_table);
        with_table(old, new, TableSettings { brief: true, marks: Marks::Underline }, check_changes);
    }
}

#[test]
fn the_same_text_has_nothing_to_explain() {
    let read = |folder: &str| load(&quyche::store::read_folder(Path::new(folder)).unwrap()).regulation;
    let same = read("regulations/tinh-uy-2025-2030");
    with_table(&same, &same, TableSettings::default(), |_, table| {
        assert!(table.rows.iter().all(|row| row.notes.is_empty()));
    });
}

#[test]
fn explanations() {
    run_cases("tests/it/fixtures/explanations.txt", |case| {
        let texts = files(&case.input);
        let regulation = |name: &str| {
            let facts = texts.iter().filter(|(file, _)| *file == format!("{name}.yaml"));
            let facts = facts.map(|(_, text)| [LEAST.as_bytes(), text].concat());
            let text = texts.iter().filter(|(file, _)| *file == format!("{name}.md"));
            let text = text.map(|(_, text)| ("01-a.md", text.clone()));
            load(&sources(facts.map(|facts| ("regulation.yaml", facts)).chain(text))).regulation
        };
        let (old, new) = (regulation("cu"), regulation("moi"));
        let mut out = String::new();
        let profile = profile();
        let document = |regulation| Document { regulation, profile: &profile };
        let diff = compare(document(&old), document(&new), embedded_registry);
        for row in comparison(&diff, TableSettings::default()).rows {
            let cell = |paragraphs: &[ParagraphView]| {
                let paragraphs = paragraphs.iter().map(|paragraph| {
                    let words: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
                    format!("{} {words}", paragraph.label).trim().chars().take(24).collect::<String>()
                });
                paragraphs.collect::<Vec<_>>().join(" / ")
            };
            if !row.notes.is_empty() {
                out.push_str(&format!("{} ║ {} ║ {}\n", cell(&row.old), cell(&row.new), row.notes.join(" ")));
            }
        }
        out
    });
}
