//! The regulation that an instrument amends, as the instrument leaves it: what its quotations are part of.

use super::output::Output;
use super::{Failure, check};
use crate::amend::read::{Unread, folder};
use crate::amend::{self, Refusal};
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

/// What an instrument makes of the regulation that it amends, without a word when that one cannot be read.
pub(super) struct Made {
    /// The regulation that it amends.
    pub(super) base: Regulation,
    /// That regulation as the instrument leaves it, as [`amended`] gives it.
    pub(super) amended: Regulation,
    /// What of it is not understood.
    pub(super) unread: Vec<Unread>,
    /// What of it cannot be carried out.
    pub(super) open: Vec<Refusal>,
}

/// Carries an instrument out, where the regulation that it amends can be read.
pub(super) fn quietly(place: &Place, instrument: &Regulation) -> Option<Made> {
    let amends = instrument.facts.amends.as_ref().filter(|amends| !amends.folder.is_empty())?;
    let base = base(place, &amends.folder).ok()?;
    let (amendment, unread) = amendment(instrument);
    let applied = amend::apply(&base, &amendment);
    let is_whole = unread.is_empty() && applied.open.is_empty();
    let amended = if is_whole { applied.regulation } else { amend::overlay(&base, instrument) };
    Some(Made { base, amended, unread, open: applied.open })
}

/// Whether an instrument amends itself, or what amends it in turn.
pub(super) fn is_circular(place: &Place, instrument: &Regulation) -> bool {
    let next = |place: &Place, regulation: &Regulation| {
        let amends = regulation.facts.amends.as_ref().filter(|amends| !amends.folder.is_empty())?;
        place.beside(&amends.folder).ok()
    };
    let Some(first) = next(place, instrument) else { return false };
    if is_same(&first, place) {
        return true;
    }
    let Ok((_, loaded)) = check::read_place(&first) else { return false };
    next(&first, &loaded.regulation).is_some_and(|second| is_same(&second, place))
}

fn is_same(one: &Place, other: &Place) -> bool {
    let (Place::Folder(one), Place::Folder(other)) = (one, other) else { return false };
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
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
