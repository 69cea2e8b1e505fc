//! OLD01: the years of the last term, typed in the new text.

use super::super::language::range_dash::year_ranges;
use super::{is_past, takes_placeholder};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// OLD01 last-term-years
pub static RULE: Rule = Rule {
    code: Code::new("OLD01", "last-term-years", Severity::Warning),
    doc: include_str!("last_term_years.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let terms = (context.base().and_then(|base| base.facts().term), context.facts().term);
    let (Some(last), Some(own)) = terms else { return };
    if (last.start, last.end) == (own.start, own.end) {
        return;
    }
    for text in context.texts() {
        for years in year_ranges(text).filter(|years| (years.start, years.end) == (last.start, last.end)) {
            let (Some(first), Some(end)) = (text.word(years.at), text.word(years.at + 1)) else { continue };
            let range = first.start..end.end;
            let Some(span) = text.typed(range.clone()) else { continue };
            if is_past(text, range.start) {
                continue;
            }
            let found = RULE.at(span).with("words", &text.text[range.clone()]).with("years", own.years()).help("help");
            findings.push(match takes_placeholder(text, range.start) {
                true => found.fix(Safety::Unsafe, span, "{{ term.years }}"),
                false => found,
            });
        }
    }
}
