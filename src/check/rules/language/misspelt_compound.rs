//! LANG10: a compound of the domain with a wrong tone, each of whose syllables exists: `kiễm tra`, `nhiệm vu`.

use super::spelling::lists::{COMPOUNDS, OTHERS};
use super::spelling::{Verdict, judge, toneless, with_capitals};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// LANG10 misspelt-compound
pub static RULE: Rule = Rule {
    code: Code::new("LANG10", "misspelt-compound", Severity::Warning),
    doc: include_str!("misspelt_compound.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let mut key = String::new();
    for text in context.texts() {
        // Each word without its tone, made once.
        let bare: Vec<String> = text.words().map(|word| toneless(word.folded)).collect();
        for (word, next) in text.words().zip(text.words().skip(1)) {
            key.clear();
            key.push_str(&bare[word.at]);
            key.push(' ');
            key.push_str(&bare[next.at]);
            let Some(right) = COMPOUNDS.get(&key) else { continue };
            let Some((first, second)) = right.split_once(' ') else { continue };
            // Two words that both differ are other words: `cần bổ` is no `cán bộ`.
            if (word.folded == first) == (next.folded == second) || text.gap(word.at) != " " {
                continue;
            }
            // A capital begins a name: `cơ quan đảng Viện kiểm sát`; and what is no syllable at all is told as that.
            let begins_name = next.text.starts_with(char::is_uppercase) && !word.text.starts_with(char::is_uppercase);
            if begins_name || judge(word.folded) != Verdict::Right || judge(next.folded) != Verdict::Right {
                continue;
            }
            let said = format!("{} {}", word.folded, next.folded);
            let third = text.words().nth(next.at + 1).filter(|_| text.gap(next.at) == " ");
            let is_other = OTHERS.contains(said.as_str())
                || third.is_some_and(|third| OTHERS.contains(format!("{said} {}", third.folded).as_str()));
            if is_other || context.office().vocabulary.contains(&said) {
                continue;
            }
            let right = format!("{} {}", with_capitals(first, word.text), with_capitals(second, next.text));
            let range = word.start..next.end;
            let found = RULE.at(text.span(range.clone())).with("words", &text.text[range.clone()]);
            let found = found.with("right", right.as_str()).help("help");
            findings.push(match text.typed(range) {
                Some(span) => found.fix(Safety::Unsafe, span, right),
                None => found,
            });
        }
    }
}
