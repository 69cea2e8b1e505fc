//! LANG03: i where central texts print y: `qui định`, `kỉ luật`.

use super::spelling::with_capitals;
use super::starts_sentence;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// LANG03 i-for-y
pub static RULE: Rule =
    Rule { code: Code::new("LANG03", "i-for-y", Severity::Warning), doc: include_str!("i_for_y.md"), check };

/// Words with i, their form with y, and the words behind them that keep the i.
const WORDS: [(&str, &str, &[&str]); 15] = [
    ("qui", "quy", &[]),
    ("quì", "quỳ", &[]),
    ("quí", "quý", &[]),
    ("quỉ", "quỷ", &[]),
    ("quĩ", "quỹ", &[]),
    ("quị", "quỵ", &[]),
    ("kì", "kỳ", &["cọ", "kèo", "cục"]),
    ("kí", "ký", &["lô", "ninh"]),
    ("kỉ", "kỷ", &[]),
    ("kĩ", "kỹ", &[]),
    ("kị", "kỵ", &[]),
    ("lí", "lý", &["nhí", "lắc", "tí"]),
    ("mĩ", "mỹ", &[]),
    ("tỉ", "tỷ", &["mỉ", "tê", "thí", "số"]),
    ("hi", "hy", &["hi", "hữu"]),
];

fn check(context: &Context, findings: &mut Findings) {
    for (word, right, keeping) in WORDS {
        for hit in context.find(word) {
            let text = hit.text;
            let Some(found) = text.word(hit.words.start) else { continue };
            let next = text.word(found.at + 1).map_or("", |next| next.folded);
            let before = found.at.checked_sub(1).and_then(|at| text.word(at)).map_or("", |before| before.folded);
            // A name is written as its bearer writes it.
            let is_name = found.text.starts_with(char::is_uppercase) && !starts_sentence(text, found.at);
            let is_known = context.office().vocabulary.iter().any(|words| words.split(' ').any(|known| known == word));
            if is_name || is_known || keeping.contains(&next) || before == word {
                continue;
            }
            let right = with_capitals(right, found.text);
            let finding = RULE.at(hit.span()).with("word", found.text).with("right", right.as_str()).help("help");
            findings.push(match text.typed(hit.printed()) {
                Some(span) => finding.fix(Safety::Safe, span, right),
                None => finding,
            });
        }
    }
}
