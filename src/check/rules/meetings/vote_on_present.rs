//! MEET06: decisions counted on those present instead of all members.

use super::typed::{Read, share, texts};
use crate::check::rules::said::{has_any, position};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::VoteBase;

/// MEET06 vote-on-present
pub static RULE: Rule = Rule {
    code: Code::new("MEET06", "vote-on-present", Severity::Error),
    doc: include_str!("vote_on_present.md"),
    check,
};

/// How those present are spoken of, folded.
const PRESENT: [&str; 6] = ["có mặt", "dự họp", "dự hội nghị", "tham dự", "dự phiên họp", "dự sinh hoạt"];

/// What is no decision of the body: an advice, an election by its own rules, folded.
const OTHERS: [&str; 6] = ["tín nhiệm", "không tính", "không phải", "giới thiệu", "thăm dò", "triệu tập"];

fn check(context: &Context, findings: &mut Findings) {
    // Whose rule it is; where no superior rule asks for all members, it is a question.
    let rules = &context.office().pack.meetings;
    let rule = rules.iter().find(|rule| rule.vote.is_some_and(|vote| vote.of == VoteBase::All));
    let read: Vec<_> = texts(context).collect();
    for sentence in read.iter().flat_map(Read::sentences) {
        let own = sentence.own();
        if !has_any(own, &["tán thành", "đồng ý"]) || has_any(own, &OTHERS) {
            continue;
        }
        for at in sentence.start..sentence.words.len() {
            let Some((_, count)) = share(sentence.text, sentence.words, at) else { continue };
            let after = &sentence.words[at + count..(at + count + 12).min(sentence.words.len())];
            // “… số uỷ viên có mặt tán thành”; the share of those present for a quorum comes in a clause of its own.
            let agree = ["tán thành", "đồng ý"].iter().filter_map(|word| position(after, word)).min();
            let present = PRESENT.iter().filter_map(|phrase| position(after, phrase)).min();
            let (Some(agree), Some(present)) = (agree, present) else { continue };
            let commas = (at..at + count + agree.max(present)).any(|at| sentence.text.gap(at).contains(','));
            let range = at..at + count + agree.max(present) + 2;
            if commas || range.end > sentence.words.len() || has_any(&after[..agree.max(present)], &["tổng số"]) {
                continue;
            }
            let span = sentence.span(range.clone());
            findings.push(match rule {
                Some(rule) => RULE.demanded(&rule.authority, span).with("words", sentence.said(range)).help("help"),
                None => {
                    let mut found = RULE.at(span).with("words", sentence.said(range)).help("doubt");
                    found.severity = Severity::Warning;
                    found
                }
            });
        }
    }
}
