//! OLD06: an organ that has ended, named as if it were there.

use super::is_past;
use crate::check::{Context, Findings, Hit, Part, Rule};
use crate::diagnostic::{Code, Severity};
use chrono::Datelike;

/// OLD06 ended-organ
pub static RULE: Rule =
    Rule { code: Code::new("OLD06", "ended-organ", Severity::Warning), doc: include_str!("ended_organ.md"), check };

/// What follows when the words are others: `đô thị uỷ quyền`, `xây dựng Đảng đoàn kết`.
const OTHERS: [&str; 8] = ["quyền", "ban", "nhiệm", "thác", "kết", "thể", "viên", "phí"];

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    let issued = facts.date.and_then(|date| u32::try_from(date.year()).ok());
    let Some(year) = issued.or(facts.term.map(|term| term.start)) else { return };
    for ended in context.registry().ended.iter().filter(|ended| ended.year <= year) {
        for hit in context.find(&ended.words) {
            if is_other(&hit) || is_past(hit.text, hit.printed().start) {
                continue;
            }
            let found = RULE.at(hit.span()).with("words", &hit.text.text[hit.printed()]);
            findings.push(found.with("year", ended.year.to_string()).help("help"));
        }
    }
}

/// The words in another sense, or in the title of a document, which keeps its words.
fn is_other(hit: &Hit) -> bool {
    let next = hit.text.word(hit.words.end).map_or("", |word| word.folded);
    let joined = hit.text.gap(hit.words.end - 1).trim().is_empty();
    // `huyện uỷ viên` is the organ's; `đô thị uỷ viên` is none.
    let is_member = next == "viên" && hit.text.word(hit.words.start).is_some_and(|word| word.folded != "thị");
    let is_title = matches!(&hit.text.part, Part::Fact(path) if path.contains("bases."));
    is_title || joined && OTHERS.contains(&next) && !is_member
}
