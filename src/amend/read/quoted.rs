//! Quoted lines become provisions: `Điều 5a. …`, `2a. …`, `d1) …`, indents, paragraphs, tables.

use super::label::{Label, label};
use super::lines::Line;
use super::words::Fit;
use super::{Mend, MendKind};
use crate::model::{
    EMPTY_CELL, Inline, InlineKind, Level, NOTE_END, NOTE_START, Number, Provision, Table, Text, composed,
};
use crate::source::{FileId, Span};
use std::ops::Range;

/// What quoted lines hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Quoted {
    pub(super) provisions: Vec<Provision>,
    pub(super) mends: Vec<Mend>,
}

/// A paragraph of quoted lines.
struct Paragraph {
    label: Option<Label>,
    words: String,
    indent: usize,
    range: Range<usize>,
    /// Letters of its last line.
    last: usize,
}

/// Makes provisions of quoted lines.
///
/// `wrapped` is the width of a line when paragraphs are broken over lines; `expected` are the numbers that the
/// instruction announces, which help to read labels that a scanner spoilt.
pub(super) fn quoted(
    lines: &[Line],
    wrapped: Option<usize>,
    markdown: bool,
    expected: &[(Level, Option<Number>)],
    file: FileId,
) -> Quoted {
    let mut out = Quoted::default();
    let paragraphs = paragraphs(lines, wrapped, expected, &mut out.mends);
    let edge = paragraphs.iter().map(|paragraph| paragraph.indent).min().unwrap_or(0);
    let indented = wrapped.is_none() && paragraphs.iter().any(|paragraph| paragraph.indent > edge);
    let mut tree = Tree { open: Vec::new(), roots: Vec::new(), indented, naming: false };
    for mut paragraph in paragraphs {
        if markdown {
            paragraph.words = paragraph.words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        tree.add(paragraph, file);
    }
    tree.close(0);
    out.provisions = tree.roots;
    out
}

/// Lines with labels, and lines that go on.
fn paragraphs(
    lines: &[Line],
    wrapped: Option<usize>,
    expected: &[(Level, Option<Number>)],
    mends: &mut Vec<Mend>,
) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut counters = Counters::default();
    let mut blank = true;
    for line in lines {
        if line.is_blank() {
            blank = true;
            continue;
        }
        let found = match wrapped {
            None => {
                label(line.words, false).filter(|label| label.fit == Fit::Exact || counters.is_next(label, expected))
            }
            Some(_) => spoilt(line.words, &counters, expected, out.last(), blank),
        };
        let count = line.words.chars().count();
        match found {
            Some(mut label) => {
                // `18. Huấn luyện` where Điều 18 was announced.
                let article = (Level::Article, label.number.clone());
                let clause = (Level::Clause, label.number.clone());
                let named = out.is_empty() && expected.contains(&article) && !expected.contains(&clause);
                if named && label.level == Level::Clause {
                    (label.level, label.fit) = (Level::Article, Fit::Mended);
                }
                if label.fit == Fit::Mended {
                    let taken = printed(&label);
                    mends.push(Mend { kind: MendKind::Label, read: label.typed.clone(), taken });
                }
                counters.count(&label);
                let words = line.words[label.rest..].to_owned();
                let range = line.start..line.end();
                out.push(Paragraph { label: Some(label), words, indent: line.indent, range, last: count });
            }
            None => match out.last_mut().filter(|last| goes_on(last, line.words, wrapped, blank)) {
                Some(last) => {
                    last.words.push(' ');
                    last.words.push_str(line.words);
                    last.range.end = line.end();
                    last.last = count;
                }
                None => {
                    let (words, range) = (line.words.to_owned(), line.start..line.end());
                    out.push(Paragraph { label: None, words, indent: line.indent, range, last: count });
                }
            },
        }
        blank = false;
    }
    out
}

