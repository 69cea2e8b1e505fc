//! Law 3 through paper: what the program drafts, written in the notation or printed as text, reads back and applies the
//! same.

use crate::amend::laws::{any_edited, drafted, seeded};
use proptest::prelude::*;
use proptest::sample::Index;
use quyche::amend::read::{Reading, folder, text};
use quyche::amend::{Form, apply, instrument};
use quyche::load::{embedded_profile, load};
use quyche::model::{Amendment, Id, InlineKind, Level, Provision, Regulation};
use quyche::render::Templates;
use quyche::save::save;
use quyche::source::FileId;
use quyche::view;
use std::collections::BTreeSet;

fn config(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse::<u32>().ok());
    let cases = asked.map_or(usual, |asked| (asked * usual / 2048).max(1));
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 512, ..ProptestConfig::default() }
}

fn written(base: &Regulation, amendment: &Amendment) -> Regulation {
    let profile = embedded_profile("hd05-2026").unwrap();
    instrument(
        amendment,
        base,
        &profile,
        &Form { folder: "../quy-che".to_owned(), earlier: Vec::new(), transition: Vec::new() },
    )
}

/// A regulation in the notation, with its ids, references and attributes.
fn saved(regulation: &Regulation) -> String {
    save(regulation).iter().map(|(_, file)| file.text.as_str()).collect()
}

/// What was read, with what no paper shows.
fn with_unprinted(reading: &Reading, drafted: &Amendment) -> Amendment {
    let operations = reading.amended.iter().flat_map(|amended| amended.amendment(None).operations).collect();
    Amendment { operations, ..drafted.clone() }
}

/// A regulation as its plain print: each paragraph with its label, deeper ones set in.
fn printed(regulation: &Regulation, amended: Option<&Regulation>) -> String {
    let profile = embedded_profile("hd05-2026").unwrap();
    let view = view::instrument(regulation, amended, &profile);
    let mut out = String::new();
    for part in &view.parts {
        let annexes = part.annexes.iter().flat_map(|annex| &annex.blocks);
        for block in part.blocks.iter().chain(annexes) {
            let words: String =
                block.runs.iter().map(|run| if run.is_break { " " } else { run.text.as_str() }).collect();
            let heading = matches!(block.kind, Level::Chapter | Level::Section | Level::Annex);
            let join = if heading && !words.is_empty() { "\n" } else { " " };
            let mut line = format!("{}{}{join}{words}", block.opens, block.label);
            if let Some(table) = &block.table {
                let cell = |cell: &Vec<view::Run>| cell.iter().map(|run| run.text.as_str()).collect::<String>();
                let rows = std::iter::once(&table.head).chain(&table.rows);
                let rows: Vec<String> = rows.map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect();
                line = format!("{}{}", block.opens, rows.join("\n"));
            }
            out.push_str(line.trim());
            out.push_str(block.closes);
            out.push('\n');
        }
    }
    out
}

/// The text of a file as `apply` reads it.
fn imported(name: &str, bytes: &[u8]) -> String {
    let read = quyche::import::read(name, bytes).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    quyche::import::running_text(&read.document)
}

/// An instrument printed as Word and as a page, as what reads them sees it.
fn papers(instrument: &Regulation, amended: &Regulation) -> Vec<(&'static str, String)> {
    let profile = embedded_profile("hd05-2026").unwrap();
    let view = view::instrument(instrument, Some(amended), &profile);
    let word = quyche::render::docx(&view, &Templates::embedded()).unwrap();
    let page = quyche::render::html(&view, &Templates::embedded()).unwrap();
    vec![("sd.docx", imported("sd.docx", &word)), ("sd.html", imported("sd.html", page.as_bytes()))]
}

fn typed(provision: &mut Provision) {
    provision.id_derived = false;
    provision.children.iter_mut().for_each(typed);
}

/// Puts words in place of references to what the edits dropped: reading such a text is an error.
fn without_dead(regulation: &mut Regulation) {
    let mut there = BTreeSet::new();
    regulation.visit_own(|provision| there.extend(provision.id.clone()));
    regulation.provisions.iter_mut().for_each(|provision| words_for_dead(provision, &there));
}

fn words_for_dead(provision: &mut Provision, there: &BTreeSet<Id>) {
    let cells = provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
    for text in provision.heading.iter_mut().chain([&mut provision.body]).chain(cells) {
        for inline in &mut text.0 {
            if let InlineKind::Reference(id) = &inline.kind
                && !there.contains(id)
            {
                inline.kind = InlineKind::Words("quy định này".to_owned());
            }
        }
    }
    provision.children.iter_mut().for_each(|child| words_for_dead(child, there));
}

/// The first lines that differ.
fn differ(given: &str, wanted: &str) -> String {
    let pairs = given.lines().zip(wanted.lines());
    let first = pairs.clone().position(|(one, other)| one != other).unwrap_or(pairs.count());
    let shown = |text: &str| text.lines().skip(first.saturating_sub(1)).take(4).collect::<Vec<_>>().join("\n");
    format!("=== given\n{}\n=== wanted\n{}\n===", shown(given), shown(wanted))
}

