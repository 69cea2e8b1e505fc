//! LANG07: a word that is no syllable of Vietnamese.

use super::spelling::lists::ACCEPTED;
use super::spelling::suggest::Suggestions;
use super::spelling::{Verdict, judge, toneless, with_capitals};
use super::split_syllable::{Known, split_at};
use super::{run_around, starts_sentence};
use crate::check::{Context, Findings, Part, Printed, Rule, Word};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::{Fit, ends_at, starts_at};
use crate::model::folded;
use rustc_hash::{FxHashMap, FxHashSet};

/// LANG07 misspelt-word
pub static RULE: Rule = Rule {
    code: Code::new("LANG07", "misspelt-word", Severity::Warning),
    doc: include_str!("misspelt_word.md"),
    check,
};

/// A word without Vietnamese marks, or without a vowel, that a text uses so often is a foreign word or a sign of its own:
/// `gen`, `khs`; nobody misspells a word the same way again and again.
const TERM: usize = 3;

/// The vowels, without tones and marks.
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

fn check(context: &Context, findings: &mut Findings) {
    let mut verdicts: FxHashMap<&str, Verdict> = FxHashMap::default();
    let mut suggestions: Option<Suggestions> = None;
    let own: FxHashSet<&str> = context.office().vocabulary.iter().flat_map(|words| words.split(' ')).collect();
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for word in context.texts().iter().filter(|text| is_read(text)).flat_map(Printed::words) {
        let verdict = verdicts.entry(word.folded).or_insert_with(|| judge(word.folded));
        if *verdict == Verdict::Unknown && (word.text.is_ascii() || !toneless(word.folded).contains(VOWELS)) {
            *uses.entry(word.folded).or_default() += 1;
        }
    }
    let signs = signs(context);
    for text in context.texts().iter().filter(|text| is_read(text)) {
        for word in text.words() {
            let verdict = verdicts.entry(word.folded).or_insert_with(|| judge(word.folded));
            let is_own = *verdict == Verdict::Unknown && uses.get(word.folded).is_some_and(|uses| *uses >= TERM);
            let is_own = is_own || *verdict == Verdict::Unknown && signs.contains(word.folded);
            if *verdict == Verdict::Right
                || is_own
                || is_other(text, &word)
                || own.contains(word.folded)
                || is_bare(text, &word)
            {
                continue;
            }
            // What is torn apart is told as that.
            let is_torn = (word.at.saturating_sub(2)..=word.at)
                .any(|at| split_at(text, at, &mut Known::default()).is_some_and(|(words, _)| words.contains(&word.at)));
            if is_torn {
                continue;
            }
            let suggestion = match verdict {
                Verdict::Misplaced(right) => Some(right.clone()),
                _ => suggestions.get_or_insert_with(|| Suggestions::new(context)).of(word.folded),
            };
            report(context, text, &word, verdict, suggestion, findings);
        }
    }
}

fn report(
    context: &Context,
    text: &Printed,
    word: &Word,
    verdict: &Verdict,
    suggestion: Option<String>,
    findings: &mut Findings,
) {
    let is_misplaced = *verdict != Verdict::Unknown;
    if !is_misplaced && is_foreign(context, text, word, suggestion.as_deref()) {
        return;
    }
    let found = RULE.at(text.span(word.start..word.end)).with("word", word.text);
    let Some(right) = suggestion.map(|right| with_capitals(&right, word.text)) else {
        findings.push(found.help("help"));
        return;
    };
    let found = found.with("right", right.as_str()).help(if is_misplaced { "mark" } else { "near" });
    let safety = if is_misplaced { Safety::Safe } else { Safety::Unsafe };
    // What is only near is put there when it goes with what stands beside it.
    let fits = is_misplaced || fits(text, word, &right);
    findings.push(match text.typed(word.start..word.end).filter(|_| fits) {
        Some(span) => found.fix(safety, span, right),
        None => found,
    });
}

