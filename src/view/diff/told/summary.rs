//! How much changed, as sentences.

use super::kinds::name;
use crate::diff::{Diff, Kind};
use crate::lang::Lang;
use std::collections::BTreeMap;

/// The numbers of a comparison.
pub(super) fn sentences(diff: &Diff, lang: Lang) -> Vec<String> {
    let stats = &diff.stats;
    let mut out = vec![lang.fill(
        "compare.articles",
        &[
            ("old", stats.old_articles.to_string()),
            ("new", stats.new_articles.to_string()),
            ("unchanged", stats.unchanged_articles.to_string()),
        ],
    )];
    let told = |kind: &Kind| *kind != Kind::Renumbered;
    let kinds = diff.changes.iter().flat_map(|change| change.kinds.iter()).filter(told);
    let counts = counts(kinds, lang);
    if !counts.is_empty() {
        out.push(lang.fill("compare.changes", &[("counts", counts)]));
    }
    out.push(lang.fill(
        "compare.words",
        &[
            ("old", thousands(stats.old_words)),
            ("new", thousands(stats.new_words)),
            ("added", thousands(stats.added_words)),
            ("removed", thousands(stats.removed_words)),
        ],
    ));
    out
}

/// Kinds counted, in words: `sửa đổi 4, bổ sung 1`. What is only renumbered is not among them.
pub(in crate::view::diff) fn counts(kinds: impl Iterator<Item = Kind>, lang: Lang) -> String {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    kinds.for_each(|kind| *counts.entry(kind).or_default() += 1);
    let only = counts.len() == 1;
    let told = Kind::ALL.into_iter().filter(|kind| only || *kind != Kind::Renumbered);
    let words = told.filter_map(|kind| Some(format!("{} {}", name(kind, lang), counts.get(&kind)?)));
    words.collect::<Vec<_>>().join(", ")
}

/// `7.442`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}
