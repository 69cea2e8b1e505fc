//! A print beside a regulation of a folder: what no print says is taken from the folder, so that only what was printed is
//! compared.

use super::super::meaning::link_references;
use super::super::{Imported, filled};
use super::{facts, pairs, weave};
use crate::diff::{Document, Registered, compare};
use crate::model::{Basis, Facts, Profile, Regulation};

/// Makes an imported regulation, as recognised, one to compare with `existing`: its provisions get the ids and attributes
/// of those that they are, paragraphs and tables stand in what they stand in there, and roles, meetings and all other
/// facts that no print says are those of `existing`. The words stay those of the print.
pub fn beside(existing: &Regulation, imported: &mut Imported, profile: &Profile, registry: Registered) {
    let old = Document { regulation: existing, profile };
    let new = Document { regulation: &imported.regulation, profile };
    let diff = compare(old, new, registry);
    let old_of = pairs::pairs(&diff);
    let words = weave::Words::Printed;
    let both = [existing, &imported.regulation];
    let mut regulation = Regulation {
        facts: facts_beside(&existing.facts, &imported.regulation.facts, profile),
        decision_text: weave::text(&diff, &old_of, both, true, words),
        provisions: weave::text(&diff, &old_of, both, false, words),
    };
    weave::free_ids(&mut regulation, existing);
    link_references(&mut regulation);
    imported.regulation = regulation;
}

/// Facts with their placeholders filled, as they are printed.
pub fn spelled_out(facts: &mut Facts) {
    let known = facts.clone();
    let fill = |words: &mut String| {
        if words.contains("{{") {
            *words = filled(words, &known, "…");
        }
    };
    let fill_bases = |bases: &mut Vec<Basis>| {
        for basis in bases {
            [&mut basis.text, &mut basis.issuer, &mut basis.subject].into_iter().flatten().for_each(fill);
        }
    };
    fill(&mut facts.subject);
    fill(&mut facts.organ.name);
    let some = [&mut facts.organ.superior, &mut facts.place, &mut facts.circulation, &mut facts.enacting];
    some.into_iter().flatten().for_each(fill);
    [&mut facts.authority, &mut facts.contact, &mut facts.typist].into_iter().flatten().for_each(fill);
    facts.recipients.iter_mut().for_each(fill);
    fill_bases(&mut facts.bases);
    if let Some(decision) = &mut facts.decision {
        fill(&mut decision.subject);
        [&mut decision.authority, &mut decision.enacting].into_iter().flatten().for_each(fill);
        decision.recipients.iter_mut().for_each(fill);
        fill_bases(&mut decision.bases);
    }
}

/// The facts that a print says, where they print otherwise than those there; all others as they are there.
fn facts_beside(existing: &Facts, printed: &Facts, profile: &Profile) -> Facts {
    let mut known = existing.clone();
    spelled_out(&mut known);
    facts::merge(&mut known, printed, profile);
    // What stands in no print was not there when it was printed.
    fn only<T>(known: &mut Option<T>, printed: &Option<T>) {
        if printed.is_none() {
            *known = None;
        }
    }
    only(&mut known.number, &printed.number);
    only(&mut known.date, &printed.date);
    if known.place.as_deref() != Some("…") {
        only(&mut known.place, &printed.place);
    }
    only(&mut known.urgency, &printed.urgency);
    only(&mut known.circulation, &printed.circulation);
    only(&mut known.enacting, &printed.enacting);
    only(&mut known.contact, &printed.contact);
    only(&mut known.typist, &printed.typist);
    only(&mut known.draft, &printed.draft.filter(|_| existing.draft.is_some()));
    if printed.bases.is_empty() {
        known.bases.clear();
    }
    if printed.signatures.is_empty() {
        known.signatures.clear();
    }
    if printed.recipients.is_empty() {
        known.recipients.clear();
    }
    if printed.decision.is_none() || known.decision.is_none() {
        known.decision.clone_from(&printed.decision);
    }
    if let Some(term) = printed.term.as_ref()
        && known.term.as_ref().is_none_or(|own| (own.start, own.end) != (term.start, term.end))
    {
        known.term = Some(*term);
    }
    known
}
