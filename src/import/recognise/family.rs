//! Whether a text whose head does not say so is of the state or of the Party: by the documents and organs that it names.

use super::line::Line;
use crate::model::folded;

/// Phrases that only texts of the state have, and those that only the Party's have.
static SIGNS: &str = include_str!("family.txt");

/// Whether more lines have a sign of the state than of the Party.
pub(super) fn is_state(lines: &[Line]) -> bool {
    let signs = |wanted: &'static str| {
        let signs = SIGNS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" | "));
        signs.filter(move |(_, family)| family.split_whitespace().next() == Some(wanted)).map(|(phrase, _)| phrase)
    };
    let texts: Vec<String> = lines.iter().map(|line| folded(&line.text)).collect();
    let count = |wanted: &'static str| {
        let has = |text: &&String| signs(wanted).any(|sign| text.contains(sign));
        texts.iter().filter(has).count()
    };
    count("state") > count("party")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_folded() {
        let phrases = SIGNS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" | "));
        assert!(phrases.clone().count() > 8 && phrases.clone().all(|(phrase, _)| folded(phrase) == phrase));
    }
}
