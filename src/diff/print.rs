//! Prints the texts of a side as passages: facts filled in, references cited, footnotes counted.

use super::Document;
use super::side::{NodeId, Side};
use super::token::{Passage, Style, TokenKind, key};
use crate::model::{Id, Inline, InlineKind, PathError, Text, placeholder_value, split_placeholders};
use std::collections::HashMap;

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
        printer.out.trimmed()
    }

    fn push(&mut self, text: &Text, style: Style) {
        for Inline { kind, .. } in &text.0 {
            match kind {
                InlineKind::Words(words) => self.out.push_words(words, style),
                InlineKind::Emphasis(inner) => self.push(inner, Style { italic: true, ..style }),
                InlineKind::Strong(inner) => self.push(inner, Style { bold: true, ..style }),
                InlineKind::Placeholder(path) if self.side.nodes[self.at].quoted => {
                    self.out.push_whole(UNKNOWN, key(path), TokenKind::Word, style);
                }
                InlineKind::Placeholder(path) => self.out.push_words(self.side.values.get(path), style),
                InlineKind::Reference(id) => self.reference(id, style),
                InlineKind::Break => self.out.push_whole("\n", key("\n"), TokenKind::Break, style),
                InlineKind::Footnote(inner) => {
                    self.footnotes += 1;
                    self.push(inner, Style { footnote: Some(self.footnotes), ..Style::default() });
                }
            }
        }
    }

    fn reference(&mut self, id: &Id, style: Style) {
        let words = match self.side.by_id(id) {
            _ if self.side.nodes[self.at].quoted => UNKNOWN.to_owned(),
            None => format!("[](#{id})"),
            Some(target) if self.side.nodes[target].in_decision => self.side.citation(target).to_string(),
            Some(target) => self.side.citation(target).said_from(&self.side.citation(self.at)).to_string(),
        };
        self.out.push_reference(&words, id, style);
    }
}
