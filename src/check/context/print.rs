//! Prints every text of a regulation once, cut into words, with the places of each.

use super::align;
use super::placed::Placed;
use super::printed::{Part, Printed, Token};
use crate::model::{
    Citation, Facts, Index, Inline, InlineKind, Profile, Text, is_letter_or_digit, placeholder_value, push_folded,
    split_placeholders,
};
use crate::source::{FileId, Sources, Span};

/// What printing needs.
pub(super) struct Printer<'a> {
    pub(super) facts: &'a Facts,
    pub(super) profile: &'a Profile,
    pub(super) sources: &'a Sources,
    pub(super) index: Index<'a>,
    pub(super) texts: Vec<Printed>,
}

impl Printer<'_> {
    /// The texts of a provision: heading or body, cells, footnotes.
    pub(super) fn provision(&mut self, at: usize, placed: &Placed) {
        let provision = placed.provision;
        let citation = &placed.citation;
        if let Some(heading) = &provision.heading {
            self.text(Part::Heading, Some(at), heading, citation, placed.span);
        }
        if !provision.body.is_empty() {
            self.text(Part::Body, Some(at), &provision.body, citation, placed.span);
        }
        for cell in provision.table.iter().flat_map(|table| table.rows.iter().flatten()) {
            self.text(Part::Cell, Some(at), cell, citation, placed.span);
        }
    }

    /// A value of `regulation.yaml`.
    pub(super) fn fact(&mut self, path: String, words: &str, span: Span) {
        let text = placed_at(split_placeholders(words), span);
        self.text(Part::Fact(path), None, &text, &Citation::default(), span);
    }

    fn text(&mut self, part: Part, provision: Option<usize>, text: &Text, citation: &Citation, whole: Span) {
        let mut printed = Printed {
            at: self.texts.len(),
            part,
            provision,
            text: String::new(),
            folded: String::new(),
            tokens: Vec::new(),
            pieces: Vec::new(),
            links: Vec::new(),
            whole: text_span(text).unwrap_or(whole),
        };
        let mut footnotes = Vec::new();
        let mut cursor = Cursor { place: Span::new(FileId(0), 0..0), at: 0 };
        self.push(text, citation, &mut printed, &mut cursor, &mut footnotes);
        cut(&mut printed);
        self.texts.push(printed);
        for footnote in footnotes {
            self.text(Part::Footnote, provision, footnote, citation, whole);
        }
    }

    fn push<'t>(
        &self,
        text: &'t Text,
        citation: &Citation,
        out: &mut Printed,
        cursor: &mut Cursor,
        footnotes: &mut Vec<&'t Text>,
    ) {
        for Inline { kind, origin } in &text.0 {
            let place = origin.0.unwrap_or(out.whole);
            if place != cursor.place {
                *cursor = Cursor { place, at: 0 };
            }
            match kind {
                InlineKind::Words(words) => {
                    let offset = out.text.len();
                    out.text.push_str(words);
                    let typed = self.sources.words(place);
                    cursor.at = align::align(words, offset, typed, place, cursor.at, &mut out.pieces);
                }
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => {
                    self.push(inner, citation, out, cursor, footnotes);
                }
                InlineKind::Reference(id) => {
                    let words = match self.index.get(id) {
                        Some(entry) if entry.in_decision => entry.citation.to_string(),
                        Some(entry) => entry.citation.said_from(citation).to_string(),
                        None => format!("[](#{id})"),
                    };
                    let start = out.text.len();
                    filled(&words, place, out);
                    out.links.push((start..out.text.len(), id.clone()));
                }
                InlineKind::Placeholder(path) => {
                    let typed = self.sources.words(place);
                    let rest = typed.get(cursor.at..).unwrap_or("");
                    let open = rest.find("{{").map_or(0, |at| cursor.at + at);
                    let close =
                        typed.get(open..).and_then(|rest| rest.find("}}")).map_or(typed.len(), |at| open + at + 2);
                    cursor.at = close;
                    let place = Span::new(place.file, place.start + open..place.start + close);
                    filled(&self.value(path), place, out);
                }
                InlineKind::Break => filled("\n", place, out),
                InlineKind::Footnote(inner) => footnotes.push(inner),
            }
        }
    }

    /// What a placeholder prints; one that prints nothing yet leaves room.
    fn value(&self, path: &str) -> String {
        let code = self.facts.organ.code.as_deref().unwrap_or("…");
        let number_of = |number: u32, kind: &str| self.profile.cite_number(number, kind, code);
        let value = |path: &str| placeholder_value(self.facts, path, &number_of);
        let Ok(outer) = value(path) else { return "…".to_owned() };
        // A fact may itself hold placeholders, one level deep.
        let inner = |out: String, inline: &Inline| match &inline.kind {
            InlineKind::Words(words) => out + words,
            InlineKind::Placeholder(path) => out + value(path).as_deref().unwrap_or("…"),
            _ => out,
        };
        if outer.contains("{{") { split_placeholders(&outer).0.iter().fold(String::new(), inner) } else { outer }
    }
}

/// How far the words typed under a place have been printed: several pieces may share one place.
struct Cursor {
    place: Span,
    at: usize,
}

/// Adds words that were filled in for what stands at a place.
fn filled(words: &str, source: Span, out: &mut Printed) {
    let start = out.text.len();
    out.text.push_str(words);
    if !words.is_empty() {
        out.pieces.push(align::Piece { printed: start..out.text.len(), source, typed: false });
    }
}

/// A text all of whose pieces were read at one place.
fn placed_at(mut text: Text, span: Span) -> Text {
    text.0.iter_mut().for_each(|inline| inline.origin = span.into());
    text
}

/// The span from the first piece of a text to its last.
fn text_span(text: &Text) -> Option<Span> {
    let spans = text.0.iter().filter_map(|inline| inline.origin.0);
    spans.reduce(Span::to)
}

/// Cuts a printed text into words and folds them.
fn cut(printed: &mut Printed) {
    let Printed { text, folded, tokens, .. } = printed;
    folded.reserve(text.len());
    let mut start = None;
    let mut add = |range: std::ops::Range<usize>| {
        let folded_start = folded.len();
        push_folded(&text[range.clone()], folded);
        tokens.push(Token { start: range.start, end: range.end, folded_start, folded_end: folded.len() });
    };
    for (at, c) in text.char_indices() {
        if is_letter_or_digit(c) || start.is_some() && unicode_normalization::char::is_combining_mark(c) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            add(start..at);
        }
    }
    if let Some(start) = start {
        add(start..text.len());
    }
}
