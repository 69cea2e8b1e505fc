//! LANG15: a space before a mark, or none behind it.

use crate::check::{Context, Findings, Part, Printed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::is_letter_or_digit;
use std::ops::Range;

/// LANG15 spacing
pub static RULE: Rule =
    Rule { code: Code::new("LANG15", "spacing", Severity::Warning), doc: include_str!("spacing.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let mut spaced = Vec::new();
    for text in context.texts().iter().filter(|text| !is_formula(&text.text)) {
        for (at, mark) in text.text.char_indices().filter(|(_, c)| !is_letter_or_digit(*c)) {
            let Some((range, right)) = fault(&text.text, at, mark) else { continue };
            // A colon and a space in `regulation.yaml` may be taken for a key.
            let is_key = matches!(text.part, Part::Fact(_)) && right.contains(": ");
            let found = RULE.at(text.span(range.clone())).with("mark", mark.to_string());
            let variant = if right.len() < range.len() { "less" } else { "more" };
            let found = found.with("words", around(text, &range)).help(variant);
            spaced.push(match text.typed(range).filter(|_| !is_key) {
                Some(span) => found.fix(Safety::Safe, span, right),
                None => found,
            });
        }
    }
    // A file whose lines were run together has them everywhere; that is one cause.
    findings.push_once(spaced, 5);
}

/// Whether a text is a formula, which has its own spaces.
fn is_formula(text: &str) -> bool {
    text.contains(['=', '×', '∑', 'Σ', '∏', '\\']) || text.contains("$$")
}

/// The bytes that are wrong around a mark, and what they should be.
fn fault(text: &str, at: usize, mark: char) -> Option<(Range<usize>, String)> {
    let end = at + mark.len_utf8();
    let mut before = text[..at].chars().rev();
    let mut after = text[end..].chars();
    let (last, next) = (before.next(), after.next());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    match mark {
        ',' | ';' | ':' | '.' | '!' | '?' | ')' | '”' if last == Some(' ') => {
            let start = text[..at].trim_end_matches(' ').len();
            // Dots to be filled in, and what opens the text, are no sentence.
            let is_blank = matches!(text[..start].chars().next_back(), None | Some('.' | '…' | '(' | ':' | '-' | '–'));
            let is_dotted = matches!(next, Some('.' | '…')) || mark == ':' && next == Some(')');
            (!is_blank && !is_dotted && start > 0).then(|| (start..end, mark.to_string()))
        }
        '(' | '“' if next == Some(' ') => {
            let rest = text[end..].trim_start_matches(' ');
            let is_blank = rest.is_empty() || rest.starts_with(['.', '…', ')']);
            (!is_blank).then(|| (at..text.len() - rest.len(), mark.to_string()))
        }
        ',' | ';' | ':' | ')' if is_letter(next) && last.is_some_and(|c| c.is_alphanumeric() || c == ')') => {
            // `a)` before a word opens a point typed in a line, and an address has no spaces.
            Some((at..end, format!("{mark} "))).filter(|_| !is_address(text, at))
        }
        '.' if next.is_some_and(char::is_uppercase) && last.is_some_and(char::is_lowercase) => {
            let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            let is_sentence = word.chars().count() > 1 && after.next().is_some_and(|c| c.is_lowercase() || c == ' ');
            (is_sentence && !is_address(text, at)).then(|| (at..end, ". ".to_owned()))
        }
        '(' if is_letter(last) && text[end..].find(')').is_some_and(|length| length > 3) => {
            Some((at..end, " (".to_owned())).filter(|_| !is_address(text, at))
        }
        _ => None,
    }
}

/// Whether a place is inside an address: `http://…`, `a@b`.
fn is_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
    text.get(start..end).is_some_and(|word| word.contains(['@', '/']) || word.starts_with("www"))
}

/// A few words around a place.
fn around(text: &Printed, range: &Range<usize>) -> String {
    let before = text.words().rfind(|word| word.end <= range.start).map_or(range.start, |word| word.start);
    let after = text.words().find(|word| word.start >= range.end).map_or(range.end, |word| word.end);
    text.text.get(before..after).unwrap_or("").to_owned()
}
