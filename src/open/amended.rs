//! The regulation that an instrument amends, as the instrument leaves it: what its quotations are part of.

use super::{OpenError, read};
use crate::amend::read::{Unread, folder};
use crate::amend::{self, Refusal};
use crate::diagnostic::Message;
use crate::model::{Amendment, Regulation};
use crate::store::Place;

/// The regulation that an instrument amends, as far as it is known.
pub enum Amended {
    /// The text amends nothing, or does not say what; the reader has told.
    Nothing,
    /// As the instrument leaves it.
    Whole(Regulation),
    /// An instruction is not understood or cannot be carried out, at these places of the instrument: what is quoted is
    /// laid over the regulation as it is.
    Partly(Regulation, Vec<String>),
    /// It cannot be read: in which folder it should lie, and why not.
    Unknown {
        /// The folder, as the instrument names it.
        folder: String,
        /// Why it cannot be read.
        why: Message,
    },
}

impl Amended {
    /// The regulation, where it is known: quotations of an unknown one leave room for what they cite.
    pub fn regulation(&self) -> Option<&Regulation> {
        match self {
            Amended::Whole(regulation) | Amended::Partly(regulation, _) => Some(regulation),
            Amended::Nothing | Amended::Unknown { .. } => None,
        }
    }
}

/// The regulation that an instrument amends, as it leaves it.
pub fn amended(place: &Place, instrument: &Regulation) -> Amended {
    let Some(amends) = instrument.facts.amends.as_ref().filter(|amends| !amends.folder.is_empty()) else {
        return Amended::Nothing;
    };
    match base(place, &amends.folder) {
        Ok(base) => {
            let made = carry_out(base, instrument);
            if made.unread.is_empty() && made.open.is_empty() {
                return Amended::Whole(made.amended);
            }
            let open = made.open.iter().map(|refusal| refusal.stands.clone());
            let places = made.unread.iter().map(|unread| unread.stands.clone()).chain(open).collect();
            Amended::Partly(made.amended, places)
        }
        Err(error) => Amended::Unknown { folder: amends.folder.clone(), why: error.message },
    }
}

/// What an instrument makes of the regulation that it amends.
pub struct CarriedOut {
    /// The regulation that it amends.
    pub base: Regulation,
    /// That regulation as the instrument leaves it, as [`amended`] gives it.
    pub amended: Regulation,
    /// What of it is not understood.
    pub unread: Vec<Unread>,
    /// What of it cannot be carried out.
    pub open: Vec<Refusal>,
}

/// Carries an instrument out, where the regulation that it amends can be read.
pub fn carried_out(place: &Place, instrument: &Regulation) -> Option<CarriedOut> {
    let amends = instrument.facts.amends.as_ref().filter(|amends| !amends.folder.is_empty())?;
    Some(carry_out(base(place, &amends.folder).ok()?, instrument))
}

fn carry_out(base: Regulation, instrument: &Regulation) -> CarriedOut {
    let (amendment, unread) = amendment(instrument, Some(&base));
    let applied = amend::apply(&base, &amendment);
    let is_whole = unread.is_empty() && applied.open.is_empty();
    let amended = if is_whole { applied.regulation } else { amend::overlay(&base, instrument) };
    CarriedOut { base, amended, unread, open: applied.open }
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
    let Ok((_, loaded)) = read::read_place(&first) else { return false };
    next(&first, &loaded.regulation).is_some_and(|second| is_same(&second, place))
}

fn is_same(one: &Place, other: &Place) -> bool {
    let (Place::Folder(one), Place::Folder(other)) = (one, other) else { return false };
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// What an instrument does, and what of it is not understood.
pub(super) fn amendment(instrument: &Regulation, base: Option<&Regulation>) -> (Amendment, Vec<Unread>) {
    let mut reading = folder(instrument);
    if let Some(base) = base {
        reading.amended = amend::own(std::mem::take(&mut reading.amended), base).0.into_iter().collect();
    }
    (amend::amendment(instrument, &reading), reading.unread)
}

/// A regulation in a folder that another names: in the same revision.
///
/// # Errors
/// It cannot be read, or holds nothing that can be understood.
pub(super) fn base(place: &Place, folder: &str) -> Result<Regulation, OpenError> {
    let place = place.beside(folder)?;
    let (sources, loaded) = read::read_place(&place)?;
    read::refuse_unreadable(&place.to_string(), &sources, &loaded)?;
    Ok(loaded.regulation)
}
