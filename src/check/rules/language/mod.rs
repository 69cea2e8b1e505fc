//! Language: spelling, capitals, vague words, typing slips.

pub(super) mod confused_word;
pub(super) mod doubled_word;
pub(super) mod i_for_y;
pub(super) mod look_alike_letter;
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
