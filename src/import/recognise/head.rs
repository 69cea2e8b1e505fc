//! The head of a part: organs, number, place and date, marks.

use super::ledger::Ledger;
use super::line::Line;
use super::organ;
use super::place::{self, Head, is_rule, key};
use super::recase::Cases;
use crate::import::Tag;
use crate::model::{Profile, Provision, Urgency};
use chrono::NaiveDate;

/// What a head says.
#[derive(Debug, Clone, Default)]
pub(super) struct HeadFacts {
    /// Whether the nation heads it, and not the Party.
    pub(super) is_state: Option<bool>,
    pub(super) superior: Option<String>,
    pub(super) organ: Option<String>,
    pub(super) number: Option<u32>,
    /// The year in the number.
    pub(super) number_year: Option<u16>,
    /// Letters of type and organ, as typed.
    pub(super) letters: Option<(String, String)>,
    /// Whether there is a number line.
    pub(super) is_numbered: bool,
    pub(super) place: Option<String>,
    pub(super) date: Option<NaiveDate>,
    pub(super) urgency: Option<Urgency>,
    pub(super) circulation: Option<String>,
    /// Whether it is marked as a draft, and which.
    pub(super) draft: Option<Option<u32>>,
    /// The number line, to be held against what prints.
    pub(super) number_line: Option<usize>,
    /// Lines that nothing was made of.
    pub(super) left_over: Vec<usize>,
}

/// Reads the lines of a head.
pub(super) fn read(lines: &[Line], cases: &Cases, ledger: &mut Ledger) -> HeadFacts {
    let mut facts = HeadFacts::default();
    let mut unknown: Vec<usize> = Vec::new();
    let mut anchors: Vec<usize> = Vec::new();
    let mut dated = false;
    for (at, line) in lines.iter().enumerate() {
        // A sign alone is the star below the organ's name, or what a recogniser took it for.
        let says_nothing = is_rule(&line.text) || !line.text.chars().any(|c| c.is_alphanumeric() || c == '…');
        if says_nothing && line.table.is_none() {
            if line.text.contains('*') {
                ledger.tag(line, Tag::OrganMark);
            }
            continue;
        }
        let tag = match place::head(&line.plain()) {
            Some(Head::Nation(is_state)) => {
                anchors.push(at);
                facts.is_state = Some(is_state);
                Tag::Nation
            }
            Some(Head::Motto) => {
                anchors.push(at);
                Tag::Motto
            }
            Some(Head::Number { .. }) if facts.is_numbered => {
                facts.left_over.push(at);
                continue;
            }
            Some(Head::Date { .. }) if dated => {
                facts.left_over.push(at);
                continue;
            }
            Some(Head::Number { number, kind, organ, year, is_state }) => {
                anchors.push(at);
                facts.is_state.get_or_insert(is_state);
                facts.number = number;
                facts.number_year = year;
                facts.letters = Some((kind, organ));
                facts.is_numbered = true;
                facts.number_line = Some(at);
                ledger.tag(line, Tag::Number);
                continue;
            }
            Some(Head::Date { place, date, partly }) => {
                anchors.push(at);
                facts.place = place.map(|place| if place::is_caps(&place) { cases.name(&place) } else { place });
                facts.date = date;
                dated = true;
                // Half a date prints as none, and its figures must not be lost.
                if partly {
                    ledger.tag(line, Tag::Date);
                    facts.left_over.push(at);
                    continue;
                }
                Tag::Date
            }
            Some(Head::Urgency(key)) => {
                facts.urgency = Some(match key.as_str() {
                    "khẩn" => Urgency::Khan,
                    "thượng khẩn" => Urgency::ThuongKhan,
                    _ => Urgency::HoaToc,
                });
                Tag::Urgency
            }
            Some(Head::Circulation(words)) => {
                facts.circulation = Some(if place::is_caps(&words) { cases.sentence(&words) } else { words });
                Tag::Circulation
            }
            Some(Head::Draft(number)) => {
                facts.draft = Some(number);
                Tag::Draft
            }
            None => {
                unknown.push(at);
                continue;
            }
        };
        ledger.fact(line, tag);
    }
    let named = organ::choose(lines, &unknown, &anchors, facts.number_line);
    facts.left_over.extend(unknown.into_iter().filter(|at| !named.contains(at)));
    facts.left_over.sort_unstable();
    let organs: Vec<Line> =
        named.iter().filter_map(|at| lines.get(*at)).flat_map(|line| organ::lines_of(line, cases)).collect();
    organ_lines(&organs.iter().collect::<Vec<_>>(), cases, ledger, &mut facts);
    facts
}

/// The organ and the one above it: the last line is the organ's, with those that it goes on from.
fn organ_lines(organs: &[&Line], cases: &Cases, ledger: &mut Ledger, facts: &mut HeadFacts) {
    let Some((last, before)) = organs.split_last() else { return };
    let goes_on = |line: &Line| {
        let key = key(&line.text);
        ["và ", "xã ", "phường ", "tỉnh ", "huyện ", "thành phố ", "đặc khu ", "thị trấn ", "khoá "]
            .iter()
            .any(|word| key.starts_with(word))
    };
    let bold = |line: &Line| line.is_bold(0..line.text.len());
    let mut from = before.len();
    while from > 0 {
        let above = before[from - 1];
        let below: &Line = before.get(from).copied().unwrap_or(last);
        let same_look = bold(above) == bold(below);
        if above.table.is_some()
            || !(same_look && (goes_on(below) || above.text.ends_with(',') || key(&above.text).ends_with(" và"))
                || bold(above) && bold(below))
        {
            break;
        }
        from -= 1;
    }
    // Without looks, the text tells what the whole name is.
    let named =
        |from: &usize| cases.knows(&organs[*from..].iter().map(|line| line.plain()).collect::<Vec<_>>().join(" "));
    if !bold(last)
        && let Some(whole) = (0..from).find(named)
    {
        from = whole;
    }
    let name = |lines: &[&Line]| {
        let words = lines.iter().map(|line| line.plain()).collect::<Vec<_>>().join(" ");
        cases.name(words.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['*', ' ']))
    };
    facts.organ = Some(name(&organs[from..]));
    if from > 0 {
        facts.superior = Some(name(&organs[..from]));
    }
    for (at, line) in organs.iter().enumerate() {
        ledger.fact(line, if at < from { Tag::Superior } else { Tag::Organ });
    }
}

/// Lines of a head that nothing was made of, as notes.
pub(super) fn left_over(lines: &[Line], facts: &HeadFacts, ledger: &mut Ledger) -> Vec<Provision> {
    facts.left_over.iter().map(|at| ledger.unknown(&lines[*at])).collect()
}

/// The number line against what will print: a line that differs is kept as a note.
pub(super) fn number_line(
    lines: &[Line],
    facts: &HeadFacts,
    profile: Option<&Profile>,
    [document_type, code]: [&str; 2],
    ledger: &mut Ledger,
) -> Option<Provision> {
    let line = &lines[facts.number_line?];
    let bare = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let printed = profile
        .map(|profile| profile.head_number(facts.number, facts.number_year, document_type, code))
        .unwrap_or_default();
    // `Luật số:` names the type once more, and a number below 10 may lack its 0.
    let typed = bare(&line.text);
    let typed = typed.strip_prefix(&bare(document_type)).unwrap_or(&typed);
    let number = |words: &str| words.strip_prefix("số").unwrap_or(words).trim_start_matches('0').to_owned();
    let same = number(&bare(&printed)) == number(typed);
    if same {
        ledger.fact(line, Tag::Number);
        return None;
    }
    Some(ledger.unknown(line))
}
