//! Both blocks of the head: nation and motto, organs, number, place and date, marks.

use super::runs::{Printer, Run};
use super::title::title;
use crate::model::{Decision, Facts, Status, month_digits};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// Both blocks of the head, every line as printed (capitals are the profile's).
#[derive(Debug, Clone, Default, Serialize)]
pub struct HeadView {
    /// First line of the right block.
    pub nation: String,
    /// Its second line.
    pub motto: Option<String>,
    /// The superior organ, cut into lines.
    pub superior: Option<Vec<Run>>,
    /// The issuing organ, cut into lines.
    pub organ: Vec<Run>,
    /// The number line; absent on a regulation that a decision promulgates.
    pub number: Option<String>,
    /// Place and date; absent likewise.
    pub date: Option<String>,
    /// `Khẩn`.
    pub urgency: Option<String>,
    /// Phạm vi lưu hành.
    pub circulation: Option<String>,
    /// `Dự thảo lần 2`.
    pub draft: Option<String>,
}

/// What a head is made from.
pub(super) struct HeadFacts<'a> {
    facts: &'a Facts,
    document_type: &'a str,
    number: Option<u32>,
    year: Option<u16>,
    date: Option<NaiveDate>,
    numbered: bool,
}

impl<'a> HeadFacts<'a> {
    pub(super) fn of_regulation(facts: &'a Facts) -> Self {
        Self {
            facts,
            document_type: facts.document_type(),
            number: facts.number,
            year: facts.number_year,
            date: facts.date,
            numbered: facts.decision.is_none(),
        }
    }

    /// What is no paper of anybody's: it has no number and no day.
    pub(super) fn of_no_paper(facts: &'a Facts) -> Self {
        Self { numbered: false, ..Self::of_regulation(facts) }
    }

    pub(super) fn of_decision(facts: &'a Facts, decision: &'a Decision) -> Self {
        Self {
            facts,
            document_type: decision.document_type(),
            number: decision.number,
            year: decision.number_year,
            date: decision.date,
            numbered: true,
        }
    }
}

impl HeadView {
    pub(super) fn new(printer: &mut Printer, from: &HeadFacts) -> Self {
        let facts = from.facts;
        let profile = printer.profile;
        let code = facts.organ.code.as_deref().unwrap_or("…");
        let place = facts.place.as_deref().map(|place| printer.plain_words(place));
        let superior = facts.organ.superior.as_ref().filter(|name| !name.trim().is_empty());
        // A cell keeps a little room on both sides.
        let room = profile.head.left_width - 2.0;
        Self {
            nation: profile.head.nation.clone(),
            motto: profile.head.motto.clone(),
            superior: superior.map(|name| title(printer.words(name), &profile.elements.superior, room)),
            organ: title(printer.words(&facts.organ.name), &profile.elements.organ, room),
            number: from.numbered.then(|| profile.head_number(from.number, from.year, from.document_type, code)),
            date: from.numbered.then(|| place_and_date(place.as_deref(), from.date)),
            urgency: facts
                .urgency
                .filter(|_| from.numbered)
                .map(|urgency| profile.urgency.get(urgency.word()).cloned().unwrap_or_default()),
            circulation: facts.circulation.clone().filter(|_| from.numbered),
            draft: match (facts.status, facts.draft) {
                (Status::Draft, Some(draft)) => Some(format!("Dự thảo lần {draft}")),
                _ => None,
            },
        }
    }
}

/// `Lam Giang, ngày 05 tháng 02 năm 2026`; room to write is left where there is no date.
fn place_and_date(place: Option<&str>, date: Option<NaiveDate>) -> String {
    let place = place.unwrap_or("…");
    match date {
        Some(date) => {
            format!("{place}, ngày {:02} tháng {} năm {}", date.day(), month_digits(date), date.year())
        }
        None => {
            // Em spaces, because word processors disagree about the width of an italic no-break space.
            let room = "\u{2003}\u{2003}";
            format!("{place}, ngày{room}tháng{room}năm{room}")
        }
    }
}
