//! BASE13: a signatory's name with a degree or rank before it.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::folded;

/// BASE13 name-with-rank
pub static RULE: Rule = Rule {
    code: Code::new("BASE13", "name-with-rank", Severity::Warning),
    doc: include_str!("name_with_rank.md"),
    check,
};

/// What stands before a name and is no part of it, folded; the full stop is left out.
const RANKS: [&str; 30] = [
    "gs",
    "pgs",
    "ts",
    "tskh",
    "ths",
    "cn",
    "ks",
    "bs",
    "gsts",
    "pgsts",
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "cử nhân",
    "kỹ sư",
    "bác sĩ",
    "luật sư",
    "nhà giáo",
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đồng chí",
    "ông",
    "bà",
];

fn check(context: &Context, findings: &mut Findings) {
    for (path, signatures) in super::signatures(context) {
        for (at, signature) in signatures.iter().enumerate() {
            let Some(name) = &signature.name else { continue };
            let mut rest = name.trim_start();
            while let Some(length) = rank(rest) {
                rest = rest[length..].trim_start_matches(['.', ',', ' ']);
            }
            let rank = &name[..name.len() - rest.len()];
            // `Bà Văn Nam` has a family name of that sound: only what leaves a full name is taken off.
            if rank.trim().is_empty() || rest.split_whitespace().count() < 2 {
                continue;
            }
            let span = context.fact(&format!("{path}.{at}.name"));
            let found = RULE.at(span).with("rank", rank.trim()).with("name", rest).help("help");
            findings.push(found.fix(Safety::Unsafe, span, rest));
        }
    }
}

/// The length of a rank that opens a name.
fn rank(name: &str) -> Option<usize> {
    let bounds = name.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at).take(3);
    bounds.collect::<Vec<_>>().into_iter().rev().find(|at| RANKS.contains(&folded(&name[..*at]).as_str()))
}
