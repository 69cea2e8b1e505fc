//! The data that an instrument changes beside the text.

use crate::model::{Facts, FactsPatch};

/// What differs in the data that an instrument can change. What the new text leaves out stays.
pub(super) fn patch(old: &Facts, new: &Facts) -> FactsPatch {
    fn changed<T: PartialEq + Clone>(old: &T, new: &T) -> Option<T> {
        (old != new).then(|| new.clone())
    }
    FactsPatch {
        subject: changed(&old.subject, &new.subject),
        organ: changed(&old.organ, &new.organ),
        term: changed(&old.term, &new.term).flatten(),
        place: changed(&old.place, &new.place).flatten(),
        bases: changed(&old.bases, &new.bases),
        enacting: changed(&old.enacting, &new.enacting).flatten(),
        roles: changed(&old.roles, &new.roles),
        meetings: changed(&old.meetings, &new.meetings),
    }
}

/// Puts new values in place of the old ones.
pub(super) fn put(facts: &mut Facts, patch: &FactsPatch) {
    let FactsPatch { subject, organ, term, place, bases, enacting, roles, meetings } = patch.clone();
    facts.subject = subject.unwrap_or_else(|| std::mem::take(&mut facts.subject));
    facts.organ = organ.unwrap_or_else(|| std::mem::take(&mut facts.organ));
    facts.term = term.or(facts.term);
    facts.place = place.or_else(|| facts.place.take());
    facts.bases = bases.unwrap_or_else(|| std::mem::take(&mut facts.bases));
    facts.enacting = enacting.or_else(|| facts.enacting.take());
    facts.roles = roles.unwrap_or_else(|| std::mem::take(&mut facts.roles));
    facts.meetings = meetings.unwrap_or_else(|| std::mem::take(&mut facts.meetings));
}
