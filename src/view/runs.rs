//! Running text as printed: placeholders filled, references cited, footnotes counted, styles flattened.

use super::counted::{Counted, anchor};
use super::quoted::Quoted;
use crate::model::{
    Citation, Facts, Index, Inline, InlineKind, Level, PathError, Profile, Provision, Text, placeholder_value,
    split_placeholders, step_words,
};
use serde::Serialize;
use std::collections::HashMap;

/// A stretch of text in one style.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Run {
    /// The words; for a reference its whole citation.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// A line break, with no text.
    pub is_break: bool,
    /// A cross reference.
    pub reference: Option<ReferenceView>,
    /// A footnote mark, with no text.
    pub footnote: Option<FootnoteView>,
}

/// A cross reference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReferenceView {
    /// The anchor of the block that is cited.
    pub anchor: String,
    /// The citation cut into plain words and what the cited labels repeat: `khoản `, `2`, ` `, `Điều 5`.
    pub pieces: Vec<Piece>,
}

/// A piece of a citation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The anchor of the block whose `cited` this is; `None` for plain words.
    pub anchor: Option<String>,
    /// Whether that block is `counted`.
    pub counted: bool,
    /// The level of that block, `article`, `clause`, `point`, …; empty for plain words.
    pub level: Option<Level>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FootnoteView {
    /// Its number through the document, from 1.
    pub number: usize,
    /// Its text; without footnotes of its own.
    pub runs: Vec<Run>,
}

/// Turns text into runs; counts footnotes through the document.
pub(super) struct Printer<'a> {
    facts: &'a Facts,
    /// The format profile.
    pub(super) profile: &'a Profile,
    /// Which numbers a word processor may count.
    pub(super) counted: Counted,
    index: &'a Index<'a>,
    /// What quotations are of, when it is known.
    quoted: Option<&'a Quoted<'a>>,
    /// Whether what is printed stands in a quotation.
    in_quote: bool,
    /// Notes of provisions that a consolidated text has, by their address.
    pub(super) notes: HashMap<usize, Vec<Text>>,
    footnotes: Vec<FootnoteView>,
    blocks: usize,
}

/// Room for what only the amended regulation could tell.
const UNKNOWN: &str = "…";

#[derive(Clone, Copy, Default)]
struct Style {
    bold: bool,
    italic: bool,
    in_footnote: bool,
}

impl<'a> Printer<'a> {
    pub(super) fn new(facts: &'a Facts, profile: &'a Profile, index: &'a Index<'a>) -> Self {
        Self {
            facts,
            profile,
            index,
            counted: Counted::default(),
            quoted: None,
            in_quote: false,
            notes: HashMap::new(),
            footnotes: Vec::new(),
            blocks: 0,
        }
    }

    /// As this one, with what quotations are of.
    pub(super) fn quoting(self, quoted: Option<&'a Quoted<'a>>) -> Self {
        Self { quoted, ..self }
    }

    /// Whether what is printed stands in a quotation.
    pub(super) fn in_quote(&self) -> bool {
        self.in_quote
    }

    /// The notes of a provision as footnotes, whose marks stand behind its label.
    pub(super) fn marks(&mut self, provision: &Provision) -> Vec<FootnoteView> {
        let notes = self.notes.remove(&super::identity::identity(provision)).unwrap_or_default();
        let mut out = Vec::new();
        for note in notes {
            let runs = self.runs(&note, None);
            let footnote = FootnoteView { number: self.footnotes.len() + 1, runs };
            self.footnotes.push(footnote.clone());
            out.push(footnote);
        }
        out
    }

    /// Goes into a quotation or out of it; gives where it was before.
    pub(super) fn enter_quote(&mut self, inside: bool) -> bool {
        std::mem::replace(&mut self.in_quote, inside)
    }

    /// Where a quoted provision stands in the amended regulation, when that can be told.
    pub(super) fn quoted_place(&self, provision: &Provision) -> Option<&Citation> {
        self.quoted?.place(provision)
    }

    /// Whether the amended regulation has one annex, which has no number then.
    pub(super) fn quoted_only_annex(&self) -> bool {
        self.quoted.is_some_and(Quoted::has_only_annex)
    }

    /// The footnotes printed so far, in order.
    pub(super) fn into_footnotes(self) -> Vec<FootnoteView> {
        self.footnotes
    }

    /// The place of the next block in the document, from 1.
    pub(super) fn next_block(&mut self) -> usize {
        self.blocks += 1;
        self.blocks
    }

    /// A fact of the YAML as runs.
    pub(super) fn words(&mut self, words: &str) -> Vec<Run> {
        self.runs(&split_placeholders(words), None)
    }

    /// A fact of the YAML as plain words.
    pub(super) fn plain_words(&mut self, words: &str) -> String {
        self.words(words).into_iter().map(|run| run.text).collect()
    }

    /// Text as runs, its references said from inside `place`.
    pub(super) fn runs(&mut self, text: &Text, place: Option<&Citation>) -> Vec<Run> {
        let mut out = Vec::new();
        self.push(text, place, Style::default(), &mut out);
        out
    }

