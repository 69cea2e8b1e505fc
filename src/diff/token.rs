//! Texts as they are compared: printed words cut into tokens that remember how they looked.

use super::cut::cut;
use super::fold::fold;
use crate::model::Id;
use rustc_hash::FxHasher;
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

    /// Adds words, cut into tokens.
    pub(super) fn push_words(&mut self, words: &str, style: Style) {
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
            let key = match other_form(word) {
                Some(form) => hashed(form),
                None if is_usual => hashed(word),
                None => key(word),
            };
            let (letters, end) = (offset + range.start, offset + range.end);
            self.tokens.push(Token { key, start: start as u32, letters: letters as u32, end: end as u32, look, kind });
            start = end;
        });
    }

    /// Adds a citation, which is one token.
    pub(super) fn push_reference(&mut self, words: &str, id: &Id, style: Style) {
        self.references.push((self.tokens.len(), id.clone()));
        self.push_whole(words, reference_key(id), TokenKind::Reference, style);
    }

    /// Adds one token.
    pub(super) fn push_whole(&mut self, words: &str, key: u64, kind: TokenKind, style: Style) {
        let (start, letters) = (self.end() as u32, self.text.len() as u32);
        self.push_text(words);
        let end = self.text.len() as u32;
        self.tokens.push(Token { key, start, letters, end, look: style.into(), kind });
    }

    /// It without white space at its end.
    pub(super) fn trimmed(mut self) -> Self {
        self.text.truncate(self.end());
        self
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

/// The usual form of a word that is written in two ways without another meaning: `hàng tháng` as `hằng tháng`, `05` as
/// `5`.
fn other_form(word: &str) -> Option<&str> {
    match word {
        "hàng" => Some("hằng"),
        "Hàng" => Some("Hằng"),
        _ => word
            .strip_prefix('0')
            .filter(|rest| rest.len() == 1 && rest.bytes().all(|byte| matches!(byte, b'1'..=b'9'))),
    }
}

/// What a word is compared by: a hash of its fold, the same whichever text it stands in, so that both can be cut into
/// tokens at the same time. Among a million different words two would share one once in tens of millions of runs.
pub(super) fn key(word: &str) -> u64 {
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

/// Plain words as a passage.
pub(super) fn plain(words: &str) -> Passage {
    Passage::plain(words).trimmed()
}

/// The first words of a text, an ellipsis when there are more than `most`.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(most).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
