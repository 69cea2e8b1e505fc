//! LANG08: a phrase that is often written wrongly: `sát nhập`, `bổ xung`.

use super::spelling::lists::CONFUSED;
use super::spelling::with_capitals;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// LANG08 confused-word
pub static RULE: Rule = Rule {
    code: Code::new("LANG08", "confused-word", Severity::Warning),
    doc: include_str!("confused_word.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for phrase in CONFUSED.iter().filter(|phrase| !context.office().vocabulary.contains(phrase.wrong)) {
        for hit in context.find(phrase.wrong) {
            let printed = hit.printed();
            let words = &hit.text.text[printed.clone()];
            let right = with_capitals(phrase.right, words);
            let found = RULE.at(hit.span()).with("words", words).with("right", right.as_str());
            let found = found.help(if phrase.is_sure { "help" } else { "maybe" });
            let safety = if phrase.is_sure { Safety::Safe } else { Safety::Unsafe };
            findings.push(match hit.text.typed(printed) {
                Some(span) => found.fix(safety, span, right),
                None => found,
            });
        }
    }
}
