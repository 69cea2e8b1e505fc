//! What a misspelt word was probably meant to be: a word of the same text first.

use super::{Verdict, judge};
use crate::check::Context;
use crate::model::{Hints, strip_marks};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The right words of a text, the most frequent first, and how many suggestions may still be looked for.
#[derive(Debug)]
pub(in super::super) struct Suggestions<'c> {
    words: Vec<&'c str>,
    known: FxHashSet<&'c str>,
    by_letters: FxHashMap<String, &'c str>,
    hints: Hints,
    left: usize,
}

impl<'c> Suggestions<'c> {
    /// From all texts of a regulation.
    pub(in super::super) fn new(context: &'c Context) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for word in context.texts().iter().flat_map(|text| text.words()) {
            *counts.entry(word.folded).or_default() += 1;
        }
        counts.retain(|word, _| word.chars().count() > 1 && judge(word) == Verdict::Right);
        let mut words: Vec<&str> = counts.keys().copied().collect();
        words.sort_by_key(|word| std::cmp::Reverse(counts[word]));
        let mut by_letters = FxHashMap::default();
        for word in &words {
            by_letters.entry(strip_marks(word)).or_insert(*word);
        }
        let known = words.iter().copied().collect();
        Self { words, known, by_letters, hints: Hints::default(), left: 200 }
    }

    /// What a folded word was probably meant to be, when something is near.
    pub(in super::super) fn of(&mut self, word: &str) -> Option<String> {
        // A text of ten thousand misspelt words gets suggestions for the first of them.
        self.left = self.left.checked_sub(1)?;
        if let Some(same) = self.by_letters.get(&strip_marks(word)) {
            return Some((*same).to_owned());
        }
        if let Some(parts) = self.parted(word) {
            return Some(parts);
        }
        self.hints.nearest(word, self.words.iter().copied()).map(str::to_owned)
    }

    /// Two words that were typed as one: `thườngvụ`.
    fn parted(&self, word: &str) -> Option<String> {
        let is_known = |part: &str| part.chars().count() > 1 && self.known.contains(part);
        let cuts = word.char_indices().map(|(at, _)| word.split_at(at));
        cuts.filter(|(a, b)| is_known(a) && is_known(b)).map(|(a, b)| format!("{a} {b}")).next()
    }
}
