//! Texts as they are compared: printed words cut into tokens that remember how they looked.

use super::Document;
use super::fold::fold;
use crate::model::{Citation, Id, Index, Inline, InlineKind, PathError, Text, placeholder_value, split_placeholders};
use std::collections::HashMap;
use std::ops::Range;

/// A text as it is compared.
#[derive(Debug, Clone, Default)]
pub struct Passage {
    /// Its words as printed: references cited, facts filled in, footnotes after the word that they stand at.
    pub text: String,
    /// Its tokens; their ranges cover the text without a hole.
    pub tokens: Vec<Token>,
}

/// A syllable, a number, a mark, a citation: what is compared as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text, with the white space before it.
    pub range: Range<usize>,
    /// The bytes of that white space.
    pub space: usize,
    /// What it is compared by: equal for spellings of one word, and for references to one id.
    pub key: u32,
    /// What it is.
    pub kind: TokenKind,
    /// How it looks.
    pub style: Style,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind {
    /// A syllable, a number, a document's number.
    Word,
    /// Punctuation.
    Mark,
    /// A whole citation, and the id that it names.
    Reference(Id),
    /// A line break.
    Break,
}

/// How a token looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// In the footnote with this place among those of its text, from 1.
    pub footnote: Option<usize>,
}

impl Passage {
    /// Plain words as a passage.
    pub(super) fn plain(words: &str, interner: &mut Interner) -> Self {
        let mut passage = Self::default();
        push_words(words, Style::default(), interner, &mut passage);
        passage
    }

    /// The words of some tokens, with the white space between them and before the first.
    pub fn slice(&self, tokens: Range<usize>) -> &str {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => &self.text[first.range.start..last.range.end],
            _ => "",
        }
    }

    /// A token's own letters, without the white space before it.
    pub fn letters(&self, token: &Token) -> &str {
        &self.text[token.range.start + token.space..token.range.end]
    }

    /// How many words it has, marks not counted.
    pub fn words(&self) -> usize {
        self.tokens.iter().filter(|token| token.is_word()).count()
    }

    /// The text without its footnotes.
    pub fn without_footnotes(&self) -> String {
        let tokens = self.tokens.iter().filter(|token| token.style.footnote.is_none());
        tokens.map(|token| &self.text[token.range.clone()]).collect()
    }
}

impl Token {
    /// Whether it is a word or a citation rather than a mark or a break.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Reference(_))
    }
}

/// Gives each word a number, the same for spellings of one word.
#[derive(Debug, Default)]
pub(super) struct Interner {
    exact: HashMap<Box<str>, u32>,
    folded: HashMap<Box<str>, u32>,
}

impl Interner {
    fn word(&mut self, word: &str) -> u32 {
        if let Some(&key) = self.exact.get(word) {
            return key;
        }
        let folded = fold(word);
        let key = match self.folded.get(folded.as_ref()) {
            Some(&key) => key,
            None => {
                let key = u32::try_from(self.folded.len()).unwrap_or(u32::MAX);
                self.folded.insert(folded.into(), key);
                key
            }
        };
        self.exact.insert(word.into(), key);
        key
    }

    fn reference(&mut self, id: &Id) -> u32 {
        self.word(&format!("[](#{id})"))
    }
}

/// Prints the texts of one regulation as passages.
pub(super) struct Reader<'a, 'i> {
    document: Document<'a>,
    index: &'i Index<'a>,
    interner: &'i mut Interner,
    values: HashMap<&'a str, String>,
}

impl<'a, 'i> Reader<'a, 'i> {
    pub(super) fn new(document: Document<'a>, index: &'i Index<'a>, interner: &'i mut Interner) -> Self {
        Self { document, index, interner, values: HashMap::new() }
    }

    /// A text as a passage, its references said from inside `place`.
    pub(super) fn passage(&mut self, text: &'a Text, place: &Citation) -> Passage {
        let mut passage = Passage::default();
        let mut footnotes = 0;
        self.push(text, place, Style::default(), &mut footnotes, &mut passage);
        passage.text.truncate(passage.tokens.last().map_or(0, |token| token.range.end));
        passage
    }

    fn push(&mut self, text: &'a Text, place: &Citation, style: Style, footnotes: &mut usize, out: &mut Passage) {
        for Inline { kind, .. } in &text.0 {
            match kind {
                InlineKind::Words(words) => self.words(words, style, out),
                InlineKind::Emphasis(inner) => {
                    self.push(inner, place, Style { italic: true, ..style }, footnotes, out);
                }
                InlineKind::Strong(inner) => self.push(inner, place, Style { bold: true, ..style }, footnotes, out),
                InlineKind::Placeholder(path) => {
                    let value = self.value(path);
                    self.words(&value, style, out);
                }
                InlineKind::Reference(id) => self.reference(id, place, style, out),
                InlineKind::Break => {
                    let key = self.interner.word("\n");
                    whole(out, "\n", key, TokenKind::Break, style);
                }
                InlineKind::Footnote(inner) => {
                    *footnotes += 1;
                    let style = Style { footnote: Some(*footnotes), ..Style::default() };
                    self.push(inner, place, style, footnotes, out);
                }
            }
        }
    }

