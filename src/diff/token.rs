//! Texts as they are compared: printed words cut into tokens that remember how they looked.

use super::Document;
use super::fold::fold;
use super::side::{NodeId, Side};
use crate::model::{Id, Inline, InlineKind, PathError, Text, placeholder_value, split_placeholders};
use rustc_hash::FxHasher;
use std::collections::HashMap;
use std::hash::Hasher;
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
    pub key: u64,
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
    pub(super) fn plain(words: &str) -> Self {
        let mut out = Self::default();
        out.push_words(words, Style::default());
        out
    }

    fn push_words(&mut self, words: &str, style: Style) {
        let offset = self.text.len();
        self.text.push_str(words);
        // A syllable takes some six bytes with the space before it.
        self.tokens.reserve(words.len() / 5 + 1);
        cut(words, |range, kind| {
            let key = key(&words[range.clone()]);
            // White space at the end of the words before belongs to the first token of these.
            let start = self.tokens.last().map_or(0, |token| token.range.end);
            let space = offset + range.start - start;
            self.tokens.push(Token { range: start..offset + range.end, space, key, kind, style });
        });
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

    /// The white space before a token.
    pub fn space(&self, token: &Token) -> &str {
        &self.text[token.range.start..token.range.start + token.space]
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

/// What a word is compared by: a hash of its fold, the same whichever text it stands in, so that both can be cut into
/// tokens at the same time. Among a million different words two would share one once in tens of millions of runs.
fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(fold(word).as_bytes());
    hasher.finish()
}

/// What a reference is compared by.
pub(super) fn reference_key(id: &Id) -> u64 {
    key(&format!("[](#{id})"))
}

/// What a reference to a provision is compared by that goes by another id in the other text.
pub(super) fn renamed_key(old: &Id, new: &Id) -> u64 {
    key(&format!("[](#{old}:{new})"))
}

/// The facts of one regulation as they are printed in its text.
#[derive(Debug)]
pub(super) struct Values<'a> {
    document: Document<'a>,
    printed: HashMap<&'a str, String>,
}

impl<'a> Values<'a> {
    pub(super) fn new(document: Document<'a>) -> Self {
        Self { document, printed: HashMap::new() }
    }

    /// Prints a placeholder's fact, which [`Values::get`] then finds.
    pub(super) fn print(&mut self, path: &'a str) -> &str {
        if !self.printed.contains_key(path) {
            let value = self.fact(&self.fill(path));
            self.printed.insert(path, value);
        }
        self.get(path)
    }

    /// What a placeholder prints.
    fn get(&self, path: &str) -> &str {
        self.printed.get(path).map_or("", String::as_str)
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

/// Plain words as a passage.
pub(super) fn plain(words: &str) -> Passage {
    let mut passage = Passage::plain(words);
    passage.text.truncate(passage.tokens.last().map_or(0, |token| token.range.end));
    passage
}

/// Room for what only the amended regulation could tell.
const UNKNOWN: &str = "…";

/// Prints one text of a side as a passage.
pub(super) struct Printer<'s, 'a> {
    side: &'s Side<'a>,
    /// The node that the text belongs to, from inside of which its references are said.
    at: NodeId,
    footnotes: usize,
    out: Passage,
}

impl<'s, 'a> Printer<'s, 'a> {
    pub(super) fn passage(side: &'s Side<'a>, at: NodeId, text: &Text) -> Passage {
        let mut printer = Printer { side, at, footnotes: 0, out: Passage::default() };
        printer.push(text, Style::default());
        let mut out = printer.out;
        out.text.truncate(out.tokens.last().map_or(0, |token| token.range.end));
        out
    }

    fn push(&mut self, text: &Text, style: Style) {
        for Inline { kind, .. } in &text.0 {
            match kind {
                InlineKind::Words(words) => self.words(words, style),
                InlineKind::Emphasis(inner) => self.push(inner, Style { italic: true, ..style }),
                InlineKind::Strong(inner) => self.push(inner, Style { bold: true, ..style }),
                InlineKind::Placeholder(path) if self.side.nodes[self.at].quoted => {
                    self.whole(UNKNOWN, key(path), TokenKind::Word, style);
                }
                InlineKind::Placeholder(path) => self.words(self.side.values.get(path), style),
                InlineKind::Reference(id) => self.reference(id, style),
                InlineKind::Break => self.whole("\n", key("\n"), TokenKind::Break, style),
                InlineKind::Footnote(inner) => {
                    self.footnotes += 1;
                    self.push(inner, Style { footnote: Some(self.footnotes), ..Style::default() });
                }
            }
        }
    }

    fn words(&mut self, words: &str, style: Style) {
        self.out.push_words(words, style);
    }

    fn reference(&mut self, id: &Id, style: Style) {
        let words = match self.side.by_id(id) {
            _ if self.side.nodes[self.at].quoted => UNKNOWN.to_owned(),
            None => format!("[](#{id})"),
            Some(target) if self.side.nodes[target].in_decision => self.side.citation(target).to_string(),
            Some(target) => self.side.citation(target).said_from(&self.side.citation(self.at)).to_string(),
        };
        self.whole(&words, reference_key(id), TokenKind::Reference(id.clone()), style);
    }

    fn whole(&mut self, words: &str, key: u64, kind: TokenKind, style: Style) {
        let start = self.out.tokens.last().map_or(0, |token| token.range.end);
        let space = self.out.text.len() - start;
        self.out.text.push_str(words);
        self.out.tokens.push(Token { range: start..self.out.text.len(), space, key, kind, style });
    }
}

/// The first words of a text, an ellipsis when there are more than `most`.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(most).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}

/// Cuts words into tokens: runs of letters and digits, held together by what stands inside a number or sign
/// (`294-QĐ/TW`, `26/5/2025`, `1.000`), and single marks. White space lies between them.
fn cut(words: &str, mut found: impl FnMut(Range<usize>, TokenKind)) {
    let mut chars = words.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        if !is_letter(c) {
            found(start..start + c.len_utf8(), TokenKind::Mark);
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut before = c;
        while let Some(&(at, next)) = chars.peek() {
            if is_letter(next) {
                end = at + next.len_utf8();
                before = next;
                chars.next();
            } else if next != ' '
                && let Some(after) = words[at + next.len_utf8()..].chars().next()
                && joins(before, next, after)
            {
                chars.next();
                before = next;
                end = at + next.len_utf8();
            } else {
                break;
            }
        }
        found(start..end, TokenKind::Word);
    }
}

fn is_letter(c: char) -> bool {
    // Vietnamese letters lie in these blocks; the tables of all scripts are asked for what is left.
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ')
        || !c.is_ascii() && c.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(c)
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
            let mut tokens = Vec::new();
            cut(words, |range, _| tokens.push(&words[range]));
            assert_eq!(tokens.join("|"), expected);
        }
    }
}
