//! The facts of a regulation by a print of it: what prints the same stays as it is written, with its placeholders.

use super::super::filled;
use crate::model::{Basis, Decision, Facts, Profile, Signature};

/// Takes over what the print says otherwise.
pub(super) fn merge(facts: &mut Facts, printed: &Facts, profile: &Profile) {
    let known = facts.clone();
    let fill = |words: &str| filled(words, &known, "…");
    words(&mut facts.subject, &printed.subject, &fill);
    words(&mut facts.organ.name, &printed.organ.name, &fill);
    optional(&mut facts.organ.superior, &printed.organ.superior, &fill);
    value(&mut facts.number, printed.number);
    value(&mut facts.date, printed.date);
    optional(&mut facts.place, &printed.place, &fill);
    value(&mut facts.urgency, printed.urgency);
    optional(&mut facts.circulation, &printed.circulation, &fill);
    bases(&mut facts.bases, &printed.bases, profile, &fill);
    optional(&mut facts.enacting, &printed.enacting, &fill);
    signatures(&mut facts.signatures, &printed.signatures, &fill);
    list(&mut facts.recipients, &printed.recipients, &fill);
    optional(&mut facts.contact, &printed.contact, &fill);
    optional(&mut facts.typist, &printed.typist, &fill);
    if let (Some(own), Some(printed)) = (&mut facts.decision, &printed.decision) {
        decision(own, printed, profile, &fill);
    }
}

fn decision(own: &mut Decision, printed: &Decision, profile: &Profile, fill: &dyn Fn(&str) -> String) {
    words(&mut own.subject, &printed.subject, fill);
    optional(&mut own.authority, &printed.authority, fill);
    value(&mut own.number, printed.number);
    value(&mut own.date, printed.date);
    bases(&mut own.bases, &printed.bases, profile, fill);
    optional(&mut own.enacting, &printed.enacting, fill);
    signatures(&mut own.signatures, &printed.signatures, fill);
    list(&mut own.recipients, &printed.recipients, fill);
}

/// Words as they are held against each other: capitals, white space and the sign at the end say nothing.
fn plain(words: &str) -> String {
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    joined.trim_end_matches([';', ',', '.', ':', ' ']).to_owned()
}

fn same(own: &str, printed: &str, fill: &dyn Fn(&str) -> String) -> bool {
    plain(&fill(own)) == plain(printed) || plain(own) == plain(printed)
}

fn words(own: &mut String, printed: &str, fill: &dyn Fn(&str) -> String) {
    if !printed.is_empty() && printed != "…" && !same(own, printed, fill) {
        printed.clone_into(own);
    }
}

fn optional(own: &mut Option<String>, printed: &Option<String>, fill: &dyn Fn(&str) -> String) {
    if let Some(printed) = printed {
        let mut now = own.clone().unwrap_or_default();
        words(&mut now, printed, fill);
        *own = Some(now).filter(|now| own.is_some() || !now.is_empty());
    }
}

fn value<T: Copy>(own: &mut Option<T>, printed: Option<T>) {
    *own = printed.or(*own);
}

/// A list as the print has it; an item that prints the same is kept as it is written.
fn listed<T: Clone>(own: &mut Vec<T>, printed: &[T], same: &dyn Fn(&T, &T) -> bool) {
    let unchanged = own.len() == printed.len() && own.iter().zip(printed).all(|(own, printed)| same(own, printed));
    if unchanged || printed.is_empty() {
        return;
    }
    let known = own.clone();
    *own =
        printed.iter().map(|printed| known.iter().find(|own| same(own, printed)).unwrap_or(printed).clone()).collect();
}

fn list(own: &mut Vec<String>, printed: &[String], fill: &dyn Fn(&str) -> String) {
    listed(own, printed, &|own, printed| same(own, printed, fill));
}

fn bases(own: &mut Vec<Basis>, printed: &[Basis], profile: &Profile, fill: &dyn Fn(&str) -> String) {
    let pattern = &profile.basis.cited;
    let bare = |words: &str| words.trim_start_matches("Căn cứ ").to_owned();
    listed(own, printed, &|own, printed| same(&bare(&own.cited(pattern)), &bare(&printed.cited(pattern)), fill));
}

fn signatures(own: &mut Vec<Signature>, printed: &[Signature], fill: &dyn Fn(&str) -> String) {
    let parts = |one: &Signature| {
        let all = [&one.on_behalf_of, &one.deputy_for, &one.by_order_of, &one.authorised_by, &one.title, &one.name];
        all.map(|part| plain(&fill(part.as_deref().unwrap_or(""))))
    };
    listed(own, printed, &|own, printed| parts(own) == parts(printed));
}