    fn words(&mut self, words: &str, style: Style, out: &mut Passage) {
        push_words(words, style, self.interner, out);
    }

    fn reference(&mut self, id: &Id, place: &Citation, style: Style, out: &mut Passage) {
        let words = match self.index.get(id) {
            None => format!("[](#{id})"),
            Some(entry) if entry.in_decision => entry.citation.to_string(),
            Some(entry) => entry.citation.said_from(place).to_string(),
        };
        let key = self.interner.reference(id);
        whole(out, &words, key, TokenKind::Reference(id.clone()), style);
    }

    /// What a placeholder prints, as in print: a fact may hold placeholders itself, one level deep.
    fn value(&mut self, path: &'a str) -> String {
        if let Some(value) = self.values.get(path) {
            return value.clone();
        }
        let out = self.fact(&self.fill(path));
        self.values.insert(path, out.clone());
        out
    }

    /// A fact as printed; it may hold placeholders, one level deep.
    pub(super) fn fact(&self, words: &str) -> String {
        let mut out = String::new();
        for inline in &split_placeholders(words).0 {
            match &inline.kind {
                InlineKind::Words(words) => out.push_str(words),
                InlineKind::Placeholder(path) => out.push_str(&self.fill(path)),
                _ => {}
            }
        }
        out
    }

    fn fill(&self, path: &str) -> String {
        let facts = &self.document.regulation.facts;
        let code = facts.organ.code.as_deref().unwrap_or("…");
        let number_of = |number: u32, kind: &str| self.document.profile.cite_number(number, kind, code);
        match placeholder_value(facts, path, &number_of) {
            Ok(value) => value,
            Err(PathError::Empty) => "…".to_owned(),
            Err(PathError::Unknown(_)) => format!("{{{{ {path} }}}}"),
        }
    }
}

/// The first words of a text, an ellipsis when there are more than `most`.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(most).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}

fn push_words(words: &str, style: Style, interner: &mut Interner, out: &mut Passage) {
    let offset = out.text.len();
    out.text.push_str(words);
    for (range, kind) in cut(words) {
        let key = interner.word(&words[range.clone()]);
        // White space at the end of the words before belongs to the first token of these.
        let start = out.tokens.last().map_or(0, |token| token.range.end);
        let space = offset + range.start - start;
        out.tokens.push(Token { range: start..offset + range.end, space, key, kind, style });
    }
}

fn whole(out: &mut Passage, words: &str, key: u32, kind: TokenKind, style: Style) {
    let start = out.tokens.last().map_or(0, |token| token.range.end);
    let space = out.text.len() - start;
    out.text.push_str(words);
    out.tokens.push(Token { range: start..out.text.len(), space, key, kind, style });
}

/// Cuts words into tokens: runs of letters and digits, held together by what stands inside a number or sign
/// (`294-QĐ/TW`, `26/5/2025`, `1.000`), and single marks. White space lies between them.
fn cut(words: &str) -> Vec<(Range<usize>, TokenKind)> {
    let mut out: Vec<(Range<usize>, TokenKind)> = Vec::with_capacity(words.len() / 5);
    let mut chars = words.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        if !is_letter(c) {
            out.push((start..start + c.len_utf8(), TokenKind::Mark));
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut before = c;
        while let Some(&(at, next)) = chars.peek() {
            if is_letter(next) {
                end = at + next.len_utf8();
                before = next;
                chars.next();
            } else if let Some(after) = words[at + next.len_utf8()..].chars().next()
                && joins(before, next, after)
            {
                chars.next();
                before = next;
                end = at + next.len_utf8();
            } else {
                break;
            }
        }
        out.push((start..end, TokenKind::Word));
    }
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Whether a mark inside a word holds it together: between digits a point, a comma or a slash; else a hyphen or a slash
/// next to a letter. A range of years is three tokens, however it is typed.
fn joins(before: char, mark: char, after: char) -> bool {
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match mark {
        '.' | ',' => digits,
        '/' => is_letter(before) && is_letter(after),
        '-' | '\u{2011}' => is_letter(before) && is_letter(after) && !digits,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_keep_numbers_and_signs_whole() {
        for (words, expected) in [
            ("Quy định số 294-QĐ/TW, ngày 26/5/2025.", "Quy|định|số|294-QĐ/TW|,|ngày|26/5/2025|."),
            ("nhiệm kỳ 2020-2025; 1.000 người", "nhiệm|kỳ|2020|-|2025|;|1.000|người"),
            ("hai phần ba (2/3)", "hai|phần|ba|(|2/3|)"),
            ("NĐ-CP và/hoặc “Văn phòng”", "NĐ-CP|và/hoặc|“|Văn|phòng|”"),
            ("", ""),
        ] {
            let tokens: Vec<&str> = cut(words).into_iter().map(|(range, _)| &words[range]).collect();
            assert_eq!(tokens.join("|"), expected);
        }
    }
}
