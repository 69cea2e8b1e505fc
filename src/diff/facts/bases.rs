//! Bases that came, went or were replaced: by the registry of replaced documents, else by one of the same type on the
//! same subject.

use super::{Fact, FactKind, Known};
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
    let kept = |basis: &Basis, others: &[Basis]| others.iter().any(|other| same(basis, other));
    let gone: Vec<&Basis> = old.iter().filter(|basis| !kept(basis, new)).collect();
    let mut came: Vec<&Basis> = new.iter().filter(|basis| !kept(basis, old)).collect();
    let cited_old = |basis: &Basis| basis.cited(&known.old.document.profile.basis.cited);
    let cited_new = |basis: &Basis| basis.cited(&known.new.document.profile.basis.cited);
    for before in gone {
        let successor = came.iter().position(|after| replaces(known, before, after));
        let after = successor.map(|at| came.remove(at));
        let subject = before.number.clone().unwrap_or_default();
        let fact = Fact::new(FactKind::Basis, subject, "");
        out.push(fact.of(if after.is_some() { "replaced" } else { "" }, Some(cited_old(before)), after.map(cited_new)));
    }
    for basis in came {
        let fact = Fact::new(FactKind::Basis, basis.number.clone().unwrap_or_default(), "");
        out.push(fact.of("", None, Some(cited_new(basis))));
    }
    for (before, after) in old.iter().filter_map(|o| Some((o, new.iter().find(|n| same(o, n))?))) {
        // Profiles may cite otherwise; only what the basis itself says is compared.
        if before.number.is_some()
            && (before.date, &before.issuer, &before.subject) != (after.date, &after.issuer, &after.subject)
        {
            let fact = Fact::new(FactKind::Basis, before.number.clone().unwrap_or_default(), "");
            out.push(fact.of("text", Some(cited_old(before)), Some(cited_new(after))));
        }
    }
}

fn same(left: &Basis, right: &Basis) -> bool {
    match (&left.number, &right.number) {
        (Some(l), Some(r)) => l == r,
        (None, None) => {
            left.text == right.text && left.document_type == right.document_type && left.subject == right.subject
        }
        _ => false,
    }
}

fn replaces(known: &Known, before: &Basis, after: &Basis) -> bool {
    let listed = known.registry.replaced.iter().find(|replaced| Some(&replaced.number) == before.number.as_ref());
    if let Some(listed) = listed {
        return listed.by.number == after.number;
    }
    let subject = |basis: &Basis| basis.subject.as_deref().map(|subject| super::super::fold(subject).to_lowercase());
    before.document_type == after.document_type && subject(before).is_some() && subject(before) == subject(after)
}
