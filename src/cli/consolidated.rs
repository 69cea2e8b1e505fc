//! `quyche render --consolidated`: the text in force on a day, with a note at each provision that changed.

use super::Failure;
use super::args::RenderArgs;
use super::output::Output;
use crate::model::{Amendment, Profile, Regulation};
use crate::open;
use crate::store::Place;
use crate::view::{self, Consolidation, DocumentView};
use chrono::NaiveDate;

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
    let date = match &args.date {
        None => None,
        Some(text) => Some(
            NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .map_err(|_| Failure::new("consolidated.date", vec![("text", text.clone())]))?,
        ),
    };
    let with: Vec<Place> = args.with.iter().map(|path| Place::Folder(path.clone())).collect();
    let made = open::consolidated(place, regulation, &with, date)?;
    for place in &made.open {
        let key = if place.is_unread { "consolidated.unread" } else { "consolidated.open" };
        output.tell(key, &[("folder", place.instrument.clone()), ("place", place.stands.clone())]);
    }
    if !made.open.is_empty() {
        return Err(Failure::new("consolidated.refused", vec![("count", made.open.len().to_string())]));
    }
    let instruments: Vec<(&Regulation, &Amendment)> = made.instruments.iter().map(|(one, does)| (one, does)).collect();
    let consolidation =
        Consolidation { base: &made.base, instruments: &instruments, applied: &made.applied, date: made.date };
    Ok(view::consolidated(&consolidation, profile))
}
