//! All that an instrument in the notation does: its instructions with their days, its new data, the ids that it gives.

use super::read::{Unread, folder};
use crate::model::{Amendment, Number, Part, Regulation, Target, Unprinted};
use std::collections::BTreeMap;

/// What an instrument in the notation does to a regulation, and what of it was not understood.
pub fn amendment(instrument: &Regulation, base: &Regulation) -> (Amendment, Vec<Unread>) {
    let reading = folder(instrument);
    let mut out = Amendment { effective: reading.effective, ..Amendment::default() };
    for amended in &reading.amended {
        out.operations.extend(amended.amendment(None).operations);
    }
    let Some(amends) = &instrument.facts.amends else { return (out, reading.unread) };
    out.effective = amends.effective.or(out.effective);
    out.facts = amends.facts.clone();
    out.removes.clone_from(&amends.removes);
    let index = instrument.index();
    for later in &amends.later {
        let Some(entry) = index.get(&later.id) else { continue };
        let place = entry.citation.to_string();
        // What stands in the provision has its day too.
        let inside = |stands: &str| stands.strip_suffix(&place).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        for operation in out.operations.iter_mut().filter(|operation| inside(&operation.stands)) {
            operation.effective = Some(later.effective);
        }
    }
    let mut places: BTreeMap<String, Target> = BTreeMap::new();
    if !amends.named.is_empty() {
        base.cited(|provision, citation| {
            let number = |step: &crate::model::Step| Number::parse(&step.number, step.level);
            let steps = citation.steps.iter().map(|step| (step.level, number(step))).collect();
            let target = Target { steps, part: Part::Whole };
            if provision.number.is_some() {
                places.entry(citation.to_string()).or_insert(target);
            }
        });
    }
    for named in &amends.named {
        if let Some(target) = places.get(&named.at) {
            let target = target.clone();
            out.unprinted.push(Unprinted { target, place: Vec::new(), id: Some(named.id.clone()), attributes: None });
        }
    }
    (out, reading.unread)
}
