//! Phrases of a table, found in the words of a text by their first word.

use crate::model::folded;
use std::collections::HashMap;

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T: Copy> Phrases<T> {
    /// The phrases of lists; of two alike the first counts.
    pub(super) fn new<'a>(lists: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (phrase, meaning) in lists {
            let mut words = words(phrase).into_iter();
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push((words.collect(), meaning));
            }
        }
        // The longest is tried first; the sort keeps the order of those as long as each other.
        by_first.values_mut().for_each(|list| list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
        Self { by_first }
    }

    /// The longest phrase that stands at the head of these words: its meaning and how many words it has.
    pub(super) fn at_head(&self, words: &[&str]) -> Option<(T, usize)> {
        let (first, rest) = words.split_first()?;
        let known = self.by_first.get(*first)?;
        let is_here = |phrase: &[String]| phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(a, b)| a == b);
        known.iter().find(|(phrase, _)| is_here(phrase)).map(|(phrase, meaning)| (*meaning, phrase.len() + 1))
    }

    /// The longest phrase that ends these words.
    pub(super) fn at_end(&self, words: &[&str]) -> Option<T> {
        let starts = (0..words.len()).rev().take(5).rev();
        starts.into_iter().find_map(|at| {
            self.at_head(&words[at..]).filter(|(_, length)| at + length == words.len()).map(|(meaning, _)| meaning)
        })
    }
}

/// The words of a phrase, folded.
pub(super) fn words(phrase: &str) -> Vec<String> {
    phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(folded).collect()
}
