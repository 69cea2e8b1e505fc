//! An instrument in the notation as an amendment: its instructions as they were read, with what its facts carry.

use super::read::Reading;
use crate::model::{Address, Amendment, Later, Level, Provision, Regulation, Unprinted, date_digits, day_in_words};
use chrono::NaiveDate;

/// The amendment that an instrument makes: what was read of it, and of its facts the day of effect, the instructions
/// that have a day of their own, the data that change and the ids given to what stays.
pub fn amendment(instrument: &Regulation, reading: &Reading) -> Amendment {
    let amends = instrument.facts.amends.clone().unwrap_or_default();
    let effective = amends.effective.or(reading.effective);
    let mut out = Amendment { effective, facts: amends.facts, removes: amends.removes, ..Amendment::default() };
    for amended in &reading.amended {
        out.operations.extend(amended.amendment(effective).operations);
    }
    let index = instrument.index();
    for later in &amends.later {
        let Some(entry) = index.get(&later.id) else { continue };
        let place = entry.citation.to_string();
        // One that is named with a list below it has effect later with all of the list.
        let within = |stands: &str| stands == place || stands.ends_with(&format!(" {place}"));
        let named = out.operations.iter_mut().filter(|operation| within(&operation.stands));
        named.for_each(|operation| operation.effective = Some(later.effective));
    }
    out.unprinted = amends
        .named
        .into_iter()
        .filter_map(|named| {
            let target = Address::parse(&named.at)?;
            Some(Unprinted { target, place: Vec::new(), id: Some(named.id), attributes: None })
        })
        .collect();
    out
}

/// A day of effect on which the sentences of an instrument and its data do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayConflict {
    /// The instruction whose day it is, `khoản 3 Điều 1`; nothing for the whole instrument.
    pub stands: Option<String>,
    /// The day that its sentences say.
    pub said: Option<NaiveDate>,
    /// The day of the data.
    pub stated: Option<NaiveDate>,
    /// The data by their path: `amends.effective`.
    pub path: String,
}

/// Where the days of effect that the sentences of an instrument say and those of its data do not agree.
pub fn day_conflicts(instrument: &Regulation, reading: &Reading) -> Vec<DayConflict> {
    let Some(amends) = &instrument.facts.amends else { return Vec::new() };
    let mut out = Vec::new();
    if let (Some(stated), Some(said)) = (amends.effective, reading.effective)
        && stated != said
    {
        let path = "amends.effective".to_owned();
        out.push(DayConflict { stands: None, said: Some(said), stated: Some(stated), path });
    }
    let whole = amends.effective.or(reading.effective);
    let index = instrument.index();
    let own = |later: &Later| index.get(&later.id).map(|entry| entry.citation.to_string());
    let within = |stands: &str, place: &str| stands == place || stands.ends_with(&format!(" {place}"));
    let read = || reading.amended.iter().flat_map(|amended| &amended.read);
    for (at, later) in amends.later.iter().enumerate() {
        let Some(place) = own(later) else { continue };
        let said = read().filter(|read| within(&read.stands, &place)).find_map(|read| read.effective);
        // A sentence that is not understood may say it too.
        let agrees = said.map_or_else(|| mentions(instrument, later.effective), |said| said == later.effective);
        if !agrees {
            let path = format!("amends.later.{at}.effective");
            out.push(DayConflict { stands: Some(place), said, stated: Some(later.effective), path });
        }
    }
    let stated: Vec<String> = amends.later.iter().filter_map(own).collect();
    let mut told: Vec<&str> = Vec::new();
    for read in read().filter(|read| read.effective.is_some() && read.effective != whole) {
        // Data that name no day of their own leave the days to the sentences.
        let known = stated.is_empty() || stated.iter().any(|place| within(&read.stands, place));
        if !known && !told.contains(&read.stands.as_str()) {
            told.push(&read.stands);
            let (stands, path) = (Some(read.stands.clone()), "amends.later".to_owned());
            out.push(DayConflict { stands, said: read.effective, stated: None, path });
        }
    }
    out
}

/// Whether a day is written anywhere in the sentences of an instrument.
fn mentions(instrument: &Regulation, day: NaiveDate) -> bool {
    fn within(provision: &Provision, written: &[String]) -> bool {
        let says = |words: String| written.iter().any(|day| words.contains(day.as_str()));
        provision.level != Level::Quote
            && (provision.texts().any(|text| says(text.gapped_words()))
                || provision.children.iter().any(|child| within(child, written)))
    }
    let plain = |pattern: &str| day.format(pattern).to_string();
    let written = [date_digits(day), day_in_words(day)].into_iter().chain(
        ["%-d/%-m/%Y", "%d/%m/%Y", "%-d tháng %-m năm %Y", "%d tháng %m năm %Y"].iter().map(|pattern| plain(pattern)),
    );
    let written: Vec<String> = written.collect();
    instrument.provisions.iter().chain(&instrument.decision_text).any(|provision| within(provision, &written))
}
