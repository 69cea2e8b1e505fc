//! MEET05: the text says another quorum or vote of a meeting than the facts.

use super::typed::{Known, Read, Sentence, share, texts};
use crate::check::rules::said::{begins, has_any};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::language::other_shares;
use crate::model::{Meeting, Share, Vote};

/// MEET05 share-differs
pub static RULE: Rule = Rule {
    code: Code::new("MEET05", "share-differs", Severity::Warning),
    doc: include_str!("share_differs.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let known = Known::new(context);
    let read: Vec<_> = texts(context).collect();
    for sentence in read.iter().flat_map(Read::sentences) {
        let shares = (sentence.start..sentence.words.len())
            .filter_map(|at| share(sentence.text, sentence.words, at).map(|(share, count)| (at, share, count)));
        let shares: Vec<(usize, Share, usize)> = shares.collect();
        if shares.is_empty() || has_any(sentence.own(), other_shares()) {
            continue;
        }
        for (at, typed, count) in shares {
            let end = (at + count + 14).min(sentence.words.len());
            let after = &sentence.words[at + count..end];
            let before = &sentence.words[at.saturating_sub(4).max(sentence.start)..at];
            let is_vote = has_any(after, &["tán thành", "đồng ý"]) || has_any(before, &["thông qua"]);
            let is_quorum =
                !is_vote && (has_any(before, &["có mặt"]) || has_any(after, &["có mặt", "tham dự", "dự họp", "dự"]));
            if !(is_vote || is_quorum) {
                continue;
            }
            let alike = || {
                let opens = ["hội nghị", "phiên họp", "kỳ họp", "cuộc họp", "sinh hoạt", "nghị quyết", "quyết định"];
                let is_any = opens.iter().any(|words| begins(sentence.own(), words).is_some());
                let one = if is_vote { known.alike(|of| of.vote) } else { known.alike(|of| of.quorum) };
                one.filter(|_| is_any)
            };
            let about = known.counted(after).or_else(|| known.about(context, &sentence, at)).or_else(alike);
            let Some((place, meeting)) = about else { continue };
            let (key, stated) = match disagrees(&sentence, at, typed, is_vote, meeting) {
                Some(stated) => stated,
                None => continue,
            };
            let range = at..at + count;
            let found = RULE.at(sentence.span(range.clone())).with("found", sentence.said(range));
            let found = found.with("stated", stated).with("key", key).with("id", meeting.id.as_str());
            let found = found.with("meeting", meeting.name.as_deref().unwrap_or(meeting.id.as_str()));
            findings.push(found.label(context.fact(&format!("meetings.{place}.{key}")), "stated").help("help"));
        }
    }
}

/// What the facts say, when it is another share.
fn disagrees(
    sentence: &Sentence,
    at: usize,
    typed: Share,
    vote: bool,
    meeting: &Meeting,
) -> Option<(&'static str, String)> {
    let same = |stated: Share| !stated.is_below(typed) && !typed.is_below(stated);
    if !vote {
        return meeting.quorum.filter(|stated| !same(*stated)).map(|stated| ("quorum", format!("ít nhất {stated}")));
    }
    let stated = meeting.vote?;
    let before = &sentence.words[at.saturating_sub(2).max(sentence.start)..at];
    let over = has_any(before, &["trên"]) || has_any(before, &["hơn"]) || sentence.words[at] == "quá";
    let least = has_any(before, &["ít nhất"]) || has_any(before, &["tối thiểu"]) || has_any(before, &["từ"]);
    let agrees = match stated {
        Vote { over: Some(share), .. } => same(share) && !least,
        Vote { at_least: Some(share), .. } => same(share) && !over,
        _ => true,
    };
    (!agrees).then(|| ("vote", stated.in_words()))
}
