//! A plain text is gone through line by line: the provisions of the instrument, its instructions and their quotations.

use super::cursor::Cursor;
use super::document::NamedDocument;
use super::effect::in_effect;
use super::fit::{Fitted, fit};
use super::label::{Label, label};
use super::lines::{Line, Lines, lines};
use super::quote::{is_balanced, opening};
use super::quoted::quoted;
use super::sentence::{Sentence, Skeleton, asks, begins_with_verb, instruction};
use super::signs::{announces, body, is_unfinished, looks_like_one, title};
use super::stand::Stand;
use super::{Amended, Read, Reading, Unread, Unreadable, What, Why};
use crate::model::Level;
use crate::source::{FileId, Span};
use chrono::NaiveDate;

/// Reads an instrument in plain text; what a web page or a scanner added to it is passed over.
///
/// `file` is where the spans of the reading point.
pub fn text(text: &str, file: FileId) -> Reading {
    let lines = lines(text);
    let (start, end) = body(&lines.all);
    let walk = Walk {
        text,
        file,
        balanced: is_balanced(&lines.all[start..end]),
        lines: &lines,
        end,
        at: start,
        stand: Stand::default(),
        title: title(&lines.all[..start]),
        days: Vec::new(),
        out: Reading::default(),
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
    pub(super) stand: Stand,
    title: Option<NamedDocument>,
    /// Days that the instrument gives to some of its provisions.
    days: Vec<(String, NaiveDate)>,
    out: Reading,
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
        while self.at < self.end {
            let line = self.lines.all[self.at];
            if line.is_blank() || line.frame {
                self.at += 1;
                continue;
            }
            let found = label(line.words).filter(|label| self.is_own(label));
            if let Some(label) = &found {
                self.stand.enter(label);
            }
            let paragraph = self.paragraph(found.as_ref());
            self.sentence(paragraph);
        }
        for amended in &mut self.out.amended {
            for read in &mut amended.read {
                let day = self.days.iter().find(|(place, _)| read.stands.ends_with(place.as_str()));
                read.effective = read.effective.or(day.map(|(_, day)| *day));
            }
        }
        self.out
    }

    /// Whether a label is one of the instrument's provisions.
    pub(super) fn is_own(&self, label: &Label) -> bool {
        matches!(label.level, Level::Article | Level::Clause | Level::Point)
    }

    /// Takes the lines of one paragraph.
    fn paragraph(&mut self, found: Option<&Label>) -> Paragraph {
        let first = self.lines.all[self.at];
        let skip = found.map_or(0, |label| label.rest);
        let mut out = Paragraph {
            words: first.words[skip..].replace("**", "  "),
            start: first.start,
            end: first.end(),
            starts: vec![(0, first.start + skip)],
        };
        self.at += 1;
        let mut blank = false;
        while self.at < self.end {
            let line = self.lines.all[self.at];
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
            let joins = if announces(&out.words) || line.frame || out.words.len() > 20_000 {
                false
            } else if self.starts_provision(&line) {
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
            out.words.push_str(&line.words.replace("**", "  "));
            out.end = line.end();
            blank = false;
            self.at += 1;
        }
        out
    }

    /// Whether a line opens a provision of the instrument.
    fn starts_provision(&self, line: &Line) -> bool {
        label(line.words).is_some_and(|label| {
            let free = self.lines.wrapped.is_none() && label.level == Level::Article;
            self.is_own(&label) && (self.stand.is_next(&label) || free || begins_with_verb(&line.words[label.rest..]))
        })
    }

    /// Reads a paragraph: an instruction, a day of effect, or something else.
    fn sentence(&mut self, paragraph: Paragraph) {
        let around = self.stand.around();
        if !begins_with_verb(&paragraph.words) {
            self.other(&paragraph);
            return;
        }
        match instruction(&paragraph.words, &around) {
            Ok(sentence) => self.instruction(sentence, paragraph),
            Err(because) => {
                self.unread(&paragraph, because);
                // Its wording is not that of the instrument.
                if announces(&paragraph.words) {
                    self.quotation(None);
                }
            }
        }
    }

    /// What is no instruction: a day of effect, or words that were meant as one.
    fn other(&mut self, paragraph: &Paragraph) {
        let mut cursor = Cursor::new(&paragraph.words);
        let mut place = String::new();
        if cursor.words(&["quy", "định", "tại"]) || cursor.sees(0, "khoản") || cursor.sees(0, "điều") {
            if let Ok(found) = super::place::targets(&mut cursor, &Default::default()) {
                place = found.first().map(super::stand_words).unwrap_or_default();
            }
        }
        while !cursor.is_done() && !cursor.sees_all(&["có", "hiệu", "lực"]) {
            cursor.next();
        }
        if cursor.words(&["có", "hiệu", "lực"]) {
            if let Some(day) = in_effect(&mut cursor) {
                if place.is_empty() {
                    self.out.effective = self.out.effective.or(Some(day));
                } else {
                    self.days.push((place, day));
                }
                return;
            }
        }
        if looks_like_one(&paragraph.words) {
            let words = paragraph.words.chars().take(60).collect();
            self.unread(paragraph, Unreadable { why: Why::NoVerb, words });
        }
    }

    fn unread(&mut self, paragraph: &Paragraph, because: Unreadable) {
        let span = Span::new(self.file, paragraph.start..paragraph.end);
        self.out.unread.push(Unread { span, stands: self.stand.cited(), because });
    }

    /// An instruction, with its quotation or as a frame of those below it.
    fn instruction(&mut self, mut sentence: Sentence, paragraph: Paragraph) {
        if sentence.acts.is_empty() {
            self.stand.document = sentence.document.take().or(self.stand.document.take());
            self.stand.frame(sentence.frame.unwrap_or_default());
            return;
        }
        let mut fitted = Fitted::default();
        let mut span = None;
        if asks(&sentence) {
            if sentence.content_at.is_none() && self.instruction_ahead() {
                self.stand.document = sentence.document.take().or(self.stand.document.take());
                self.stand.frame(sentence.frame.unwrap_or_default());
                return;
            }
            let inline = sentence.content_at.map(|at| paragraph.byte(at));
            match self.quotation(inline) {
                Some(quotation) => {
                    let expected: Vec<_> = sentence
                        .acts
                        .iter()
                        .flat_map(Skeleton::targets)
                        .filter_map(|target| target.steps.first().cloned())
                        .collect();
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
                    self.unread(&paragraph, Unreadable { why: Why::NoContent, words });
                    return;
                }
            }
        } else {
            let actions = sentence.acts.iter().filter_map(|act| match act {
                Skeleton::Action { action, .. } => Some(action.clone()),
                Skeleton::Papers { .. } => None,
            });
            fitted.actions = actions.collect();
        }
        self.record(sentence, fitted, Span::new(self.file, paragraph.start..paragraph.end), span);
    }

    /// Adds what an instruction does to the document that it amends.
    fn record(&mut self, sentence: Sentence, fitted: Fitted, span: Span, quoted: Option<Span>) {
        let around = self.stand.document.as_ref().or(self.title.as_ref());
        let named = sentence.document.as_ref().filter(|named| around.is_none_or(|around| !around.agrees(named)));
        let document = named.or(around).cloned();
        let mut actions = fitted.actions.into_iter();
        let mut mends = sentence.mends;
        mends.extend(fitted.mends);
        let mut around = fitted.around;
        for act in sentence.acts {
            let what = match act {
                Skeleton::Action { .. } => match actions.next() {
                    Some(action) => What::Action(action),
                    None => continue,
                },
                Skeleton::Papers { verb, what, by } => What::Papers { verb, what, by },
            };
            let read = Read {
                what,
                stands: self.stand.cited(),
                effective: sentence.effective,
                span,
                quoted,
                around: std::mem::take(&mut around),
                mends: mends.clone(),
            };
            match self.out.amended.last_mut().filter(|last| same(&last.document, &document)) {
                Some(last) => last.read.push(read),
                None => self.out.amended.push(Amended { document: document.clone(), read: vec![read] }),
            }
        }
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

/// Whether two names are of one document.
fn same(first: &Option<NamedDocument>, second: &Option<NamedDocument>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => first.agrees(second),
        (None, None) => true,
        _ => false,
    }
}
