//! Where the quoted wording of an instruction starts and ends, and which lines between are the instrument's own.

use super::instrument::Walk;
use super::label::label;
use super::lines::Line;
use super::number::is_page_number;
use super::quote::{Depth, opening, scan};
use super::signs::{closing, is_final, names_target};
use super::turned::begins_turned;
use super::verb::begins_with_verb;
use super::words::is_quote;
use super::{Mend, MendKind};
use crate::model::{Address, Level};

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
        if opening(line.words).is_some() || line.quoted {
            return false;
        }
        let found = label(line.words, self.lines.wrapped.is_some());
        // A sister of it says nothing of what it holds.
        if found.as_ref().is_some_and(|label| label.level.is_numbered() && !self.desk.stand.holds(label.level)) {
            return false;
        }
        let words = found.filter(|label| self.is_own(label) || !label.level.is_numbered());
        let words = words.map_or(line.words, |label| &line.words[label.rest..]);
        begins_with_verb(words) && names_target(words)
    }

    /// Whether quoted wording comes next.
    pub(super) fn quotation_ahead(&self) -> bool {
        self.next_line().is_some_and(|line| line.quoted || opening(line.words).is_some())
    }

    /// Whether quoted wording comes next that begins with a place.
    pub(super) fn quotes(&self, place: &Address) -> bool {
        self.quotation_ahead()
            && self.next_line().is_some_and(|line| {
                let words = line.words.get(opening(line.words).unwrap_or(0)..).unwrap_or_default();
                let found = label(words, self.lines.wrapped.is_some());
                let first = place.steps.first();
                found
                    .zip(first)
                    .is_some_and(|(label, (level, number))| label.level == *level && label.number == *number)
            })
    }

    fn next_line(&self) -> Option<&Line<'t>> {
        self.lines.all.get(self.at..self.end)?.iter().find(|line| !line.is_blank() && !line.frame)
    }

    /// The last line of a quotation of Markdown that starts at a line, and the last of it that has words.
    pub(super) fn block(&self, first: usize) -> (usize, usize) {
        let (mut last, mut last_words) = (first, first);
        for (at, line) in self.lines.all.iter().enumerate().take(self.end).skip(first) {
            if line.quoted {
                last = at;
                if !line.is_blank() {
                    last_words = at;
                }
            } else if !line.is_blank() {
                break;
            }
        }
        (last, last_words)
    }

    /// The wording in a quotation of Markdown, with or without quotation marks of its own.
    fn block_quotation(&mut self, first: usize) -> Option<Quotation> {
        let (last, last_words) = self.block(first);
        self.at = last + 1;
        let (open, close) = (self.lines.all.get(first)?, self.lines.all.get(last_words)?);
        let opened = opening(open.words);
        let start = open.start + opened.unwrap_or(0);
        let close_mark = closing(close.words).filter(|_| {
            let mut depth = Depth { depth: 0, least: 0 };
            let lines = self.lines.all.get(first..=last_words).unwrap_or_default();
            lines.iter().for_each(|line| scan(line.words, &mut depth, |_| {}));
            opened.is_some() || depth.depth < 0
        });
        let end = close_mark.map_or(close.end(), |byte| close.start + byte);
        Some(Quotation { lines: (first, last_words), start, end: end.max(start), mends: Vec::new() })
    }

    /// Takes the quoted wording that starts at a byte, or on the next line with words.
    pub(super) fn quotation(&mut self, inline: Option<usize>) -> Option<Quotation> {
        let first = match inline {
            Some(_) => self.at.saturating_sub(1),
            None => (self.at..self.end)
                .find(|at| self.lines.all.get(*at).is_some_and(|line| !line.is_blank() && !line.frame))?,
        };
        let first = inline.map_or(first, |byte| self.line_of(byte, first));
        let line = self.lines.all.get(first).copied()?;
        if line.quoted {
            return self.block_quotation(first);
        }
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
        self.at = self.at.max(last + 1);
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
            if line.is_blank() || line.frame || line.quoted {
                continue;
            }
            if at > first && line.heading && self.is_next_article(&line) {
                break;
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

    /// Whether a heading is the next article of the instrument.
    fn is_next_article(&self, line: &Line) -> bool {
        label(line.words, self.lines.wrapped.is_some())
            .is_some_and(|label| label.level == Level::Article && self.desk.stand.is_next(&label))
    }

    /// Whether a line belongs to the instrument, not to a quotation above it.
    fn is_outer(&self, at: usize, after_close: bool) -> bool {
        let line = &self.lines.all[at];
        if opening(line.words).is_some() {
            return false;
        }
        let found = label(line.words, self.lines.wrapped.is_some()).filter(|label| self.is_own(label));
        let rest = found.as_ref().map_or(line.words, |label| &line.words[label.rest..]);
        if begins_with_verb(rest) || found.is_some() && begins_turned(rest) {
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
