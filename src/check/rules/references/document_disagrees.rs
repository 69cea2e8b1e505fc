//! REF08: one document cited with two types, days or issuers.

use super::documents::{day, mentions};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Basis, folded};
use chrono::Datelike;

/// REF08 document-disagrees
pub static RULE: Rule = Rule {
    code: Code::new("REF08", "document-disagrees", Severity::Warning),
    doc: include_str!("document_disagrees.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    let decision = facts.decision.iter().flat_map(|decision| decision.bases.iter().enumerate());
    let own = facts.bases.iter().enumerate().map(|(at, basis)| (format!("bases.{at}"), basis));
    let own: Vec<(String, &Basis)> =
        own.chain(decision.map(|(at, basis)| (format!("decision.bases.{at}"), basis))).collect();
    let registry = context.registry();
    let known: Vec<&Basis> = registry.replaced.iter().map(|replaced| &replaced.by).collect();
    for (path, basis) in &own {
        let same = |known: &&&Basis| known.number.is_some() && known.number == basis.number && same_year(known, basis);
        let Some(known) = known.iter().find(same) else { continue };
        let mut report = |key: &str, found: String, expected: String| {
            if words(&found) != words(&expected) {
                let span = context.fact(&format!("{path}.{key}"));
                let number = basis.number.clone().unwrap_or_default();
                findings.push(
                    RULE.at(span)
                        .with("number", number)
                        .with("found", found)
                        .with("expected", expected)
                        .help("registry"),
                );
            }
        };
        if let (Some(found), Some(expected)) = (basis.date, known.date) {
            report("date", day(found), day(expected));
        }
        if let (Some(found), Some(expected)) = (&basis.document_type, &known.document_type) {
            report("type", found.clone(), expected.clone());
        }
        if let (Some(found), Some(expected)) = (&basis.issuer, &known.issuer) {
            report("issuer", found.clone(), expected.clone());
        }
    }
    for mention in mentions(context).iter().filter(|mention| mention.basis().is_none()) {
        let forms = [mention.in_party_form(), mention.in_state_form()];
        let is_it = |basis: &&Basis| basis.number.as_ref().is_some_and(|number| forms.contains(number));
        let Some(basis) = own.iter().map(|(_, basis)| *basis).find(is_it) else { continue };
        let number = basis.number.clone().unwrap_or_default();
        if let (Some((found, printed)), Some(expected)) = (mention.date(), basis.date)
            && found != expected
        {
            let found = RULE.at(mention.text.span(printed)).with("number", &number).with("found", day(found));
            findings.push(found.with("expected", day(expected)).help("help"));
        }
        if let (Some((found, start)), Some(expected)) = (mention.type_before(), &basis.document_type) {
            let is_type = context.profile().types.keys().any(|known| words(known) == found);
            if is_type && found != words(expected) {
                let span = mention.text.span(start..mention.printed.end);
                let found = RULE.at(span).with("number", &number).with("found", found);
                findings.push(found.with("expected", expected).help("help"));
            }
        }
    }
}

/// Numbers begin anew with each term: only documents of one year are one.
fn same_year(one: &Basis, other: &Basis) -> bool {
    one.date.map(|date| date.year()) == other.date.map(|date| date.year())
}

fn words(text: &str) -> String {
    text.split_whitespace().map(folded).collect::<Vec<_>>().join(" ")
}
