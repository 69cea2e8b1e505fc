//! The Vietnamese of official texts: which syllables make a word, where one word ends and the next begins, and what small
//! phrases say: numbers, shares, frequencies, where a clause ends.
//!
//! Everything here is pure and works on folded syllables ([`crate::model::folded`]) in a row. What it knows of words was
//! counted from texts by `benches/words/count.py` and stands beside it as data, as its lists of phrases do.

mod clause;
mod deadline;
mod frequency;
mod name;
mod number;
mod share;
mod table;
mod words;

pub use clause::{clauses, ends_clause, is_clause_mark, sentences};
pub use deadline::{Due, Unit, deadlines};
pub use frequency::{Frequency, Period, frequency_at};
pub use name::{role_names, words_of};
pub use number::{number, number_at, ordinal_at};
pub use share::{other_shares, share_at};
pub use words::{
    Doubling, Fit, doubled, ends_at, has_no_reading, is_reading, is_word, likely_word, misspelt, starts_at,
};

/// The phrases of a list: one a line, folded, what is counted of it behind a tab; `#` opens a comment.
pub fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = list.lines().map(|line| line.split('\t').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}
