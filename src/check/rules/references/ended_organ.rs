//! REF09: an organ named that no longer exists.

use super::documents::day as written;
use crate::check::{Context, Findings, Hit, Part, Rule};
use crate::diagnostic::{Code, Severity};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// REF09 ended-organ
pub static RULE: Rule =
    Rule { code: Code::new("REF09", "ended-organ", Severity::Warning), doc: include_str!("ended_organ.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    let issued = facts.date.or_else(|| facts.decision.as_ref().and_then(|decision| decision.date));
    let term = facts.term.and_then(|term| NaiveDate::from_ymd_opt(i32::try_from(term.start).ok()?, 12, 31));
    for ended in &context.registry().ended {
        // A draft is read as of the first year of its term.
        let day = issued.or(term);
        if day.is_some_and(|day| day < ended.from) {
            continue;
        }
        let mut told: BTreeSet<Option<usize>> = BTreeSet::new();
        for hit in context.find(&ended.words) {
            let is_subject = matches!(&hit.text.part, Part::Fact(path) if path.starts_with("bases.") || path.starts_with("decision.bases."));
            let is_quoted = context.in_quotes(hit.text, hit.printed().start);
            if is_subject || is_quoted || is_other(&hit) || is_past(&hit) {
                continue;
            }
            // Once in an article is enough: it is read again as a whole.
            let placed = context.provision_of(hit.text);
            if !told.insert(placed.map(|placed| placed.article.or(placed.parent).unwrap_or(placed.at))) {
                continue;
            }
            let words = &hit.text.text[hit.printed()];
            findings.push(RULE.at(hit.span()).with("words", words).with("day", written(ended.from)).help("help"));
        }
    }
}

/// Whether the last word belongs to what follows: `quận uỷ quyền`, `thị uỷ thác`.
fn is_other(hit: &Hit) -> bool {
    let next = hit.text.word(hit.words.end).filter(|_| hit.text.gap(hit.words.end - 1).trim().is_empty());
    let before = hit.words.start.checked_sub(1).and_then(|at| hit.text.word(at));
    next.is_some_and(|next| matches!(next.folded, "quyền" | "thác" | "nhiệm" | "ban"))
        || before.is_some_and(|before| before.folded == "đô" && hit.text.gap(before.at) == " ")
}

/// Whether the text says itself that it is past: `không còn cấp huyện`, `huyện uỷ trước đây`.
fn is_past(hit: &Hit) -> bool {
    let text = &hit.text.text;
    let printed = hit.printed();
    let sentences = hit.text.sentences();
    let sentence = sentences.into_iter().find(|sentence| sentence.contains(&printed.start)).unwrap_or(0..text.len());
    let around = text[sentence].to_lowercase();
    let after = text[printed.end..].trim_start();
    ["không còn", "trước đây", "kết thúc hoạt động", "giải thể", "nguyên là", "bàn giao", "không tổ chức"]
        .iter()
        .any(|words| around.contains(words))
        || after.starts_with("cũ")
        || after.starts_with("(cũ")
}
