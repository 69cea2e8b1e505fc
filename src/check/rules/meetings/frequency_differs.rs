//! MEET03: the text says another frequency of a meeting than the facts.

use super::typed::{Known, Read, Sentence, days, texts};
use crate::check::rules::said::{has_any, number};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
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
    let words = sentence.words;
    let start = sentence.start;
    let meets = has_any(sentence.own(), &["họp", "sinh hoạt", "hội nghị"]);
    for at in start..words.len() {
        let word = |offset: usize| words.get(at + offset).copied().unwrap_or("");
        // “họp thường kỳ hằng tháng”
        if ["hằng", "hàng"].contains(&word(0)) {
            let near = at.saturating_sub(4).max(start);
            let is_verb = has_any(&words[near..at], &["họp"]) || has_any(&words[near..at], &["sinh hoạt định kỳ"]);
            if let (true, Some(days)) = (is_verb, days(word(1))) {
                return Some((at..at + 2, days, false));
            }
        }
        // “3 tháng một lần”, “mỗi quý họp ít nhất một lần”
        let count = if word(0) == "mỗi" { Some(1) } else { number(word(0)) };
        let (Some(count), Some(unit)) = (count, days(word(1))) else { continue };
        let times = (at + 2..(at + 9).min(words.len())).find(|times| words[*times] == "lần");
        let Some(end) = times.filter(|_| meets) else { continue };
        let Some(number) = number(words[end - 1]).filter(|number| *number > 0) else { continue };
        let between = &words[at + 2..end - 1];
        let known = ["họp", "thường", "kỳ", "lệ", "định", "ít", "nhất", "sinh", "hoạt", "tổ", "chức", "được"];
        if between.iter().all(|word| known.contains(word)) {
            return Some((at..end + 1, (count.saturating_mul(unit) / number).max(1), has_any(between, &["ít nhất"])));
        }
    }
    None
}
