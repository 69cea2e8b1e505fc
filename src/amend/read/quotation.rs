//! Where the quoted wording of an instruction starts and ends, and which lines between are the instrument's own.

use super::instrument::Walk;
use super::label::label;
use super::lines::Line;
use super::number::is_page_number;
use super::quote::{Depth, opening, scan};
use super::sentence::begins_with_verb;
use super::signs::{closing, is_final, names_target};
use super::words::is_quote;
use super::{Mend, MendKind};
use crate::model::Level;

/// Where quoted wording stands.
pub(super) struct Quotation {
    pub(super) lines: (usize, usize),
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) mends: Vec<Mend>,
}

impl<'t> Walk<'t> {
    /// Whether the next line is an instruction itself, so that the one above it is a frame.
    pub(super) fn instruction_ahead(&self) -> bool {
        let Some(line) = self.next_line() else { return false };
        if opening(line.words).is_some() {
            return false;
        }
        let words = label(line.words, self.lines.wrapped.is_some())
            .filter(|label| self.is_own(label) || !label.level.is_numbered());
        let words = words.map_or(line.words, |label| &line.words[label.rest..]);
        begins_with_verb(words) && names_target(words)
    }

    fn next_line(&self) -> Option<&Line<'t>> {
        self.lines.all[self.at.min(self.end)..self.end].iter().find(|line| !line.is_blank() && !line.frame)
    }

    /// Takes the quoted wording that starts at a byte, or on the next line with words.
    pub(super) fn quotation(&mut self, inline: Option<usize>) -> Option<Quotation> {
        let first = match inline {
            Some(_) => self.at.saturating_sub(1),
            None => (self.at..self.end).find(|at| !self.lines.all[*at].is_blank() && !self.lines.all[*at].frame)?,
        };
        let first = inline.map_or(first, |byte| self.line_of(byte, first));
        let line = self.lines.all[first];
        let start = inline.unwrap_or(line.start);
        let words = &self.text[start..line.end().max(start)];
        let open = opening(words);
        if open.is_none() && inline.is_none() && self.is_outer(first, true) {
            return None;
        }
        let mut mends = Vec::new();
        let start = start + open.unwrap_or(0);
        if open.is_none() {
            mends.push(Mend { kind: MendKind::Quote, read: String::new(), taken: "“".to_owned() });
        }
        // A scanner loses marks in pairs, too.
        let trusted = self.balanced && self.lines.wrapped.is_none() && open.is_some();
        let (end, last, closed) = self.close(first, start, trusted);
        if !closed {
            mends.push(Mend { kind: MendKind::Quote, read: String::new(), taken: "”".to_owned() });
        }
        self.at = last + 1;
        Some(Quotation { lines: (first, last), start, end: end.max(start), mends })
    }

    /// The line that a byte stands on, at or before `from`.
    fn line_of(&self, byte: usize, from: usize) -> usize {
        (0..=from.min(self.end.saturating_sub(1))).rev().find(|at| self.lines.all[*at].start <= byte).unwrap_or(from)
    }

    /// The byte where a quotation ends, its last line, and whether a mark closes it.
    fn close(&self, first: usize, start: usize, trusted: bool) -> (usize, usize, bool) {
        let mut depth = Depth { depth: 1, least: 0 };
        // The last closing mark at the end of a line.
        let mut found: Option<(usize, usize)> = None;
        let mut last = (start, first);
        for at in first..self.end {
            let line = self.lines.all[at];
            if line.is_blank() || line.frame {
                continue;
            }
            if at > first && !trusted && self.is_outer(at, found.is_some_and(|(_, line)| line == last.1)) {
                break;
            }
            let from = if at == first { start } else { line.start };
            let words = &self.text[from.min(line.end())..line.end()];
            let mut closes = None;
            scan(words, &mut depth, |byte| closes = closes.or(Some(byte)));
            match closes {
                Some(byte) if trusted => {
                    return (from + byte, at, true);
                }
                _ if trusted => {}
                _ => {
                    // Depths are no guide among marks that were lost: the last one at the end of a line is.
                    if let Some(byte) = closing(words) {
                        found = Some((from + byte, at));
                    }
                    depth.depth = depth.depth.max(1);
                }
            }
            last = (line.end(), at);
        }
        match found {
            Some((byte, line)) => (byte, line, true),
            None => (last.0, last.1, false),
        }
    }

    /// Whether a line belongs to the instrument, not to a quotation above it.
    fn is_outer(&self, at: usize, after_close: bool) -> bool {
        let line = &self.lines.all[at];
        if opening(line.words).is_some() {
            return false;
        }
        let found = label(line.words, self.lines.wrapped.is_some()).filter(|label| self.is_own(label));
        let rest = found.as_ref().map_or(line.words, |label| &line.words[label.rest..]);
        if begins_with_verb(rest) {
            let next = found.as_ref().is_some_and(|label| self.desk.stand.is_next(label));
            return names_target(rest) && (next || after_close || found.is_some() && rest.contains("như sau"));
        }
        match found {
            Some(label) if label.level == Level::Article => {
                self.desk.stand.is_next(&label) && (after_close || is_final(rest))
            }
            Some(label) => after_close && self.desk.stand.is_next(&label) && rest.contains("có hiệu lực"),
            None => false,
        }
    }

    /// The lines of a quotation without its marks.
    pub(super) fn cut(&self, quotation: &Quotation) -> Vec<Line<'t>> {
        let (first, last) = quotation.lines;
        let mut out = Vec::new();
        for at in first..=last {
            let line = self.lines.all[at];
            let page = self.lines.wrapped.is_some() && is_page_number(line.words);
            if line.is_blank() || line.frame || page {
                out.push(Line { words: "", ..line });
                continue;
            }
            let start = line.start.max(quotation.start);
            let end = line.end().min(quotation.end);
            let mut words = self.text[start.min(end)..end].trim();
            // A stray mark in front of a line that closes none is a speck.
            if at > first
                && !self.balanced
                && let Some(open) = opening(words).filter(|open| !words[*open..].contains(is_quote))
            {
                words = &words[open..];
            }
            let odd = |words: &str| words.chars().filter(|c| is_quote(*c)).count() % 2 == 1;
            if at < last && !self.balanced && words.ends_with(is_quote) && odd(words) {
                words = words.trim_end_matches(is_quote);
            }
            let start = words.as_ptr().addr() - self.text.as_ptr().addr();
            out.push(Line { words, start, ..line });
        }
        out
    }
}
