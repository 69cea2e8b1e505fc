//! LANG19: a text whose words a machine read, many of them wrongly; told once, and what follows from it is held back.

use super::misspelt_word;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// LANG19 machine-read-text
pub static RULE: Rule = Rule {
    code: Code::new("LANG19", "machine-read-text", Severity::Warning),
    doc: include_str!("machine_read.md"),
    check,
};

/// So many words that are no syllables may be slips of the pen. Of 107 official texts those that were typed have at most
/// eight, all foreign; those that a machine read and left in their lines have 29 and more.
const LEAST: usize = 15;

/// Where the lines are torn as well, so few are enough: a typed text with torn lines has none.
const LEAST_TORN: usize = 3;

/// One such word in so many: a long text has room for slips.
const ONE_IN: usize = 1000;

/// In a text with torn lines.
const ONE_IN_TORN: usize = 3000;

/// So many of the words are shown.
const SHOWN: usize = 5;

/// Found around the rules, from what they found.
fn check(_: &Context, _: &mut Findings) {}

/// The findings of words that a machine misread; none in a text that was typed.
pub fn misread(context: &Context, found: &[Diagnostic], is_torn: bool) -> Vec<Diagnostic> {
    let is_misread = |finding: &&Diagnostic| {
        finding.code.code == misspelt_word::RULE.code.code
            && finding.help.as_ref().is_some_and(|help| help.key != "LANG07.mark")
    };
    let places: Vec<Diagnostic> = found.iter().filter(is_misread).cloned().collect();
    let words: usize = context.texts().iter().map(crate::check::Printed::len).sum();
    let (least, one_in) = if is_torn { (LEAST_TORN, ONE_IN_TORN) } else { (LEAST, ONE_IN) };
    if places.len() < least || places.len() * one_in < words { Vec::new() } else { places }
}

/// The finding that tells the cause: how many words were misread, the first of them, and how many findings were held back.
pub fn told(places: &[Diagnostic], held: String) -> Option<Diagnostic> {
    let first = places.first()?;
    let word = |finding: &Diagnostic| {
        finding.message.gaps.iter().find(|(name, _)| *name == "word").map(|(_, word)| word.clone())
    };
    let words: Vec<String> = places.iter().filter_map(word).take(SHOWN).collect();
    let told = RULE.at(first.span).with("places", places.len().to_string()).with("words", words.join(", "));
    Some(told.with("held", held).help("help"))
}
