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
    /// Its tokens; they cover the text without a hole.
    pub tokens: Vec<Token>,
    /// The ids that its references name, each with the place of its token.
    references: Vec<(usize, Id)>,
}

/// A syllable, a number, a mark, a citation: what is compared as one. A comparison holds one for every word of what
/// differs, so it is kept small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is compared by: equal for spellings of one word, and for references to one id.
    pub key: u64,
    /// Where its white space begins, its letters begin and it ends, in bytes of the text.
    start: u32,
    letters: u32,
    end: u32,
    look: Look,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A syllable, a number, a document's number.
    Word,
    /// Punctuation.
    Mark,
    /// A whole citation; [`Passage::reference`] tells the id that it names.
    Reference,
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
    /// In the footnote with this place among those of its text, from 1; all behind the 65,535th count as one.
    pub footnote: Option<usize>,
}

/// A style in three bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    /// 1 for bold, 2 for italic.
    marks: u8,
    /// 0 outside of footnotes.
    footnote: [u8; 2],
}

impl From<Style> for Look {
    fn from(style: Style) -> Self {
        let footnote = style.footnote.map_or(0, |footnote| u16::try_from(footnote).unwrap_or(u16::MAX));
        Look { marks: u8::from(style.bold) | u8::from(style.italic) << 1, footnote: footnote.to_ne_bytes() }
    }
}

impl Passage {
    /// Plain words as a passage.
    pub(super) fn plain(words: &str) -> Self {
        let mut out = Self::default();
        out.push_words(words, Style::default());
        out
    }

    fn push_words(&mut self, words: &str, style: Style) {
        let (offset, look) = (self.text.len(), style.into());
        if !self.push_text(words) {
            return;
        }
        // A syllable takes some six bytes with the space before it.
        self.tokens.reserve(words.len() / 5 + 1);
        // White space at the end of the words before belongs to the first token of these.
        let mut start = self.end();
        cut(words, |range, kind, is_usual| {
            let word = &words[range.clone()];
            let key = if is_usual { hashed(word) } else { key(word) };
            let (letters, end) = (offset + range.start, offset + range.end);
            self.tokens.push(Token { key, start: start as u32, letters: letters as u32, end: end as u32, look, kind });
            start = end;
        });
    }

    /// Adds to the text; words behind the first 4 GB, which no file of ours can hold, are left out.
    fn push_text(&mut self, words: &str) -> bool {
        let fits = self.text.len() + words.len() <= u32::MAX as usize;
        if fits {
            self.text.push_str(words);
        }
        fits
    }

    /// Where its last token ends.
    fn end(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.end as usize)
    }

    /// The words of some tokens, with the white space between them and before the first.
    pub fn slice(&self, tokens: Range<usize>) -> &str {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => {
                &self.text[first.start as usize..last.end as usize]
            }
            _ => "",
        }
    }

    /// A token's own letters, without the white space before it.
    pub fn letters(&self, token: &Token) -> &str {
        &self.text[token.letters as usize..token.end as usize]
    }

    /// The white space before a token.
    pub fn space(&self, token: &Token) -> &str {
        &self.text[token.start as usize..token.letters as usize]
    }

    /// The id that the token at a place names, when it is a reference.
    pub fn reference(&self, at: usize) -> Option<&Id> {
        let found = self.references.binary_search_by_key(&at, |(place, _)| *place).ok()?;
        self.references.get(found).map(|(_, id)| id)
    }

    /// The ids that its references name, each with the place of its token.
    pub(super) fn references(&self) -> &[(usize, Id)] {
        &self.references
    }

    /// How many words it has, marks not counted.
    pub fn words(&self) -> usize {
        self.tokens.iter().filter(|token| token.is_word()).count()
    }

    /// The text without its footnotes.
    pub fn without_footnotes(&self) -> String {
        let tokens = self.tokens.iter().filter(|token| token.footnote().is_none());
        tokens.map(|token| &self.text[token.range()]).collect()
    }
}

impl Token {
    /// Whether it is a word or a citation rather than a mark or a break.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Reference)
    }

    /// Its bytes in the text, with the white space before it.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How it looks.
    pub fn style(&self) -> Style {
        let Look { marks, .. } = self.look;
        Style { bold: marks & 1 != 0, italic: marks & 2 != 0, footnote: self.footnote() }
    }

    /// The footnote that it stands in, counted from 1 in its text.
    pub fn footnote(&self) -> Option<usize> {
        let footnote = u16::from_ne_bytes(self.look.footnote);
        (footnote > 0).then_some(usize::from(footnote))
    }

    /// Whether another looks the same and stands in the same footnote.
    pub fn looks_like(&self, other: &Token) -> bool {
        self.look == other.look
    }
}

