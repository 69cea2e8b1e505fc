//! A plain text is gone through line by line: the provisions of the instrument, its instructions and their quotations.

use super::ast::{Sentence, Skeleton};
use super::desk::{Desk, plain_actions};
use super::effect::signed;
use super::fit::{Fitted, fit};
use super::label::{Label, label};
use super::lines::{Line, Lines, lines};
use super::markdown::plain;
use super::place_alone::{place_alone, second_part};
use super::quote::{is_balanced, opening};
use super::quoted::quoted;
use super::sentence::{asks, listed};
use super::signs::{announces, body, is_unfinished, title};
use super::turned::begins_turned;
use super::verb::{begins_with_verb, only_verbs};
use super::{Reading, Unreadable, Why};
use crate::model::{Action, Level, NOTE_END, NOTE_START};
use crate::source::{FileId, Span};

/// Reads an instrument in plain text; what a web page or a scanner added to it is passed over.
///
/// `file` is where the spans of the reading point.
pub fn text(text: &str, file: FileId) -> Reading {
    let bare = plain(text);
    let lines = lines(&bare, text);
    let (start, end) = body(&lines.all);
    let (head, body) = (lines.all.get(..start).unwrap_or_default(), lines.all.get(start..end).unwrap_or_default());
    let walk = Walk {
        text: &bare,
        file,
        balanced: is_balanced(body),
        lines: &lines,
        end,
        at: start,
        desk: Desk::new(title(head), signed(head.iter().filter(|line| !line.frame).map(|line| line.words))),
    };
    walk.run()
}

/// A walk through the lines.
pub(super) struct Walk<'t> {
    pub(super) text: &'t str,
    file: FileId,
    pub(super) lines: &'t Lines<'t>,
    pub(super) balanced: bool,
    pub(super) end: usize,
    pub(super) at: usize,
    pub(super) desk: Desk,
}

/// A paragraph of the instrument itself.
struct Paragraph {
    words: String,
    start: usize,
    end: usize,
    /// The byte of the text where each line of it starts, beside the byte of `words`.
    starts: Vec<(usize, usize)>,
}

impl<'t> Walk<'t> {
    fn run(mut self) -> Reading {
        while let Some(line) = self.lines.all.get(self.at).copied().filter(|_| self.at < self.end) {
            if line.is_blank() || line.frame {
                self.at += 1;
                continue;
            }
            if line.quoted {
                self.stray();
                continue;
            }
            let found = label(line.words, self.lines.wrapped.is_some());
            // Behind the last article nothing amends any more.
            if found.as_ref().is_some_and(|label| matches!(label.level, Level::Annex | Level::Chapter)) {
                self.desk.stand.leave();
            }
            let found = found.filter(|label| self.is_own(label) || is_bulleted(label, line.words));
            if let Some(label) = &found {
                self.desk.stand.enter(label);
            }
            let is_item = found.is_some();
            let paragraph = self.paragraph(found.as_ref());
            self.sentence(paragraph, is_item);
        }
        self.desk.done()
    }

    /// A quotation of Markdown that belongs to no instruction.
    fn stray(&mut self) {
        let first = self.at;
        let (last, _) = self.block(first);
        self.at = last + 1;
        if let (true, Some(first), Some(last)) =
            (self.desk.stand.amends, self.lines.all.get(first), self.lines.all.get(last))
        {
            let words = first.words.chars().take(60).collect();
            self.desk.unread(Span::new(self.file, first.start..last.end()), Unreadable { why: Why::Stray, words });
        }
    }

    /// Whether a label is one of the instrument's provisions.
    pub(super) fn is_own(&self, label: &Label) -> bool {
        matches!(label.level, Level::Article | Level::Clause | Level::Point)
    }

    fn span(&self, paragraph: &Paragraph) -> Span {
        Span::new(self.file, paragraph.start..paragraph.end)
    }