proptest! {
    #![proptest_config(config(2048))]

    #[test]
    fn what_is_drafted_reads_back_from_the_notation(seed in 0u64..1 << 40, edits in 0usize..8) {
        let (old, new) = seeded(seed, edits);
        let amendment = drafted(&old, &new);
        let paper = load(&save(&written(&old, &amendment))).regulation;
        let reading = folder(&paper);
        let shown = || printed(&paper, None);
        prop_assert!(reading.unread.is_empty(), "{:?}\n{}", reading.unread, shown());
        let applied = apply(&old, &with_unprinted(&reading, &amendment));
        prop_assert!(applied.open.is_empty(), "{:?}\n{}", applied.open, shown());
        prop_assert_eq!(saved(&applied.regulation), saved(&apply(&old, &amendment).regulation), "{}", shown());
    }

    #[test]
    fn what_is_drafted_reads_back_from_print(seed in 0u64..1 << 40, edits in 0usize..8) {
        let (old, new) = seeded(seed, edits);
        let amendment = drafted(&old, &new);
        let goal = apply(&old, &amendment).regulation;
        let words = printed(&written(&old, &amendment), Some(&goal));
        let reading = text(&words, FileId(0));
        prop_assert!(reading.unread.is_empty(), "{:?}\n{words}", reading.unread);
        let applied = apply(&old, &with_unprinted(&reading, &amendment));
        prop_assert!(applied.open.is_empty(), "{:?}\n{words}", applied.open);
        prop_assert_eq!(printed(&applied.regulation, None), printed(&goal, None), "{}", words);
    }

    /// Edits of tables, indents, annexes, whole chương and mục, footnotes, names and data too.
    #[test]
    fn edits_of_every_kind_read_back_from_print(seed in 0u64..1 << 40, base in any::<Index>(), first in 0usize..4, edits in 0usize..9) {
        let (mut old, mut new, done) = any_edited(seed, &base, first, edits);
        without_dead(&mut old);
        without_dead(&mut new);
        let amendment = drafted(&old, &new);
        let goal = apply(&old, &amendment).regulation;
        let words = printed(&written(&old, &amendment), Some(&goal));
        let reading = text(&words, FileId(0));
        prop_assert!(reading.unread.is_empty(), "{done:?} {:?}\n{words}", reading.unread);
        let applied = apply(&old, &with_unprinted(&reading, &amendment));
        prop_assert!(applied.open.is_empty(), "{done:?} {:?}\n{words}", applied.open);
        let (given, wanted) = (printed(&applied.regulation, None), printed(&goal, None));
        prop_assert!(given == wanted, "{done:?}\n{}\n{words}", differ(&given, &wanted));
    }

    /// The same through the notation.
    #[test]
    fn edits_of_every_kind_read_back_from_the_notation(seed in 0u64..1 << 40, base in any::<Index>(), first in 0usize..4, edits in 0usize..9) {
        let (old, new, done) = any_edited(seed, &base, first, edits);
        let amendment = drafted(&old, &new);
        let paper = load(&save(&written(&old, &amendment))).regulation;
        let reading = folder(&paper);
        let shown = || printed(&paper, None);
        prop_assert!(reading.unread.is_empty(), "{done:?} {:?}\n{}", reading.unread, shown());
        let applied = apply(&old, &with_unprinted(&reading, &amendment));
        prop_assert!(applied.open.is_empty(), "{done:?} {:?}\n{}", applied.open, shown());
        // In a quote every id is typed, also one that is the slug of its heading.
        let typed = |mut regulation: Regulation| {
            regulation.provisions.iter_mut().for_each(typed);
            saved(&regulation)
        };
        let (given, goal) = (typed(applied.regulation), typed(apply(&old, &amendment).regulation));
        prop_assert!(given == goal, "{done:?}\n{}\n{}", differ(&given, &goal), shown());
    }
}

proptest! {
    // A case prints and reads two files: a few are tried, always the same; PROPTEST_CASES tries more.
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(17), ..config(4) })]

    /// The same through Word and HTML.
    #[test]
    fn edits_of_every_kind_read_back_from_files(seed in 0u64..1 << 40, base in any::<Index>(), first in 0usize..4, edits in 0usize..9) {
        let (mut old, mut new, done) = any_edited(seed, &base, first, edits);
        without_dead(&mut old);
        without_dead(&mut new);
        let amendment = drafted(&old, &new);
        let goal = apply(&old, &amendment).regulation;
        for (name, words) in papers(&written(&old, &amendment), &goal) {
            let reading = text(&words, FileId(0));
            prop_assert!(reading.unread.is_empty(), "{name} {done:?} {:?}\n{words}", reading.unread);
            let applied = apply(&old, &with_unprinted(&reading, &amendment));
            prop_assert!(applied.open.is_empty(), "{name} {done:?} {:?}\n{words}", applied.open);
            let (given, wanted) = (printed(&applied.regulation, None), printed(&goal, None));
            prop_assert!(given == wanted, "{name} {done:?}\n{}\n{words}", differ(&given, &wanted));
        }
    }
}
