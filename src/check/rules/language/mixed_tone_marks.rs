//! LANG02: tone marks of oa, oe, uy set in both styles in one regulation.

use super::spelling::{in_new_style, with_capitals};
use crate::check::{Context, Findings, Part, Printed, Rule, Word};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Tone;

/// LANG02 mixed-tone-marks
pub static RULE: Rule = Rule {
    code: Code::new("LANG02", "mixed-tone-marks", Severity::Warning),
    doc: include_str!("mixed_tone_marks.md"),
    check,
};

/// Words that offices write with a capital and that are no names of people or places.
const COMMON: [&str; 6] = ["uỷ", "khoá", "toà", "hoá", "hoả", "thoả"];

fn check(context: &Context, findings: &mut Findings) {
    let mut found: Vec<(&Printed, Word, String, Tone)> = Vec::new();
    for text in context.texts().iter().filter(|text| is_read(text)) {
        for word in text.words().filter(|word| !word.text.is_ascii()) {
            let Some(new) = in_new_style(word.folded) else { continue };
            // A name is written as its bearer writes it: `Khánh Hòa`.
            let is_capital = word.text.starts_with(char::is_uppercase);
            if !is_capital || COMMON.contains(&word.folded) {
                let tone = if word.text.to_lowercase() == new { Tone::New } else { Tone::Old };
                found.push((text, word, new, tone));
            }
        }
    }
    let count = |tone: Tone| found.iter().filter(|(.., found)| *found == tone).count();
    let stated = context.facts().origins.0.get("tone");
    // A regulation that states no style has the one that it uses most.
    let chosen = match stated {
        Some(_) => context.facts().tone,
        None if count(Tone::New) > count(Tone::Old) => Tone::New,
        None => Tone::Old,
    };
    // A text that keeps to the other style throughout is consistent; then the fact is wrong, which is said once.
    if let (Some(span), 0, Some((text, word, ..))) = (stated, count(chosen), found.get(1)) {
        let other = if chosen == Tone::New { Tone::Old.word() } else { Tone::New.word() };
        let finding = RULE.at(text.span(word.start..word.end)).with("word", word.text).with("right", chosen.word());
        let finding = finding.with("style", other).with("count", found.len().to_string()).help("whole");
        findings.push(finding.fix(Safety::Unsafe, *span, other));
        return;
    }
    let mut others = Vec::new();
    for (text, word, new, _) in found.into_iter().filter(|(.., tone)| *tone != chosen) {
        let right = if chosen == Tone::New { new } else { word.folded.to_owned() };
        let right = with_capitals(&right, word.text);
        let found = RULE.at(text.span(word.start..word.end)).with("word", word.text).with("right", right.as_str());
        let found = found.help("help");
        others.push(match text.typed(word.start..word.end) {
            Some(span) => found.fix(Safety::Safe, span, right),
            None => found,
        });
    }
    // Text pasted from another file brings its style along in every word; that is one cause.
    findings.push_once(others, 5);
}

/// Names of people and places are not read.
fn is_read(text: &Printed) -> bool {
    match &text.part {
        Part::Fact(path) => !(path.contains("signatures") && path.ends_with(".name") || path == "organ.area"),
        _ => true,
    }
}
