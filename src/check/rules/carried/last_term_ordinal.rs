//! OLD02: the ordinal of the last term, typed in the new text.

use super::{is_past, says, sentence_at, takes_placeholder};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::roman;

/// OLD02 last-term-ordinal
pub static RULE: Rule = Rule {
    code: Code::new("OLD02", "last-term-ordinal", Severity::Warning),
    doc: include_str!("last_term_ordinal.md"),
    check,
};

/// Words that show whose ordinal it is: not this organ's.
const OTHERS: [&str; 6] = ["toàn quốc", "trung ương", "quốc hội", "hội đồng nhân dân", "của đảng", "đoàn thanh niên"];

fn check(context: &Context, findings: &mut Findings) {
    let ordinal = |context: &Context| context.facts().term.and_then(|term| term.ordinal);
    let (Some(last), Some(own)) = (context.base().and_then(ordinal), ordinal(context)) else { return };
    if last == own {
        return;
    }
    for before in ["khoá", "lần thứ", "đại hội"] {
        for hit in context.find(&format!("{before} {}", roman(last))) {
            let Some(number) = hit.text.word(hit.words.end - 1) else { continue };
            let range = number.start..number.end;
            let Some(span) = hit.text.typed(range.clone()) else { continue };
            let sentence = sentence_at(hit.text, range.start);
            if number.text != roman(last) || is_past(hit.text, range.start) || says(hit.text, &sentence, &OTHERS) {
                continue;
            }
            let found = RULE.at(hit.span()).with("words", &hit.text.text[hit.printed()]).with("own", roman(own));
            let found = found.help("help");
            findings.push(match takes_placeholder(hit.text, range.start) {
                true => found.fix(Safety::Unsafe, span, "{{ term.ordinal }}"),
                false => found,
            });
        }
    }
}
