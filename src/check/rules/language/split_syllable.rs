//! LANG06: a syllable torn apart, as text taken from a PDF often is: `Qu ản`.

use super::run_around;
use super::spelling::{Verdict, judge};
use crate::check::{Context, Findings, Printed, Rule, Word};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::{Fit, ends_at, starts_at};
use crate::model::folded;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// LANG06 split-syllable
pub static RULE: Rule = Rule {
    code: Code::new("LANG06", "split-syllable", Severity::Warning),
    doc: include_str!("split_syllable.md"),
    check,
};

/// Behind these a letter stands for itself: `điểm c ông`.
const NAMING: [&str; 12] = ["điểm", "nhóm", "loại", "khu", "hạng", "lớp", "tổ", "mục", "phương", "lục", "và", "hoặc"];

fn check(context: &Context, findings: &mut Findings) {
    let mut known = Known::default();
    for text in context.texts() {
        let mut at = 0;
        while at < text.len() {
            let Some((words, joined)) = split_at(text, at, &mut known) else {
                at += 1;
                continue;
            };
            at = words.end;
            let (Some(first), Some(last)) = (text.word(words.start), text.word(words.end - 1)) else { continue };
            let range = first.start..last.end;
            let found = RULE.at(text.span(range.clone())).with("words", &text.text[range.clone()]);
            let found = found.with("joined", joined.as_str()).help("help");
            findings.push(match text.typed(range) {
                Some(span) => found.fix(safety(text, &words), span, joined),
                None => found,
            });
        }
    }
}

/// Whether joining is safe: no piece is a letter that may number something, or a word.
fn safety(text: &Printed, words: &Range<usize>) -> Safety {
    let is_rest = |word: Word| word.text.chars().nth(1).is_some() && !is_right(&word);
    if words.clone().filter_map(|at| text.word(at)).all(is_rest) { Safety::Safe } else { Safety::Unsafe }
}

/// Whether a syllable belongs where it would stand: it makes a word with what is beside it.
fn belongs(text: &Printed, words: &Range<usize>, joined: &str) -> bool {
    let (run, at) = run_around(text, words.start);
    let joined = folded(joined);
    let rest = run.get(at + words.len()..).unwrap_or_default();
    let whole: Vec<&str> = run.iter().take(at).copied().chain([joined.as_str()]).chain(rest.iter().copied()).collect();
    let (before, after) = (ends_at(&whole, at), starts_at(&whole, at));
    before == Fit::Joined || after == Fit::Joined || before == Fit::Met && after == Fit::Met
}

/// Which words are syllables, each judged once: a text says few different ones.
#[derive(Default)]
pub(super) struct Known<'c>(FxHashMap<&'c str, bool>);

impl<'c> Known<'c> {
    fn is_right(&mut self, word: &Word<'c>) -> bool {
        *self.0.entry(word.folded).or_insert_with(|| is_right(word))
    }
}

/// The words from `at` on that are one syllable torn apart, and that syllable.
pub(super) fn split_at<'c>(text: &'c Printed, at: usize, known: &mut Known<'c>) -> Option<(Range<usize>, String)> {
    let first = text.word(at).filter(is_piece)?;
    let before = at.checked_sub(1).and_then(|before| text.word(before));
    let is_letter = |word: &Word| word.text.chars().nth(1).is_none();
    let is_named = before.is_some_and(|word| NAMING.contains(&word.folded) || word.text.ends_with(char::is_numeric));
    if is_letter(&first) && (is_named || at == 0) {
        return None;
    }
    let mut joined = first.text.to_owned();
    let mut is_broken = !known.is_right(&first);
    for next in at + 1..at + 3 {
        let word = text.word(next).filter(|word| is_piece(word) && word.text.starts_with(char::is_lowercase))?;
        if text.gap(next - 1) != " " || joined.chars().count() > 5 {
            return None;
        }
        joined.push_str(word.text);
        is_broken |= !known.is_right(&word);
        if is_broken && judge(&folded(&joined)) == Verdict::Right && !is_followed(text, next, &joined) {
            return belongs(text, &(at..next + 1), &joined).then_some((at..next + 1, joined));
        }
    }
    None
}

/// Whether the piece behind belongs to the syllable too: `tr ư ờng`.
fn is_followed(text: &Printed, at: usize, joined: &str) -> bool {
    let next = text.word(at + 1).filter(|word| is_piece(word) && text.gap(at) == " " && !is_right(word));
    next.is_some_and(|word| {
        word.text.starts_with(char::is_lowercase) && judge(&folded(&format!("{joined}{}", word.text))) == Verdict::Right
    })
}

fn is_right(word: &Word) -> bool {
    judge(word.folded) != Verdict::Unknown
}

/// Whether a word may be part of a torn syllable: letters of Vietnamese, in the case of a word.
fn is_piece(word: &Word) -> bool {
    let mut letters = word.text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.all(|c| c.is_lowercase())
}
