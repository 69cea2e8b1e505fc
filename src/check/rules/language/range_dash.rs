//! LANG14: ranges of years written in several ways in one regulation: `2025-2030` and `2025 – 2030`.

use crate::check::{Context, Findings, Part, Printed, Rule, Word};
use crate::diagnostic::{Code, Safety, Severity};
use std::collections::BTreeMap;

/// LANG14 range-dash
pub static RULE: Rule =
    Rule { code: Code::new("LANG14", "range-dash", Severity::Warning), doc: include_str!("range_dash.md"), check };

/// A range of years in a text: the place of its first word and the two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Years {
    /// The place of the first year among the words.
    pub(in super::super) at: usize,
    /// The first year.
    pub(in super::super) start: u32,
    /// The last.
    pub(in super::super) end: u32,
}

/// The ranges of years in a text, however their dash is written.
pub(in super::super) fn year_ranges(text: &Printed) -> impl Iterator<Item = Years> {
    let year =
        |word: &Word| word.text.parse::<u32>().ok().filter(|year| word.text.len() == 4 && (1900..2200).contains(year));
    text.words().zip(text.words().skip(1)).filter_map(move |(first, last)| {
        let (start, end) = (year(&first)?, year(&last)?);
        let is_dash = matches!(text.gap(first.at).trim(), "-" | "–" | "—" | "‑" | "−");
        // `2025-2026/QĐ` is part of a number.
        let is_number = text.gap(last.at).starts_with('/');
        (is_dash && start < end && !is_number).then_some(Years { at: first.at, start, end })
    })
}

fn check(context: &Context, findings: &mut Findings) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut places = Vec::new();
    for text in context.texts().iter().filter(|text| is_read(text)) {
        for years in year_ranges(text) {
            let (Some(first), Some(last)) = (text.word(years.at), text.word(years.at + 1)) else { continue };
            let typed = text.typed(first.start..last.end);
            // What the program prints is how it is to be.
            *counts.entry(text.gap(years.at)).or_default() += if typed.is_some() { 1 } else { 1000 };
            places.push((text, years.at, first.start..last.end, typed));
        }
    }
    if counts.len() < 2 {
        return;
    }
    let Some((&chosen, _)) = counts.iter().max_by_key(|(_, count)| **count) else { return };
    let mut others = Vec::new();
    for (text, at, range, typed) in places.into_iter().filter(|(text, at, ..)| text.gap(*at) != chosen) {
        let Some(span) = typed else { continue };
        let years = |gap: &str| text.text[range.clone()].replace(text.gap(at), gap);
        let found = RULE.at(span).with("words", &text.text[range.clone()]).with("right", years(chosen)).help("help");
        others.push(found.fix(Safety::Safe, span, years(chosen)));
    }
    findings.push_once(others, 3);
}

/// The titles of other documents are theirs.
fn is_read(text: &Printed) -> bool {
    !matches!(&text.part, Part::Fact(path) if path.contains("bases."))
}
