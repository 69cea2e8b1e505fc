//! Whether one word can end and the next begin between two syllables.

use super::{LONGEST, alone, is_part, is_word, met};

/// The share of its places, in hundredths, from which on a syllable may be a word by itself.
const FREE: u32 = 6;

/// In so many texts a bound syllable stands by itself beside a neighbour when that is no slip of theirs.
const OFTEN: u32 = 4;

/// How well a syllable fits as the end of a word, or as the beginning of one; the better, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is no word by itself and makes none with its neighbours.
    Torn,
    /// It may be a word by itself.
    Alone,
    /// It is a word by itself that texts have beside this neighbour.
    Met,
    /// It is part of a word with its neighbours.
    Joined,
}

/// How well a word ends with the folded syllable at `at`, going by those before it.
pub fn ends_at(run: &[&str], at: usize) -> Fit {
    let joins = |count: usize| {
        let start = (at + 1).checked_sub(count);
        start.and_then(|start| run.get(start..=at)).is_some_and(|part| is_word(&part.join(" ")))
    };
    if (2..=LONGEST).any(joins) {
        return Fit::Joined;
    }
    let Some(syllable) = run.get(at) else { return Fit::Torn };
    let before = at.checked_sub(1).and_then(|before| run.get(before));
    by_itself(syllable, before.map_or(0, |before| met(before, syllable)[1]))
}

/// How well a word begins with the folded syllable at `at`, going by those behind it.
pub fn starts_at(run: &[&str], at: usize) -> Fit {
    let joins = |count: usize| run.get(at..at + count).is_some_and(|part| is_word(&part.join(" ")));
    if (2..=LONGEST).any(joins) {
        return Fit::Joined;
    }
    let Some(syllable) = run.get(at) else { return Fit::Torn };
    by_itself(syllable, run.get(at + 1).map_or(0, |after| met(syllable, after)[0]))
}

/// How well a syllable fits as a word that stands beside its neighbour in so many texts.
fn by_itself(syllable: &str, texts: u32) -> Fit {
    match alone(syllable) {
        FREE.. if texts > 0 => Fit::Met,
        FREE.. => Fit::Alone,
        1.. if texts >= OFTEN => Fit::Met,
        _ => Fit::Torn,
    }
}

/// Whether the pair that begins at `at` of a run can be read as the end of one word and the beginning of the next, by
/// what stands around it: `tài sản [công | xuất] kho`.
pub fn is_reading(run: &[&str], at: usize) -> bool {
    reads(run, at, 1)
}

/// Whether no reading of the pair is possible, known or not: one of its syllables is never a word by itself, and neither
/// belongs to what stands beside the pair.
pub fn has_no_reading(run: &[&str], at: usize) -> bool {
    let is_joined = ends_at(run, at) == Fit::Joined || starts_at(run, at + 1) == Fit::Joined;
    let parts = run.get(at..at + 2).unwrap_or_default();
    !is_joined && parts.iter().any(|syllable| is_part(syllable))
}

/// As [`is_reading`], where words of one syllable count as met in at least so many texts.
pub(super) fn reads(run: &[&str], at: usize, least: u32) -> bool {
    let is_met = |first: usize, side: usize| {
        let pair = run.get(first).zip(run.get(first + 1));
        pair.is_some_and(|(first, second)| met(first, second).get(side).is_some_and(|texts| *texts >= least))
    };
    match (ends_at(run, at), starts_at(run, at + 1)) {
        // A word that reaches over the border of the pair: what is left over may be one that is not known.
        (Fit::Joined, _) | (_, Fit::Joined) => true,
        (Fit::Met, Fit::Met) => at.checked_sub(1).is_some_and(|before| is_met(before, 1)) && is_met(at + 1, 0),
        _ => false,
    }
}
