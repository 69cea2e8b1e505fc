//! The words of two partners compared: sentences are aligned first, then the words in them.

use super::likeness::common;
use super::sequence::{changes, changes_of_keys};
use super::tidy::tidy;
use super::token::{Passage, Token, TokenKind};
use super::value::{says_the_same, words};
use crate::language::is_clause_mark;
use similar::DiffOp;
use std::ops::Range;
use std::sync::Arc;

/// Passages with more words than this in what differs are not compared word by word but sentence by sentence.
const MOST_WORDS: usize = 20_000;
/// Sentences are tried each with each up to this many comparisons; beyond it only equal ones are found.
const MOST_COMPARISONS: usize = 10_000;
/// Sentences that are not as many on both sides are compared as one when they have at most so many tokens and share so
/// much of the shorter side.
const MOST_TOKENS_OF_A_PASSAGE: usize = 160;
const LEAST_SHARE_OF_A_PASSAGE: f64 = 0.6;
/// Two sentences less alike than this are told as one gone and one new.
const LEAST_LIKENESS: f64 = 0.3;

/// A number or a part of a frequency has at most so many words: `hai mươi lăm`.
const LONGEST_NUMBER: usize = 3;

/// The words of two passages compared.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The old passage.
    pub old: Arc<Passage>,
    /// The new passage.
    pub new: Arc<Passage>,
    /// The pieces, in order; together they cover both passages. Of what was replaced the old piece comes first.
    pub pieces: Vec<Piece>,
}

/// A run of tokens with one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its fate.
    pub op: Op,
    /// Its tokens in the old passage; empty for what was added.
    pub old: Range<usize>,
    /// Its tokens in the new passage; empty for what was removed.
    pub new: Range<usize>,
}

/// The fate of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// The same in both, letter for letter.
    Same,
    /// The same but for spelling: tone-mark style, Unicode form, quotes, dashes or spacing; a number in digits and in words.
    Spelling,
    /// The same but for its look: bold, italic.
    Style,
    /// A reference to the same provision, which has another number now.
    Renumbered,
    /// Gone.
    Removed,
    /// New.
    Added,
}

impl Words {
    /// Whether words were added or removed.
    pub fn is_reworded(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.op, Op::Added | Op::Removed))
    }

    /// Whether anything is spelt or looks otherwise.
    pub fn is_respelt(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.op, Op::Spelling | Op::Style))
    }

    /// Whether both are the same letter for letter.
    pub fn is_same(&self) -> bool {
        self.pieces.iter().all(|piece| piece.op == Op::Same)
    }

    /// The words of a piece in the old passage.
    pub fn old_text(&self, piece: &Piece) -> &str {
        self.old.slice(piece.old.clone())
    }

    /// The words of a piece in the new passage.
    pub fn new_text(&self, piece: &Piece) -> &str {
        self.new.slice(piece.new.clone())
    }
}

/// Compares two passages; `mirrored` works on them the other way round, so that ties fall alike.
pub(super) fn compare(old: &Arc<Passage>, new: &Arc<Passage>, mirrored: bool) -> Words {
    let (left, right) = if mirrored { (new, old) } else { (old, new) };
    let matches = matches(left, right);
    let mut pieces = pieces(left, right, &matches);
    if mirrored {
        for piece in &mut pieces {
            std::mem::swap(&mut piece.old, &mut piece.new);
            piece.op = match piece.op {
                Op::Removed => Op::Added,
                Op::Added => Op::Removed,
                other => other,
            };
        }
    }
    old_first(&mut pieces);
    let pieces = same_values(old, new, same_print(old, new, pieces));
    Words { old: Arc::clone(old), new: Arc::clone(new), pieces }
}

/// The tokens that are the same: runs of places in both lists.
fn matches(left: &Passage, right: &Passage) -> Vec<(usize, usize, usize)> {
    let keys = |passage: &Passage| -> Vec<u64> { passage.tokens.iter().map(|token| token.key).collect() };
    let (left_keys, right_keys) = (keys(left), keys(right));
    if left_keys == right_keys {
        return vec![(0, 0, left_keys.len())];
    }
    let (left_sentences, right_sentences) = (sentences(left), sentences(right));
    let mut runs = Vec::new();
    for (l, r) in alike(&left_keys, &right_keys, &left_sentences, &right_sentences) {
        let (from_left, from_right) = (l.start, r.start);
        if left_keys[l.clone()] == right_keys[r.clone()] {
            runs.push((from_left, from_right, l.len()));
            continue;
        }
        if l.len() + r.len() > MOST_WORDS {
            continue;
        }
        for op in changes_of_keys(&left_keys[l], &right_keys[r]) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                runs.push((from_left + old_index, from_right + new_index, len));
            }
        }
    }
    tidy(left, right, runs)
}

