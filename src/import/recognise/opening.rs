//! What stands between the title and the text: subject, bases, the clause that issues.

use super::closing::opens_title;
use super::ledger::Ledger;
use super::line::Line;
use super::noun;
use super::part::title;
use super::place::{self, Head, is_caps, is_rule, key};
use super::recase::Cases;
use super::text;
use crate::import::{Align, Tag};
use crate::model::{Basis, Provision};
use chrono::NaiveDate;

/// What an opening says.
#[derive(Debug, Clone, Default)]
pub(super) struct Opening {
    pub(super) document_type: Option<String>,
    pub(super) subject: String,
    /// `(Ban hành kèm theo …)`: its lines.
    pub(super) promulgated: Vec<Line>,
    pub(super) authority: Option<String>,
    pub(super) bases: Vec<Basis>,
    pub(super) enacting: Option<String>,
    /// What was not understood.
    pub(super) notes: Vec<Provision>,
}

/// Reads an opening; its first line is the title when `titled`.
pub(super) fn read(lines: &[Line], titled: bool, pattern: &str, cases: &Cases, ledger: &mut Ledger) -> Opening {
    let mut opening = Opening::default();
    let mut at = 0;
    let mut subject: Vec<String> = Vec::new();
    if let (true, Some(first)) = (titled, lines.first())
        && let Some((kind, rest)) = title(first)
    {
        opening.document_type = Some(kind.to_owned());
        let behind = first.text[rest..].replace('\n', " ");
        if !behind.trim().is_empty() {
            subject.push(cases.phrase(behind.trim()));
        }
        ledger.fact(first, Tag::Title);
        at = 1;
    }
    let first_basis = (at..lines.len()).find(|at| basis_words(&lines[*at]).is_some());
    let before = first_basis.unwrap_or(lines.len());
    let mut ruled = false;
    let last_rule = (at..before).rev().find(|at| lines[*at].text.starts_with("--"));
    while at < before {
        let line = &lines[at];
        let words = line.plain();
        if line.text.is_empty() && line.table.is_none() || is_rule(&words) {
            ruled |= !line.text.is_empty() && !subject.is_empty();
            ledger.tag(line, Tag::SubjectMark);
        } else if is_promulgated(&words) {
            // It may go on over several lines, to its bracket.
            let end = (at..before.min(at + 4)).find(|at| lines[*at].text.contains(')')).unwrap_or(at);
            opening.promulgated = lines[at..=end].to_vec();
            lines[at..=end].iter().for_each(|line| ledger.tag(line, Tag::Promulgated));
            at = end;
        } else if line.table.is_none()
            && !ruled
            && (last_rule.is_some_and(|rule| at < rule)
                || is_subject(line, &words, &subject, first_basis.is_some() || has_clause(&lines[at + 1..before])))
        {
            subject.push(cases.phrase(&words));
            ledger.fact(line, Tag::Subject);
        } else if line.table.is_none() && opening.authority.is_none() && decides(&words) {
            opening.authority = Some(cases.name(&words));
            ledger.fact(line, Tag::EnactingOrgan);
        } else {
            break;
        }
        at += 1;
    }
    opening.subject = text::safe(&joined(&subject));
    // No basis goes on for more than a few lines.
    let more = |at: usize| lines.iter().skip(at).take(4).any(|line| basis_words(line).is_some());
    let mut typed = String::new();
    while at < lines.len() {
        let line = &lines[at];
        match basis_words(line) {
            Some(words) => {
                opening.bases.push(basis(&words, pattern));
                ledger.fact(line, Tag::Basis);
                typed = words;
            }
            None if is_rule(&line.text) || line.text.is_empty() && line.table.is_none() => {}
            // A line between bases goes on with one that has not ended.
            None if line.table.is_none() && !typed.is_empty() && !typed.ends_with([';', ',', '.']) && more(at + 1) => {
                typed = format!("{typed} {}", line.plain());
                opening.bases.pop();
                opening.bases.push(basis(&typed, pattern));
                ledger.fact(line, Tag::Basis);
            }
            None => break,
        }
        at += 1;
    }
    let mut clause: Vec<String> = Vec::new();
    for line in &lines[at..] {
        if is_rule(&line.text) || line.text.is_empty() && line.table.is_none() {
            continue;
        }
        // One or two lines issue; what is more is no such clause.
        let words = line.plain();
        if line.table.is_none() && clause.len() < 2 && !clause.last().is_some_and(|last| last.ends_with([':', '.'])) {
            clause.push(words);
            ledger.fact(line, Tag::Enacting);
        } else {
            opening.notes.push(ledger.unknown(line));
        }
    }
    opening.enacting = Some(text::safe(&joined(&clause))).filter(|clause| !clause.is_empty());
    opening
}

/// Whether a line in capitals names who decides: an organ or a title.
fn decides(words: &str) -> bool {
    is_caps(words) && !words.ends_with(':') && (noun::is_noun(&key(words)) || opens_title(words))
}

