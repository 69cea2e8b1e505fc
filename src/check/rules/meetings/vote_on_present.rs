//! MEET06: decisions counted on those present instead of all members.

use super::typed::{Read, Sentence, share, texts};
use crate::check::rules::said::{has_any, position};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{MeetingRule, VoteBase};
use std::ops::Range;

/// MEET06 vote-on-present
pub static RULE: Rule = Rule {
    code: Code::new("MEET06", "vote-on-present", Severity::Error),
    doc: include_str!("vote_on_present.md"),
    check,
};

/// How those present are spoken of, folded.
const PRESENT: [&str; 11] = [
    "có mặt",
    "dự họp",
    "dự hội nghị",
    "tham dự",
    "dự phiên họp",
    "dự sinh hoạt",
    "dự kỳ họp",
    "tham gia họp",
    "tham gia phiên họp",
    "tham gia hội nghị",
    "tham gia cuộc họp",
];

/// How they agree, folded.
const AGREE: [&str; 8] =
    ["tán thành", "đồng ý", "giơ tay", "nhất trí", "ủng hộ", "biểu quyết", "bỏ phiếu thuận", "thông qua"];

/// How a decision is spoken of without a share before those present, folded.
const DECIDED: [&str; 7] = ["tán thành", "đồng ý", "thông qua", "biểu quyết", "nhất trí", "quyết định", "kết luận"];

/// How it is said on whom it is counted, folded.
const COUNTED: [&str; 8] =
    ["tính trên", "tính theo", "so với", "trên số", "trong số", "của số", "theo đa số", "bằng đa số"];

/// What is no decision of the body: an advice, an election by its own rules, folded.
const OTHERS: [&str; 6] = ["tín nhiệm", "không tính", "không phải", "giới thiệu", "thăm dò", "triệu tập"];

fn check(context: &Context, findings: &mut Findings) {
    // Whose rule it is; where no superior rule asks for all members, it is a question.
    let rules = &context.office().pack.meetings;
    let rule = rules.iter().find(|rule| rule.vote.is_some_and(|vote| vote.of == VoteBase::All));
    let read: Vec<_> = texts(context).collect();
    for sentence in read.iter().flat_map(Read::sentences) {
        let own = sentence.own();
        if !has_any(own, &AGREE) && !has_any(own, &DECIDED) || has_any(own, &OTHERS) {
            continue;
        }
        let before = findings.len();
        for at in sentence.start..sentence.words.len() {
            let Some((_, count)) = share(sentence.text, sentence.words, at) else { continue };
            let after = &sentence.words[at + count..(at + count + 12).min(sentence.words.len())];
            // “… số uỷ viên có mặt tán thành”; the share of those present for a quorum comes in a clause of its own.
            let agree = AGREE.iter().filter_map(|word| position(after, word)).min();
            let present = PRESENT.iter().filter_map(|phrase| position(after, phrase)).min();
            // “được thông qua khi số phiếu thuận quá nửa số uỷ viên có mặt”
            let before = sentence.words.get(sentence.start..at).unwrap_or_default();
            let agree = agree.or_else(|| has_any(before, &["thông qua", "phiếu thuận"]).then_some(0));
            let (Some(agree), Some(present)) = (agree, present) else { continue };
            let commas = (at..at + count + agree.max(present)).any(|at| sentence.text.gap(at).contains(','));
            let range = at..at + count + agree.max(present) + 2;
            if commas || range.end > sentence.words.len() || has_any(&after[..agree.max(present)], &["tổng số"]) {
                continue;
            }
            tell(&sentence, range, rule, findings);
        }
        // “… quá bán, tính trên số người dự họp”
        let Some(counted) = COUNTED.iter().filter_map(|words| position(own, words)).min() else { continue };
        let after = &own[counted..own.len().min(counted + 9)];
        let present = PRESENT.iter().filter_map(|phrase| position(after, phrase)).min();
        if let (Some(present), true) =
            (present.filter(|_| findings.len() == before), has_any(&own[..counted], &DECIDED))
            && !has_any(after, &["tổng số"])
        {
            let start = sentence.start + counted;
            tell(&sentence, start..(start + present + 2).min(sentence.words.len()), rule, findings);
        }
    }
}

/// Tells of a vote that is counted so.
fn tell(sentence: &Sentence, range: Range<usize>, rule: Option<&MeetingRule>, findings: &mut Findings) {
    let span = sentence.span(range.clone());
    findings.push(match rule {
        Some(rule) => RULE.demanded(&rule.authority, span).with("words", sentence.said(range)).help("help"),
        None => {
            let mut found = RULE.at(span).with("words", sentence.said(range)).help("doubt");
            found.severity = Severity::Info;
            found
        }
    });
}
