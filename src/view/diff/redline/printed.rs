//! Printed runs beside the tokens of the comparison: which letters of the print each token is.

use super::super::super::runs::Run;
use crate::diff::{Passage, TokenKind};
use std::collections::HashMap;
use std::ops::Range;

/// What stands for a footnote's mark in the text of a printed.
const MARK: char = '\u{FFFC}';

/// Printed runs as one text, cut into the units that have a fate of their own.
pub(super) struct PrintedTokens<'v> {
    runs: &'v [Run],
    /// Where each run begins in the text.
    starts: Vec<usize>,
    /// The letters; a break is `\n`.
    pub(super) text: String,
    /// The units, in order; they cover the text.
    pub(super) units: Vec<Unit>,
    /// The unit of each token, for the tokens that stand on this printed.
    pub(super) unit_of: Vec<Option<usize>>,
}

/// A token or a footnote's mark, with the white space before it.
pub(super) struct Unit {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// The footnote whose mark it is, counted from 1 in its text.
    pub(super) mark: Option<usize>,
}

impl<'v> PrintedTokens<'v> {
    /// Lays runs beside the tokens of `passage` that stand in `footnote` (`None` is the text itself); `None` when they do
    /// not tell the same letters.
    ///
    /// A title is cut into lines only in print, so white space of any kind goes with the token behind it.
    pub(super) fn new(runs: &'v [Run], passage: &Passage, footnote: Option<usize>) -> Option<Self> {
        let (mut text, mut starts, mut marks) = (String::new(), Vec::with_capacity(runs.len()), HashMap::new());
        for run in runs {
            starts.push(text.len());
            if run.footnote.is_some() {
                marks.insert(text.len(), marks.len() + 1);
                text.push(MARK);
            } else if run.is_break {
                text.push('\n');
            } else {
                text.push_str(&run.text);
            }
        }
        let mut printed = Self { runs, starts, text, units: Vec::new(), unit_of: vec![None; passage.tokens.len()] };
        let mut at = 0;
        for (token, place) in passage.tokens.iter().zip(0..) {
            if token.footnote() != footnote {
                continue;
            }
            at = printed.take_marks(at, &marks);
            let rest = &printed.text[at..];
            let letters = match token.kind {
                TokenKind::Break => "\n",
                _ => passage.letters(token),
            };
            let white = |c: char| c.is_whitespace() && (c != '\n' || token.kind != TokenKind::Break);
            let space = rest.len() - rest.trim_start_matches(white).len();
            if letters.is_empty() || !rest[space..].starts_with(letters) {
                return None;
            }
            let end = at + space + letters.len();
            printed.unit_of[place] = Some(printed.units.len());
            printed.units.push(Unit { range: at..end, mark: None });
            at = end;
        }
        at = printed.take_marks(at, &marks);
        if !printed.text[at..].trim().is_empty() {
            return None;
        }
        if at < printed.text.len() {
            printed.units.push(Unit { range: at..printed.text.len(), mark: None });
        }
        Some(printed)
    }

    /// Takes the marks that stand next, and gives the place behind them.
    fn take_marks(&mut self, mut at: usize, marks: &HashMap<usize, usize>) -> usize {
        loop {
            let rest = &self.text[at..];
            let next = at + rest.len() - rest.trim_start().len();
            let Some(&mark) = marks.get(&next) else { return at };
            let end = next + MARK.len_utf8();
            self.units.push(Unit { range: at..end, mark: Some(mark) });
            at = end;
        }
    }

    /// The letters of some units.
    pub(super) fn bytes(&self, units: &Range<usize>) -> Range<usize> {
        match (self.units.get(units.start), self.units.get(units.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if !units.is_empty() => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    /// The runs of some letters. A reference is taken whole.
    pub(super) fn slice(&self, bytes: Range<usize>) -> Vec<Run> {
        let mut out = Vec::new();
        let first = self.starts.partition_point(|start| *start <= bytes.start).saturating_sub(1);
        for (run, &start) in self.runs.iter().zip(&self.starts).skip(first) {
            if start >= bytes.end {
                break;
            }
            if run.is_break || run.footnote.is_some() || run.reference.is_some() {
                if start >= bytes.start {
                    out.push(run.clone());
                }
                continue;
            }
            let (from, to) = (bytes.start.max(start), bytes.end.min(start + run.text.len()));
            if from < to {
                let text = run.text[from - start..to - start].to_owned();
                out.push(Run { text, bold: run.bold, italic: run.italic, ..Run::default() });
            }
        }
        out
    }

    /// The words of a footnote, counted from 1.
    pub(super) fn footnote(&self, mark: usize) -> &'v [Run] {
        let mut footnotes = self.runs.iter().filter_map(|run| run.footnote.as_ref());
        footnotes.nth(mark.wrapping_sub(1)).map_or(&[], |footnote| &footnote.runs)
    }
}
