//! OLD05: a date or a year of the last term where the new text lays something down.

use super::{PAST, says, sentence_at};
use crate::check::{Context, Findings, Part, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use std::ops::Range;

/// OLD05 last-term-date
pub static RULE: Rule = Rule {
    code: Code::new("OLD05", "last-term-date", Severity::Warning),
    doc: include_str!("last_term_date.md"),
    check,
};

/// Words of a sentence that cites a document or tells of the past: its date is that document's.
const CITING: [&str; 19] = [
    "số",
    "luật",
    "bộ luật",
    "hiến pháp",
    "pháp lệnh",
    "nghị định",
    "nghị quyết",
    "quyết định",
    "quy định",
    "hướng dẫn",
    "kết luận",
    "chỉ thị",
    "thông tư",
    "thông báo",
    "điều lệ",
    "kế hoạch",
    "thành lập",
    "kể từ khi",
    "giai đoạn",
];

fn check(context: &Context, findings: &mut Findings) {
    let Some(base) = context.base() else { return };
    copied_dates(context, base, findings);
    let terms = (base.facts().term, context.facts().term);
    let (Some(last), Some(own)) = terms else { return };
    let is_old = |year: u32| (last.start..own.start).contains(&year);
    for text in context.texts().iter().filter(|text| !matches!(text.part, Part::Fact(_))) {
        for (year, range) in dates(text).filter(|(year, _)| is_old(*year)) {
            let sentence = sentence_at(text, range.start);
            if text.typed(range.clone()).is_none() || says(text, &sentence, &PAST) || says(text, &sentence, &CITING) {
                continue;
            }
            let found = RULE.at(text.span(range.clone())).with("words", &text.text[range]);
            findings.push(found.with("year", year.to_string()).with("start", own.start.to_string()).help("help"));
        }
    }
}

/// The date of issue left as it was.
fn copied_dates(context: &Context, base: &Context, findings: &mut Findings) {
    let (facts, old) = (context.facts(), base.facts());
    let of_decision = |facts: &crate::model::Facts| facts.decision.as_ref().and_then(|decision| decision.date);
    for (path, own, old) in [("date", facts.date, old.date), ("decision.date", of_decision(facts), of_decision(old))] {
        if let (Some(date), true) = (own, own == old) {
            let words = date.format("%d/%m/%Y").to_string();
            findings.push(RULE.at(context.fact(path)).with("words", words).help("copied"));
        }
    }
}

/// The typed dates and years of a text: `15/11/2021`, `ngày 15 tháng 11 năm 2021`, `năm 2021`, with their bytes.
fn dates(text: &Printed) -> impl Iterator<Item = (u32, Range<usize>)> {
    text.words().filter_map(move |word| {
        let year = word.text.parse::<u32>().ok().filter(|_| word.text.len() == 4)?;
        let before = |back: usize| word.at.checked_sub(back).and_then(|at| text.word(at));
        let is_slashed = |back: usize| word.at.checked_sub(back).is_some_and(|at| text.gap(at) == "/");
        // A range of years is the last term's or another's.
        let is_range = |gap: &str| matches!(gap.trim(), "-" | "–");
        if is_range(text.gap(word.at)) || word.at > 0 && is_range(text.gap(word.at - 1)) {
            return None;
        }
        let start = if is_slashed(1) && is_slashed(2) {
            before(2)?.start
        } else if before(1)?.folded == "năm" {
            let dated =
                before(5).filter(|word| word.folded == "ngày").or(before(3).filter(|word| word.folded == "tháng"));
            dated.or(before(1))?.start
        } else {
            return None;
        };
        Some((year, start..word.end))
    })
}