    /// Takes the lines of one paragraph.
    fn paragraph(&mut self, found: Option<&Label>) -> Paragraph {
        let first = self.lines.all.get(self.at).copied().unwrap_or_default();
        let skip = found.map_or(0, |label| label.rest);
        let mut out = Paragraph {
            words: bare(first.words.get(skip..).unwrap_or_default()),
            start: first.start,
            end: first.end(),
            starts: vec![(0, first.start + skip)],
        };
        self.at += 1;
        let mut blank = false;
        while let Some(line) = self.lines.all.get(self.at).copied().filter(|_| self.at < self.end) {
            if line.quoted {
                break;
            }
            if line.is_blank() {
                // A blank line inside a sentence that is not at its end was set by a scanner.
                if !is_unfinished(&out.words) {
                    break;
                }
                blank = true;
                self.at += 1;
                continue;
            }
            let unfinished = is_unfinished(&out.words);
            let ends = announces(&out.words) || line.frame || out.words.len() > 20_000;
            let joins = if ends || self.starts_provision(&line) {
                false
            } else if opening(line.words).is_some() {
                unfinished
            } else {
                unfinished || !blank && (self.lines.wrapped.is_some() || line.words.starts_with("như sau"))
            };
            if !joins {
                break;
            }
            out.words.push(' ');
            out.starts.push((out.words.len(), line.start));
            out.words.push_str(&bare(line.words));
            out.end = line.end();
            blank = false;
            self.at += 1;
        }
        out
    }

    /// Whether a line opens a provision of the instrument.
    fn starts_provision(&self, line: &Line) -> bool {
        label(line.words, self.lines.wrapped.is_some()).is_some_and(|label| {
            let rest = line.words.get(label.rest..).unwrap_or_default();
            if is_bulleted(&label, line.words) {
                return true;
            }
            let free = self.lines.wrapped.is_none() && label.level == Level::Article;
            self.is_own(&label) && (self.desk.stand.is_next(&label) || free || begins_with_verb(rest))
        })
    }

    /// Reads a paragraph: an instruction, a place of those below it, a day of effect, or something else.
    fn sentence(&mut self, paragraph: Paragraph, is_item: bool) {
        let around = self.desk.stand.around();
        let scanned = self.lines.wrapped.is_some();
        let words = paragraph.words.as_str();
        if !begins_with_verb(words) && !begins_turned(words) {
            if let Some(place) = place_alone(words, &around, scanned).filter(|_| is_item) {
                let frame = Sentence { frame: Some(place), ..Sentence::default() };
                self.desk.frame(frame, self.span(&paragraph));
                return;
            }
            let given = self.desk.stand.verb().filter(|_| is_item);
            let found = given.and_then(|verb| listed(words, Some(verb), &around, scanned).ok());
            match found.filter(|sentence| !sentence.acts.is_empty()) {
                Some(sentence) => self.instruction(sentence, paragraph),
                None => self.other(&paragraph, is_item),
            }
            return;
        }
        match listed(words, None, &around, scanned) {
            Ok(sentence) => self.instruction(sentence, paragraph),
            // The name of an article may be verbs alone: `Thay thế, bãi bỏ`.
            Err(_) if self.desk.stand.is_article() && only_verbs(words) => self.desk.stand.amends = true,
            Err(because) => {
                // Its wording is not that of the instrument.
                let brings = announces(words) || self.lines.all.get(self.at).is_some_and(|line| line.quoted);
                let span = self.with_quotation(self.span(&paragraph), brings);
                self.desk.failed(words, span, because);
            }
        }
    }

    /// What is told of a sentence that is not understood: itself, and the lines behind it that are taken for its wording
    /// though a mark is missing.
    fn with_quotation(&mut self, span: Span, brings: bool) -> Span {
        let quotation = if brings { self.quotation(None) } else { None };
        quotation
            .filter(|quotation| !quotation.mends.is_empty())
            .map_or(span, |quotation| Span::new(self.file, span.start..quotation.end.max(span.end)))
    }

    /// What is no instruction; a sentence of the day of effect may go on as one: `… và thay thế Nghị định số …`.
    fn other(&mut self, paragraph: &Paragraph, is_item: bool) {
        let span = self.span(paragraph);
        self.desk.other(&paragraph.words, span, is_item);
        let Some(rest) = second_part(&paragraph.words) else { return };
        if let Ok(sentence) = listed(rest, None, &self.desk.stand.around(), self.lines.wrapped.is_some())
            && !asks(&sentence)
            && !sentence.acts.is_empty()
        {
            let actions = plain_actions(&sentence);
            self.desk.record(sentence, Fitted { actions, ..Fitted::default() }, span, None);
        }
    }

