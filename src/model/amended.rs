//! The facts of a regulation as an instrument leaves them.

use super::{AmendedFacts, Amends, Facts};

impl Facts {
    /// These facts with what an instrument changes in them.
    pub fn amended(&self, amends: &Amends) -> Facts {
        let mut facts = self.clone();
        for key in &amends.removes {
            match key.as_str() {
                "term" => facts.term = None,
                "place" => facts.place = None,
                "bases" => facts.bases.clear(),
                "enacting" => facts.enacting = None,
                "roles" => facts.roles.clear(),
                "meetings" => facts.meetings.clear(),
                _ => {}
            }
        }
        let AmendedFacts { subject, organ, term, place, bases, enacting, roles, meetings } = amends.facts.clone();
        facts.subject = subject.unwrap_or(facts.subject);
        facts.organ = organ.unwrap_or(facts.organ);
        facts.term = term.or(facts.term);
        facts.place = place.or(facts.place);
        facts.bases = bases.unwrap_or(facts.bases);
        facts.enacting = enacting.or(facts.enacting);
        facts.roles = roles.unwrap_or(facts.roles);
        facts.meetings = meetings.unwrap_or(facts.meetings);
        facts
    }
}
