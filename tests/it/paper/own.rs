//! Our own PDF prints, read again, say what their view says: every provision in its order, every word of the rest.

use crate::foreign::expected::{lines, words};
use crate::support::folders;
use quyche::import::pdf::read;
use quyche::import::{Block, Document, Paragraph, RunKind, Why};
use quyche::load::{embedded_profile, load};
use quyche::model::Level;
use quyche::render::Templates;
use quyche::render::pdf::{Fonts, pdf};
use quyche::view::{BlockView, DocumentView, document};

#[test]
fn our_own_prints_are_read_back() {
    let profiles = ["hd05-2026", "hd36-2018", "nd30-2020"].into_iter().cycle();
    for (folder, profile) in folders().into_iter().zip(profiles) {
        let loaded = load(&quyche::store::read_folder(&folder).unwrap());
        let view = document(&loaded.regulation, &embedded_profile(profile).unwrap());
        let bytes = pdf(&view, &Templates::embedded(), Fonts::embedded()).unwrap();
        let found = read(&bytes).unwrap();
        let name = format!("{} {profile}", folder.display());
        provisions(&name, &view, &found);
        every_word(&name, &view, &found);
        let numbers = found.set_aside.iter().filter(|aside| aside.why == Why::PageNumber).count();
        let pages = found.page.and_then(|page| page.pages).unwrap_or(0);
        // The first page has none, and after a decision neither the blank page nor the first of the regulation.
        assert!(numbers < pages as usize && numbers + 3 >= pages as usize, "{name}: {numbers} of {pages} pages");
        // Beside them only heads of tables that are printed again on a next page.
        let rest = found.set_aside.iter().filter(|aside| aside.why != Why::PageNumber);
        assert!(
            rest.clone().count() < 4 && rest.clone().all(|aside| aside.words.starts_with("TT")),
            "{name}: {:?}",
            found.set_aside
        );
    }
}

/// A text with one space wherever there is room.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(paragraph: &Paragraph) -> String {
    let mut out = String::new();
    for run in &paragraph.runs {
        match &run.kind {
            RunKind::Break => out.push(' '),
            RunKind::Footnote(note) => out.push_str(&format!("[{}]", flat(&note.iter().map(text).collect::<String>()))),
            _ => out.push_str(&run.words),
        }
    }
    flat(&out)
}

/// Each provision is one paragraph with its label, in order.
fn provisions(name: &str, view: &DocumentView, found: &Document) {
    let found: Vec<String> = found.paragraphs().into_iter().map(text).collect();
    let mut at = 0;
    let blocks = |part: &quyche::view::PartView| -> Vec<BlockView> {
        part.blocks.iter().chain(part.annexes.iter().flat_map(|annex| &annex.blocks)).cloned().collect()
    };
    for block in view.parts.iter().flat_map(blocks) {
        let pieces = match &block.table {
            Some(table) => std::iter::once(&table.head).chain(&table.rows).flatten().map(|cell| words(cell)).collect(),
            None if matches!(block.kind, Level::Chapter | Level::Section | Level::Annex) => {
                vec![block.label.clone(), words(&block.runs)]
            }
            None => vec![format!("{} {}", block.label, words(&block.runs))],
        };
        for piece in pieces.iter().map(|piece| flat(piece)).filter(|piece| !piece.is_empty()) {
            let next = found.iter().skip(at).position(|line| line.to_lowercase() == piece.to_lowercase());
            let Some(next) = next else {
                panic!(
                    "{name}: not found:\n{piece}\nafter and before\n{}",
                    found[at.saturating_sub(1)..found.len().min(at + 5)].join("\n")
                );
            };
            at += next + 1;
        }
    }
}

/// No word is lost, none is made up.
fn every_word(name: &str, view: &DocumentView, found: &Document) {
    let sorted = |text: String| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.sort();
        words
    };
    let expected = sorted(lines(view).join("\n"));
    let read = sorted(found.paragraphs().into_iter().map(text).collect::<Vec<_>>().join("\n"));
    let lost: Vec<&String> = expected.iter().filter(|word| !read.contains(word)).collect();
    let more: Vec<&String> = read.iter().filter(|word| !expected.contains(word)).collect();
    assert!(lost.is_empty() && more.is_empty(), "{name}: lost {lost:?}, more {more:?}");
    assert_eq!(expected.len(), read.len(), "{name}");
}

/// A table of the print stays a table.
#[test]
fn tables_stay_tables() {
    let folder = std::path::Path::new("regulations/phoi-hop");
    let loaded = load(&quyche::store::read_folder(folder).unwrap());
    let view = document(&loaded.regulation, &embedded_profile("hd05-2026").unwrap());
    let found = read(&pdf(&view, &Templates::embedded(), Fonts::embedded()).unwrap()).unwrap();
    let tables = found.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.bordered => Some(table.rows.len()),
        _ => None,
    });
    let blocks =
        view.parts.iter().flat_map(|part| part.blocks.iter().chain(part.annexes.iter().flat_map(|a| &a.blocks)));
    let expected: Vec<usize> =
        blocks.filter_map(|block| block.table.as_ref()).map(|table| table.rows.len() + 1).collect();
    assert_eq!(tables.collect::<Vec<_>>(), expected);
}
