//! RO08: one and the same thing due at two times: in two places, in one sentence, or in the words and in `by=`.

use super::products::{Elsewhere, products};
use crate::check::rules::said::{begins, clauses, has_any, phrases, words};
use crate::check::{Context, Findings, Part, Placed, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::language::{Due, deadlines};
use crate::model::folded;
use std::collections::BTreeSet;
use std::ops::Range;

/// RO08 two-deadlines
pub static RULE: Rule =
    Rule { code: Code::new("RO08", "two-deadlines", Severity::Warning), doc: include_str!("two_deadlines.md"), check };

/// What is done by a deadline, folded: verbs of one row say the same.
const VERBS: [&[&str]; 6] = [
    &["gửi", "nộp", "trình", "báo cáo", "hoàn thành", "lập"],
    &["trả lời", "phản hồi", "giải quyết", "phúc đáp", "hồi đáp"],
    &["ban hành", "phát hành", "công bố", "ký"],
    &["cho ý kiến", "có ý kiến", "góp ý"],
    &["thụ lý", "tiếp nhận"],
    &["thông báo"],
];

/// Words that say for which case a deadline is, folded.
const CASES: [&str; 8] = ["đối với", "trường hợp", "nếu", "trừ", "phức tạp", "đột xuất", "bất thường", "khẩn"];

/// Words that may stand between two deadlines of one thing, folded.
const LAST: [&str; 9] = ["chậm", "nhất", "là", "trước", "trong", "không", "quá", "vào", "thời"];

/// How often, folded: a monthly report is no yearly one.
const PERIODS: [&str; 8] = ["tuần", "tháng", "quý", "năm", "ngày", "kỳ", "khoá", "giờ"];

/// What is due, when, and where it is said.
struct Duty<'c> {
    /// The rows of the verbs before the deadline.
    verbs: Vec<usize>,
    due: Due,
    /// The weighty words of the clause before the deadline.
    matter: BTreeSet<&'c str>,
    /// Those between the verb and the deadline, or all where there are none: the thing itself.
    object: BTreeSet<&'c str>,
    /// How often it comes.
    often: Vec<&'c str>,
    /// The article, by its place, where what it orders is one procedure.
    article: Option<usize>,
    /// Where its clause begins.
    clause: usize,
    text: &'c Printed,
    words: Range<usize>,
}

fn check(context: &Context, findings: &mut Findings) {
    let empty = phrases(include_str!("empty_words.txt"));
    // The articles of a law order several procedures side by side.
    let is_law = context.is_legislation();
    let mut duties: Vec<Duty> = Vec::new();
    for text in context.texts().iter().filter(|text| text.part == Part::Body) {
        let Some(placed) = context.provision_of(text).filter(|placed| !placed.in_decision) else { continue };
        let said = words(text);
        attribute(context, placed, text, &said, findings);
        for clause in clauses(text, false) {
            let own = &said[clause.clone()];
            let found = deadlines(own);
            if has_any(own, &CASES) || is_conditional(own) {
                continue;
            }
            if let [(one, first), (two, second), ..] = found.as_slice()
                && one.differs(*two)
                && own[first.end..second.start].iter().all(|word| LAST.contains(word))
                && text.gap(clause.start + first.end - 1).contains(',')
            {
                tell(text, clause.start + second.start..clause.start + second.end, None, "same", findings);
            }
            duties.extend(
                (0..found.len()).filter_map(|at| {
                    duty(placed.article.filter(|_| !is_law), text, &said, &clause, &found, at, &empty)
                }),
            );
        }
    }
    for Elsewhere { text, words, by } in products(context) {
        let start = text.word(words.start).map_or(0, |word| word.start);
        let end = text.word(words.end.saturating_sub(1)).map_or(start, |word| word.end);
        let found = RULE.at(text.span(start..end)).with("found", text.text.get(start..end).unwrap_or(""));
        findings.push(found.label(by, "other").help("help"));
    }
    for (at, one) in duties.iter().enumerate() {
        let other = duties[..at].iter().find(|other| {
            !(other.text.at == one.text.at && other.clause == one.clause)
                && other.verbs.iter().any(|row| one.verbs.contains(row))
                && other.due.differs(one.due)
                && is_same(other, one)
        });
        if let Some(other) = other {
            tell(one.text, one.words.clone(), Some(other), "help", findings);
        }
    }
}

fn tell(text: &Printed, words: Range<usize>, other: Option<&Duty>, help: &'static str, findings: &mut Findings) {
    let place = |text: &Printed, words: &Range<usize>| {
        let start = text.word(words.start).map_or(0, |word| word.start);
        start..text.word(words.end.saturating_sub(1)).map_or(start, |word| word.end)
    };
    let printed = place(text, &words);
    let mut found = RULE.at(text.span(printed.clone())).with("found", text.text.get(printed).unwrap_or(""));
    if let Some(other) = other {
        found = found.label(other.text.span(place(other.text, &other.words)), "other");
    }
    findings.push(found.help(help));
}

