//! A plain text is gone through line by line: the provisions of the instrument, its instructions and their quotations.

use super::desk::{Desk, plain_actions};
use super::fit::{Fitted, fit};
use super::label::{Label, label};
use super::lines::{Line, Lines, lines};
use super::quote::{is_balanced, opening};
use super::quoted::quoted;
use super::sentence::{Sentence, Skeleton, asks, begins_with_verb, instruction, only_verbs};
use super::signs::{announces, body, is_unfinished, title};
use super::{Reading, Unreadable, Why};
use crate::model::{Level, NOTE_END, NOTE_START};
use crate::source::{FileId, Span};

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
        desk: Desk::new(title(&lines.all[..start])),
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
        while self.at < self.end {
            let line = self.lines.all[self.at];
            if line.is_blank() || line.frame {
                self.at += 1;
                continue;
            }
            let found = label(line.words, self.lines.wrapped.is_some()).filter(|label| self.is_own(label));
            if let Some(label) = &found {
                self.desk.stand.enter(label);
            }
            let paragraph = self.paragraph(found.as_ref());
            self.sentence(paragraph);
        }
        self.desk.done()
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
        let first = self.lines.all[self.at];
        let skip = found.map_or(0, |label| label.rest);
        let mut out = Paragraph {
            words: bare(&first.words[skip..]),
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
            let free = self.lines.wrapped.is_none() && label.level == Level::Article;
            self.is_own(&label)
                && (self.desk.stand.is_next(&label) || free || begins_with_verb(&line.words[label.rest..]))
        })
    }

    /// Reads a paragraph: an instruction, a day of effect, or something else.
    fn sentence(&mut self, paragraph: Paragraph) {
        let around = self.desk.stand.around();
        if !begins_with_verb(&paragraph.words) {
            self.desk.other(&paragraph.words, self.span(&paragraph));
            return;
        }
        match instruction(&paragraph.words, &around, self.lines.wrapped.is_some()) {
            Ok(sentence) => self.instruction(sentence, paragraph),
            // The name of an article may be verbs alone: `Thay thế, bãi bỏ`.
            Err(_) if self.desk.stand.is_article() && only_verbs(&paragraph.words) => {}
            Err(because) => {
                self.desk.unread(self.span(&paragraph), because);
                // Its wording is not that of the instrument.
                if announces(&paragraph.words) {
                    self.quotation(None);
                }
            }
        }
    }

    /// An instruction, with its quotation or as a frame of those below it.
    fn instruction(&mut self, mut sentence: Sentence, paragraph: Paragraph) {
        if sentence.acts.is_empty() {
            self.desk.frame(sentence, self.span(&paragraph));
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

/// Words without marks of Markdown and footnotes; as long as they were, so that places in them stay.
fn bare(words: &str) -> String {
    let mut out = words.replace("**", "  ");
    while let Some(start) = out.find(NOTE_START) {
        let Some(end) = out[start..].find(NOTE_END).map(|at| start + at + NOTE_END.len_utf8()) else { break };
        out.replace_range(start..end, &" ".repeat(end - start));
    }
    out
}
