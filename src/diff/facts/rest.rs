//! The rest of the data: title, organ, term, number, date, signatures, recipients, and how it is issued.

use super::{Fact, FactKind, Field, Known};
use crate::model::{AmendedFacts, Facts, Later, Named, Signature, date_digits, roman};

pub(super) fn push(known: &Known, out: &mut Vec<Fact>) {
    let (old, new) = (values(&known.old.document.regulation.facts), values(&known.new.document.regulation.facts));
    for ((path, before), (_, after)) in old.into_iter().zip(new) {
        if before != after {
            out.push(Fact::new(FactKind::Document, path, "").of(Field::Value, before, after));
        }
    }
}

fn values(facts: &Facts) -> Vec<(&'static str, Option<String>)> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let decision = facts.decision.as_ref();
    let amends = facts.amends.as_ref();
    vec![
        ("type", some(facts.document_type())),
        ("subject", some(&facts.subject)),
        ("organ.name", some(&facts.organ.name)),
        ("organ.superior", facts.organ.superior.clone()),
        ("term.years", facts.term.map(|term| term.years())),
        ("term.ordinal", facts.term.and_then(|term| term.ordinal).map(roman)),
        ("number", facts.number.map(|number| number.to_string())),
        ("place", facts.place.clone()),
        ("date", facts.date.map(date_digits)),
        ("profile", facts.profile.clone()),
        ("circulation", facts.circulation.clone()),
        ("enacting", facts.enacting.clone()),
        ("authority", facts.authority.clone()),
        ("signatures", signatures(&facts.signatures)),
        ("recipients", list(&facts.recipients)),
        ("amends.folder", amends.and_then(|amends| some(&amends.folder))),
        ("amends.effective", amends.and_then(|amends| amends.effective).map(date_digits)),
        ("amends.facts", amends.and_then(|amends| new_facts(&amends.facts))),
        ("amends.removes", amends.and_then(|amends| list(&amends.removes))),
        ("amends.later", amends.and_then(|amends| later(&amends.later))),
        ("amends.named", amends.and_then(|amends| named(&amends.named))),
        ("decision.subject", decision.and_then(|decision| some(&decision.subject))),
        ("decision.authority", decision.and_then(|decision| decision.authority.clone())),
        ("decision.number", decision.and_then(|decision| decision.number).map(|number| number.to_string())),
        ("decision.date", decision.and_then(|decision| decision.date).map(date_digits)),
        ("decision.enacting", decision.and_then(|decision| decision.enacting.clone())),
        ("decision.signatures", decision.and_then(|decision| signatures(&decision.signatures))),
        ("decision.recipients", decision.and_then(|decision| list(&decision.recipients))),
    ]
}

fn list(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| items.join("; "))
}

/// The new data that an instrument gives, key by key as they are typed.
fn new_facts(facts: &AmendedFacts) -> Option<String> {
    fn push(name: &str, value: &serde_json::Value, out: &mut Vec<String>) {
        match value {
            serde_json::Value::Null => {}
            serde_json::Value::Array(items) => items.iter().for_each(|item| push(name, item, out)),
            serde_json::Value::Object(map) => {
                let join = |key: &String| if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                map.iter().for_each(|(key, value)| push(&join(key), value, out));
            }
            serde_json::Value::String(words) => out.push(format!("{name}: {words}")),
            other => out.push(format!("{name}: {other}")),
        }
    }
    let mut out = Vec::new();
    push("", &serde_json::to_value(facts).unwrap_or_default(), &mut out);
    list(&out)
}

/// Instructions with a day of their own.
fn later(later: &[Later]) -> Option<String> {
    list(&later.iter().map(|one| format!("{}: {}", one.id, date_digits(one.effective))).collect::<Vec<_>>())
}

/// Ids that an instrument gives.
fn named(named: &[Named]) -> Option<String> {
    list(&named.iter().map(|one| format!("{}: {}", one.id, one.at)).collect::<Vec<_>>())
}

fn signatures(signatures: &[Signature]) -> Option<String> {
    let one = |signature: &Signature| {
        let parts = [
            &signature.on_behalf_of,
            &signature.deputy_for,
            &signature.by_order_of,
            &signature.authorised_by,
            &signature.title,
            &signature.name,
        ];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    };
    list(&signatures.iter().map(one).collect::<Vec<_>>())
}
