//! How a file is dressed: byte-order mark, line ends, the end of its last line, the form of its letters.

use super::side::Three;
use super::words::pick;
use unicode_normalization::UnicodeNormalization;

/// The dress of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dress {
    mark: bool,
    /// Whether every line ends with a carriage return.
    returns: bool,
    ended: bool,
    empty: bool,
    /// Whether its letters are decomposed: a letter and its tone are two characters.
    decomposed: bool,
}

impl Dress {
    /// The dress of a text.
    pub fn of(text: &str) -> Self {
        let ends = text.matches('\n').count();
        Self {
            mark: text.starts_with('\u{feff}'),
            returns: ends > 0 && text.matches("\r\n").count() == ends,
            ended: text.ends_with('\n'),
            empty: text.is_empty(),
            decomposed: !text.nfc().eq(text.chars()) && text.nfd().eq(text.chars()),
        }
    }

    /// The dress of the merged text. A program decomposes letters unasked, so that is kept where all versions are.
    pub fn merge(dresses: &Three<Self>) -> Self {
        let Three { base, ours, theirs } = dresses;
        let choose = |value: fn(&Self) -> bool| {
            let base = (!base.empty).then(|| value(base));
            *pick(base.as_ref(), &value(ours), &value(theirs)).unwrap_or(&value(ours))
        };
        let (mark, returns) = (choose(|dress| dress.mark), choose(|dress| dress.returns));
        let ended = choose(|dress| dress.ended || dress.empty);
        let decomposed = ours.decomposed && theirs.decomposed;
        Self { mark, returns, ended, empty: false, decomposed }
    }

    /// The text without its dress, its last line ended, its letters composed.
    pub fn plain(&self, text: &str) -> String {
        let text = text.trim_start_matches('\u{feff}');
        let mut text = if self.returns { text.replace("\r\n", "\n") } else { text.to_owned() };
        if !self.ended && !self.empty {
            text.push('\n');
        }
        text.nfc().collect()
    }

    /// The text in this dress.
    pub fn dress(&self, mut text: String) -> String {
        if !self.ended && text.ends_with('\n') {
            text.pop();
        }
        if self.returns {
            text = text.replace('\n', "\r\n");
        }
        if self.decomposed {
            text = text.nfd().collect();
        }
        if self.mark { format!("\u{feff}{text}") } else { text }
    }
}
