//! Whether a change of words is small enough to be quoted: a few words put in the place of others.

use super::say::{Deed, Edit};
use crate::diff::{Op, Passage, Words};
use std::ops::Range;

/// At most so many edits of one text are quoted.
const MOST_EDITS: usize = 2;
/// Each of at most so many words.
const MOST_WORDS: usize = 9;
/// With less than this share of its words left, a text is told as rewritten.
const LEAST_KEPT: f64 = 0.35;

/// What was done to a text, when it is small enough to be quoted, else in general.
pub(super) enum Told {
    /// Quoted.
    Phrases(Vec<Edit>),
    /// In general.
    Deed(Deed),
}

/// Tells what was done to a text.
pub(super) fn told(words: &Words) -> Told {
    let groups = groups(words);
    if groups.is_empty() {
        return Told::Deed(Deed::Punctuate);
    }
    let edits: Vec<Edit> = groups.iter().take(MOST_EDITS + 1).filter_map(|group| edit(words, group)).collect();
    if edits.len() == groups.len() && groups.len() <= MOST_EDITS {
        return Told::Phrases(edits);
    }
    let total = words.old.words().max(words.new.words());
    let kept: usize = words
        .pieces
        .iter()
        .filter(|piece| !matches!(piece.op, Op::Added | Op::Removed))
        .map(|piece| count(&words.new, &piece.new))
        .sum();
    Told::Deed(if (kept as f64) < LEAST_KEPT * total as f64 { Deed::Rewrite } else { Deed::Amend })
}

/// How many places of a text were edited.
pub(super) fn edits(words: &Words) -> usize {
    groups(words).len()
}

/// The tokens removed and added at one place.
type Group = (Range<usize>, Range<usize>);

/// The places where words were removed or added; what differs in marks only is none.
fn groups(words: &Words) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut open = false;
    for piece in &words.pieces {
        match piece.op {
            Op::Added | Op::Removed => {
                match out.last_mut().filter(|_| open) {
                    Some((old, new)) => (old.end, new.end) = (piece.old.end, piece.new.end),
                    None => out.push((piece.old.clone(), piece.new.clone())),
                }
                open = true;
            }
            _ => open = false,
        }
    }
    out.retain(|(old, new)| {
        let (before, after) = (quoted(&words.old, old.clone()), quoted(&words.new, new.clone()));
        count(&words.old, old) + count(&words.new, new) > 0 && before != after
    });
    out
}

fn edit(words: &Words, (old, new): &Group) -> Option<Edit> {
    let (mut old, mut new) = (old.clone(), new.clone());
    let digits = |passage: &Passage, range: &Range<usize>| {
        let text = passage.slice(range.clone()).trim();
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '/'))
    };
    // A number says little without what it counts.
    if digits(&words.old, &old) && digits(&words.new, &new) {
        let next = |passage: &Passage, range: &Range<usize>| passage.tokens.get(range.end).is_some_and(|t| t.is_word());
        if next(&words.old, &old) && next(&words.new, &new) {
            (old.end, new.end) = (old.end + 1, new.end + 1);
        }
    }
    if count(&words.old, &old) > MOST_WORDS || count(&words.new, &new) > MOST_WORDS {
        return None;
    }
    let (old, new) = (quoted(&words.old, old), quoted(&words.new, new));
    match (old.is_empty(), new.is_empty()) {
        // A word that only begins a sentence now is not put in the place of itself.
        (false, false) => Some(match (without_end(&old, &new), without_end(&new, &old)) {
            (Some(gone), _) => Edit::Drop(gone),
            (_, Some(came)) => Edit::Insert(came),
            _ => Edit::Replace(old, new),
        }),
        (true, false) => Some(Edit::Insert(new)),
        (false, true) => Some(Edit::Drop(old)),
        (true, true) => None,
    }
}

/// Words as they are quoted: without marks at their ends.
fn quoted(passage: &Passage, range: Range<usize>) -> String {
    let trimmed = passage.slice(range).trim_matches(|c: char| c.is_whitespace() || ",;:.".contains(c));
    trimmed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words before the end that two texts share but for capitals, when the shorter is nothing else.
fn without_end(long: &str, short: &str) -> Option<String> {
    let (longer, shorter): (Vec<&str>, Vec<&str>) = (long.split(' ').collect(), short.split(' ').collect());
    let rest = longer.len().checked_sub(shorter.len()).filter(|rest| *rest > 0)?;
    let same = longer[rest..].iter().zip(&shorter).all(|(l, s)| l.to_lowercase() == s.to_lowercase());
    same.then(|| longer[..rest].join(" ").trim_end_matches([',', ';']).to_owned())
}

fn count(passage: &Passage, range: &Range<usize>) -> usize {
    passage.tokens[range.clone()].iter().filter(|token| token.is_word()).count()
}
