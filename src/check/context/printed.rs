//! One text as it prints, with the place in the files of every word of it.

use super::align::{self, Piece};
use crate::language::sentences;
use crate::model::Id;
use crate::source::Span;
use std::ops::Range;

/// What part of a regulation a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The name of a chương, mục, điều or annex.
    Heading,
    /// The words of a provision that is no heading.
    Body,
    /// A cell of a table.
    Cell,
    /// A footnote.
    Footnote,
    /// A value of `regulation.yaml`, with its path: `bases.0.subject`.
    Fact(String),
}

/// A text as it prints: placeholders filled, references cited, no marks of emphasis.
#[derive(Debug)]
pub struct Printed {
    /// Its place among [`super::Context::texts`].
    pub at: usize,
    /// What it is.
    pub part: Part,
    /// The provision it belongs to, by its place among [`super::Context::provisions`]; `None` for a fact.
    pub provision: Option<usize>,
    /// The words as printed.
    pub text: String,
    /// The words under the fold of [`crate::model::folded`], one after the other.
    pub(super) folded: String,
    pub(super) tokens: Vec<Token>,
    pub(super) pieces: Vec<Piece>,
    /// The links, each with the bytes that it prints.
    pub(super) links: Vec<(Range<usize>, Id)>,
    pub(super) whole: Span,
}

/// A word of a [`Printed`] as it is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) folded_start: usize,
    pub(super) folded_end: usize,
}

/// A word: letters and digits in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// Its place among the words of its text.
    pub at: usize,
    /// As printed.
    pub text: &'a str,
    /// In lower case, its tone mark in the old style.
    pub folded: &'a str,
    /// Its first byte in the printed text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

impl Printed {
    /// How many words it has.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A word by its place.
    pub fn word(&self, at: usize) -> Option<Word<'_>> {
        self.tokens.get(at).map(|token| self.made(at, token))
    }

    /// The words in order.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = Word<'_>> + ExactSizeIterator {
        self.tokens.iter().enumerate().map(|(at, token)| self.made(at, token))
    }

    fn made(&self, at: usize, token: &Token) -> Word<'_> {
        Word {
            at,
            text: &self.text[token.start..token.end],
            folded: &self.folded[token.folded_start..token.folded_end],
            start: token.start,
            end: token.end,
        }
    }

    /// What is printed between the word at `at` and the next: a space, a comma; what follows the last word is its
    /// gap too.
    pub fn gap(&self, at: usize) -> &str {
        let start = self.tokens.get(at).map_or(0, |token| token.end);
        let end = self.tokens.get(at + 1).map_or(self.text.len(), |token| token.start);
        self.text.get(start..end).unwrap_or("")
    }

    /// Where printed words stand in the files; words that were filled in stand where their placeholder or
    /// reference does.
    pub fn span(&self, printed: Range<usize>) -> Span {
        align::span(&self.pieces, printed, self.whole)
    }

    /// As [`Printed::span`], when those very words are typed there in one stretch, so that a fix may replace them.
    pub fn typed(&self, printed: Range<usize>) -> Option<Span> {
        align::typed(&self.pieces, printed)
    }

    /// The whole of it in its file.
    pub fn whole(&self) -> Span {
        self.whole
    }

    /// The printed ranges of its sentences: each ends with `.`, `!`, `?` or `…` before a space and a capital, or
    /// with the text.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        sentences(&self.text)
    }
}
