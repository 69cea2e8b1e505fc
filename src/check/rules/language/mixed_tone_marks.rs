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
    let chosen = context.facts().tone;
    let mut kept = 0;
    let mut others: Vec<(&Printed, Word, String)> = Vec::new();
    for text in context.texts().iter().filter(|text| is_read(text)) {
        for word in text.words().filter(|word| !word.text.is_ascii()) {
            let Some(new) = in_new_style(word.folded) else { continue };
            // A name is written as its bearer writes it: `Khánh Hòa`.
            let is_capital = word.text.starts_with(char::is_uppercase);
            if is_capital && !COMMON.contains(&word.folded) {
                continue;
            }
            let is_new = word.text.to_lowercase() == new;
            if is_new == (chosen == Tone::New) {
                kept += 1;
            } else {
                let right = if chosen == Tone::New { new } else { word.folded.to_owned() };
                others.push((text, word, right));
            }
        }
    }
    // A text that keeps to the other style throughout is consistent; then the fact is wrong, which is said once.
    if kept == 0 && others.len() > 1 {
        let Some((text, word, _)) = others.first() else { return };
        let other = if chosen == Tone::New { "old" } else { "new" };
        let found = RULE.at(text.span(word.start..word.end)).with("word", word.text).with("style", other);
        let found = found.with("count", others.len().to_string()).help("whole");
        findings.push(match context.facts().origins.0.get("tone") {
            Some(span) => found.fix(Safety::Unsafe, *span, other),
            None => found,
        });
        return;
    }
    for (text, word, right) in others {
        let right = with_capitals(&right, word.text);
        let found = RULE.at(text.span(word.start..word.end)).with("word", word.text).with("right", right.as_str());
        let found = found.help("help");
        findings.push(match text.typed(word.start..word.end) {
            Some(span) => found.fix(Safety::Safe, span, right),
            None => found,
        });
    }
}

/// Names of people and places are not read.
fn is_read(text: &Printed) -> bool {
    match &text.part {
        Part::Fact(path) => !(path.contains("signatures") && path.ends_with(".name") || path == "organ.area"),
        _ => true,
    }
}
