//! LANG05: spaces that are no ordinary space, or none at all: they hide words from every search.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// LANG05 odd-space
pub static RULE: Rule =
    Rule { code: Code::new("LANG05", "odd-space", Severity::Warning), doc: include_str!("odd_space.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let mut odd = Vec::new();
    for text in context.texts().iter().filter(|text| !text.text.is_ascii()) {
        for (at, letter) in text.text.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let instead = match letter {
                '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
                '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' => "",
                _ => continue,
            };
            // Beside a space it only doubles it.
            let is_doubled = text.text[..at].ends_with(' ');
            let range = at..at + letter.len_utf8();
            let found = RULE.at(text.span(range.clone())).with("letter", format!("U+{:04X}", u32::from(letter)));
            let found = found.help("help");
            odd.push(match text.typed(range) {
                Some(span) => found.fix(Safety::Safe, span, if is_doubled { "" } else { instead }),
                None => found,
            });
        }
    }
    // A page saved from a browser is full of them; that is one cause.
    findings.push_once(odd, 3);
}
