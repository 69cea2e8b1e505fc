//! LANG04: a letter of another alphabet that looks like one of ours: Ð for Đ, Cyrillic а for a.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// LANG04 look-alike-letter
pub static RULE: Rule = Rule {
    code: Code::new("LANG04", "look-alike-letter", Severity::Error),
    doc: include_str!("look_alike_letter.md"),
    check,
};

/// Foreign letters and the letters that they are taken for.
const LETTERS: [(&str, &str); 5] = [
    ("ÐƉðɖ", "ĐĐđđ"),
    ("АВЕКМНОРСТУХІЅЈ", "ABEKMHOPCTYXISJ"),
    ("аеорсухіѕјӏԁһ", "aeopcyxisjldh"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("οıɑɡ", "oiag"),
];

fn check(context: &Context, findings: &mut Findings) {
    for text in context.texts().iter().filter(|text| !text.text.is_ascii()) {
        for word in text.words().filter(|word| word.text.contains(|c| ours(c).is_some())) {
            let right: String = word.text.chars().map(|c| ours(c).unwrap_or(c)).collect();
            // A word wholly of another alphabet is a foreign word.
            if right.chars().any(is_foreign) {
                continue;
            }
            let found = RULE.at(text.span(word.start..word.end)).with("word", word.text).with("right", right.as_str());
            let letters: Vec<String> = word
                .text
                .chars()
                .filter(|c| ours(*c).is_some())
                .map(|c| format!("{c} (U+{:04X})", u32::from(c)))
                .collect();
            let found = found.with("letters", letters.join(", ")).help("help");
            findings.push(match text.typed(word.start..word.end) {
                Some(span) => found.fix(Safety::Safe, span, right),
                None => found,
            });
        }
    }
}

/// The letter of ours that a foreign one is taken for.
fn ours(letter: char) -> Option<char> {
    // Vietnamese letters, and all that is ASCII, come first: they are nearly everything. Of Latin letters few are in the
    // lists.
    let is_latin = letter < '\u{370}' && !matches!(letter, 'Ð' | 'ð' | 'Ɖ' | 'ɖ' | 'ı' | 'ɑ' | 'ɡ');
    if is_latin || ('\u{1ea0}'..='\u{1ef9}').contains(&letter) {
        return None;
    }
    LETTERS
        .iter()
        .find_map(|(from, to)| from.chars().zip(to.chars()).find(|(from, _)| *from == letter))
        .map(|(_, to)| to)
}

fn is_foreign(letter: char) -> bool {
    ('\u{370}'..='\u{52f}').contains(&letter)
}
