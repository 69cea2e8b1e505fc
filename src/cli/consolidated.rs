//! `quyche render --consolidated`: the text in force on a day, with a note at each provision that changed.

use super::args::RenderArgs;
use super::output::Output;
use super::{Failure, amended, check};
use crate::amend::{self, Replayed};
use crate::model::{Amendment, Profile, Regulation};
use crate::store::Place;
use crate::view::{self, Consolidation, DocumentView};
use chrono::NaiveDate;

/// An instrument and what it does.
struct Instrument {
    name: String,
    regulation: Regulation,
    amendment: Amendment,
}

/// The consolidated text of a regulation: with the instruments that are named, else with those that it says it was made of.
///
/// # Errors
/// No instrument is named anywhere, one cannot be read or understood, or cannot be applied exactly; each such place is told.
pub(super) fn document(
    args: &RenderArgs,
    place: &Place,
    regulation: &Regulation,
    profile: &Profile,
    output: &mut Output,
) -> Result<DocumentView, Failure> {
    let mut date = match &args.date {
        None => None,
        Some(text) => Some(
            NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .map_err(|_| Failure::new("consolidated.date", vec![("text", text.clone())]))?,
        ),
    };
    let read: Regulation;
    let (base, places) = match &regulation.facts.consolidates {
        _ if !args.with.is_empty() => {
            let places = args.with.iter().map(|path| Place::Folder(path.clone())).collect();
            (regulation, places)
        }
        Some(consolidates) => {
            date = date.or(consolidates.date);
            read = amended::base(place, &consolidates.folder)?;
            let places = consolidates.amendments.iter().map(|folder| place.beside(folder));
            (&read, places.collect::<Result<Vec<Place>, _>>()?)
        }
        None => return Err(Failure::new("consolidated.nothing", vec![("dir", place.to_string())])),
    };
    let mut instruments = Vec::new();
    let mut count = 0;
    let mut tell = |key: &str, folder: &str, place: &str| {
        count += 1;
        output.tell(key, &[("folder", folder.to_owned()), ("place", place.to_owned())]);
    };
    for place in places {
        let name = place.to_string();
        let (sources, loaded) = check::read_place(&place)?;
        check::refuse_unreadable(&name, &sources, &loaded)?;
        let (amendment, unread) = amended::amendment(&loaded.regulation);
        unread.iter().for_each(|unread| tell("consolidated.unread", &name, &unread.stands));
        instruments.push(Instrument { name, regulation: loaded.regulation, amendment });
    }
    let list: Vec<(String, Amendment)> =
        instruments.iter().map(|one| (one.name.clone(), one.amendment.clone())).collect();
    let Replayed { applied, .. } = amend::apply_all(base, &list, date);
    for refusal in &applied.open {
        let name = instruments.get(refusal.instrument).map_or("", |instrument| instrument.name.as_str());
        tell("consolidated.open", name, &refusal.stands);
    }
    if count > 0 {
        return Err(Failure::new("consolidated.refused", vec![("count", count.to_string())]));
    }
    let pairs: Vec<(&Regulation, &Amendment)> =
        instruments.iter().map(|instrument| (&instrument.regulation, &instrument.amendment)).collect();
    Ok(view::consolidated(&Consolidation { base, instruments: &pairs, applied: &applied, date }, profile))
}