    fn push(&mut self, text: &Text, place: Option<&Citation>, style: Style, out: &mut Vec<Run>) {
        for Inline { kind, .. } in &text.0 {
            let run = Run { bold: style.bold, italic: style.italic, ..Run::default() };
            match kind {
                InlineKind::Words(words) => push_words(out, Run { text: words.clone(), ..run }),
                InlineKind::Emphasis(inner) => self.push(inner, place, Style { italic: true, ..style }, out),
                InlineKind::Strong(inner) => self.push(inner, place, Style { bold: true, ..style }, out),
                InlineKind::Placeholder(path) => push_words(out, Run { text: self.fill(path), ..run }),
                InlineKind::Break => out.push(Run { is_break: true, ..run }),
                InlineKind::Reference(id) if self.in_quote => {
                    let cited = self.quoted.and_then(|quoted| quoted.cite(id, place));
                    push_words(out, Run { text: cited.unwrap_or_else(|| UNKNOWN.to_owned()), ..run });
                }
                InlineKind::Reference(id) => out.push(match self.index.get(id) {
                    None => Run { text: format!("[](#{id})"), ..run },
                    Some(entry) => self.reference(entry, place, run),
                }),
                InlineKind::Footnote(inner) if !style.in_footnote => {
                    let number = self.footnotes.len() + 1;
                    let mut runs = Vec::new();
                    self.push(inner, place, Style { in_footnote: true, ..Style::default() }, &mut runs);
                    let footnote = FootnoteView { number, runs };
                    self.footnotes.push(footnote.clone());
                    out.push(Run { footnote: Some(footnote), ..run });
                }
                InlineKind::Footnote(_) => {}
            }
        }
    }

    /// What a placeholder prints; one for nothing prints as typed, which `check` has reported.
    fn fill(&self, path: &str) -> String {
        let facts = match self.in_quote {
            true => self.quoted.map(Quoted::facts),
            false => Some(self.facts),
        };
        let Some(facts) = facts else { return UNKNOWN.to_owned() };
        let code = facts.organ.code.as_deref().unwrap_or("…");
        let number_of = |number: u32, kind: &str| self.profile.cite_number(number, kind, code);
        let value = match placeholder_value(facts, path, &number_of) {
            Ok(value) => value,
            // A fact still to come leaves room for it.
            Err(PathError::Empty) => return UNKNOWN.to_owned(),
            Err(PathError::Unknown(_)) => return format!("{{{{ {path} }}}}"),
        };
        // A fact may itself hold placeholders (`khoá {{ term.ordinal }}`), one level deep.
        let inner = split_placeholders(&value);
        inner.0.iter().fold(String::new(), |mut out, inline| {
            match &inline.kind {
                InlineKind::Words(words) => out.push_str(words),
                InlineKind::Placeholder(path) => match placeholder_value(facts, path, &number_of) {
                    Ok(value) => out.push_str(&value),
                    Err(_) => out.push_str(&format!("{{{{ {path} }}}}")),
                },
                _ => {}
            }
            out
        })
    }

    fn reference(&self, entry: &crate::model::Entry, place: Option<&Citation>, run: Run) -> Run {
        let cited = match place {
            Some(place) if !entry.in_decision => entry.citation.said_from(place),
            _ => entry.citation.address.clone(),
        };
        let orders = &entry.citation.orders;
        let anchor = |order: usize| anchor(order, entry.in_decision);
        let mut pieces = Vec::new();
        for (at, (step, order)) in cited.steps.iter().zip(orders).enumerate() {
            let level = step.0;
            let noun = level.noun().unwrap_or_default();
            let space = if at > 0 { " " } else { "" };
            let words = |text: String| Piece { text, anchor: None, counted: false, level: None };
            let number = |text: String| {
                let anchor = anchor(*order);
                let counted = self.counted.has(&anchor);
                Piece { text, anchor: Some(anchor), counted, level: Some(level) }
            };
            if cited.here && at + 1 == cited.steps.len() {
                pieces.push(words(format!("{space}{noun} này")));
            } else if level.is_heading() {
                if at > 0 {
                    pieces.push(words(space.to_owned()));
                }
                pieces.push(number(step_words(step)));
            } else {
                pieces.push(words(format!("{space}{noun} ")));
                pieces.push(number(step.1.as_ref().map(|number| number.print(level)).unwrap_or_default()));
            }
        }
        let target = anchor(orders.first().copied().unwrap_or(0));
        Run { text: cited.to_string(), reference: Some(ReferenceView { anchor: target, pieces }), ..run }
    }
}

/// Adds words, joining them to the run before when the style is the same.
fn push_words(out: &mut Vec<Run>, run: Run) {
    if run.text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last)
            if last.bold == run.bold
                && last.italic == run.italic
                && !last.is_break
                && last.reference.is_none()
                && last.footnote.is_none() =>
        {
            last.text.push_str(&run.text);
        }
        _ => out.push(run),
    }
}
