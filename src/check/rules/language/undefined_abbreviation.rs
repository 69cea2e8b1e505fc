//! LANG12: an abbreviation that the text never explains.

use super::spelling::lists::ACCEPTED;
use super::spelling::{Verdict, judge};
use crate::check::rules::said::phrases;
use crate::check::{Context, Findings, Part, Printed, Rule, Word};
use crate::diagnostic::{Code, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// LANG12 undefined-abbreviation
pub static RULE: Rule = Rule {
    code: Code::new("LANG12", "undefined-abbreviation", Severity::Warning),
    doc: include_str!("undefined_abbreviation.md"),
    check,
};

/// So many uses make an abbreviation one of the text's own; fewer are only worth a word.
const USED: usize = 2;

fn check(context: &Context, findings: &mut Findings) {
    let known = phrases(include_str!("known_abbreviations.txt"));
    let mut first: BTreeMap<&str, (&Printed, Word, usize)> = BTreeMap::new();
    let mut defined: BTreeSet<&str> = BTreeSet::new();
    for text in context.texts().iter().filter(|text| is_read(context, text)) {
        for word in text.words().filter(|word| is_abbreviation(text, word)) {
            if is_definition(text, &word) {
                defined.insert(word.text);
            }
            first.entry(word.text).and_modify(|(_, _, count)| *count += 1).or_insert((text, word, 1));
        }
    }
    for (short, (text, word, count)) in first {
        if defined.contains(short)
            || ACCEPTED.contains(word.folded)
            || context.office().vocabulary.contains(word.folded)
        {
            continue;
        }
        let mut found = RULE.at(text.span(word.start..word.end)).with("word", short).with("count", count.to_string());
        if known.contains(&word.folded) || count < USED {
            found.severity = Severity::Info;
        }
        findings.push(found.help("help"));
    }
}

/// Recipients and typing marks are abbreviated by custom, forms in annexes and tables for want of room.
fn is_read(context: &Context, text: &Printed) -> bool {
    match &text.part {
        Part::Fact(path) => path.contains("subject") || path.contains("enacting"),
        Part::Cell => false,
        _ if context.provision_of(text).is_some_and(|placed| placed.article.is_none() || context.is_quoted(placed)) => {
            false
        }
        // All in capitals, words look like abbreviations.
        _ => text.text.contains(char::is_lowercase),
    }
}

/// Whether a word is letters in capitals that stand for words: `UBND`, but not `XIV`, `294-QĐ/TW` or `NGHỊ QUYẾT`.
fn is_abbreviation(text: &Printed, word: &Word) -> bool {
    let letters = word.text.chars().count();
    let is_sign = |c: Option<char>| c.is_some_and(|c| "-/.–".contains(c));
    let before = text.text[..word.start].chars().next_back();
    let mut after = text.text[word.end..].chars();
    let (next, then) = (after.next(), after.next());
    let beside = |at: Option<usize>| {
        at.and_then(|at| text.word(at))
            .is_some_and(|word| word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase))
    };
    (2..=8).contains(&letters)
        && word.text.chars().all(char::is_uppercase)
        // A syllable in capitals is a word, as the first of a heading or a slip of a machine: `SƠ`, `BAN`.
        && judge(word.folded) != Verdict::Right
        // A word with a tone mark is a word.
        && word.folded.chars().all(|c| c.is_ascii() || "đăâêôơư".contains(c))
        && !word.text.chars().all(|c| "IVXLC".contains(c))
        && !is_sign(before)
        && !(is_sign(next) && (next != Some('.') || then.is_some_and(char::is_alphanumeric)))
        // Words in capitals side by side are a heading typed so.
        && !beside(word.at.checked_sub(1))
        && !beside(Some(word.at + 1))
}

/// Whether the text says here what it stands for: `Hội đồng nhân dân (HĐND)`, `gọi tắt là HĐND`, `HĐND: …`.
fn is_definition(text: &Printed, word: &Word) -> bool {
    let before = text.text[..word.start].trim_end();
    let after = text.text[word.end..].trim_start();
    let in_brackets = before.ends_with(['(', '“', '"']) && after.starts_with([')', '”', '"']);
    let near = word.at.saturating_sub(3)..word.at;
    let is_told = text.words().skip(near.start).take(near.len()).any(|word| word.folded == "tắt");
    // `HĐND là Hội đồng nhân dân`, `HĐND (Hội đồng nhân dân)`.
    let is_glossed = after.starts_with('(') || after.starts_with("là ") && word.at == 0;
    in_brackets && word.at > 0 || is_told || is_glossed
}
