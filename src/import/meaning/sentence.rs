//! Sentences as folded words with their places, and what small phrases in them say: numbers, shares, frequencies.

use crate::model::{Every, Share, Unit, folded};
use std::ops::Range;

/// A sentence: it ends at a full stop, `;` or `:`.
pub(super) struct Sentence<'t> {
    /// Its words, folded.
    pub(super) words: Vec<String>,
    /// All of it as typed.
    pub(super) text: &'t str,
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = matches!(c, ';' | ':') || c == '.' && chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends || chars.peek().is_none() {
            let end = at + c.len_utf8();
            let own = text[from..end].trim();
            let typed = own.split(|c: char| !(c.is_alphanumeric() || c == '/'));
            let words = typed.filter(|word| !word.is_empty()).map(folded).collect();
            out.push(Sentence { words, text: own });
            from = end;
        }
    }
    out
}

/// The folded words of a name.
pub(super) fn split(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(folded).collect()
}

impl Sentence<'_> {
    /// The word at a place, or nothing.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// Whether a name stands at a word.
    pub(super) fn has_at(&self, at: usize, name: &[String]) -> bool {
        !name.is_empty() && self.words.get(at..at + name.len()).is_some_and(|words| words == name)
    }

    /// Whether a phrase stands among some words.
    pub(super) fn says(&self, range: Range<usize>, phrase: &str) -> bool {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let end = range.end.min(self.words.len());
        self.words
            .get(range.start.min(end)..end)
            .unwrap_or_default()
            .windows(phrase.len())
            .any(|words| words.iter().zip(&phrase).all(|(word, other)| word == other))
    }

    /// How often, at a word: `3 tháng một lần`, `mỗi tháng họp một lần`, `họp hằng tháng`.
    pub(super) fn frequency(&self, at: usize) -> Option<Every> {
        let meets = self.says(0..self.words.len(), "họp") || self.says(0..self.words.len(), "sinh hoạt");
        if ["hằng", "hàng"].contains(&self.word(at)) && self.says(at.saturating_sub(4)..at, "họp") {
            return every(1, self.word(at + 1));
        }
        let count = if self.word(at) == "mỗi" { Some(1) } else { number(self.word(at)) }?;
        let unit = self.word(at + 1);
        every(count, unit)?;
        let times = (at + 2..at + 9).find(|times| self.word(*times) == "lần")?;
        let known = ["họp", "thường", "kỳ", "lệ", "định", "ít", "nhất", "sinh", "hoạt", "tổ", "chức", "được"];
        let between = self.words.get(at + 2..times.saturating_sub(1))?;
        let once = number(self.word(times - 1)) == Some(1);
        (meets && once && between.iter().all(|word| known.contains(&word.as_str()))).then(|| every(count, unit))?
    }

    /// A share at a word and how many words it has: `2/3`, `hai phần ba`, `một nửa`, `quá nửa`.
    pub(super) fn share(&self, at: usize) -> Option<(Share, usize)> {
        if let Some((above, below)) = self.word(at).split_once('/') {
            let (above, below) = (above.parse::<u32>().ok()?, below.parse::<u32>().ok()?);
            return (above >= 1 && below > above && below <= 10).then_some((Share { above, below }, 1));
        }
        match (self.word(at), self.word(at + 1)) {
            ("một" | "quá", "nửa") => Some((Share { above: 1, below: 2 }, 2)),
            (above, "phần") => {
                let (above, below) = (number(above)?, number(self.word(at + 2))?);
                (below > above).then_some((Share { above, below }, 3))
            }
            _ => None,
        }
    }
}

fn every(count: u32, unit: &str) -> Option<Every> {
    let (count, unit) = match unit {
        "ngày" => (count, Unit::Day),
        "tuần" => (count, Unit::Week),
        "tháng" => (count, Unit::Month),
        "quý" => (count * 3, Unit::Month),
        "năm" => (count, Unit::Year),
        _ => return None,
    };
    (1..=60).contains(&count).then_some(Every { count, unit })
}

/// A number in digits or words, up to ten.
pub(super) fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 10] = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let said = || WORDS.iter().position(|said| *said == word).map(|at| at as u32 + 1);
    word.parse().ok().filter(|number| *number < 1000).or_else(said)
}