/// A label as it prints.
fn printed(label: &Label) -> String {
    let number = label.number.as_ref().map(|number| number.print(label.level)).unwrap_or_default();
    match label.level {
        Level::Clause => format!("{number}."),
        Level::Point => format!("{number})"),
        level => format!("{} {number}", level.noun().unwrap_or("-")).trim().to_owned(),
    }
}

/// Whether a line without a label goes on with the paragraph above it.
fn goes_on(last: &Paragraph, words: &str, wrapped: Option<usize>, blank: bool) -> bool {
    let Some(width) = wrapped else { return false };
    let ended = last.words.ends_with(['.', ';', ':']);
    let small = words.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | ',' | ')'));
    let full = last.last * 10 >= width * 8;
    if blank {
        // A name that is cut in two goes on behind the foot of the page.
        let name =
            last.words.rsplit(' ').next().is_some_and(|word| {
                word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
            });
        return !ended && (small || full && name);
    }
    // Letters differ in width: what ends in a mark near the edge is as often in the middle of a paragraph.
    let near_edge = last.last * 20 >= width * 17;
    if ended { full && (small || near_edge) } else { small || full }
}

/// The numbers that come next.
#[derive(Default)]
struct Counters {
    article: Option<Number>,
    clause: Option<Number>,
    point: Option<Number>,
}

impl Counters {
    fn count(&mut self, label: &Label) {
        match label.level {
            Level::Chapter | Level::Section | Level::Annex => (self.clause, self.point) = (None, None),
            Level::Article => *self = Counters { article: label.number.clone(), ..Counters::default() },
            Level::Clause => (self.clause, self.point) = (label.number.clone(), None),
            Level::Point => self.point = label.number.clone(),
            _ => {}
        }
    }

    fn next(&self, level: Level) -> Option<Number> {
        match level {
            Level::Article => self.article.as_ref().map(|last| Number::after(Some(last))),
            Level::Clause => Some(Number::after(self.clause.as_ref())),
            Level::Point => Some(Number::after(self.point.as_ref())),
            _ => None,
        }
    }

    /// Whether a label counts on, or was announced.
    fn is_next(&self, label: &Label, expected: &[(Level, Option<Number>)]) -> bool {
        let announced = expected.iter().any(|(level, number)| *level == label.level && *number == label.number);
        let inserted = label.number.as_ref().is_some_and(|number| {
            let last = match label.level {
                Level::Clause => self.clause.as_ref(),
                Level::Point => self.point.as_ref(),
                Level::Article => self.article.as_ref(),
                _ => None,
            };
            last.is_some_and(|last| last.base == number.base && !number.suffix.is_empty())
        });
        let counted = label.number.is_some() && self.next(label.level) == label.number;
        announced || counted || inserted || !label.level.is_numbered()
    }
}

