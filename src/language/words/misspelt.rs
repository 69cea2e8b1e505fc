//! A word of two syllables with one wrong tone: `kiễm tra`, `nhiệm vu`, and not `quy định | kỹ thuật`.

use super::seam::reads;
use super::{Fit, ends_at, frequent, is_word, met, stands_alone, starts_at};
use crate::model::toneless;
use std::collections::HashMap;
use std::sync::LazyLock;

/// In so many of the counted texts a word stands that others are taken for.
const KNOWN: u32 = 4;

/// Where the texts have so small a part of a word's places otherwise, that is a slip of theirs.
const SLIPS: u32 = 12;

/// From this share of its places on, in hundredths, a syllable is mostly a word by itself.
const MOSTLY: u32 = 50;

/// The words of two syllables by their letters without tones, the most frequent of those that have the same.
static BY_LETTERS: LazyLock<HashMap<String, (&'static str, u32)>> = LazyLock::new(|| {
    let mut out: HashMap<String, (&str, u32)> = HashMap::new();
    for (word, texts) in frequent(KNOWN).filter(|(word, _)| word.matches(' ').count() == 1) {
        let known = out.entry(toneless(word)).or_insert((word, texts));
        if known.1 < texts {
            *known = (word, texts);
        }
    }
    out
});

/// The frequent word of two syllables that has these letters without tones, parted by a space.
pub fn likely_word(letters: &str) -> Option<&'static str> {
    BY_LETTERS.get(letters).map(|(word, _)| *word)
}

/// What the two syllables at `at` of a run should be, when they are a word but for the tone of one of them and have no
/// reading as they stand. `letters` are the two without tones, parted by a space.
pub fn misspelt(run: &[&str], at: usize, letters: &str) -> Option<&'static str> {
    let &(right, texts) = BY_LETTERS.get(letters)?;
    let (first, second) = right.split_once(' ')?;
    let (Some(word), Some(next)) = (run.get(at), run.get(at + 1)) else { return None };
    // Two that both differ are other words: `cần bổ` is no `cán bộ`.
    if (*word == first) == (*next == second) || is_word(&format!("{word} {next}")) {
        return None;
    }
    // A text typed without any marks is no text of misspelt words.
    let is_bare = run.iter().all(|syllable| syllable.is_ascii());
    let slips = (texts / SLIPS).max(1);
    // A frequent word that is mostly one by itself may stand before or behind anything: `nỗ lực vượt | qua`.
    let is_torn = ends_at(run, at) == Fit::Torn || starts_at(run, at + 1) == Fit::Torn;
    let is_free = !is_torn && (stands_alone(word, MOSTLY) || stands_alone(next, MOSTLY));
    (!is_bare && !is_free && met(word, next)[2] <= slips && !reads(run, at, slips + 1)).then_some(right)
}

/// Whether the two syllables at `at` of a run are a frequent word but for their tones.
pub(super) fn is_near(run: &[&str], at: usize) -> bool {
    let Some([first, second]) = run.get(at..at + 2) else { return false };
    let said = format!("{first} {second}");
    BY_LETTERS.get(&toneless(&said)).is_some_and(|(word, _)| *word != said)
}
