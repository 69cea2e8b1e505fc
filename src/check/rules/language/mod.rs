//! Language: spelling, capitals, vague words, typing slips.

pub(super) mod confused_word;
pub(super) mod doubled_word;
pub(super) mod i_for_y;
pub(super) mod look_alike_letter;
pub(super) mod machine_read;
pub(super) mod missing_end;
pub(super) mod misspelt_compound;
pub(super) mod misspelt_word;
pub(super) mod mixed_tone_marks;
pub(super) mod odd_space;
pub(super) mod organ_capitals;
pub(super) mod range_dash;
pub(super) mod spacing;
mod spelling;
pub(super) mod split_syllable;
pub(super) mod straight_quote;
pub(super) mod unbalanced_marks;
pub(super) mod undefined_abbreviation;
pub(super) mod uneven_ends;
pub(super) mod vague_word;

use super::super::Printed;

/// Whether a word opens its text or a sentence in it.
fn starts_sentence(text: &Printed, at: usize) -> bool {
    match at.checked_sub(1) {
        None => true,
        Some(before) => text.gap(before).contains(['.', '!', '?', ':', ';', '“', '"', '\n', '…']),
    }
}

/// The folded words around one that nothing but spaces parts, and its place among them; a few on each side say all.
fn run_around(text: &Printed, at: usize) -> (Vec<&str>, usize) {
    /// A word has up to four syllables.
    const NEAR: usize = 5;
    let is_whole = |gap: &str| gap.chars().all(char::is_whitespace);
    let mut start = at;
    while start > 0 && at - start < NEAR && is_whole(text.gap(start - 1)) {
        start -= 1;
    }
    let mut end = at + 1;
    while end < text.len() && end - at <= NEAR && is_whole(text.gap(end - 1)) {
        end += 1;
    }
    (text.words().skip(start).take(end - start).map(|word| word.folded).collect(), at - start)
}