/// The label of a line of a scanned text, mended where what comes next tells it.
fn spoilt(
    words: &str,
    counters: &Counters,
    expected: &[(Level, Option<Number>)],
    last: Option<&Paragraph>,
    blank: bool,
) -> Option<Label> {
    let free = blank || last.is_none_or(|last| last.words.ends_with(['.', ';', ':', ',', '"', '”']));
    let announced = |level: Level, number: &Number| {
        expected.iter().any(|(found, read)| *found == level && read.as_ref() == Some(number))
    };
    let typed = |rest: usize| words[..rest].trim().to_owned();
    let point = counters.next(Level::Point);
    let first = last.is_none();
    let made = |level, number: Number, rest: usize| Label {
        level,
        number: Some(number),
        rest,
        fit: Fit::Mended,
        typed: typed(rest),
    };
    // `4)`, `8)`, `eo)`, `])`, `)`: what stands before a parenthesis is a letter that was misread.
    if let Some(at) = words.char_indices().take(3).find(|(_, c)| *c == ')').map(|(at, _)| at) {
        let rest = at + 1 + words[at + 1..].len() - words[at + 1..].trim_start().len();
        let read = label(words, true).filter(|label| label.level == Level::Point);
        let read_number = read.as_ref().and_then(|label| label.number.clone());
        let wanted = expected.iter().find(|(level, _)| *level == Level::Point).and_then(|(_, number)| number.clone());
        if let Some(number) = &read_number
            && (announced(Level::Point, number) || point.as_ref() == Some(number))
        {
            return read;
        }
        let goes_on = words[rest..].starts_with(char::is_alphabetic);
        let next = if first && wanted.is_some() { wanted } else { point.clone() }.filter(|_| goes_on);
        if let Some(next) = next.filter(|_| free || first || last.is_some_and(|last| last.last < 60)) {
            let like = match &read_number {
                // A gap is real where letters were left out on purpose; these are misread for each other.
                Some(_) if read.as_ref().is_some_and(|label| label.fit == Fit::Mended) => true,
                Some(number) => alike(&number.print(Level::Point), &next.print(Level::Point)),
                None => true,
            };
            if like {
                return Some(made(Level::Point, next, rest));
            }
        }
        if read.is_some() {
            return read;
        }
    }
    if let Some(mut found) = label(words, true) {
        // Numbers do not fall back: 1 after 6 is 7 misread.
        let (last, number) = (counters.clause.as_ref(), found.number.as_ref());
        if found.level == Level::Clause && free && last.zip(number).is_some_and(|(last, number)| number < last) {
            (found.number, found.fit) = (counters.next(Level::Clause), Fit::Mended);
        }
        let next = counters.is_next(&found, expected);
        let take = match found.level {
            Level::Clause => next && (free || found.fit == Fit::Exact) || free && found.fit == Fit::Exact,
            Level::Point | Level::Indent | Level::Subindent => true,
            _ => free,
        };
        return take.then_some(found);
    }
    // `2 Văn bản …`, `1 Họ …`: the mark is lost.
    let (number, rest) = words.split_once(' ')?;
    let rest_at = words.len() - rest.len();
    if !free || !rest.starts_with(char::is_uppercase) || number.chars().count() > 2 {
        return None;
    }
    let clause = super::number::number(number, Level::Clause, true)?.0;
    if last.is_some() && counters.point.is_some() && matches!(number, "1" | "l" | "I") {
        let next = point.filter(|point| matches!(point.print(Level::Point).as_str(), "i" | "l"))?;
        return Some(made(Level::Point, next, rest_at));
    }
    (counters.next(Level::Clause).as_ref() == Some(&clause) && !first).then(|| made(Level::Clause, clause, rest_at))
}

/// Whether a scanner reads one letter for the other.
fn alike(read: &str, taken: &str) -> bool {
    const PAIRS: [(&str, &str); 10] = [
        ("d", "đ"),
        ("đ", "d"),
        ("e", "c"),
        ("c", "e"),
        ("a", "a"),
        ("g", "q"),
        ("q", "g"),
        ("l", "i"),
        ("i", "l"),
        ("o", "c"),
    ];
    PAIRS.contains(&(read, taken))
}

/// A tree that grows by paragraphs.
struct Tree {
    open: Vec<(Provision, usize)>,
    roots: Vec<Provision>,
    indented: bool,
    /// Whether the next line is the name of the heading above it.
    naming: bool,
}

/// How deep a level lies.
fn depth(level: Level) -> u8 {
    match level {
        Level::Annex | Level::Chapter => 0,
        Level::Section => 1,
        Level::Article => 2,
        Level::Clause => 3,
        Level::Point => 4,
        Level::Indent => 5,
        Level::Subindent => 6,
        _ => 7,
    }
}

