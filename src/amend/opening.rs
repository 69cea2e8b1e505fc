//! What an instrument says of the data that are printed over the provisions: name, organ, place, bases, the clause that
//! issues. They travel as data under `amends`; the sentences are for those who read the paper.

use super::filled::filled;
use crate::model::{Amendment, Basis, Facts, Profile, fill};

/// The id of the article that says it, by which the reader knows that its sentences are no instructions.
pub(super) const OPENING: &str = "phan-mo-dau";

/// The sentences, one for each of those data that change.
pub(super) fn sentences(amendment: &Amendment, base: &Facts, profile: &Profile) -> Vec<String> {
    let (words, names) = (&profile.amending.opening, &profile.consolidated.names);
    let (new, removes) = (&amendment.facts, &amendment.removes);
    let document_type = base.document_type();
    let after = super::facts::changed(base, amendment, None).map_or_else(|| base.clone(), |(facts, _)| facts);
    let filled = |words: &str| filled(words, &after, profile);
    let bases = |bases: &Vec<Basis>| {
        let cited = bases.iter().map(|basis| filled(&basis.cited(&profile.basis.cited)));
        cited.collect::<Vec<_>>().join("; ")
    };
    let organ = new.organ.as_ref().filter(|organ| organ.name != base.organ.name);
    let said = [
        (new.subject.as_ref().map(|subject| format!("{document_type} {}", filled(subject))), &words.subject, "", ""),
        (organ.map(|organ| organ.name.clone()), &words.organ, "", ""),
        (new.place.clone(), &words.place, "place", names.place.as_str()),
        (new.bases.as_ref().map(bases), &words.bases, "bases", names.bases.as_str()),
        (new.enacting.as_deref().map(filled), &words.enacting, "enacting", names.enacting.as_str()),
    ];
    let mut out = Vec::new();
    for (value, sentence, key, what) in said {
        let gone = !key.is_empty() && removes.iter().any(|removed| removed == key);
        if let Some(value) = value {
            out.push(fill(sentence, &[("type", document_type), ("value", value.trim_end_matches([':', ',']))]));
        } else if gone {
            out.push(fill(&words.removed, &[("type", document_type), ("what", what)]));
        }
    }
    out
}
