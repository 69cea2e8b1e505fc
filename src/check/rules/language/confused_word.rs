//! LANG08: a phrase that is often written wrongly, `sát nhập`, `bổ xung`, and not `khả năng | xuất bản`.

use super::run_around;
use super::spelling::lists::CONFUSED;
use super::spelling::with_capitals;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::{has_no_reading, is_reading};

/// LANG08 confused-word
pub static RULE: Rule = Rule {
    code: Code::new("LANG08", "confused-word", Severity::Warning),
    doc: include_str!("confused_word.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for phrase in CONFUSED.iter().filter(|phrase| !context.office().vocabulary.contains(phrase.wrong)) {
        for hit in context.find(phrase.wrong) {
            let (run, at) = run_around(hit.text, hit.words.start);
            if is_reading(&run, at) {
                continue;
            }
            let printed = hit.printed();
            let words = &hit.text.text[printed.clone()];
            let right = with_capitals(phrase.right, words);
            let found = RULE.at(hit.span()).with("words", words).with("right", right.as_str());
            let is_sure = phrase.is_sure && hit.words.len() == 2 && has_no_reading(&run, at);
            let found = found.help(if phrase.is_sure { "help" } else { "maybe" });
            let safety = if is_sure { Safety::Safe } else { Safety::Unsafe };
            findings.push(match hit.text.typed(printed) {
                Some(span) => found.fix(safety, span, right),
                None => found,
            });
        }
    }
}