impl Tree {
    fn add(&mut self, paragraph: Paragraph, file: FileId) {
        let origin = Span::new(file, paragraph.range.clone()).into();
        let words = composed(paragraph.words.trim());
        let Some(label) = paragraph.label else {
            if self.naming && self.name(&words) {
                return;
            }
            self.naming = false;
            let table = words.contains(" | ");
            if table && self.row(&words) {
                return;
            }
            let mut leaf = Provision::new(if table { Level::Table } else { Level::Paragraph });
            leaf.origin = origin;
            if table {
                leaf.table = Some(Table { rows: vec![cells(&words)] });
            } else {
                leaf.body = noted(&words);
            }
            self.leave(paragraph.indent);
            self.push(leaf, paragraph.indent);
            return;
        };
        self.close_to(depth(label.level));
        let mut provision = Provision::new(label.level);
        provision.pinned = label.number.is_some();
        provision.number = label.number;
        provision.origin = origin;
        self.naming = matches!(label.level, Level::Chapter | Level::Section | Level::Annex) && words.is_empty();
        if !label.level.is_heading() {
            provision.body = noted(&words);
        } else if label.level != Level::Article || is_name(&words) {
            provision.heading = (!words.is_empty()).then(|| noted(&words));
        } else if !words.is_empty() {
            let mut first = Provision::new(Level::Paragraph);
            first.body = noted(&words);
            first.origin = origin;
            provision.children.push(first);
        }
        self.push(provision, paragraph.indent);
    }

    /// Gives the open heading its name; a name in capitals may go over lines.
    fn name(&mut self, words: &str) -> bool {
        let Some((heading, _)) = self.open.last_mut() else { return false };
        let loud = words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase);
        match &heading.heading {
            None => heading.heading = Some(noted(words)),
            Some(before) if loud && !before.bare_words().chars().any(char::is_lowercase) => {
                heading.heading = Some(Text::plain(format!("{} {words}", before.bare_words())));
            }
            Some(_) => return false,
        }
        self.naming = loud;
        true
    }

    /// Adds a row to the table right above.
    fn row(&mut self, words: &str) -> bool {
        let Some((Provision { table: Some(table), .. }, _)) = self.open.last_mut() else { return false };
        let row = cells(words);
        let fits = table.rows.first().is_some_and(|head| head.len() == row.len());
        if fits {
            table.rows.push(row);
        }
        fits
    }

    /// Closes what a line without a label does not stand in.
    fn leave(&mut self, indent: usize) {
        self.close_to(5);
        if self.indented {
            while self.open.last().is_some_and(|(open, at)| *at >= indent && depth(open.level) > 2) {
                self.close(self.open.len() - 1);
            }
        }
    }

    /// Closes everything at this depth or below.
    fn close_to(&mut self, level: u8) {
        while self.open.last().is_some_and(|(open, _)| depth(open.level) >= level) {
            self.close(self.open.len() - 1);
        }
    }

    fn push(&mut self, provision: Provision, indent: usize) {
        self.open.push((provision, indent));
    }

    /// Closes all but so many.
    fn close(&mut self, keep: usize) {
        while self.open.len() > keep {
            let Some((closed, _)) = self.open.pop() else { return };
            match self.open.last_mut() {
                Some((around, _)) => around.children.push(closed),
                None => self.roots.push(closed),
            }
        }
    }
}

/// Whether the words behind `Điều 5.` are a name: a sentence ends with a mark, a name does not.
fn is_name(words: &str) -> bool {
    !words.is_empty() && !words.ends_with(['.', ';', ':', ','])
}

fn cells(words: &str) -> Vec<Text> {
    let cells = words.trim_matches('|').split(" | ");
    cells.map(|cell| noted(cell.trim_matches(|c: char| c.is_whitespace() || c == EMPTY_CELL))).collect()
}

/// Words with their footnotes, where running text has them between its marks.
fn noted(words: &str) -> Text {
    let mut out: Vec<Inline> = Vec::new();
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once(NOTE_START) {
        let Some((note, after)) = behind.split_once(NOTE_END) else { break };
        let before = before.trim_end();
        out.extend((!before.is_empty()).then(|| InlineKind::Words(before.to_owned()).into()));
        out.push(InlineKind::Footnote(Text::plain(note.trim())).into());
        rest = after;
    }
    if out.is_empty() {
        return Text::plain(rest);
    }
    out.extend((!rest.is_empty()).then(|| InlineKind::Words(rest.to_owned()).into()));
    Text(out)
}
