//! The laws of the comparison, over generated regulations, seeded edits and every example folder.

use super::generate::regulation;
use super::{cases, default_profile};
use crate::seeded::edits::edit;
use crate::seeded::random::Random;
use crate::seeded::tree::Tree;
use crate::support::folders;
use proptest::prelude::*;
use quyche::diff::{Diff, Document, Kind, Kinds, Op, Place, Words, compare};
use quyche::load::{embedded_registry, load};
use quyche::model::{Profile, Regulation};
use quyche::store::read_folder;
use std::collections::BTreeSet;

fn compared<'a>(old: &'a Regulation, new: &'a Regulation, profile: &'a Profile) -> Diff<'a> {
    compare(Document { regulation: old, profile }, Document { regulation: new, profile }, embedded_registry)
}

/// Law 2: a regulation does not differ from itself, and a comparison mirrored is that of the mirrored pair.
fn law_2(old: &Regulation, new: &Regulation) -> Result<(), TestCaseError> {
    let profile = default_profile();
    let itself = compared(old, old, &profile);
    prop_assert!(itself.changes.is_empty() && !itself.unrelated, "{:?}", itself.changes);
    prop_assert!(itself.facts.is_empty() && itself.renumberings.is_empty(), "{:?}", itself.facts);
    let (there, back) = (compared(old, new, &profile), compared(new, old, &profile));
    prop_assert_eq!(&there.new_of, &back.old_of);
    prop_assert_eq!(&there.old_of, &back.new_of);
    prop_assert_eq!(there.unrelated, back.unrelated);
    let facts = |diff: &Diff, mirror: bool| -> BTreeSet<(String, &'static str, Option<String>, Option<String>)> {
        let ends = |fact: &quyche::diff::Fact| {
            if mirror { (fact.new.clone(), fact.old.clone()) } else { (fact.old.clone(), fact.new.clone()) }
        };
        let fact =
            |fact: &quyche::diff::Fact| (format!("{:?}", fact.kind), fact.field.word(), ends(fact).0, ends(fact).1);
        diff.facts.iter().map(fact).collect()
    };
    prop_assert_eq!(facts(&there, false), facts(&back, true));
    type Told = BTreeSet<(Option<usize>, Option<usize>, Vec<&'static str>, Vec<usize>, Vec<(Op, String)>)>;
    let told = |diff: &Diff, mirror: bool| -> Told {
        let change = |change: &quyche::diff::Change| {
            let kinds: Kinds = change.kinds.iter().map(|kind| if mirror { kind.mirrored() } else { kind }).collect();
            let ends = if mirror { (change.new, change.old) } else { (change.old, change.new) };
            let pieces = change.body.iter().chain(&change.heading).flat_map(|words| fates(words, mirror));
            (ends.0, ends.1, kinds.iter().map(Kind::word).collect(), change.others.clone(), pieces.collect())
        };
        diff.changes.iter().map(change).collect()
    };
    prop_assert_eq!(told(&there, false), told(&back, true));
    Ok(())
}

/// What went and came, whichever way round.
fn fates(words: &Words, mirror: bool) -> Vec<(Op, String)> {
    let gone_and_new = words.pieces.iter().filter_map(|piece| match piece.op {
        Op::Removed => Some((if mirror { Op::Added } else { Op::Removed }, words.old_text(piece).to_owned())),
        Op::Added => Some((if mirror { Op::Removed } else { Op::Added }, words.new_text(piece).to_owned())),
        _ => None,
    });
    let mut fates: Vec<_> = gone_and_new.collect();
    fates.sort();
    fates
}

/// What the forms rely on: the pieces cover both passages, the rows hold every provision once at each of its places, and
/// every difference is told.
fn whole(diff: &Diff) -> Result<(), TestCaseError> {
    let passages = |change: &quyche::diff::Change| -> Vec<Words> {
        let cells = change.cells.iter().flat_map(|row| row.cells.clone());
        change.heading.clone().into_iter().chain(change.body.clone()).chain(cells).collect()
    };
    for words in diff.changes.iter().flat_map(passages) {
        let old: String = words.pieces.iter().map(|piece| words.old_text(piece)).collect();
        let new: String = words.pieces.iter().map(|piece| words.new_text(piece)).collect();
        prop_assert_eq!(&old, &words.old.text);
        prop_assert_eq!(&new, &words.new.text);
        for piece in words.pieces.iter().filter(|piece| piece.op == Op::Same) {
            let letters = |text: &str| text.trim_start().to_owned();
            prop_assert_eq!(letters(words.old_text(piece)), letters(words.new_text(piece)));
        }
    }
    let news: Vec<usize> =
        diff.rows.iter().filter(|row| row.place != Place::MovedFrom).filter_map(|row| row.new).collect();
    prop_assert_eq!(news, (0..diff.new.nodes.len()).collect::<Vec<_>>());
    let mut olds: Vec<usize> =
        diff.rows.iter().filter(|row| row.place != Place::MovedTo).filter_map(|row| row.old).collect();
    olds.sort_unstable();
    prop_assert_eq!(olds, (0..diff.old.nodes.len()).collect::<Vec<_>>());
    for row in &diff.rows {
        let same = match (row.old, row.new) {
            (Some(o), Some(n)) => diff.old.own_text(o) == diff.new.own_text(n),
            _ => false,
        };
        prop_assert!(same || row.change.is_some() || references_only(diff, row), "{row:?} is told nowhere");
    }
    Ok(())
}

/// Whether two partners differ by nothing but the number of a provision that they cite.
fn references_only(diff: &Diff, row: &quyche::diff::Row) -> bool {
    let (Some(o), Some(n)) = (row.old, row.new) else { return false };
    let keys = |side: &quyche::diff::Side, at: usize| -> Vec<u64> {
        side.passages(at).flat_map(|passage| &passage.tokens).map(|token| token.key).collect()
    };
    keys(&diff.old, o) == keys(&diff.new, n)
}

fn seeded(seed: u64, edits: usize) -> (Regulation, Regulation) {
    let random = &mut Random::new(seed);
    let old = Tree::generate(random, 2 + seed as usize % 9);
    let mut new = old.clone();
    edit(random, &mut new, edits);
    (old.regulation(), new.regulation())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn law_2_holds_for_any_two(old in regulation().boxed(), new in regulation().boxed()) {
        law_2(&old, &new)?;
        whole(&compared(&old, &new, &default_profile()))?;
    }
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn law_2_holds_for_edits(seed in 0u64..1 << 40, edits in 0usize..8) {
        let (old, new) = seeded(seed, edits);
        law_2(&old, &new)?;
        whole(&compared(&old, &new, &default_profile()))?;
    }
}

#[test]
fn law_2_holds_for_every_two_examples() {
    let loaded: Vec<_> = folders().iter().map(|folder| load(&read_folder(folder).unwrap()).regulation).collect();
    for old in &loaded {
        for new in &loaded {
            law_2(old, new).unwrap();
            whole(&compared(old, new, &default_profile())).unwrap();
        }
    }
}
