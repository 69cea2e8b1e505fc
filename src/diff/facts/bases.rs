//! Bases that came, went or were replaced: by the registry of replaced documents, else by one of the same type on the
//! same subject.

use super::{Fact, FactKind, Field, Known};
use crate::model::Basis;

pub(super) fn push(known: &Known, out: &mut Vec<Fact>) {
    let (old, new) = (known.old.document, known.new.document);
    let decision = |document: super::super::Document| -> Vec<Basis> {
        document.regulation.facts.decision.as_ref().map(|decision| decision.bases.clone()).unwrap_or_default()
    };
    compare(known, &old.regulation.facts.bases, &new.regulation.facts.bases, out);
    compare(known, &decision(old), &decision(new), out);
}

fn compare(known: &Known, old: &[Basis], new: &[Basis], out: &mut Vec<Fact>) {
    let mut gone: Vec<&Basis> = old.iter().collect();
    let mut came: Vec<&Basis> = new.iter().collect();
    let cited_old = |basis: &Basis| basis.cited(&known.old.document.profile.basis.cited);
    let cited_new = |basis: &Basis| basis.cited(&known.new.document.profile.basis.cited);
    let fact = |basis: &Basis| Fact::new(FactKind::Basis, basis.number.clone().unwrap_or_default(), "");
    // From the sure to the likely, each document once.
    take(&mut gone, &mut came, |before, after| before == after);
    let by_number = |before: &Basis, after: &Basis| before.number.is_some() && before.number == after.number;
    for (before, after) in take(&mut gone, &mut came, by_number) {
        out.push(fact(before).of(Field::Text, Some(cited_old(before)), Some(cited_new(after))));
    }
    for (before, after) in take(&mut gone, &mut came, |before, after| replaces(known, before, after)) {
        out.push(fact(before).of(Field::Replaced, Some(cited_old(before)), Some(cited_new(after))));
    }
    for before in gone {
        out.push(fact(before).of(Field::Whole, Some(cited_old(before)), None));
    }
    for after in came {
        out.push(fact(after).of(Field::Whole, None, Some(cited_new(after))));
    }
}

/// Takes the pairs that belong together out of both lists, in order.
fn take<'b>(
    gone: &mut Vec<&'b Basis>,
    came: &mut Vec<&'b Basis>,
    belong: impl Fn(&Basis, &Basis) -> bool,
) -> Vec<(&'b Basis, &'b Basis)> {
    let mut pairs = Vec::new();
    gone.retain(|before| match came.iter().position(|after| belong(before, after)) {
        Some(at) => {
            pairs.push((*before, came.remove(at)));
            false
        }
        None => true,
    });
    pairs
}

/// Whether one took the place of the other, in whichever direction the comparison goes.
fn replaces(known: &Known, before: &Basis, after: &Basis) -> bool {
    let listed = (known.registry)().replaced.iter().any(|replaced| {
        let (old, new) = (Some(&replaced.number), replaced.by.number.as_ref());
        let is = |left: &Basis, right: &Basis| old == left.number.as_ref() && new == right.number.as_ref();
        is(before, after) || is(after, before)
    });
    let subject = |basis: &Basis| basis.subject.as_deref().map(|subject| super::super::fold(subject).to_lowercase());
    listed
        || before.document_type == after.document_type && subject(before).is_some() && subject(before) == subject(after)
}
