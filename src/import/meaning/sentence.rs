//! Sentences as folded words with their places, and what small phrases in them say: numbers, shares, frequencies.

use crate::language::{Frequency, Period, clauses, frequency_at, number_at, share_at};
use crate::model::{Every, Share, Unit, folded};
use std::ops::Range;

/// A sentence: it ends at a full stop, `;` or `:`.
pub(super) struct Sentence<'t> {
    /// Its words, folded.
    pub(super) words: Vec<String>,
    /// All of it as typed.
    pub(super) text: &'t str,
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let made = |range: Range<usize>| {
        let own = text.get(range).unwrap_or("").trim();
        let typed = own.split(|c: char| !(c.is_alphanumeric() || c == '/'));
        Sentence { words: typed.filter(|word| !word.is_empty()).map(folded).collect(), text: own }
    };
    clauses(text).into_iter().map(made).collect()
}

impl Sentence<'_> {
    /// The word at a place, or nothing.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// Whether a name stands at a word.
    pub(super) fn has_at(&self, at: usize, name: &[String]) -> bool {
        !name.is_empty() && self.words.get(at..at + name.len()).is_some_and(|words| words == name)
    }

    /// Whether a phrase stands among some words.
    pub(super) fn says(&self, range: Range<usize>, phrase: &str) -> bool {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let end = range.end.min(self.words.len());
        self.words
            .get(range.start.min(end)..end)
            .unwrap_or_default()
            .windows(phrase.len())
            .any(|words| words.iter().zip(&phrase).all(|(word, other)| word == other))
    }

    /// How often, at a word: `3 tháng một lần`, `mỗi tháng họp hai lần`, `họp hằng tháng`; and whether that is what it
    /// says, and not a time that comes to the same.
    pub(super) fn frequency(&self, at: usize) -> Option<(Every, bool)> {
        let all = 0..self.words.len();
        let found = frequency_at(&self.near(at), at.min(BEFORE))?;
        let meets = match found.is_counted {
            true => self.says(all.clone(), "họp") || self.says(all, "sinh hoạt"),
            false => self.says(at.saturating_sub(4)..at, "họp"),
        };
        meets.then(|| every(found))?
    }

    /// The number at a word and how many words it has.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        number_at(&self.near(at), at.min(BEFORE)).filter(|(number, _)| *number < 1000)
    }

    /// A share at a word and how many words it has: `2/3`, `hai phần ba`, `một nửa`, `quá nửa`.
    pub(super) fn share(&self, at: usize) -> Option<(Share, usize)> {
        share_at(&self.near(at), at.min(BEFORE))
    }

    /// The words around one that a small phrase may have, from [`BEFORE`] words before it on.
    fn near(&self, at: usize) -> Vec<&str> {
        self.words.iter().skip(at.saturating_sub(BEFORE)).take(BEFORE + 16).map(String::as_str).collect()
    }
}

/// A small phrase looks so many words back.
const BEFORE: usize = 1;

/// A frequency as `regulation.yaml` has it, once every so many units; several times in a month only come to that.
fn every(found: Frequency) -> Option<(Every, bool)> {
    let months = match found.period {
        Period::Month => found.count,
        Period::Quarter => found.count * 3,
        Period::Year => found.count * 12,
        Period::Day | Period::Week => 0,
    };
    let (count, unit) = match (found.period, found.times) {
        (Period::Day, 1) => (found.count, Unit::Day),
        (Period::Week, 1) => (found.count, Unit::Week),
        (Period::Year, 1) => (found.count, Unit::Year),
        (_, times) if months > 0 && months % times == 0 => (months / times, Unit::Month),
        _ => (found.days(), Unit::Day),
    };
    (1..=60).contains(&count).then_some((Every { count, unit }, found.times == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_check_reads_of_a_meeting_import_reads_too() {
        let read =
            sentences("Chi bộ họp mỗi tháng hai lần; phải có ba phần tư số đảng viên có mặt. Họp ba tháng một lần.");
        assert_eq!(read.len(), 3);
        let said = |at: usize, word: usize| {
            let (every, is_said) = read[at].frequency(word)?;
            Some((every.to_string(), is_said))
        };
        assert_eq!(said(0, 3), Some(("15 days".to_owned(), false)));
        assert_eq!(said(2, 1), Some(("3 months".to_owned(), true)));
        assert_eq!(read[1].share(2), Some((Share { above: 3, below: 4 }, 3)));
    }
}
