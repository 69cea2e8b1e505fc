//! What the terminal shows is what changed: its marks resolved give the old and the new words.

use super::inline::{Manner, words};
use crate::diff::{self, Diff, Document, Op, Words};
use crate::lang::Lang;
use crate::load::{embedded_profile, embedded_registry, load};
use crate::model::{InlineKind, Provision, Regulation};
use crate::store::read_folder;
use crate::view::diff::told;
use proptest::prelude::*;
use std::path::Path;

/// Letters and digits alone: marks and white space lie otherwise in one line than in two.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What remains of a marked line on one side.
fn resolved(line: &str, [open, close]: [&str; 2]) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(open) {
        out.push_str(before);
        rest = after.split_once(close).expect("a mark that closes").1;
    }
    plain(&format!("{out}{rest}"))
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.retain(|line| !line.is_empty());
    lines.sort();
    lines
}

/// The lines of all changes as shown without colour, in the old and in the new words.
fn shown(diff: &Diff) -> [Vec<String>; 2] {
    let manner = Manner { coloured: false, full: true };
    let told = told(diff, &[], Lang::Vi);
    let lines = told.groups.iter().flat_map(|group| &group.items).flat_map(|item| &item.lines);
    let lines: Vec<String> =
        lines.map(|line| words(&line.inline, manner).into_iter().map(|words| words.text).collect()).collect();
    [["{+", "+}"], ["[-", "-]"]].map(|drop| sorted(lines.iter().map(|line| resolved(line, drop)).collect()))
}

/// The same, read from the comparison itself.
fn meant(diff: &Diff) -> [Vec<String>; 2] {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for change in &diff.changes {
        let differ = |words: &&Words| words.is_reworded() || words.is_respelt();
        for compared in change.heading.iter().chain(&change.body).filter(differ) {
            old.push(plain(&old_words(compared)));
            new.push(plain(&compared.new.text));
        }
    }
    for (side, partners, out) in [(&diff.old, &diff.new_of, &mut old), (&diff.new, &diff.old_of, &mut new)] {
        for (at, _) in partners.iter().enumerate().filter(|(_, partner)| partner.is_none()) {
            out.extend([side.heading(at), side.body(at)].map(|passage| plain(&passage.text)));
        }
    }
    [sorted(old), sorted(new)]
}

/// The old words; of what is only spelt or numbered otherwise the new form, as one line shows it.
fn old_words(words: &Words) -> String {
    let piece = |piece: &diff::Piece| match piece.op {
        Op::Added => String::new(),
        Op::Removed => words.old_text(piece).to_owned(),
        _ => words.new_text(piece).to_owned(),
    };
    words.pieces.iter().map(piece).collect()
}

/// Small edits: each number picks what is done to the provision that it comes to.
fn edited(provisions: &mut Vec<Provision>, edits: &mut impl Iterator<Item = u8>) {
    let mut at = 0;
    while at < provisions.len() {
        match edits.next().unwrap_or(255) {
            0..8 => drop(provisions.remove(at)),
            8..16 if at > 0 => provisions.swap(at - 1, at),
            edit @ 16..80 => {
                for inline in &mut provisions[at].body.0 {
                    if let InlineKind::Words(text) = &mut inline.kind {
                        let mut parts: Vec<&str> = text.split(' ').collect();
                        let place = usize::from(edit) % parts.len();
                        match edit % 3 {
                            0 => parts.insert(place, "chen thêm"),
                            1 if parts.len() > 1 => drop(parts.remove(place)),
                            _ => parts[place] = "thay",
                        }
                        *text = parts.join(" ");
                    }
                }
            }
            _ => {}
        }
        if let Some(provision) = provisions.get_mut(at) {
            edited(&mut provision.children, edits);
        }
        at += 1;
    }
}

fn regulation(folder: &str) -> Regulation {
    load(&read_folder(Path::new(folder)).unwrap()).regulation
}

fn check(old: &Regulation, new: &Regulation) {
    let profile = embedded_profile("hd05-2026").unwrap();
    let document = |regulation| Document { regulation, profile: &profile };
    let diff = diff::compare(document(old), document(new), embedded_registry);
    let (shown, meant) = (shown(&diff), meant(&diff));
    assert_eq!(shown[0], meant[0], "old");
    assert_eq!(shown[1], meant[1], "new");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_resolved_give_the_old_and_the_new_words(edits in proptest::collection::vec(any::<u8>(), 200)) {
        let old = regulation("regulations/uy-ban-kiem-tra");
        let mut new = old.clone();
        edited(&mut new.provisions, &mut edits.into_iter());
        crate::model::number_provisions(&mut new.provisions);
        check(&old, &new);
    }
}
