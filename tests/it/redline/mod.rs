//! Law 4: a Word file with tracked changes, all accepted, reads as the new Word document, all rejected as the old one.

mod reader;

use crate::laws::generate::regulation;
use crate::seeded::edits::edit;
use crate::seeded::random::Random;
use crate::seeded::tree::Tree;
use crate::support::folders;
use proptest::prelude::*;
use quyche::diff::{Document, compare};
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::{InlineKind, Profile, Provision, Regulation, Text};
use quyche::render::{Templates, docx, redline};
use quyche::save::save;
use quyche::store::read_folder;
use quyche::view::diff::{Tracking, redline as tracked};
use quyche::view::document;
use std::sync::LazyLock;

static PROFILE: LazyLock<Profile> = LazyLock::new(|| embedded_profile("hd05-2026").unwrap());
static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::embedded);

/// Where law 4 does not hold for a pair, if anywhere.
fn fault(old: &Regulation, new: &Regulation) -> Option<String> {
    let side = |regulation| Document { regulation, profile: &PROFILE };
    let diff = compare(side(old), side(new), embedded_registry);
    let file = redline(&tracked(&diff, ["cu", "moi"], &Tracking::default()), &TEMPLATES).unwrap();
    for (regulation, accept) in [(new, true), (old, false)] {
        let found = reader::paragraphs(&file, Some(accept));
        let wanted = reader::paragraphs(&docx(&document(regulation, &PROFILE), &TEMPLATES).unwrap(), None);
        if found != wanted {
            let at = found.iter().zip(&wanted).take_while(|(found, wanted)| found == wanted).count();
            let said = if accept { "accepted" } else { "rejected" };
            return Some(format!("{said}, paragraph {at}: {:?} for {:?}", found.get(at), wanted.get(at)));
        }
    }
    None
}

/// So many cases of what usually runs 512.
fn cases(usual: u32) -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse::<u32>().ok());
    asked.map_or(usual, |asked| (asked * usual / 512).max(1))
}

#[test]
fn law_4_holds_for_seeded_edits() {
    for seed in 0..u64::from(cases(1000)) {
        let random = &mut Random::new(seed);
        // Now and then a long one.
        let articles = if seed % 40 == 0 { 12 } else { 2 + seed as usize % 4 };
        let old = Tree::generate(random, articles);
        let mut new = old.clone();
        edit(random, &mut new, 2 + articles / 2);
        assert_eq!(fault(&old.regulation(), &new.regulation()), None, "seed {seed}");
    }
}

#[test]
fn law_4_holds_for_examples() {
    let folders = folders();
    let regulations: Vec<Regulation> =
        folders.iter().map(|path| load(&read_folder(path).unwrap()).regulation).collect();
    // Each with the next; the two terms stand beside each other.
    for (pair, names) in regulations.windows(2).zip(folders.windows(2)) {
        let [old, new] = pair else { continue };
        assert_eq!(fault(old, new), None, "{names:?}");
        assert_eq!(fault(new, old), None, "{names:?}, backwards");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(24), failure_persistence: None, max_shrink_iters: 64, ..ProptestConfig::default() })]

    /// Regulations with annexes, tables, footnotes, pinned numbers and decisions, changed at random.
    #[test]
    fn law_4_holds_for_changed_regulations(old in regulation(), seed in any::<u64>()) {
        let random = &mut Random::new(seed);
        let mut new = old.clone();
        disturb(random, &mut new.provisions);
        disturb(random, &mut new.decision_text);
        let facts = &mut new.facts;
        match random.below(6) {
            0 => facts.bases.reverse(),
            1 => facts.recipients.truncate(1),
            2 => facts.signatures.clear(),
            3 => (facts.number, facts.draft, facts.date) = (None, Some(2), None),
            4 => (facts.decision, new.decision_text) = (None, Vec::new()),
            _ => facts.organ.superior = Some("Đảng bộ cấp trên".to_owned()),
        }
        // Numbers and ids are computed anew, as for a folder that was edited.
        let (old, new) = (load(&save(&old)).regulation, load(&save(&new)).regulation);
        if let Some(fault) = fault(&old, &new).or_else(|| fault(&new, &old)) {
            return Err(TestCaseError::fail(fault));
        }
    }
}

/// Drops, swaps, doubles and rewords.
fn disturb(random: &mut Random, provisions: &mut Vec<Provision>) {
    if provisions.len() > 1 && random.percent(30) {
        let (a, b) = (random.below(provisions.len()), random.below(provisions.len()));
        provisions.swap(a, b);
    }
    if provisions.len() > 1 && random.percent(20) {
        provisions.remove(random.below(provisions.len()));
    }
    for provision in provisions {
        for text in provision.heading.iter_mut().chain([&mut provision.body]) {
            reword(random, text);
        }
        for cell in provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten()) {
            reword(random, cell);
        }
        disturb(random, &mut provision.children);
    }
}

fn reword(random: &mut Random, text: &mut Text) {
    for inline in &mut text.0 {
        match &mut inline.kind {
            InlineKind::Words(words) if random.percent(25) => {
                let mut parts: Vec<&str> = words.split(' ').collect();
                let at = random.below(parts.len());
                match random.below(3) {
                    0 => parts.insert(at, "thêm"),
                    1 => parts[at] = "thay",
                    _ if parts.len() > 2 => drop(parts.remove(at)),
                    _ => {}
                }
                *words = parts.join(" ");
            }
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Footnote(inner) => {
                reword(random, inner);
            }
            _ => {}
        }
    }
}