/// What a word is compared by: a hash of its fold, the same whichever text it stands in, so that both can be cut into
/// tokens at the same time. Among a million different words two would share one once in tens of millions of runs.
fn key(word: &str) -> u64 {
    hashed(&fold(word))
}

/// The same for a word that is its own fold.
fn hashed(folded: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(folded.as_bytes());
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
    passage.text.truncate(passage.end());
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
        out.text.truncate(out.end());
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
        self.out.references.push((self.out.tokens.len(), id.clone()));
        self.whole(&words, reference_key(id), TokenKind::Reference, style);
    }

    fn whole(&mut self, words: &str, key: u64, kind: TokenKind, style: Style) {
        let (start, letters) = (self.out.end(), self.out.text.len());
        let words = if self.out.push_text(words) { words } else { "" };
        let end = letters + words.len();
        let token =
            Token { key, start: start as u32, letters: letters as u32, end: end as u32, look: style.into(), kind };
        self.out.tokens.push(token);
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
/// (`294-QĐ/TW`, `26/5/2025`, `1.000`), and single marks. White space lies between them. Told with each is whether it
/// is surely its own fold.
fn cut(words: &str, mut found: impl FnMut(Range<usize>, TokenKind, bool)) {
    let bytes = words.as_bytes();
    let next = |at: usize| words[at..].chars().next();
    let mut start = 0;
    loop {
        if bytes.get(start) == Some(&b' ') {
            start += 1;
        }
        let (mut end, is_usual) = usual_letters(bytes, start);
        if end > start && matches!(bytes.get(end), None | Some(b' ')) {
            found(start..end, TokenKind::Word, is_usual);
            start = end;
            continue;
        }
        let Some(c) = next(end) else { return };
        if end == start && !is_letter(c) {
            end += c.len_utf8();
            if !c.is_whitespace() {
                found(start..end, TokenKind::Mark, c.is_ascii());
            }
            start = end;
            continue;
        }
        while let Some(c) = next(end) {
            let before = words[start..end].chars().next_back();
            let joined = || before.zip(next(end + c.len_utf8())).is_some_and(|(before, after)| joins(before, c, after));
            if !is_letter(c) && (c == ' ' || !joined()) {
                break;
            }
            end += c.len_utf8();
        }
        found(start..end, TokenKind::Word, false);
        start = end;
    }
}

/// Where the letters and digits of usual Vietnamese end that begin here, and whether they surely are their own fold.
/// Nearly every word of a text is read by this alone, so it looks at bytes.
fn usual_letters(bytes: &[u8], start: usize) -> (usize, bool) {
    let (mut at, mut is_usual) = (start, true);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        at += match (byte, bytes.get(at + 1)) {
            // × and ÷ are no letters; Ð and ð stand for Đ and đ.
            (0xC3, Some(0x97 | 0xB7)) => break,
            (0xC3, Some(0x90 | 0xB0)) => {
                is_usual = false;
                2
            }
            (0xC3, Some(0x80..=0xBF)) | (0xC4..=0xC6, _) => 2,
            (0xE1, Some(0xB8..=0xBB)) => 3,
            _ => break,
        };
    }
    // A tone mark before an open a, e or y could stand elsewhere.
    let is_open = matches!(&bytes[start..at], [.., 0x80..=0xFF, b'a' | b'e' | b'y' | b'A' | b'E' | b'Y']);
    (at, is_usual && !is_open)
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
    fn bytes_tell_of_usual_letters_what_letters_tell() {
        for c in ('\0'..='\u{24f}').chain('\u{300}'..='\u{323}').chain('\u{1e00}'..='\u{206f}') {
            for word in [format!("{c}"), format!("u{c}"), format!("{c}y"), format!("th{c}a"), format!("{c}E{c}")] {
                let (end, is_usual) = usual_letters(word.as_bytes(), 0);
                let letters = &word[..end];
                assert!(letters.chars().all(is_letter), "{word}");
                assert!(!is_usual || fold(letters) == letters, "{word}");
            }
        }
        for word in ["Thường", "ĐẢNG", "uỷ", "294", "ỹ"] {
            assert_eq!(usual_letters(word.as_bytes(), 0), (word.len(), true), "{word}");
        }
        assert_eq!(usual_letters("hòa".as_bytes(), 0), (4, false));
    }

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
            cut(words, |range, _, _| tokens.push(&words[range]));
            assert_eq!(tokens.join("|"), expected);
        }
    }
}
