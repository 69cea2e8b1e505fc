//! ROLE18: somebody leaves a task, or stands in for another, and nothing says that the work is handed over.

use crate::check::rules::said::{clauses, has_any, phrases, position, words};
use crate::check::{Context, Findings, Part, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use std::ops::Range;

/// ROLE18 no-handover
pub static RULE: Rule =
    Rule { code: Code::new("ROLE18", "no-handover", Severity::Warning), doc: include_str!("no_handover.md"), check };

/// How a handing over is spoken of, folded.
const HANDOVERS: [&str; 6] =
    ["bàn giao", "giao lại", "chuyển giao", "nhận lại công việc", "tiếp nhận hồ sơ", "nhận bàn giao"];

/// How one who stood in for another gives account, folded.
const ACCOUNTS: [&str; 6] =
    ["báo cáo lại", "nghe báo cáo", "báo cáo kết quả", "báo cáo những việc", "thông báo kết quả", "thông báo lại"];

/// What opens the case of somebody's leaving, folded.
const CASES: [&str; 3] = ["khi", "nếu", "trường hợp"];

fn check(context: &Context, findings: &mut Findings) {
    // A law rules on leaving office in general; a regulation on its own people's work.
    if context.is_legislation() {
        return;
    }
    let leaving = phrases(include_str!("leaving.txt"));
    let bodies = || context.texts().iter().filter(|text| text.part == Part::Body);
    let is_handed_over = bodies().any(|text| has_any(&words(text), &HANDOVERS));
    for text in bodies() {
        let Some(placed) = context.provision_of(text).filter(|placed| !placed.in_decision) else { continue };
        let said = words(text);
        for clause in clauses(text, false) {
            let own = &said[clause.clone()];
            if let Some(range) = leaves(own, &leaving).filter(|_| !is_handed_over) {
                tell(text, clause.start + range.start..clause.start + range.end, "help", Severity::Warning, findings);
            } else if let Some(range) = stands_in(own) {
                let article = placed.article.map_or(placed.all.clone(), |at| context.provisions()[at].all.clone());
                let around = context.provisions()[article].iter().flat_map(|placed| context.texts_of(placed));
                let mut around = around.map(words);
                if !around.any(|said| has_any(&said, &HANDOVERS) || has_any(&said, &ACCOUNTS)) {
                    let range = clause.start + range.start..clause.start + range.end;
                    tell(text, range, "absent", Severity::Info, findings);
                }
            }
        }
    }
}

/// The words of a clause by which somebody leaves what they do: `khi chuyển công tác`, `chuyển sinh hoạt thì …`.
fn leaves(clause: &[&str], leaving: &[&str]) -> Option<Range<usize>> {
    let found = leaving.iter().filter_map(|phrase| Some((position(clause, phrase)?, phrase.split(' ').count())));
    let (at, count) = found.min()?;
    let before = clause.get(at.saturating_sub(6)..at).unwrap_or_default();
    let is_case = has_any(before, &CASES) && !has_any(before, &["trước khi", "sau khi"])
        || clause.get(at + count..).unwrap_or_default().contains(&"thì");
    is_case.then_some(at..at + count)
}

/// The words of a clause by which somebody acts for one who is away: `khi vắng mặt, uỷ quyền cho … điều hành`.
fn stands_in(clause: &[&str]) -> Option<Range<usize>> {
    let away = ["vắng mặt", "đi vắng", "đi công tác"].iter().find_map(|phrase| position(clause, phrase))?;
    let acts = ["uỷ quyền cho", "uỷ nhiệm cho", "giao cho"].iter().any(|phrase| position(clause, phrase).is_some());
    (acts && position(clause, "điều hành").is_some()).then_some(away..away + 2)
}

fn tell(text: &Printed, words: Range<usize>, help: &'static str, severity: Severity, findings: &mut Findings) {
    let start = text.word(words.start).map_or(0, |word| word.start);
    let end = text.word(words.end.saturating_sub(1)).map_or(start, |word| word.end);
    let mut found = RULE.at(text.span(start..end)).with("words", text.text.get(start..end).unwrap_or("")).help(help);
    found.severity = severity;
    findings.push(found);
}
