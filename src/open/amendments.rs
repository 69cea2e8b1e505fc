//! The instruments behind a consolidated text, back to the regulation as it was first issued.

use super::{OpenError, amended, read};
use crate::amend::apply_all;
use crate::model::{Amendment, Consolidates, Facts, Regulation};
use crate::store::Place;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::Path;

/// No text is amended more often in a term; folders that name each other in a circle end here.
const MOST_STEPS: usize = 64;

/// A text as instruments left it on a day.
pub struct AmendedText {
    /// The instrument that was the last to change it, by where it lies; the regulation itself where none did.
    pub by: String,
    /// The day from which it is in force; `None` for a text whose instruments name none.
    pub from: Option<NaiveDate>,
    /// The text.
    pub regulation: Regulation,
}

/// The texts that instruments made of the regulation behind a consolidated text, the newest first, without the regulation as
/// first issued; and where that one lies.
///
/// # Errors
/// A folder on the way cannot be read.
pub fn amended_texts(place: &Place, consolidates: &Consolidates) -> Result<(Place, Vec<AmendedText>), OpenError> {
    let mut places = Vec::new();
    let (first, base) = first_issued(place, consolidates, &mut places)?;
    let mut instruments: Vec<(String, Amendment)> = Vec::new();
    for place in &places {
        let (_, loaded) = read::read_place(place)?;
        instruments.push((place.to_string(), amendment(place, &loaded.regulation)));
    }
    let own = |amendment: &Amendment| amendment.operations.iter().filter_map(|one| one.effective).collect::<Vec<_>>();
    let days = instruments.iter().flat_map(|(_, amendment)| amendment.effective.into_iter().chain(own(amendment)));
    let asked = consolidates.date;
    let days: BTreeSet<NaiveDate> = days.filter(|day| asked.is_none_or(|asked| *day <= asked)).collect();
    let text = |day: Option<NaiveDate>| {
        let by = instruments
            .iter()
            .rev()
            .find(|(_, one)| day.is_none() || one.effective == day || day.is_some_and(|day| own(one).contains(&day)));
        let regulation = apply_all(&base, &instruments, day.or(asked)).applied.regulation;
        AmendedText { by: by.map_or_else(|| first.to_string(), |(name, _)| name.clone()), from: day, regulation }
    };
    let texts = match days.is_empty() {
        true => vec![text(None)],
        false => days.into_iter().rev().map(|day| text(Some(day))).collect(),
    };
    Ok((first, texts))
}

/// What an instrument does, with the data of the regulation that it was drafted on, where that can be read.
pub(super) fn amendment(place: &Place, instrument: &Regulation) -> Amendment {
    let folder = instrument.facts.amends.as_ref().map(|amends| amends.folder.as_str());
    let base = folder.filter(|folder| !folder.is_empty()).and_then(|folder| amended::base(place, folder).ok());
    let mut amendment = amended::amendment(instrument, base.as_ref()).0;
    amendment.drafted_on = base.map(|base| Box::new(base.facts));
    amendment
}

/// The facts of the instruments that amended a consolidated text in a folder, in order of effect; those that cannot be read
/// are left out.
pub fn earlier_instruments(folder: &Path, regulation: &Regulation) -> Vec<Facts> {
    let Some(consolidates) = &regulation.facts.consolidates else { return Vec::new() };
    let place = Place::Folder(folder.to_owned());
    let mut places = Vec::new();
    if first_issued(&place, consolidates, &mut places).is_err() {
        places = consolidates.amendments.iter().filter_map(|folder| place.beside(folder).ok()).collect();
    }
    let facts = |place: &Place| Some(read::read_place(place).ok()?.1.regulation.facts);
    places.iter().filter_map(facts).filter(|facts| facts.amends.is_some()).collect()
}

/// The regulation as first issued that a consolidated text goes back to, also over other consolidated texts, and where it
/// lies; `amendments` gets every instrument on the way, in order of effect.
///
/// # Errors
/// A folder on the way cannot be read.
pub(super) fn first_issued(
    place: &Place,
    consolidates: &Consolidates,
    amendments: &mut Vec<Place>,
) -> Result<(Place, Regulation), OpenError> {
    go_back(place, consolidates, amendments, MOST_STEPS)
}

fn go_back(
    place: &Place,
    consolidates: &Consolidates,
    amendments: &mut Vec<Place>,
    left: usize,
) -> Result<(Place, Regulation), OpenError> {
    let read = amended::base(place, &consolidates.folder)?;
    let there = place.beside(&consolidates.folder)?;
    let first = match &read.facts.consolidates {
        Some(further) if left > 0 => go_back(&there, further, amendments, left - 1)?,
        _ => (there, read),
    };
    for folder in &consolidates.amendments {
        amendments.push(place.beside(folder)?);
    }
    Ok(first)
}
