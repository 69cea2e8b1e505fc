//! MEET13: a meeting that the facts state and the text never speaks of.

use super::typed::{Known, Read, texts};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Inline, InlineKind, Text};
use std::collections::BTreeSet;

/// MEET13 meeting-not-in-text
pub static RULE: Rule = Rule {
    code: Code::new("MEET13", "meeting-not-in-text", Severity::Warning),
    doc: include_str!("meeting_not_in_text.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for placed in context.provisions() {
        placed.provision.texts().for_each(|text| filled(text, &mut ids));
    }
    let meetings = &context.facts().meetings;
    let mut spoken: BTreeSet<usize> = BTreeSet::new();
    if meetings.iter().any(|meeting| !ids.contains(meeting.id.as_str())) {
        let known = Known::new(context);
        let read: Vec<_> = texts(context).collect();
        for sentence in read.iter().flat_map(Read::sentences) {
            spoken.extend(known.named(&sentence));
        }
        spoken.extend(context.articles().filter_map(|article| known.of_article(context, article)).map(|(at, _)| at));
    }
    for (at, meeting) in meetings.iter().enumerate() {
        let named = || {
            let name = meeting.name.as_deref().filter(|name| !name.is_empty());
            let hits = name.map(|name| context.find(name)).unwrap_or_default();
            hits.iter().any(|hit| !matches!(hit.text.part, Part::Fact(_)))
        };
        if !ids.contains(meeting.id.as_str()) && !spoken.contains(&at) && !named() {
            let name = meeting.name.as_deref().unwrap_or(meeting.id.as_str());
            let span = context.fact(&format!("meetings.{at}.id"));
            findings.push(RULE.at(span).with("meeting", name).with("id", meeting.id.as_str()).help("help"));
        }
    }
}

/// Adds the ids of the meetings that a text prints something of.
fn filled<'t>(text: &'t Text, ids: &mut BTreeSet<&'t str>) {
    for Inline { kind, .. } in &text.0 {
        match kind {
            InlineKind::Placeholder(path) => {
                ids.extend(path.strip_prefix("meeting.").map(|rest| rest.split('.').next().unwrap_or(rest)));
            }
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Footnote(inner) => filled(inner, ids),
            _ => {}
        }
    }
}
