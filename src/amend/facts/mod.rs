//! The data that an instrument changes beside the text.

mod merge;

pub use merge::FactConflict;

use crate::model::{AmendedFacts, Amendment, Amends, Facts};

/// Writes into an instrument what differs in the data that an instrument can change.
pub(super) fn compare(old: &Facts, new: &Facts, amendment: &mut Amendment) {
    fn changed<T: PartialEq + Clone>(old: &T, new: &T) -> Option<T> {
        (old != new).then(|| new.clone())
    }
    // A list that is empty now is removed; so is a value that is not there.
    fn list<T: PartialEq + Clone>(old: &[T], new: &[T]) -> Option<Vec<T>> {
        (old != new && !new.is_empty()).then(|| new.to_vec())
    }
    amendment.facts = AmendedFacts {
        subject: changed(&old.subject, &new.subject),
        organ: changed(&old.organ, &new.organ),
        term: changed(&old.term, &new.term).flatten(),
        place: changed(&old.place, &new.place).flatten(),
        bases: list(&old.bases, &new.bases),
        enacting: changed(&old.enacting, &new.enacting).flatten(),
        roles: list(&old.roles, &new.roles),
        meetings: list(&old.meetings, &new.meetings),
    };
    let gone = [
        ("term", old.term.is_some() && new.term.is_none()),
        ("place", old.place.is_some() && new.place.is_none()),
        ("bases", !old.bases.is_empty() && new.bases.is_empty()),
        ("enacting", old.enacting.is_some() && new.enacting.is_none()),
        ("roles", !old.roles.is_empty() && new.roles.is_empty()),
        ("meetings", !old.meetings.is_empty() && new.meetings.is_empty()),
    ];
    amendment.removes = gone.into_iter().filter(|(_, gone)| *gone).map(|(key, _)| key.to_owned()).collect();
}

/// The data as an instrument leaves them, nothing when it leaves them alone, and what of it cannot be set since another
/// instrument set it otherwise.
///
/// `drafted_on` are the data of the regulation that the instrument was drafted on; without them those at hand.
pub(super) fn changed(
    facts: &Facts,
    amendment: &Amendment,
    drafted_on: Option<&Facts>,
) -> Option<(Facts, Vec<FactConflict>)> {
    let (new, removes) = (&amendment.facts, &amendment.removes);
    if *new == AmendedFacts::default() && removes.is_empty() {
        return None;
    }
    let amends = Amends { facts: new.clone(), removes: removes.clone(), ..Amends::default() };
    match drafted_on {
        None => Some((facts.amended(&amends), Vec::new())),
        Some(before) => Some(merge::merge(facts, before, &before.amended(&amends))),
    }
}
