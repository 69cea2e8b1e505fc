//! Law 5 for instruments: a comparison of two drafts shows each as it prints, quotations with their marks and with what
//! they cite of the amended text.

use super::laws::{any_edited, drafted};
use proptest::prelude::*;
use proptest::sample::Index;
use quyche::amend::{Form, apply, instrument};
use quyche::diff::{Document, compare};
use quyche::load::{embedded_profile, embedded_registry};
use quyche::model::{Profile, Regulation};
use quyche::view::diff::{TableSettings, comparison};
use quyche::view::{self, BlockView, Run, spoken};

/// An instrument, and the text in force that it leads to.
fn written(old: &Regulation, new: &Regulation, profile: &Profile) -> (Regulation, Regulation) {
    let amendment = drafted(old, new);
    let form = Form { folder: "../quy-che".to_owned(), earlier: Vec::new(), transition: Vec::new() };
    (instrument(&amendment, old, profile, &form), apply(old, &amendment).regulation)
}

/// What an instrument prints, white space aside.
fn printed(instrument: &Regulation, amended: &Regulation, profile: &Profile) -> String {
    let words = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let line = |block: &BlockView| match &block.table {
        // The marks around a table stand on lines of their own.
        Some(table) => std::iter::once(&table.head).chain(&table.rows).flatten().map(|cell| words(cell)).collect(),
        None => format!("{}{}{}{}", block.opens, block.label, words(&block.runs), block.closes),
    };
    let view = view::instrument(instrument, Some(amended), profile);
    let parts = view.parts.iter();
    let blocks = parts.flat_map(|part| part.blocks.iter().chain(part.annexes.iter().flat_map(|annex| &annex.blocks)));
    bare(&blocks.map(line).collect::<String>())
}

fn bare(words: &str) -> String {
    words.split_whitespace().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn law_5_holds_for_instruments(seed in 0u64..1 << 40, base in any::<Index>(), edits in 1usize..6) {
        let profile = embedded_profile("hd05-2026").unwrap();
        let (old, one, _) = any_edited(seed, &base, 0, edits);
        let (_, other, done) = any_edited(seed ^ 0x5555, &base, 0, edits);
        let [before, after] = [one, other].map(|new| written(&old, &new, &profile));
        let [left, right] = [&before, &after].map(|(paper, amended)| spoken(paper, Some(amended), &profile));
        let document = |regulation| Document { regulation, profile: &profile };
        let diff = compare(document(&left), document(&right), embedded_registry);
        let table = comparison(&diff, TableSettings::default());
        let mut column = String::new();
        for paragraph in table.rows.iter().flat_map(|row| &row.new).filter(|one| !one.is_remark && one.kind != "basis") {
            column.push_str(&paragraph.label);
            let cells = paragraph.table.iter().flatten().flatten();
            for run in paragraph.runs.iter().chain(cells.flatten()) {
                column.push_str(&run.text);
            }
        }
        // The table puts footnotes behind the words that they belong to.
        let footnotes = column.contains("chú thích:");
        if !footnotes {
            let (column, print) = (bare(&column), printed(&after.0, &after.1, &profile));
            let at = column.bytes().zip(print.bytes()).take_while(|(one, other)| one == other).count();
            let near = |text: &str| String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(60).min(text.len())..(at + 80).min(text.len())]).into_owned();
            prop_assert!(column == print, "{done:?}\n{}\n{}", near(&column), near(&print));
        }
    }
}
