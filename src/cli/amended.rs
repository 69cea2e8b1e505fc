//! The regulation that an instrument amends, as the instrument leaves it: what its quotations are part of.

use super::output::Output;
use super::{Failure, check};
use crate::amend;
use crate::amend::read::{Unread, folder};
use crate::model::{Amendment, Regulation};
use crate::store::Place;

/// The regulation that an instrument amends, as it leaves it; `None` for what amends nothing, and where it cannot be read,
/// which is told: quotations then leave room for what they cite. Where an instruction cannot be carried out, what is quoted is laid over
/// the regulation as it is, which is told too.
pub(super) fn amended(place: &Place, instrument: &Regulation, output: &mut Output) -> Option<Regulation> {
    let amends = instrument.facts.amends.as_ref()?;
    if amends.folder.is_empty() {
        // The reader has said so.
        return None;
    }
    match base(place, &amends.folder) {
        Ok(base) => {
            let (amendment, unread) = amendment(instrument);
            let applied = amend::apply(&base, &amendment);
            if unread.is_empty() && applied.open.is_empty() {
                return Some(applied.regulation);
            }
            let open = applied.open.iter().map(|refusal| refusal.stands.clone());
            let places: Vec<String> = unread.iter().map(|unread| unread.stands.clone()).chain(open).collect();
            output.tell("amended.not-whole", &[("places", places.join("; "))]);
            Some(amend::overlay(&base, instrument))
        }
        Err(failure) => {
            let why = output.lang.say(&failure.message());
            output.tell("amended.unknown", &[("folder", amends.folder.clone()), ("why", why)]);
            None
        }
    }
}

/// The regulation after an amendment, as [`amended`] gives it, without a word when it cannot be read.
pub(super) fn quietly(place: &Place, instrument: &Regulation) -> Option<Regulation> {
    let amends = instrument.facts.amends.as_ref().filter(|amends| !amends.folder.is_empty())?;
    let base = base(place, &amends.folder).ok()?;
    let (amendment, unread) = amendment(instrument);
    let applied = amend::apply(&base, &amendment);
    let is_whole = unread.is_empty() && applied.open.is_empty();
    Some(if is_whole { applied.regulation } else { amend::overlay(&base, instrument) })
}

/// What an instrument does, and what of it is not understood.
pub(super) fn amendment(instrument: &Regulation) -> (Amendment, Vec<Unread>) {
    let reading = folder(instrument);
    (amend::amendment(instrument, &reading), reading.unread)
}

/// A regulation in a folder that another names: in the same revision.
///
/// # Errors
/// It cannot be read, or holds nothing that can be understood.
pub(super) fn base(place: &Place, folder: &str) -> Result<Regulation, Failure> {
    let place = place.beside(folder)?;
    let (sources, loaded) = check::read_place(&place)?;
    check::refuse_unreadable(&place.to_string(), &sources, &loaded)?;
    Ok(loaded.regulation)
}
