//! REF06: a document cited that another has replaced.

use super::documents::{Mention, mentions};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use chrono::Datelike;

/// REF06 replaced-document
pub static RULE: Rule = Rule {
    code: Code::new("REF06", "replaced-document", Severity::Warning),
    doc: include_str!("replaced_document.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let cited = &context.profile().basis.cited;
    for mention in mentions(context) {
        let number = mention.in_party_form();
        let own = mention_year(context, &mention);
        let mut replaced = context.registry().replaced.iter().filter(|replaced| replaced.number == number);
        // Numbers begin anew with each term: another year is another document.
        let Some(replaced) = replaced.find(|one| own.is_none() || one.year.is_none() || one.year == own) else {
            continue;
        };
        if !is_over(context, replaced.by.date) || says_so(&mention) {
            continue;
        }
        let text = mention.text;
        let found =
            RULE.at(text.span(mention.printed.clone())).with("number", &number).with("by", replaced.by.cited(cited));
        let new = replaced.by.number.clone().unwrap_or_default();
        // With its day the whole citation changes.
        let alone = own.is_none() && mention.basis().is_none();
        findings.push(match text.typed(mention.printed.clone()).filter(|_| alone) {
            Some(span) => found.help("help").fix(Safety::Unsafe, span, new),
            None => found.help("help"),
        });
    }
}

/// The year that a document is cited with.
fn mention_year(context: &Context, mention: &Mention) -> Option<u32> {
    let year = |date: chrono::NaiveDate| u32::try_from(date.year()).ok();
    let facts = context.facts();
    let at = |path: &str, list: &[crate::model::Basis]| {
        path.parse::<usize>().ok().and_then(|at| list.get(at)).and_then(|basis| basis.date)
    };
    let basis = mention.basis().and_then(|path| match path.strip_prefix("decision.bases.") {
        Some(path) => facts.decision.as_ref().and_then(|decision| at(path, &decision.bases)),
        None => path.strip_prefix("bases.").and_then(|path| at(path, &facts.bases)),
    });
    basis.or_else(|| mention.date().map(|(date, _)| date)).and_then(year)
}

/// Whether the replacement was there when this regulation was issued; a draft is read as of its term.
fn is_over(context: &Context, date: Option<chrono::NaiveDate>) -> bool {
    let facts = context.facts();
    let issued = facts.date.or_else(|| facts.decision.as_ref().and_then(|decision| decision.date));
    match (issued, date) {
        (_, None) => true,
        (Some(issued), Some(date)) => date <= issued,
        (None, Some(date)) => facts.term.is_none_or(|term| i64::from(term.end) >= i64::from(date.year())),
    }
}

/// Whether the text itself speaks of the replacement: `thay thế Quy định 29-QĐ/TW`.
fn says_so(mention: &Mention) -> bool {
    let sentences = mention.text.sentences();
    let sentence = sentences.into_iter().find(|sentence| sentence.contains(&mention.printed.start));
    let before = sentence.map_or("", |sentence| &mention.text.text[sentence.start..mention.printed.start]);
    let before = before.to_lowercase();
    ["thay thế", "thay cho", "bãi bỏ", "hết hiệu lực", "trước đây", "sửa đổi"]
        .iter()
        .any(|words| before.contains(words))
}
