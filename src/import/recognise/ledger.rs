//! Where every letter of the source went, counted as the lines are understood.

use super::line::{Line, Said, SaidKind};
use super::text;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::import::{Block, Document, Paragraph, Remark, RunKind, Tag};
use crate::lang::Lang;
use crate::model::{InlineKind, Level, Provision, Regulation, Text, composed};
use crate::source::{FileId, Span};

/// What became of the letters of a document. The sum of the parts is the whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    /// Letters and digits of the source.
    pub source: usize,
    /// Those in the text of the provisions.
    pub text: usize,
    /// Those of labels and numbers, which are computed.
    pub labels: usize,
    /// Those in the facts: head, bases, signatures, recipients.
    pub facts: usize,
    /// Those set aside: page numbers, running heads, contents.
    pub aside: usize,
    /// Those in comments and deletions, which stand as notes.
    pub remarks: usize,
    /// Those in notes that mark what was not understood.
    pub unknown: usize,
}

impl Letters {
    /// Letters that went nowhere, or appeared twice; always 0.
    pub fn lost(&self) -> i64 {
        let found = self.text + self.labels + self.facts + self.aside + self.remarks + self.unknown;
        i64::try_from(self.source).unwrap_or(i64::MAX) - i64::try_from(found).unwrap_or(i64::MAX)
    }
}

/// The count while a document is understood, and what there is to say.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) letters: Letters,
    /// How many blocks were not understood.
    pub(super) not_understood: usize,
    /// How many comments and deletions became notes.
    pub(super) remarks: usize,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Where điểm got other letters than were typed, and those.
    pub(super) recounted: Vec<(Span, String)>,
    /// Notes that wait for their place in the text.
    pub(super) stray: Vec<Provision>,
    /// What each paragraph of the document is.
    pub(super) tags: Vec<Tag>,
}

impl Ledger {
    /// Says something of a place.
    pub(super) fn say(&mut self, code: &'static Code, span: Span, gaps: &[(&'static str, String)]) {
        let found = Diagnostic::new(code, span);
        let found = gaps.iter().fold(found, |found, (gap, value)| found.with(gap, value.clone()));
        self.diagnostics.push(found.help("help"));
    }

    /// Says what there is to say of the whole file, when it bears on whether the text can be trusted.
    pub(super) fn say_of_file(&mut self, remark: &Remark, file: FileId) {
        let count = |count: &usize| ("count", count.to_string());
        let pages = |pages: &[u32]| ("pages", pages.iter().map(u32::to_string).collect::<Vec<_>>().join(", "));
        let (code, gaps) = match remark {
            Remark::Recognised(found) => (&codes::PAGES_RECOGNISED, vec![count(found)]),
            Remark::Unread(found) => (&codes::PAGES_UNREAD, vec![pages(found)]),
            Remark::CutOff(found) => (&codes::FILE_CUT_OFF, vec![count(found)]),
            Remark::Unreadable(letters, found) => (&codes::LETTERS_UNREADABLE, vec![count(letters), pages(found)]),
            Remark::SideBySide(found) => (&codes::PAGES_SIDE_BY_SIDE, vec![pages(found)]),
            Remark::Marked(found) => (&codes::MARKS_SET_ASIDE, vec![pages(found)]),
            Remark::Raised(places) => {
                let shown = places.iter().take(5).map(|place| format!("“{place}”")).collect::<Vec<_>>().join(", ");
                (&codes::NOTE_MARKS_SET_ASIDE, vec![count(&places.len()), ("words", shown)])
            }
            Remark::Macros | Remark::Pictures(_) | Remark::Objects(_) | Remark::Counted(_) => return,
        };
        self.say(code, Span::new(file, 0..0), &gaps);
    }

    /// A line that facts hold.
    pub(super) fn fact(&mut self, line: &Line, tag: Tag) {
        self.letters.facts += letters(&line.text);
        self.tag(line, tag);
        // Facts have no footnotes: what stands in one is kept as a note.
        for piece in &line.pieces {
            if let super::line::PieceKind::Footnote(text) = &piece.kind {
                self.letters.unknown += text_letters(text);
                self.not_understood += 1;
                let words = text::words(text);
                self.say(&codes::NOT_UNDERSTOOD, line.span, &[("words", shortened(&words))]);
                self.stray.push(note("import.note-unknown", &[("what", words)], line.span));
            }
        }
    }

    /// Says what the paragraph of a line is; of one that holds several lines the first counts.
    pub(super) fn tag(&mut self, line: &Line, tag: Tag) {
        if let Some(known) = self.tags.get_mut(line.paragraph)
            && matches!(known, Tag::Other | Tag::Rule | Tag::TableCell)
        {
            *known = tag;
        }
    }

    /// A line that is kept as a note, since it was not understood.
    pub(super) fn unknown(&mut self, line: &Line) -> Provision {
        self.letters.unknown += line_letters(line);
        self.not_understood += 1;
        let words = match &line.table {
            Some(table) => table.rows.iter().flatten().map(text::words).collect::<Vec<_>>().join(" | "),
            None => {
                let all = text::of(line, 0..line.text.len(), text::Keep::InCell);
                text::words(&all)
            }
        };
        self.say(&codes::NOT_UNDERSTOOD, line.span, &[("words", shortened(&words))]);
        note("import.note-unknown", &[("what", words)], line.span)
    }

    /// A comment or a deletion as a note.
    pub(super) fn remark(&mut self, said: &Said, span: Span) -> Provision {
        self.letters.remarks += letters(&said.words);
        self.remarks += 1;
        let date = said.date.as_deref().unwrap_or("");
        let day = date.split('T').next().unwrap_or(date);
        let by = [said.author.trim(), day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let by = if by.is_empty() { "…".to_owned() } else { by };
        let (key, whom) = match &said.kind {
            SaidKind::Deletion => ("import.note-deleted", None),
            SaidKind::FootnoteOut => ("import.note-footnote-deleted", None),
            SaidKind::DeletionInFootnote => ("import.note-deleted-in-footnote", None),
            SaidKind::Comment(None, false) => ("import.note-comment", None),
            SaidKind::Comment(None, true) => ("import.note-comment-settled", None),
            SaidKind::Comment(Some(whom), false) => ("import.note-answer", Some(whom)),
            SaidKind::Comment(Some(whom), true) => ("import.note-answer-settled", Some(whom)),
        };
        let mut gaps = vec![("who", by), ("what", said.words.trim().to_owned())];
        gaps.extend(whom.map(|whom| ("whom", whom.trim().to_owned())));
        note(key, &gaps, span)
    }
}

