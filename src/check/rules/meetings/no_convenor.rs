//! MEET11: unusual meetings that nobody is said to call.

use crate::check::rules::said::{has_any, words};
use crate::check::{Context, Findings, Part, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use std::collections::BTreeMap;

/// MEET11 no-convenor
pub static RULE: Rule =
    Rule { code: Code::new("MEET11", "no-convenor", Severity::Warning), doc: include_str!("no_convenor.md"), check };

/// What says who calls a meeting, folded.
const CALLS: [&str; 7] =
    ["thấy cần", "triệu tập", "quyết định họp", "đề nghị", "yêu cầu", "quyết định việc họp", "mời họp"];

/// What says so of meetings in general, folded.
const ANYWHERE: [&str; 6] = [
    "triệu tập hội nghị",
    "triệu tập cuộc họp",
    "triệu tập các cuộc họp",
    "triệu tập họp",
    "quyết định họp bất thường",
    "quyết định triệu tập",
];

fn check(context: &Context, findings: &mut Findings) {
    if ANYWHERE.iter().any(|phrase| !context.find(phrase).is_empty()) {
        return;
    }
    let mut called: BTreeMap<usize, bool> = BTreeMap::new();
    for phrase in ["họp bất thường", "họp đột xuất", "hội nghị bất thường", "sinh hoạt bất thường"]
    {
        for hit in context.find(phrase).into_iter().filter(|hit| hit.text.part == Part::Body) {
            // “trừ trường hợp họp bất thường” is about something else.
            let before: Vec<&str> = (hit.words.start.saturating_sub(3)..hit.words.start)
                .filter_map(|at| hit.text.word(at))
                .map(|word| word.folded)
                .collect();
            let Some(article) = context.provision_of(hit.text).and_then(|placed| placed.article) else { continue };
            if ["trường hợp", "đối với", "quyết định", "trừ"].iter().any(|phrase| has_any(&before, &[*phrase]))
            {
                continue;
            }
            let is_called = |text: &Printed| text.part != Part::Heading && has_any(&words(text), &CALLS);
            let is_called = *called.entry(article).or_insert_with(|| {
                let below = context.below(&context.provisions()[article]);
                below.iter().flat_map(|placed| context.texts_of(placed)).any(is_called)
            });
            if !is_called {
                findings.push(RULE.at(hit.span()).help("help"));
            }
        }
    }
}
