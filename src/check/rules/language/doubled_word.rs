//! LANG01: a word typed twice in a row.

use super::run_around;
use super::spelling::{Verdict, judge};
use crate::check::{Context, Findings, Printed, Rule, Word};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::{Doubling, doubled};

/// LANG01 doubled-word
pub static RULE: Rule =
    Rule { code: Code::new("LANG01", "doubled-word", Severity::Warning), doc: include_str!("doubled_word.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    for text in context.texts() {
        for (word, next) in text.words().zip(text.words().skip(1)) {
            if word.folded != next.folded {
                continue;
            }
            let Some(doubling) = doubling(context, text, &word, &next) else { continue };
            let found = RULE.at(text.span(word.start..next.end)).with("word", next.text).help("help");
            let safety = if doubling == Doubling::Sure { Safety::Safe } else { Safety::Unsafe };
            findings.push(match text.typed(word.end..next.end) {
                Some(span) => found.fix(safety, span, ""),
                None => found,
            });
        }
    }
}

fn doubling(context: &Context, text: &Printed, word: &Word, next: &Word) -> Option<Doubling> {
    let is_space = text.gap(word.at).chars().all(char::is_whitespace);
    // A capital begins a name: `Đảng uỷ Uỷ ban nhân dân`.
    let is_capital = |word: &Word| word.text.starts_with(char::is_uppercase);
    let begins_name = is_capital(next) && !is_capital(word);
    if !is_space
        || begins_name
        || judge(word.folded) != Verdict::Right
        || context.office().vocabulary.contains(&format!("{0} {0}", word.folded))
    {
        return None;
    }
    let (run, at) = run_around(text, word.at);
    doubled(&run, at)
}
