//! MEET03: the text says another frequency of a meeting than the facts.

use super::typed::{Known, Read, Sentence, texts};
use crate::check::rules::said::has_any;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::frequency_at;
use std::ops::Range;

/// MEET03 frequency-differs
pub static RULE: Rule = Rule {
    code: Code::new("MEET03", "frequency-differs", Severity::Warning),
    doc: include_str!("frequency_differs.md"),
    check,
};

/// Meetings beside the regular ones, folded.
const OTHERS: [&str; 8] =
    ["bất thường", "đột xuất", "chuyên đề", "giao ban", "sơ kết", "tổng kết", "đối thoại", "mở rộng"];

fn check(context: &Context, findings: &mut Findings) {
    let known = Known::new(context);
    let read: Vec<_> = texts(context).collect();
    for sentence in read.iter().flat_map(Read::sentences) {
        let Some((range, typed, at_least)) = frequency(&sentence) else { continue };
        let Some((at, meeting)) = known.about(context, &sentence, range.start) else { continue };
        let Some(every) = meeting.every else { continue };
        // A sentence on another kind of meeting is not about the regular one, unless that is its name.
        let name = crate::model::folded(meeting.name.as_deref().unwrap_or(""));
        let is_other = |word: &&&str| has_any(sentence.own(), &[**word]) && !name.contains(**word);
        if OTHERS.iter().find(is_other).is_some() {
            continue;
        }
        let stated = every.days();
        let differs = if at_least { stated > typed + typed / 10 } else { stated.abs_diff(typed) * 10 > typed };
        if differs {
            let span = sentence.span(range.clone());
            let found = RULE.at(span).with("found", sentence.said(range.clone()));
            let found = found.with("stated", every.in_words()).with("id", meeting.id.as_str());
            let found = found.with("meeting", meeting.name.as_deref().unwrap_or(meeting.id.as_str()));
            let found = found.label(context.fact(&format!("meetings.{at}.every")), "stated").help("help");
            // What stands between may say more than the frequency.
            let whole = sentence.words[range.clone()].len() <= 4 && !at_least;
            findings.push(if whole {
                found.fix(Safety::Unsafe, span, format!("{{{{ meeting.{}.every }}}}", meeting.id))
            } else {
                found
            });
        }
    }
}

/// The frequency that a sentence states of a meeting: its words, in days, and whether it is a least one.
fn frequency(sentence: &Sentence) -> Option<(Range<usize>, u32, bool)> {
    let Sentence { words, start, .. } = *sentence;
    let meets = has_any(sentence.own(), &["họp", "sinh hoạt", "hội nghị"]);
    (start..words.len()).find_map(|at| {
        let found = frequency_at(words, at)?;
        // “họp thường kỳ hằng tháng”
        let near = words.get(at.saturating_sub(4).max(start)..at).unwrap_or_default();
        let is_verb = has_any(near, &["họp", "sinh hoạt định kỳ"]);
        let is_meant = if found.is_counted { meets } else { is_verb };
        is_meant.then(|| (at..at + found.length, found.days(), found.at_least))
    })
}
