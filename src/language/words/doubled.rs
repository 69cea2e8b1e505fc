//! A syllable typed twice: `tương tương xứng`, and not `hành vi | vi phạm`.

use super::misspelt::is_near;
use super::{Fit, ends_at, is_word, stands_alone, starts_at};

/// How sure it is that one of two same syllables is too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubling {
    /// No reading has both.
    Sure,
    /// A reading with both is not known.
    Likely,
}

/// Words that join or lead into others and so never stand twice; with one more syllable some are other words (`của
/// cải`), which is asked.
const LEADING: [&str; 12] = ["các", "của", "để", "đã", "hoặc", "là", "nếu", "những", "sẽ", "thì", "và", "với"];

/// From this share of its places on, in hundredths, a frequent syllable is hardly ever a part of a word.
const HARDLY_A_PART: u32 = 90;

/// Whether the syllable at `at` of a run stands there once too often, the next being the same.
pub fn doubled(run: &[&str], at: usize) -> Option<Doubling> {
    let syllable = run.get(at).filter(|syllable| run.get(at + 1) == Some(syllable))?;
    if is_word(&format!("{syllable} {syllable}")) {
        return None;
    }
    let (before, after) = (ends_at(run, at), starts_at(run, at + 1));
    if LEADING.contains(syllable) && after != Fit::Joined {
        return Some(if before == Fit::Joined { Doubling::Likely } else { Doubling::Sure });
    }
    // One of the two makes a word with its neighbours and the other is none; what stands on its far side could not make
    // one with it that is merely unknown (`phục vụ | vụ mùa`).
    let is_closed =
        |at: usize, fit: Fit| fit == Fit::Joined || run.get(at).is_none_or(|word| stands_alone(word, HARDLY_A_PART));
    let is_torn = match (before, after) {
        (Fit::Torn, Fit::Joined) => at.checked_sub(1).is_some_and(|left| is_closed(left, ends_at(run, left))),
        (Fit::Joined, Fit::Torn) => is_closed(at + 2, starts_at(run, at + 2)),
        _ => false,
    };
    // `hệ thông | thông tin` is another slip.
    let is_other = at.checked_sub(1).is_some_and(|before| is_near(run, before)) || is_near(run, at + 1);
    (is_torn && !is_other).then_some(Doubling::Likely)
}
