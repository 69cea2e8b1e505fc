//! Law 3: `apply(a, draft(diff(a, b))) == pin(diff(a, b))`, over seeded edits of every kind and over any two texts.

use super::edits;
use super::wording::edited_base;
use crate::laws::generate::regulation;
use crate::seeded::edits::edit;
use crate::seeded::random::Random;
use crate::seeded::tree::Tree;
use crate::support::folders;
use proptest::prelude::*;
use proptest::sample::Index;
use quyche::amend::{apply, draft, over_half, pin};
use quyche::diff::{Document, compare};
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::{Action, Amendment, Regulation};
use quyche::save::save;
use quyche::store::read_folder;

/// So many cases, or as many as `PROPTEST_CASES` says, in the ratio that a law costs.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse::<u32>().ok());
    let cases = asked.map_or(usual, |asked| (asked * usual / 512).max(1));
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4096, ..ProptestConfig::default() }
}

/// Drafts, applies and compares; gives the draft.
fn law_3(old: &Regulation, new: &Regulation) -> Result<Amendment, TestCaseError> {
    let profile = embedded_profile("hd05-2026").unwrap();
    let document = |regulation| Document { regulation, profile: &profile };
    let diff = compare(document(old), document(new), embedded_registry);
    let goal = pin(&diff);
    let amendment = draft(&diff);
    let applied = apply(old, &amendment);
    prop_assert!(applied.open.is_empty(), "{:?}", applied.open);
    prop_assert_eq!(&applied.regulation, &goal);
    Ok(amendment)
}

/// The draft of the amendment that leads from one text to another.
pub fn drafted(old: &Regulation, new: &Regulation) -> Amendment {
    let profile = embedded_profile("hd05-2026").unwrap();
    let document = |regulation| Document { regulation, profile: &profile };
    draft(&compare(document(old), document(new), embedded_registry))
}

fn pinned(old: &Regulation, new: &Regulation) -> Regulation {
    let profile = embedded_profile("hd05-2026").unwrap();
    let document = |regulation| Document { regulation, profile: &profile };
    pin(&compare(document(old), document(new), embedded_registry))
}

/// Whether a draft gives the text anew as a whole.
fn is_whole(amendment: &Amendment) -> bool {
    let whole = |action: &Action| matches!(action, Action::Amend { targets, .. } if targets[0].steps.is_empty());
    amendment.operations.iter().any(|operation| whole(&operation.action))
}

/// Whether more than half of the articles changed, so that giving the text anew is what practice would do as well.
fn is_mostly_new(old: &Regulation, new: &Regulation) -> bool {
    let profile = embedded_profile("hd05-2026").unwrap();
    let document = |regulation| Document { regulation, profile: &profile };
    over_half(&compare(document(old), document(new), embedded_registry))
}

/// Two texts of which one is the other with so many edits.
pub fn seeded(seed: u64, edits: usize) -> (Regulation, Regulation) {
    let random = &mut Random::new(seed);
    let old = Tree::generate(random, 2 + seed as usize % 9);
    let mut new = old.clone();
    edit(random, &mut new, edits);
    (old.regulation(), new.regulation())
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn law_3_holds_for_edits(seed in 0u64..1 << 40, edits in 0usize..8) {
        let (old, new) = seeded(seed, edits);
        let amendment = law_3(&old, &new)?;
        prop_assert!(!is_whole(&amendment) || is_mostly_new(&old, &new), "given as a whole");
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn law_3_holds_for_any_two(old in regulation().boxed(), new in regulation().boxed()) {
        law_3(&old, &new)?;
    }
}

/// The texts that the wider edits start from.
fn bases() -> &'static [Regulation] {
    static BASES: std::sync::OnceLock<Vec<Regulation>> = std::sync::OnceLock::new();
    BASES.get_or_init(|| {
        let examples = folders().into_iter().map(|folder| load(&read_folder(&folder).unwrap()).regulation);
        examples.chain((0..8).map(|_| edited_base(""))).collect()
    })
}

/// A text, which `first` edits amended before, and the same with so many more edits; tells which.
pub fn any_edited(seed: u64, base: &Index, first: usize, edits: usize) -> (Regulation, Regulation, Vec<&'static str>) {
    let random = &mut Random::new(seed);
    let mut old = base.get(bases()).clone();
    if first > 0 {
        let mut amended = old.clone();
        edits::edit(random, &mut amended, first);
        old = pinned(&old, &amended);
    }
    let mut new = old.clone();
    let done = edits::edit(random, &mut new, edits);
    (old, new, done)
}

proptest! {
    #![proptest_config(cases(2048))]

    /// Edits of tables, indents, annexes, names, attributes and facts too; of what was amended before as well.
    #[test]
    fn law_3_holds_for_edits_of_every_kind(seed in 0u64..1 << 40, base in any::<Index>(), first in 0usize..4, edits in 0usize..9) {
        let (old, new, done) = any_edited(seed, &base, first, edits);
        let amendment = law_3(&old, &new)?;
        // Under a new mục or chương nothing of a text of one chương may stay where it was.
        let divided = done.iter().any(|what| ["mục", "chương divided"].contains(what));
        let may = divided || !is_whole(&amendment) || is_mostly_new(&old, &new);
        prop_assert!(may, "given as a whole: {done:?}");
    }
}

#[test]
fn law_3_holds_for_every_two_examples() {
    let loaded: Vec<_> = folders().iter().map(|folder| load(&read_folder(folder).unwrap()).regulation).collect();
    for old in &loaded {
        for new in &loaded {
            law_3(old, new).unwrap();
        }
    }
}

/// What applying gives can be saved and read back.
#[test]
fn the_text_in_force_reads_back() {
    for seed in 0..40 {
        let (old, new) = seeded(seed, 6);
        let goal = pinned(&old, &new);
        let loaded = load(&save(&goal));
        assert!(!loaded.has_errors(), "seed {seed}: {:?}", loaded.diagnostics);
        assert!(loaded.regulation == goal, "seed {seed}");
    }
}