/// Compares the deadline of `by=` with those that the words state.
fn attribute(context: &Context, placed: &Placed, text: &Printed, said: &[&str], findings: &mut Findings) {
    let Some(by) = &placed.provision.attributes.by else { return };
    let by = folded(by);
    let by: Vec<&str> = by.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (stated, typed) = (deadlines(&by), deadlines(said));
    let [(due, _)] = stated.as_slice() else { return };
    let is_said = typed.iter().any(|(typed, _)| typed == due);
    // Behind the first clause the deadline may be that of somebody else.
    let first = clauses(text, false).into_iter().next().map_or(0, |clause| clause.end);
    let typed: Vec<(Due, Range<usize>)> = typed.into_iter().filter(|(_, range)| range.end <= first).collect();
    let differs = typed.iter().filter(|(typed, _)| typed.differs(*due)).collect::<Vec<_>>();
    // Where several are stated, the one of `by=` may be of another step.
    if let ([(_, range)], false) = (differs.as_slice(), is_said) {
        let start = text.word(range.start).map_or(0, |word| word.start);
        let end = text.word(range.end.saturating_sub(1)).map_or(start, |word| word.end);
        let found = RULE.at(context.attribute(placed, "by"));
        let found = found.with("found", text.text.get(start..end).unwrap_or(""));
        findings.push(found.label(text.span(start..end), "words").help("by"));
    }
}

/// What is due by a deadline: the verb before it and the weighty words of the clause.
fn duty<'c>(
    article: Option<usize>,
    text: &'c Printed,
    said: &[&'c str],
    clause: &Range<usize>,
    found: &[(Due, Range<usize>)],
    at: usize,
    empty: &[&str],
) -> Option<Duty<'c>> {
    let own = &said[clause.clone()];
    let (due, range) = found.get(at)?.clone();
    // The verb that stands last before the deadline; of a report that opens the clause, its name.
    let last = |verbs: &&[&str]| verbs.iter().filter_map(|verb| last_of(&own[..range.start], verb)).max();
    let verbs: Vec<usize> = (0..VERBS.len()).filter(|row| VERBS.get(*row).and_then(last).is_some()).collect();
    let stands = VERBS.iter().filter_map(last).max()?;
    let is_matter = |word: &&str| !empty.contains(word) && !PERIODS.contains(word) && word.parse::<u32>().is_err();
    // The words of a verb are none of the matter, but a report is one.
    let is_verb = |at: usize| {
        let covers = |verb: &&str| {
            (at.saturating_sub(2)..=at)
                .any(|from| begins(&own[from..range.start], verb).is_some_and(|count| from + count > at))
        };
        VERBS
            .iter()
            .flat_map(|row| row.iter())
            .filter(|verb| !["báo cáo", "thông báo", "góp ý"].contains(verb))
            .any(covers)
    };
    // The words of an earlier deadline are none of the matter.
    let is_other = |at: &usize| found.iter().any(|(_, other)| other.contains(at));
    let weighty = |range: Range<usize>| -> BTreeSet<&'c str> {
        range.filter(|at| !is_other(at) && !is_verb(*at)).map(|at| own[at]).filter(|word| is_matter(word)).collect()
    };
    let matter = weighty(0..range.start);
    let object = Some(weighty(stands + 1..range.start)).filter(|object| object.len() >= 2);
    // `hằng tháng` behind the deadline says how often as well as `báo cáo tháng` before it.
    let often = own[..own.len().min(range.end + 2)].iter().enumerate().filter(|(at, _)| !is_other(at));
    let mut often: Vec<&str> = often.map(|(_, word)| *word).filter(|word| PERIODS.contains(word)).collect();
    often.sort_unstable();
    often.dedup();
    let object = object.unwrap_or_else(|| matter.clone());
    let words = clause.start + range.start..clause.start + range.end;
    Some(Duty { verbs, due, matter, object, often, article, clause: clause.start, text, words })
}

/// Whether something is due in one case: `khi có việc đột xuất`, not `từ khi được giao`.
fn is_conditional(words: &[&str]) -> bool {
    (0..words.len()).any(|at| words[at] == "khi" && (at == 0 || !["từ", "sau", "trước"].contains(&words[at - 1])))
}

/// Where a phrase stands last among words.
fn last_of(words: &[&str], phrase: &str) -> Option<usize> {
    (0..words.len()).rev().find(|at| begins(&words[*at..], phrase).is_some())
}

/// Whether two duties are about the same and come as often: nearly all weighty words of the shorter stand in the longer, or,
/// within one article, the thing that is due.
fn is_same(one: &Duty, other: &Duty) -> bool {
    let less = one.matter.len().min(other.matter.len());
    let more = one.matter.len().max(other.matter.len());
    let shared = one.matter.intersection(&other.matter).count();
    let is_near = less >= 4 && shared * 10 >= less * 9 && more <= less * if shared == less { 3 } else { 2 };
    let is_thing = |one: &Duty, other: &Duty| one.object.len() >= 2 && one.object.is_subset(&other.matter);
    let is_beside = one.article.is_some() && one.article == other.article;
    one.often == other.often && (is_near || is_beside && (is_thing(one, other) || is_thing(other, one)))
}
