//! STR04: a name typed in capitals: the format sets capitals, not the author.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::strip_marks;

/// STR04 heading-in-capitals
pub static RULE: Rule = Rule {
    code: Code::new("STR04", "heading-in-capitals", Severity::Warning),
    doc: include_str!("heading_in_capitals.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for text in context.texts().iter().filter(|text| text.part == Part::Heading && text.len() > 1) {
        let letters = || text.text.chars().filter(|c| c.is_alphabetic());
        // Abbreviations have no vowel with a mark: `HĐND, UBND` is typed as it is.
        let is_syllable = |c: char| !matches!(c, 'Đ' | 'đ') && strip_marks(&c.to_string()) != c.to_string();
        if letters().any(char::is_lowercase) || !letters().any(is_syllable) {
            continue;
        }
        let printed = 0..text.text.len();
        let found = RULE.at(text.span(printed.clone())).help("help");
        let mut lower = text.text.to_lowercase();
        if let Some(first) = lower.chars().next() {
            lower.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        findings.push(match text.typed(printed) {
            Some(span) => found.fix(Safety::Unsafe, span, lower),
            None => found,
        });
    }
}
