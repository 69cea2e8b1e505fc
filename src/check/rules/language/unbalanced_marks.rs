//! LANG18: a bracket or a quote that is not closed, or not opened.

use crate::check::{Context, Findings, Part, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use std::collections::BTreeMap;

/// LANG18 unbalanced-marks
pub static RULE: Rule = Rule {
    code: Code::new("LANG18", "unbalanced-marks", Severity::Warning),
    doc: include_str!("unbalanced_marks.md"),
    check,
};

/// Opening marks and their closing ones.
const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»')];

fn check(context: &Context, findings: &mut Findings) {
    let mut open: BTreeMap<(Option<usize>, char), isize> = BTreeMap::new();
    let mut faults = Vec::new();
    for text in context.texts() {
        let article = context.provision_of(text).and_then(|placed| placed.article);
        for (at, mark) in lonely(&text.text) {
            // A quotation may go through several paragraphs of one article, and so does a bracket whose lines were torn.
            if let Some((opens, _)) = PAIRS.iter().find(|(opens, closes)| mark == *opens || mark == *closes) {
                *open.entry((article, *opens)).or_default() += if mark == *opens { 1 } else { -1 };
            }
            faults.push((text, article, at, mark));
        }
    }
    for (text, article, at, mark) in faults {
        // A form in an annex breaks its brackets over lines.
        let is_form =
            context.provision_of(text).is_some_and(|placed| placed.article.is_none()) && text.part == Part::Body;
        if is_form || context.provision_of(text).is_some_and(|placed| context.is_quoted(placed)) {
            continue;
        }
        let may_go_on = article.is_some() && !matches!(text.part, Part::Fact(_) | Part::Heading);
        let opens = PAIRS.iter().find(|(opens, closes)| mark == *opens || mark == *closes).map(|pair| pair.0);
        if !(may_go_on && opens.is_some_and(|opens| open.get(&(article, opens)) == Some(&0))) {
            report(text, at, mark, findings);
        }
    }
}

fn report(text: &Printed, at: usize, mark: char, findings: &mut Findings) {
    let opens = PAIRS.iter().find(|(open, _)| *open == mark);
    let missing = opens.map(|pair| pair.1).or(PAIRS.iter().find(|(_, close)| *close == mark).map(|pair| pair.0));
    let found = RULE.at(text.span(at..at + mark.len_utf8())).with("mark", mark.to_string());
    let found = found.with("missing", missing.map(String::from).unwrap_or_default());
    findings.push(found.help(if opens.is_some() { "close" } else { "open" }));
}

/// The marks of a text that have no partner, with their places.
fn lonely(text: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut out = Vec::new();
    for (at, mark) in text.char_indices() {
        if PAIRS.iter().any(|(opens, _)| *opens == mark) {
            open.push((at, mark));
        } else if let Some((opens, _)) = PAIRS.iter().find(|(_, closes)| *closes == mark) {
            match open.iter().rposition(|(_, found)| found == opens) {
                Some(place) => {
                    out.extend(open.drain(place + 1..));
                    open.pop();
                }
                None if mark == ')' && is_marker(&text[..at]) => {}
                None => out.push((at, mark)),
            }
        }
    }
    out.extend(open);
    out.sort_unstable();
    out
}

/// Whether what stands before a closing bracket is the marker of an item: `điểm a)`, `1)`, `b.1)`.
fn is_marker(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "([,;:“\"".contains(c)).next().unwrap_or("");
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // `b.1)` is one within another.
    let is_number = |c: char| c.is_alphanumeric() || c == '.';
    letters <= 1 && (1..=4).contains(&word.chars().count()) && word.chars().all(is_number)
        // Roman numbers: `(ii)` has its bracket, `ii)` is a marker.
        || !word.is_empty() && word.chars().all(|c| "ivx".contains(c))
}
