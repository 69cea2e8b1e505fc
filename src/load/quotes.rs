//! What stands in the quotes of an amending instrument, checked against the regulation that they are quotations of.

use super::resolve::Resolver;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Hints, Id, Regulation};
use crate::source::Sources;
use std::collections::BTreeSet;

/// Reports what in the quotes of an instrument, and in the new facts that it gives, does not resolve in the amended
/// regulation: references, placeholders and roles.
///
/// `amended` is the regulation as the instrument leaves it, its facts included (see
/// [`crate::model::Facts::amended`]); `sources` are the texts of the instrument, which the findings point into.
pub fn check_quotes(instrument: &Regulation, amended: &Regulation, sources: &Sources) -> Vec<Diagnostic> {
    let mut resolver = Resolver::new(amended, sources);
    let known: BTreeSet<&Id> = amended.facts.roles.iter().map(|role| &role.id).collect();
    let mut hints = Hints::default();
    let mut diagnostics = Vec::new();
    instrument.quotes(|quote| {
        quote.visit(&mut |provision| {
            resolver.provision(provision, &mut diagnostics);
            let attributes = &provision.attributes;
            let Some(span) = attributes.origin.0 else { return };
            let roles = attributes.role.iter().chain(&attributes.who).chain(&attributes.with);
            for id in roles.filter(|id| !known.contains(id)) {
                let found = Diagnostic::new(&codes::UNKNOWN_ROLE, span).with("id", id.to_string());
                diagnostics.push(match hints.nearest(id.as_str(), known.iter().map(|id| id.as_str())) {
                    Some(near) => found.with("near", near).help("near"),
                    None => found.help("help"),
                });
            }
        });
    });
    let origins = &instrument.facts.origins.0;
    for (path, span) in origins.range("amends.facts.".to_owned().."amends.facts/".to_owned()) {
        // What holds other values was seen with each of them.
        if !origins.range(format!("{path}.")..format!("{path}/")).any(|_| true) {
            resolver.words(sources.words(*span), *span, &mut diagnostics);
        }
    }
    crate::diagnostic::sort(&mut diagnostics);
    diagnostics
}