/// The sentences of a passage: up to and with a full stop, semicolon, colon or line break.
fn sentences(passage: &Passage) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, token) in passage.tokens.iter().enumerate() {
        let ends = match token.kind {
            TokenKind::Mark => passage.letters(token).chars().all(is_clause_mark),
            TokenKind::Break => true,
            _ => false,
        };
        if ends || at + 1 == passage.tokens.len() {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    out
}

/// The stretches of both lists to be compared word by word: pairs of sentences, in order. Sentences between two such
/// pairs that have no counterpart join neither.
fn alike(
    left: &[u64],
    right: &[u64],
    left_sentences: &[Range<usize>],
    right_sentences: &[Range<usize>],
) -> Vec<(Range<usize>, Range<usize>)> {
    let left_slices: Vec<&[u64]> = left_sentences.iter().map(|sentence| &left[sentence.clone()]).collect();
    let right_slices: Vec<&[u64]> = right_sentences.iter().map(|sentence| &right[sentence.clone()]).collect();
    let mut out = Vec::new();
    for op in changes(&left_slices, &right_slices) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for at in 0..len {
                    out.push((left_sentences[old_index + at].clone(), right_sentences[new_index + at].clone()));
                }
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let sorted = |slices: &[&[u64]]| -> Vec<Vec<u64>> { slices.iter().map(|keys| sorted(keys)).collect() };
                let lefts = sorted(&left_slices[old_index..old_index + old_len]);
                let rights = sorted(&right_slices[new_index..new_index + new_len]);
                // What was one sentence may be two now: then the words say more than the sentences.
                if old_len != new_len && are_alike(&lefts, &rights) {
                    let (l, r) = (old_index + old_len - 1, new_index + new_len - 1);
                    let old = left_sentences[old_index].start..left_sentences[l].end;
                    out.push((old, right_sentences[new_index].start..right_sentences[r].end));
                    continue;
                }
                for (l, r) in align(&lefts, &rights) {
                    out.push((left_sentences[old_index + l].clone(), right_sentences[new_index + r].clone()));
                }
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    out
}

/// Whether a few short sentences say mostly the same as a few others.
fn are_alike(lefts: &[Vec<u64>], rights: &[Vec<u64>]) -> bool {
    let (left, right) = (sorted(&lefts.concat()), sorted(&rights.concat()));
    let (shorter, longer) = (left.len().min(right.len()), left.len().max(right.len()));
    longer <= MOST_TOKENS_OF_A_PASSAGE
        && common(&left, &right) as f64 >= LEAST_SHARE_OF_A_PASSAGE * shorter as f64
        && longer <= 2 * shorter
}

/// Keys in ascending order.
pub(super) fn sorted(keys: &[u64]) -> Vec<u64> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys
}

