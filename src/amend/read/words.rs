//! The words of a sentence, each with its place and its fold, and the tolerant comparison with the words of drafting.

use crate::model::{fold_spelling, strip_marks};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes in the sentence.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
    /// In lower case, composed, with the tone mark in one place; empty for what is quoted.
    pub(super) folded: String,
}

/// What a piece of a sentence is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or a number, `67/2023/NĐ-CP` being one.
    Word,
    /// A punctuation mark.
    Mark(char),
    /// Words between quotation marks.
    Quoted {
        /// Their bytes, without the marks.
        inner: Range<usize>,
        /// Whether the closing mark is there.
        closed: bool,
    },
}

/// How a word agrees with one of the words of drafting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is that word, in whatever case or style of tone marks.
    Exact,
    /// It is that word as a scanner misreads it.
    Mended,
}

impl Token {
    /// Whether this is the word `key`, which is given in lower case and the old style of tone marks.
    pub(super) fn is(&self, key: &str) -> Option<Fit> {
        if self.kind != Kind::Word {
            return None;
        }
        if self.folded == key {
            return Some(Fit::Exact);
        }
        // Marks are what a scanner loses first; the letters below them have to be right.
        let near = self.folded.len().abs_diff(key.len()) <= 6 && !key.is_ascii() && bare(&self.folded) == bare(key);
        near.then_some(Fit::Mended)
    }
}

/// A word without its marks, its doubled letters as one and what is no letter left out.
pub(super) fn bare(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in strip_marks(word).chars().filter(|c| c.is_alphanumeric()) {
        if c.is_ascii_digit() || !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Marks that open or close a quotation, curly ones and those of other languages included.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″')
}

/// The fold of words: lower case, composed, tone mark in one place.
pub fn fold(word: &str) -> String {
    fold_spelling(word).to_lowercase()
}

/// Cuts a sentence into its pieces.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut specks = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() || is_invisible(c) || is_speck(c) {
            continue;
        }
        let (end, kind) = if is_quote(c) {
            let (end, kind) = quoted(text, start);
            // A mark that nothing closes, in front of a place, is a speck.
            let lost = matches!(&kind, Kind::Quoted { inner, closed: false } if opens_place(&text[inner.clone()]));
            if lost && specks < 4 {
                specks += 1;
                continue;
            }
            (end, kind)
        } else if is_letter(c) {
            (word_end(text, start), Kind::Word)
        } else {
            (start + c.len_utf8(), Kind::Mark(c))
        };
        while rest.next_if(|(at, _)| *at < end).is_some() {}
        let folded = if kind == Kind::Word { fold(&text[start..end]) } else { String::new() };
        out.push(Token { range: start..end, kind, folded });
    }
    out
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}')
}

/// What Markdown and scanners leave between words.
fn is_speck(c: char) -> bool {
    matches!(c, '_' | '`' | '*' | '~' | '^' | '¬' | '\\' | '|')
}

fn opens_place(words: &str) -> bool {
    ["Điều ", "khoản ", "điểm ", "Khoản ", "Điểm ", "Mục ", "Chương "].iter().any(|noun| words.starts_with(noun))
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// The end of a word: letters and digits, with `/` and `-` between two of them.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '/' | '-') && chars.peek().is_some_and(|(_, next)| is_letter(*next));
        if !(is_letter(c) || is_invisible(c) || joins && at > 0) {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}

/// What a quotation mark at `start` opens; without its closing mark it ends where the sentence goes on.
fn quoted(text: &str, start: usize) -> (usize, Kind) {
    let open = text[start..].chars().take_while(|c| is_quote(*c)).map(char::len_utf8).sum::<usize>();
    let inner = start + open;
    let mut depth = 1usize;
    let mut before = None;
    let mut chars = text[inner..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = inner + at;
        let next = chars.peek().map(|(_, next)| *next);
        if is_quote(c) {
            if opens(c, before, next) {
                depth += 1;
            } else {
                depth -= 1;
                if depth == 0 {
                    let mut end = at + c.len_utf8();
                    while chars.next_if(|(_, c)| is_quote(*c) && *c != '“').is_some_and(|(_, c)| {
                        end += c.len_utf8();
                        true
                    }) {}
                    return (end, Kind::Quoted { inner: inner..at, closed: true });
                }
            }
        }
        before = Some(c);
    }
    let end = goes_on(text, inner);
    (end, Kind::Quoted { inner: inner..end, closed: false })
}

/// Whether a quotation mark opens, as its shape tells or, for a straight one, what stands beside it.
pub(super) fn opens(c: char, before: Option<char>, next: Option<char>) -> bool {
    match c {
        '“' | '„' | '«' => true,
        '”' | '»' => false,
        _ => {
            let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | ':'));
            free && next.is_some_and(|c| !c.is_whitespace() && !matches!(c, '.' | ',' | ';' | ')'))
        }
    }
}

/// Where an unclosed phrase ends: before `bằng`, `thành` or `tại` with what they lead to.
fn goes_on(text: &str, from: usize) -> usize {
    const ENDS: [&str; 10] = [
        " bằng cụm từ",
        " thành cụm từ",
        " bằng từ",
        " bằng “",
        " bằng \"",
        " thành “",
        " thành \"",
        " tại điểm",
        " tại khoản",
        " tại Điều",
    ];
    let found = ENDS.iter().filter_map(|word| text[from..].find(word)).min();
    found.map_or(text.len(), |at| from + at)
}