/// The lines of an opening, first those below the title that other papers have over it: the number, the place and the
/// date.
pub(super) fn parted(lines: &[Line]) -> (Vec<Line>, Vec<Line>) {
    let end = lines.iter().position(|line| basis_words(line).is_some()).unwrap_or(lines.len());
    let is_of_head = |line: &Line| {
        line.table.is_none() && matches!(place::head(&line.plain()), Some(Head::Number { .. } | Head::Date { .. }))
    };
    let (above, below) = lines.split_at(end);
    let (of_head, mut own): (Vec<Line>, Vec<Line>) = above.iter().cloned().partition(is_of_head);
    own.extend_from_slice(below);
    (of_head, own)
}

fn joined(parts: &[String]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether words name the decision that promulgates: `(Ban hành kèm theo …)`.
pub(super) fn is_promulgated(words: &str) -> bool {
    let key = key(words);
    words.trim().starts_with('(') && (key.starts_with("ban hành kèm theo") || key.starts_with("kèm theo"))
}

/// Whether some line issues the regulation.
fn has_clause(lines: &[Line]) -> bool {
    lines.iter().any(|line| !is_rule(&line.text) && !line.text.is_empty() && !is_promulgated(&line.plain()))
}

fn is_subject(line: &Line, words: &str, before: &[String], more: bool) -> bool {
    if words.ends_with(':') {
        return false;
    }
    let stands_out =
        line.look.align == Some(Align::Centre) || line.look.heading.is_some() || line.is_bold(0..line.text.len());
    if before.is_empty() {
        return true;
    }
    // `CỦA HỘI ĐỒNG NHÂN DÂN` goes on with it.
    let own = key(words);
    if ["của ", "về ", "đối với ", "trong ", "thuộc ", "trên "].iter().any(|open| own.starts_with(open)) {
        return words.split_whitespace().take(61).count() <= 60;
    }
    // Capitals below a subject in small letters name who decides.
    let caps = is_caps(words);
    let caps_before = before.iter().any(|part| is_caps(part));
    let short = words.split_whitespace().count() <= 30;
    short
        && (stands_out && (!caps || caps_before)
            || !caps
                && more
                && line.look.align.is_none()
                && (!words.ends_with(['.', ';', ',']) || before.last().is_some_and(|last| last.ends_with(','))))
}

/// The words of a basis without its opening mark.
fn basis_words(line: &Line) -> Option<String> {
    if line.table.is_some() {
        return None;
    }
    let words = line.plain();
    let words = words.trim().trim_start_matches(['-', '–', '+', '•', ' ', '\u{a0}']);
    let key = key(words);
    let opens = ["căn cứ", "theo đề nghị", "xét đề nghị", "xét", "thực hiện", "trên cơ sở"];
    let known = opens.iter().any(|open| key.strip_prefix(open).is_some_and(|rest| rest.starts_with(' ')));
    known.then(|| words.to_owned())
}

/// A basis with its parts, when they print the very words; else as words.
fn basis(words: &str, pattern: &str) -> Basis {
    let words = words.trim().trim_end_matches([';', ',', '.', ' ']);
    let mut bare = words.to_owned();
    if let Some(rest) =
        words.get(.."Căn cứ".len()).filter(|first| key(first) == "căn cứ").map(|first| &words[first.len()..])
    {
        bare = rest.trim_start_matches([' ', ':', '\u{a0}']).to_owned();
    }
    let bare = text::safe(&bare);
    cited(&bare, pattern).unwrap_or(Basis { text: Some(bare), ..Basis::default() })
}

/// `Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng`.
fn cited(words: &str, pattern: &str) -> Option<Basis> {
    let (document_type, rest) = words.split_once(" số ")?;
    let (number, mut rest) = rest.split_once(' ').unwrap_or((rest, ""));
    if document_type.split(' ').count() > 4 || !number.contains(['/', '-']) {
        return None;
    }
    let mut basis = Basis {
        document_type: Some(document_type.to_owned()),
        number: Some(number.trim_end_matches(',').to_owned()),
        ..Basis::default()
    };
    if let Some(after) = rest.strip_prefix("ngày ") {
        let (date, left) = day(after)?;
        basis.date = Some(date);
        rest = left;
    }
    let rest = rest.trim_start();
    if let Some(after) = rest.strip_prefix("của ") {
        let ends = [" về ", " ban hành ", " hướng dẫn ", " quy định "].iter().filter_map(|open| after.find(open)).min();
        let at = ends.unwrap_or(after.len());
        basis.issuer = Some(after[..at].to_owned());
        basis.subject = Some(after[at..].trim().to_owned()).filter(|subject| !subject.is_empty());
    } else if !rest.is_empty() {
        basis.subject = Some(rest.to_owned());
    }
    (basis.cited(pattern) == words).then_some(basis)
}

/// A day at the start of words, `26/5/2025` or `26 tháng 5 năm 2025`, and what follows it.
fn day(words: &str) -> Option<(NaiveDate, &str)> {
    let end = words.find(' ').unwrap_or(words.len());
    let parts: Vec<&str> = words[..end].trim_end_matches(',').split('/').collect();
    if let [day, month, year] = parts[..] {
        let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        return Some((date, &words[end..]));
    }
    let (day, rest) = words.split_once(" tháng ")?;
    let (month, rest) = rest.split_once(" năm ")?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let date =
        NaiveDate::from_ymd_opt(rest[..end].parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?)?;
    Some((date, &rest[end..]))
}