/// The pairs of sentences, each given by its sorted keys, that keep the order and share most.
pub(super) fn align(lefts: &[Vec<u64>], rights: &[Vec<u64>]) -> Vec<(usize, usize)> {
    if lefts.len() * rights.len() > MOST_COMPARISONS {
        return Vec::new();
    }
    let width = rights.len() + 1;
    let mut best = vec![0.0f64; (lefts.len() + 1) * width];
    let mut gains = vec![0.0f64; lefts.len() * rights.len()];
    for (i, left) in lefts.iter().enumerate().rev() {
        for (j, right) in rights.iter().enumerate().rev() {
            let share = 2.0 * common(left, right) as f64 / (left.len() + right.len()).max(1) as f64;
            // Long sentences weigh more: a short one must not push a long one from its counterpart.
            let gain = if share >= LEAST_LIKENESS { share * (left.len().min(right.len())) as f64 } else { 0.0 };
            gains[i * rights.len() + j] = gain;
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = if gain > 0.0 { skip.max(gain + best[(i + 1) * width + j + 1]) } else { skip };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < lefts.len() && j < rights.len() {
        let here = best[i * width + j];
        let gain = gains[i * rights.len() + j];
        if gain > 0.0 && here <= gain + best[(i + 1) * width + j + 1] {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here <= best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// The pieces of two passages whose equal runs are known.
fn pieces(left: &Passage, right: &Passage, matches: &[(usize, usize, usize)]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut push = |op: Op, old: Range<usize>, new: Range<usize>| {
        if old.is_empty() && new.is_empty() {
            return;
        }
        match out.last_mut() {
            Some(last) if last.op == op && last.old.end == old.start && last.new.end == new.start => {
                (last.old.end, last.new.end) = (old.end, new.end);
            }
            _ => out.push(Piece { op, old, new }),
        }
    };
    let (mut l, mut r) = (0, 0);
    let end = [(left.tokens.len(), right.tokens.len(), 0)];
    for &(from_left, from_right, len) in matches.iter().chain(&end) {
        push(Op::Removed, l..from_left, r..r);
        push(Op::Added, from_left..from_left, r..from_right);
        for at in 0..len {
            let (i, j) = (from_left + at, from_right + at);
            let op = same(left, &left.tokens[i], right, &right.tokens[j], i == 0 || j == 0);
            push(op, i..i + 1, j..j + 1);
        }
        (l, r) = (from_left + len, from_right + len);
    }
    out
}

/// In what way two tokens with one key are the same. White space before the first token of a text is none.
fn same(left: &Passage, l: &Token, right: &Passage, r: &Token, first: bool) -> Op {
    if left.letters(l) != right.letters(r) {
        return if l.kind == TokenKind::Reference { Op::Renumbered } else { Op::Spelling };
    }
    if !first && left.space(l) != right.space(r) {
        return Op::Spelling;
    }
    let look = |token: &Token| (token.style().bold, token.style().italic, token.footnote().is_some());
    if l.looks_like(r) || look(l) == look(r) { Op::Same } else { Op::Style }
}

/// Puts what was removed before what was added in its place.
fn old_first(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        if pieces[at - 1].op == Op::Added && pieces[at].op == Op::Removed {
            pieces.swap(at - 1, at);
            // Both are empty on one side: they take the place that they have now.
            let (removed, added) = (pieces[at - 1].clone(), pieces[at].clone());
            pieces[at - 1].new = added.new.start..added.new.start;
            pieces[at].old = removed.old.end..removed.old.end;
        }
    }
}

/// A reference that names another provision and prints the same is no change of words; the facts tell it.
fn same_print(old: &Passage, new: &Passage, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let Some(last) = out.last_mut()
            && (last.op, piece.op) == (Op::Removed, Op::Added)
            && old.slice(last.old.clone()) == new.slice(piece.new.clone())
        {
            *last = Piece { op: Op::Same, old: last.old.clone(), new: piece.new };
        } else {
            out.push(piece);
        }
    }
    out
}

/// The pieces, with those that say the same number or frequency as another way of writing it. Where anything else was
/// reworded all of them stay, so that it is shown with its words.
fn same_values(old: &Passage, new: &Passage, pieces: Vec<Piece>) -> Vec<Piece> {
    let differs = |piece: &Piece| matches!(piece.op, Op::Removed | Op::Added);
    // Few words in place of few, and nothing else: what most changes are not is told without folding a word.
    let short = |piece: &Piece| piece.old.len() + piece.new.len() <= LONGEST_NUMBER;
    let mut changes = pieces.iter().filter(|piece| differs(piece)).map(|piece| (piece.op, short(piece)));
    let in_pairs = std::iter::from_fn(|| Some((changes.next()?, changes.next())))
        .all(|pair| matches!(pair, ((Op::Removed, true), Some((Op::Added, true)))));
    if !pieces.iter().any(differs) || !in_pairs {
        return pieces;
    }
    let (olds, news) = (words(old), words(new));
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        if let Some(last) = out.last_mut()
            && (last.op, piece.op) == (Op::Removed, Op::Added)
            && says_the_same((&olds, &last.old), (&news, &piece.new))
        {
            *last = Piece { op: Op::Spelling, old: last.old.clone(), new: piece.new.clone() };
        } else {
            out.push(piece.clone());
        }
    }
    if out.iter().any(differs) { pieces } else { out }
}
