//! REF06: a document cited that another has replaced.

use super::documents::{Mention, mentions};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::folded;
use chrono::Datelike;

/// REF06 replaced-document
pub static RULE: Rule = Rule {
    code: Code::new("REF06", "replaced-document", Severity::Warning),
    doc: include_str!("replaced_document.md"),
    check,
};

/// What a text says of a document that it knows to be replaced.
const ENDS: [&str; 6] = ["thay thế", "thay cho", "bãi bỏ", "hết hiệu lực", "trước đây", "sửa đổi"];

fn check(context: &Context, findings: &mut Findings) {
    laws(context, findings);
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

/// Laws cited by their subject, with the year or the number of one that was replaced.
fn laws(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    let cited = &context.profile().basis.cited;
    let year = |date: chrono::NaiveDate| date.year().to_string();
    for law in &context.registry().laws {
        if !is_over(context, law.by.date) {
            continue;
        }
        let decision = facts.decision.iter().map(|decision| ("decision.bases", &decision.bases));
        for (path, bases) in decision.chain([("bases", &facts.bases)]) {
            for (at, basis) in bases.iter().enumerate() {
                let subject = basis.subject.as_deref().map_or_else(String::new, folded);
                let is_law = basis.document_type.as_deref().is_some_and(|named| folded(named) == "luật");
                let is_old = basis.date == Some(law.date) || basis.number.as_deref() == Some(law.number.as_str());
                if is_law && is_old && subject == folded(&law.subject) {
                    let span = context.fact(&format!("{path}.{at}"));
                    let found = RULE.at(span).with("number", &law.number).with("by", law.by.cited(cited));
                    findings.push(found.help("help"));
                }
            }
        }
        for hit in context.find(&format!("Luật {}", law.subject)) {
            let near = hit.text.text.get(hit.printed().end..).unwrap_or("").trim_start();
            let years = [format!("năm {}", year(law.date)), format!("số {}", law.number), law.number.clone()];
            let is_old = years.iter().any(|words| near.starts_with(words.as_str()));
            // In its own year the year alone does not tell it from the new one.
            let is_told = law.by.date.map(year) != Some(year(law.date)) || near.contains(&law.number);
            let before = hit.text.text.get(..hit.printed().start).unwrap_or("").to_lowercase();
            if is_old && is_told && !ENDS.iter().any(|words| before.contains(words)) {
                let found = RULE.at(hit.span()).with("number", &law.number).with("by", law.by.cited(cited));
                findings.push(found.help("help"));
            }
        }
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
    ENDS.iter().any(|words| before.contains(words))
}
