//! LANG10: a compound with a wrong tone, each of whose syllables exists: `kiễm tra`, `nhiệm vu`.

use super::run_around;
use super::spelling::{Verdict, judge, toneless, with_capitals};
use crate::check::{Context, Findings, Printed, Rule, Word};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::{likely_word, misspelt};

/// LANG10 misspelt-compound
pub static RULE: Rule = Rule {
    code: Code::new("LANG10", "misspelt-compound", Severity::Warning),
    doc: include_str!("misspelt_compound.md"),
    check,
};

/// A slip of the pen is seldom made twice.
const MEETS: usize = 2;

fn check(context: &Context, findings: &mut Findings) {
    let mut letters = String::new();
    for text in context.texts() {
        // Each word without its tone, made once.
        let bare: Vec<String> = text.words().map(|word| toneless(word.folded)).collect();
        for ((word, next), pair) in text.words().zip(text.words().skip(1)).zip(bare.windows(2)) {
            letters.clear();
            letters.extend(pair.iter().flat_map(|part| [part, " "]));
            letters.pop();
            // A capital begins a name: `cơ quan đảng Viện kiểm sát`.
            let begins_name = next.text.starts_with(char::is_uppercase) && !word.text.starts_with(char::is_uppercase);
            let near = likely_word(&letters).filter(|right| right.split_once(' ') != Some((word.folded, next.folded)));
            if near.is_none() || begins_name || text.gap(word.at) != " " {
                continue;
            }
            let (run, at) = run_around(text, word.at);
            let Some(right) = misspelt(&run, at, &letters) else { continue };
            // What is no syllable at all is told as that.
            // Two words that meet again and again are two words: `điện | tự sản xuất`.
            let meets = || context.find(&format!("{} {}", word.folded, next.folded)).len() >= MEETS;
            let is_other = judge(word.folded) != Verdict::Right || judge(next.folded) != Verdict::Right;
            let said = format!("{} {}", word.folded, next.folded);
            if is_other || meets() || context.office().vocabulary.contains(&said) {
                continue;
            }
            report(text, &word, &next, right, findings);
        }
    }
}

fn report(text: &Printed, word: &Word, next: &Word, right: &str, findings: &mut Findings) {
    let Some((first, second)) = right.split_once(' ') else { return };
    let right = format!("{} {}", with_capitals(first, word.text), with_capitals(second, next.text));
    let range = word.start..next.end;
    let found = RULE.at(text.span(range.clone())).with("words", &text.text[range.clone()]);
    let found = found.with("right", right.as_str()).help("help");
    findings.push(match text.typed(range) {
        Some(span) => found.fix(Safety::Unsafe, span, right),
        None => found,
    });
}
