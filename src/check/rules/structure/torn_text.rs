//! STR18: a text whose lines were torn apart (a scan, a copied PDF); told once, and what follows from it is held back.

use crate::check::rules::said::phrases;
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Span;

/// STR18 torn-text
pub static RULE: Rule =
    Rule { code: Code::new("STR18", "torn-text", Severity::Warning), doc: include_str!("torn_text.md"), check };

/// So few places may be slips of typing. Of 69 official texts the 38 that were typed have at most one, those that a
/// machine read have six and more (benches/world_review.py).
const LEAST: usize = 5;

/// One place in so many texts: a long regulation has room for a few slips.
const ONE_IN: usize = 100;

/// Found around the rules, since it holds back what they find.
fn check(_: &Context, _: &mut Findings) {}

/// The findings without those that torn lines cause, and one that says how many these were; all of them when the text
/// is whole.
pub fn hold_back(context: &Context, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let places = torn(context);
    let Some(first) = places.first().filter(|_| places.len() >= LEAST) else { return found };
    let bodies = context.texts().iter().filter(|text| text.part == Part::Body).count();
    if places.len() * ONE_IN < bodies {
        return found;
    }
    let held = phrases(include_str!("torn_held.txt"));
    let all = found.len();
    found.retain(|finding| !held.contains(&finding.code.code));
    let told = RULE.at(*first).with("places", places.len().to_string()).with("held", (all - found.len()).to_string());
    found.push(told.help("help"));
    found
}

/// Where a paragraph goes on in lower case behind a text that no mark ends.
fn torn(context: &Context) -> Vec<Span> {
    let mut out = Vec::new();
    let mut is_open = false;
    for text in context.texts().iter().filter(|text| matches!(text.part, Part::Heading | Part::Body)) {
        let words = text.text.trim();
        let is_paragraph = context
            .provision_of(text)
            .is_some_and(|placed| placed.level() == crate::model::Level::Paragraph && placed.article.is_some());
        if is_open && is_paragraph && words.starts_with(char::is_lowercase) {
            out.push(text.whole());
        }
        is_open = words.ends_with(char::is_alphanumeric);
    }
    out
}
