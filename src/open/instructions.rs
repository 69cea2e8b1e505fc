//! The instructions of an amending instrument under review: what of them the amended regulation does not bear.

use super::amended::CarriedOut;
use super::because::{refused_because, unread_because};
use crate::amend::read::folder;
use crate::amend::{DayConflict, Refusal, cite, day_conflicts};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Address, Level, Provision, Regulation, date_digits, typed_citations};
use crate::source::{Sources, Span};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Findings about instructions: those that are not understood, those that cannot be carried out, and citations of
/// provisions that stand neither in the instrument nor in the amended regulation, before or after.
pub fn findings(instrument: &Regulation, made: &CarriedOut, sources: &Sources) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for unread in &made.unread {
        let found = Diagnostic::new(&codes::UNREAD_INSTRUCTION, unread.span);
        out.push(Diagnostic { message: unread_because(&unread.because), ..found }.help("help"));
    }
    out.extend(made.open.iter().filter_map(refused));
    out.extend(days(instrument));
    let told: Vec<Span> = out.iter().map(|found| found.span).collect();
    let known = places(instrument, made);
    let mut look = |provision: &Provision| {
        let Some(span) = provision.origin.0.filter(|span| !told.contains(span)) else { return };
        let words: String =
            provision.texts().map(|text| text.gapped_words().replace('\n', " ")).collect::<Vec<_>>().join("\n");
        for citation in typed_citations(&words) {
            // What is said from where it stands is the instrument's own.
            if citation.address.here || known.contains(&citation.address) {
                continue;
            }
            let typed = sources.words(span).find(&citation.words);
            let at =
                typed.map_or(span, |at| Span::new(span.file, span.start + at..span.start + at + citation.words.len()));
            let found = Diagnostic::new(&codes::CITES_NOTHING, at).with("said", citation.address.to_string());
            out.push(match near(&citation.address, &known) {
                Some(near) => found.with("near", near).help("near"),
                None => found.help("help"),
            });
        }
    };
    let own = instrument.decision_text.iter().chain(&instrument.provisions);
    own.for_each(|provision| outside_quotes(provision, &mut look));
    out
}

/// Days of effect on which sentences and data do not agree.
fn days(instrument: &Regulation) -> Vec<Diagnostic> {
    let origins = &instrument.facts.origins.0;
    let conflicts = day_conflicts(instrument, &folder(instrument)).into_iter();
    let found = conflicts.filter_map(|conflict| {
        let near = || origins.iter().find(|(path, _)| path.starts_with("amends")).map(|(_, span)| span);
        let span = origins.get(&conflict.path).or_else(near)?;
        let mut found = Diagnostic::new(&codes::DAYS_DIFFER, *span).help("help");
        found.message.gaps.extend(day_gaps(&conflict));
        Some(found)
    });
    found.collect()
}

/// What a conflict of days is told with.
pub(super) fn day_gaps(conflict: &DayConflict) -> Vec<(&'static str, String)> {
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), date_digits);
    vec![
        ("of", conflict.stands.as_ref().map(|stands| format!(" {stands}")).unwrap_or_default()),
        ("said", day(conflict.said)),
        ("stated", day(conflict.stated)),
        ("path", conflict.path.clone()),
    ]
}

/// An instruction that cannot be carried out, and the nearest place that is there.
fn refused(refusal: &Refusal) -> Option<Diagnostic> {
    let found = Diagnostic::new(&codes::REFUSED_INSTRUCTION, refusal.origin.0?);
    let found = Diagnostic { message: refused_because(refusal), ..found };
    Some(match &refusal.near {
        Some((near, _)) if *near != refusal.target => found.with("near", cite(near)).help("near"),
        _ => found.help("help"),
    })
}

fn outside_quotes(provision: &Provision, look: &mut impl FnMut(&Provision)) {
    if !matches!(provision.level, Level::Quote | Level::Note) {
        look(provision);
        provision.children.iter().for_each(|child| outside_quotes(child, look));
    }
}

/// Every place that may be cited: in the instrument, in the regulation as it was and as it becomes.
fn places(instrument: &Regulation, made: &CarriedOut) -> BTreeSet<Address> {
    let mut out = BTreeSet::new();
    for regulation in [instrument, &made.base, &made.amended] {
        regulation.cited(|_, citation| {
            out.insert(citation.address.clone());
        });
        regulation.cited_in_decision(|_, citation| {
            out.insert(citation.address.clone());
        });
    }
    out
}

/// The nearest place around a citation that there is: `Điều 5` for `khoản 9 Điều 5`.
fn near(said: &Address, known: &BTreeSet<Address>) -> Option<String> {
    let outer = (1..said.steps.len()).filter_map(|at| said.steps.get(at..));
    outer.map(|steps| Address::of(steps.to_vec())).find(|outer| known.contains(outer)).map(|outer| outer.to_string())
}
