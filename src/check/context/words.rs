//! Where each word occurs, so that a phrase is found without reading the text again.

use super::printed::Printed;
use crate::model::folded;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Every word of the texts, folded, and where it stands.
#[derive(Debug, Default)]
pub(super) struct Words {
    places: FxHashMap<Box<str>, Vec<(u32, u32)>>,
}

/// A phrase found in a text.
#[derive(Debug, Clone)]
pub struct Hit<'c> {
    /// The text.
    pub text: &'c Printed,
    /// The places of its words.
    pub words: Range<usize>,
}

impl Hit<'_> {
    /// Its bytes in the printed text.
    pub fn printed(&self) -> Range<usize> {
        let start = self.text.word(self.words.start).map_or(0, |word| word.start);
        let end = self.text.word(self.words.end.saturating_sub(1)).map_or(start, |word| word.end);
        start..end
    }

    /// Where it stands.
    pub fn span(&self) -> crate::source::Span {
        self.text.span(self.printed())
    }
}

impl Words {
    pub(super) fn new(texts: &[Printed]) -> Self {
        let mut out = Self::default();
        let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        for text in texts {
            for word in text.words() {
                let place = (small(text.at), small(word.at));
                match out.places.get_mut(word.folded) {
                    Some(places) => places.push(place),
                    None => {
                        out.places.insert(word.folded.into(), vec![place]);
                    }
                }
            }
        }
        out
    }

    /// The places of a phrase, in reading order, folded; what stands between its words must agree too.
    pub(super) fn find<'c>(&self, phrase: &str, texts: &'c [Printed]) -> Vec<Hit<'c>> {
        let (words, gaps) = split(phrase);
        let Some(first) = words.first() else { return Vec::new() };
        let Some(places) = self.places.get(first.as_str()) else { return Vec::new() };
        let same = |text: &Printed, at: usize| {
            words.iter().enumerate().all(|(offset, word)| {
                text.word(at + offset).is_some_and(|found| found.folded == word)
                    && gaps.get(offset).is_none_or(|gap| text.gap(at + offset).trim() == *gap)
            })
        };
        let hits = places.iter().map(|&(text, at)| (text as usize, at as usize));
        hits.filter_map(|(text, at)| {
            let text = texts.get(text)?;
            same(text, at).then(|| Hit { text, words: at..at + words.len() })
        })
        .collect()
    }
}

/// The folded words of a phrase and what stands between them.
fn split(phrase: &str) -> (Vec<String>, Vec<&str>) {
    let is_letter = |c: char| c.is_alphanumeric();
    let words = phrase.split(|c| !is_letter(c)).filter(|word| !word.is_empty()).map(folded).collect();
    let trimmed = phrase.trim_matches(|c| !is_letter(c));
    let gaps = trimmed.split(is_letter).filter(|gap| !gap.is_empty()).map(str::trim).collect();
    (words, gaps)
}
