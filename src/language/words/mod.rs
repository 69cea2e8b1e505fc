//! Words and compounds: which syllables make one, and whether a word may begin at a syllable.
//!
//! The tables beside this file are counted (`README.md` tells from what); a syllable is *bound* when texts hardly ever
//! have it as a word of its own (`xuất` may stand alone, `tương` does not).

mod doubled;
mod misspelt;
mod seam;
#[cfg(test)]
mod tests;

pub use doubled::{Doubling, doubled};
pub use misspelt::{likely_word, misspelt};
pub use seam::{Fit, ends_at, has_no_reading, is_reading, starts_at};

use super::table::{counts, find};

/// The most syllables that a word has.
const LONGEST: usize = 4;

/// Words of two to four syllables that the texts have, and in how many of them.
static WORDS: &str = include_str!("words.txt");
/// Words of the list that the texts have not.
static LISTED: &str = include_str!("listed.txt");
/// The last and first syllable of neighbouring words: in how many texts the first is a word by itself, the second is, at
/// all.
static SEAMS: &str = include_str!("seams.txt");
/// Syllables: how often, how often as a word by themselves, whether the list has them so.
static ALONE: &str = include_str!("alone.txt");

/// Whether these folded syllables, parted by single spaces, are a word of several syllables.
pub fn is_word(syllables: &str) -> bool {
    find(WORDS, syllables).is_some() || find(LISTED, syllables).is_some()
}

/// The words that stand in at least so many of the counted texts, with that number.
fn frequent(texts: u32) -> impl Iterator<Item = (&'static str, u32)> {
    let lines = WORDS.lines().filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(word, count)| Some((word, count.parse().ok()?))).filter(move |(_, count)| *count >= texts)
}

/// How a folded syllable goes as a word of its own, in hundredths of its places; of one that is seldom read, 0 or 100
/// as the list has it.
fn alone(syllable: &str) -> u32 {
    /// Fewer places than that say little.
    const FEW: u32 = 50;
    match counts(ALONE, syllable) {
        Some([all, alone, _]) if all >= FEW => alone.saturating_mul(100) / all,
        Some([_, _, listed]) => listed * 100,
        None => 0,
    }
}

/// Whether a folded syllable is frequent and a word by itself in at least such a share of its places, in hundredths: of
/// `của`, `này`, `được` it is nine in ten.
fn stands_alone(syllable: &str, share: u32) -> bool {
    const FREQUENT: u32 = 300;
    counts(ALONE, syllable).is_some_and(|[all, _]| all >= FREQUENT) && alone(syllable) >= share
}

/// Whether a folded syllable is never a word by itself, in texts or in the list.
fn is_part(syllable: &str) -> bool {
    counts(ALONE, syllable).is_none_or(|[_, alone, listed]| alone == 0 && listed == 0)
}

/// In how many of the counted texts a word that ends with one syllable has a word that begins with another behind it:
/// where the first is a word by itself, where the second is, and all.
fn met(first: &str, second: &str) -> [u32; 3] {
    counts(SEAMS, &format!("{first} {second}")).unwrap_or_default()
}
