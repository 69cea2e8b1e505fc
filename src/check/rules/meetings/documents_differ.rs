//! MEET04: the text says another deadline of a meeting's documents than the facts.

use super::typed::{Known, Read, texts};
use crate::check::rules::said::has_any;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::number_at;

/// MEET04 documents-differ
pub static RULE: Rule = Rule {
    code: Code::new("MEET04", "documents-differ", Severity::Warning),
    doc: include_str!("documents_differ.md"),
    check,
};

/// What is sent before a meeting, folded.
const DOCUMENTS: [&str; 6] = ["tài liệu", "hồ sơ", "văn bản", "dự thảo", "tờ trình", "nội dung trình"];

/// How it is sent, folded.
const SENT: [&str; 7] = ["gửi", "chuyển", "cung cấp", "phát", "nhận", "đến tay", "có mặt"];

fn check(context: &Context, findings: &mut Findings) {
    let known = Known::new(context);
    let read: Vec<_> = texts(context).collect();
    for sentence in read.iter().flat_map(Read::sentences) {
        let words = sentence.words;
        let own = sentence.own();
        if !has_any(own, &DOCUMENTS) || !has_any(own, &SENT) || has_any(own, &["bất thường"]) {
            continue;
        }
        for at in sentence.start + 1..words.len() {
            let Some((days, length)) = number_at(words, at) else { continue };
            if words.get(at + length) != Some(&"ngày") {
                continue;
            }
            // Working days and dates are another measure.
            let next = words.get(at + 2).copied().unwrap_or("");
            let before = &words[at.saturating_sub(3).max(sentence.start)..at];
            if next == "làm" || !(has_any(before, &["trước"]) || next == "trước") {
                continue;
            }
            let Some((place, meeting)) = known.about(context, &sentence, at) else { continue };
            let Some(stated) = meeting.documents.filter(|stated| *stated != days) else { continue };
            let span = sentence.span(at..at + 2);
            let found = RULE.at(span).with("found", sentence.said(at..at + 2)).with("stated", stated.to_string());
            let found = found.with("meeting", meeting.name.as_deref().unwrap_or(meeting.id.as_str()));
            let found = found.with("id", meeting.id.as_str());
            let found = found.label(context.fact(&format!("meetings.{place}.documents")), "stated").help("help");
            findings.push(found.fix(Safety::Unsafe, span, format!("{{{{ meeting.{}.documents }}}}", meeting.id)));
        }
    }
}
