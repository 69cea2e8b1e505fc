//! BASE02: marks and words typed that the format prints itself.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// BASE02 typed-mark
pub static RULE: Rule =
    Rule { code: Code::new("BASE02", "typed-mark", Severity::Warning), doc: include_str!("typed_mark.md"), check };

/// What opens an authority, whichever profile writes it.
const AUTHORITIES: [&str; 12] = ["T/M", "TM.", "TM ", "K/T", "KT.", "KT ", "T/L", "TL.", "TL ", "TUQ.", "TUQ ", "T.M"];

fn check(context: &Context, findings: &mut Findings) {
    for text in context.texts() {
        let Part::Fact(path) = &text.part else { continue };
        let path = path.strip_prefix("decision.").unwrap_or(path);
        let words = text.text.trim_end();
        let (opening, end) = match path.split('.').next().unwrap_or("") {
            "bases" => {
                let doubled = words.strip_prefix("Căn cứ Căn cứ").map_or(0, |_| "Căn cứ ".len());
                (if doubled > 0 { doubled } else { dash(words) }, ending(words, &[';', ',', '.']))
            }
            "recipients" => (dash(words), ending(words, &[';', ',', '.'])),
            "signatures" if !path.ends_with(".name") && !path.ends_with(".title") => {
                let typed = AUTHORITIES.iter().find(|mark| words.starts_with(**mark));
                (
                    typed.map_or(0, |mark| words.len() - words[mark.len()..].trim_start_matches([' ', '.', ':']).len()),
                    words.len(),
                )
            }
            _ => continue,
        };
        for printed in [0..opening, end..words.len()] {
            if printed.is_empty() || opening >= end {
                continue;
            }
            let found = RULE.at(text.span(printed.clone())).with("words", words[printed.clone()].trim()).help("help");
            findings.push(match text.typed(printed) {
                Some(span) => found.fix(Safety::Safe, span, ""),
                None => found,
            });
        }
    }
}

/// The length of a dash that opens an item.
fn dash(words: &str) -> usize {
    words.len() - words.trim_start_matches(['-', '–', '+', '*', ' ']).len()
}

/// Where the marks begin that end an item.
fn ending(words: &str, marks: &[char]) -> usize {
    words.trim_end_matches(|c: char| marks.contains(&c) || c == ' ').len()
}