/// Whether a word, or two that were run together, makes a word with what stands beside it, or is met there.
fn fits(text: &Printed, word: &Word, right: &str) -> bool {
    let right: Vec<String> = right.split(' ').map(folded).collect();
    let (run, at) = run_around(text, word.at);
    let rest = run.get(at + 1..).unwrap_or_default();
    let whole: Vec<&str> =
        run.iter().take(at).copied().chain(right.iter().map(String::as_str)).chain(rest.iter().copied()).collect();
    right.len() > 1 || ends_at(&whole, at).max(starts_at(&whole, at)) >= Fit::Met
}

/// The words that texts explain in front of a colon, as the signs of a formula: `Ckđ: tổng chi phí khởi động`.
fn signs<'c>(context: &'c Context) -> FxHashSet<&'c str> {
    let opens = |text: &'_ &Printed| text.part == Part::Body && text.gap(0).starts_with(':');
    let texts = context.texts().iter().filter(opens);
    texts.filter_map(|text| text.word(0)).map(|word| word.folded).collect()
}

/// Whether the words around are typed without any marks, as the names of files and summaries for machines are.
fn is_bare(text: &Printed, word: &Word) -> bool {
    let (run, _) = run_around(text, word.at);
    run.len() > 3 && run.iter().all(|word| word.is_ascii())
}

/// Names of people and numbers of documents are not read.
fn is_read(text: &Printed) -> bool {
    match &text.part {
        Part::Fact(path) => !(path.ends_with(".number") || path.contains("signatures") && path.ends_with(".name")),
        _ => true,
    }
}

/// What is no word of a sentence: a number, an abbreviation, a letter, part of a sign (`294-QĐ/TW`) or an address.
fn is_other(text: &Printed, word: &Word) -> bool {
    let mut letters = word.text.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    let is_letter = rest.is_empty();
    let has_digit = word.text.contains(|c: char| !c.is_alphabetic());
    let is_mixed = rest.contains(char::is_uppercase);
    // All in capitals a word shows that it is one by its marks: `NGHỊ QUYẾT`, but `HĐND`.
    let is_marked = word.folded.contains(|c: char| !c.is_ascii() && !"đăâêôơư".contains(c));
    let is_capitals = first.is_some_and(char::is_uppercase) && !rest.contains(char::is_lowercase);
    let sign = |c: Option<char>| c.is_some_and(|c| "-/@_&+=.".contains(c));
    let before = text.text[..word.start].chars().next_back();
    let mut after = text.text[word.end..].chars();
    let (next, then) = (after.next(), after.next());
    let is_sign = sign(before) || sign(next) && (next != Some('.') || then.is_some_and(char::is_alphanumeric));
    is_letter || has_digit || is_sign || is_mixed && !(is_capitals && is_marked) || ACCEPTED.contains(word.folded)
}

/// Whether a word that is no syllable may be right: a foreign word, or a name that only looks misspelt.
fn is_foreign(context: &Context, text: &Printed, word: &Word, suggestion: Option<&str>) -> bool {
    let Some(suggestion) = suggestion else { return word.text.is_ascii() || is_name(text, word) };
    if word.text.is_ascii() && word.folded.len() < 3 {
        return true;
    }
    // A name is misspelt when what it should be stands elsewhere beside the same word: `Bna Thường vụ`.
    is_name(text, word) && {
        let beside = |at: Option<usize>, phrase: &dyn Fn(&str) -> String| {
            at.and_then(|at| text.word(at)).is_some_and(|word| !context.find(&phrase(word.folded)).is_empty())
        };
        !beside(Some(word.at + 1), &|next| format!("{suggestion} {next}"))
            && !beside(word.at.checked_sub(1), &|before| format!("{before} {suggestion}"))
    }
}

/// Whether a word has a capital that no sentence asks for.
fn is_name(text: &Printed, word: &Word) -> bool {
    word.text.starts_with(char::is_uppercase) && !starts_sentence(text, word.at)
}