/// A note in the text, in Vietnamese like the document.
pub(super) fn note(key: &str, gaps: &[(&str, String)], span: Span) -> Provision {
    let words = Lang::Vi.fill(key, gaps);
    let mut words = words.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
    while words.contains("--") {
        words = words.replace("--", "- -");
    }
    let mut note = Provision::new(Level::Note);
    note.body = Text::plain(composed(words.trim_end_matches('-')));
    note.origin = span.into();
    note
}

/// Words cut after about sixty letters.
pub(super) fn shortened(words: &str) -> String {
    let mut out: String = words.chars().take(60).collect();
    if out.len() < words.len() {
        out.push('…');
    }
    out
}

/// The letters and digits of words; one that a file shows and does not name counts as well.
pub(super) fn letters(words: &str) -> usize {
    composed(words).chars().filter(|c| c.is_alphanumeric() || *c == char::REPLACEMENT_CHARACTER).count()
}

/// The letters and digits of a line with its footnotes; not of its notes.
pub(super) fn line_letters(line: &Line) -> usize {
    match &line.table {
        Some(table) => table.rows.iter().flatten().map(text_letters).sum(),
        None => {
            let notes = line.pieces.iter().filter_map(|piece| match &piece.kind {
                super::line::PieceKind::Footnote(text) => Some(text_letters(text)),
                _ => None,
            });
            letters(&line.text) + notes.sum::<usize>()
        }
    }
}

/// The letters and digits of a text, footnotes included.
fn text_letters(text: &Text) -> usize {
    let mut count = 0;
    text.visit(&mut |inline| {
        if let InlineKind::Words(words) = &inline.kind {
            count += letters(words);
        }
    });
    count
}

/// The letters and digits in the provisions, notes left out.
pub(super) fn provision_letters(regulation: &Regulation) -> usize {
    let mut count = 0;
    regulation.visit(|provision| {
        if provision.level != Level::Note {
            count += provision.texts().map(text_letters).sum::<usize>();
        }
    });
    count
}

/// The letters and digits of a document as a reader gave it.
pub(super) fn document_letters(document: &Document) -> usize {
    let aside: usize = document.set_aside.iter().map(|aside| letters(&aside.words)).sum();
    aside + blocks_letters(&document.blocks)
}

fn blocks_letters(blocks: &[Block]) -> usize {
    let count = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph_letters(paragraph),
        Block::Table(table) => table.rows.iter().flatten().map(|cell| blocks_letters(&cell.blocks)).sum(),
    };
    blocks.iter().map(count).sum()
}

fn paragraph_letters(paragraph: &Paragraph) -> usize {
    let label = paragraph.label.as_deref().map_or(0, letters);
    // Words of one look may be cut in the middle of a letter and its mark: they are counted together.
    let mut words = String::new();
    let mut rest = 0;
    for run in &paragraph.runs {
        let deleted = run.tracked.as_ref().is_some_and(|tracked| tracked.deleted);
        match &run.kind {
            RunKind::Words | RunKind::Link(_) if deleted => rest += letters(&run.words),
            RunKind::Words | RunKind::Link(_) => words.push_str(&run.words),
            RunKind::Comment(comment) => rest += letters(&comment.text),
            RunKind::Footnote(paragraphs) => rest += paragraphs.iter().map(paragraph_letters).sum::<usize>(),
            RunKind::Break | RunKind::Tab => {}
        }
    }
    label + letters(&words) + rest
}

/// What paragraphs are before anything is recognised, in the order of [`Document::paragraphs`].
pub(super) fn first_tags(document: &Document) -> Vec<Tag> {
    let mut tags = Vec::new();
    document.blocks.iter().for_each(|block| push_tags(block, Tag::Other, &mut tags));
    tags
}

fn push_tags(block: &Block, usual: Tag, tags: &mut Vec<Tag>) {
    match block {
        Block::Paragraph(paragraph) => tags.push(match paragraph.is_blank() {
            true if paragraph.look.rule => Tag::Rule,
            true => Tag::Blank,
            false if super::place::is_rule(paragraph.text().trim()) => Tag::Rule,
            false => usual,
        }),
        Block::Table(table) => {
            let blocks = table.rows.iter().flatten().flat_map(|cell| &cell.blocks);
            blocks.for_each(|block| push_tags(block, Tag::TableCell, tags));
        }
    }
}
