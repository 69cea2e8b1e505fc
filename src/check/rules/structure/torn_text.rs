//! STR18: a text whose lines were torn apart (a scan, a copied PDF); told once, and what follows from it is held back.

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

/// The finding that tells the cause: in how many places the text is torn, and how many findings were held back.
pub fn told(places: &[Span], held: String) -> Option<Diagnostic> {
    let first = places.first()?;
    Some(RULE.at(*first).with("places", places.len().to_string()).with("held", held).help("help"))
}

/// The places where the lines of a text are torn; none in a text that is whole.
pub fn torn(context: &Context) -> Vec<Span> {
    let places = broken(context);
    let bodies = context.texts().iter().filter(|text| text.part == Part::Body).count();
    if places.len() < LEAST || places.len() * ONE_IN < bodies { Vec::new() } else { places }
}

/// Where a paragraph goes on in lower case behind a text that no mark ends.
fn broken(context: &Context) -> Vec<Span> {
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