    /// An instruction, with its quotation or as a frame of those below it.
    fn instruction(&mut self, mut sentence: Sentence, paragraph: Paragraph) {
        if sentence.acts.is_empty() {
            let span = self.span(&paragraph);
            // `Sửa đổi một số khoản của Điều 33` with all of Điều 33 below it amends it whole; with other wording it says
            // too little.
            let place = sentence.frame.clone().filter(|place| !place.steps.is_empty());
            if let Some(place) = place.filter(|place| self.quotes(place)) {
                sentence.acts.push(Skeleton::Action {
                    action: Action::Amend { targets: vec![place], content: Vec::new() },
                    brings: Vec::new(),
                });
                return self.instruction(sentence, paragraph);
            }
            if !self.desk.stand.is_article() && self.quotation_ahead() {
                let words = paragraph.words.chars().take(60).collect();
                let span = self.with_quotation(span, true);
                self.desk.unread(span, Unreadable { why: Why::NoTarget, words });
                return;
            }
            self.desk.frame(sentence, span);
            return;
        }
        let mut fitted = Fitted::default();
        let mut span = None;
        if asks(&sentence) {
            if sentence.content_at.is_none() && self.instruction_ahead() {
                self.desk.frame(sentence, self.span(&paragraph));
                return;
            }
            let inline = sentence.content_at.map(|at| paragraph.byte(at));
            match self.quotation(inline) {
                Some(quotation) => {
                    let targets = sentence.acts.iter().flat_map(Skeleton::targets);
                    let expected: Vec<_> = targets.filter_map(|target| target.steps.first().cloned()).collect();
                    let cut = self.cut(&quotation);
                    let (wrapped, markdown) = (self.lines.wrapped, self.lines.markdown);
                    fitted = fit(
                        &sentence.acts,
                        quoted(&cut, wrapped, markdown, &expected, self.file),
                        !self.balanced || wrapped.is_some(),
                    );
                    sentence.mends.extend(quotation.mends);
                    span = Some(Span::new(self.file, quotation.start..quotation.end));
                }
                None => {
                    let words = paragraph.words.chars().take(60).collect();
                    self.desk.unread(self.span(&paragraph), Unreadable { why: Why::NoContent, words });
                    return;
                }
            }
        } else {
            fitted.actions = plain_actions(&sentence);
            // What is done to a form or a list may bring its wording, too.
            let papers = sentence.acts.iter().any(|act| matches!(act, Skeleton::Papers { .. }));
            let inline = sentence.content_at.map(|at| paragraph.byte(at));
            if papers && (inline.is_some() || self.quotation_ahead()) {
                span = self.quotation(inline).map(|found| Span::new(self.file, found.start..found.end));
            }
        }
        self.desk.record(sentence, fitted, self.span(&paragraph), span);
    }
}

impl Paragraph {
    /// The byte of the text at a byte of its words.
    fn byte(&self, at: usize) -> usize {
        let (words, text) =
            self.starts.iter().rev().find(|(words, _)| *words <= at).copied().unwrap_or((0, self.start));
        text + (at - words)
    }
}

/// Words without marks of footnotes; as long as they were, so that places in them stay.
fn bare(words: &str) -> String {
    let mut out = words.to_owned();
    while let Some(start) = out.find(NOTE_START) {
        let Some(end) =
            out.get(start..).and_then(|rest| rest.find(NOTE_END)).map(|at| start + at + NOTE_END.len_utf8())
        else {
            break;
        };
        out.replace_range(start..end, &" ".repeat(end - start));
    }
    out
}

/// Whether a line is an item of a list that gives an instruction: `- Sửa đổi khoản 3 Điều 5: …`.
fn is_bulleted(label: &Label, words: &str) -> bool {
    let rest = words.get(label.rest..).unwrap_or_default();
    matches!(label.level, Level::Indent | Level::Subindent)
        && begins_with_verb(rest)
        && super::signs::names_target(rest)
}
