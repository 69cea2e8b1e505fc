//! The blocks of a document laid out as lines: labels before their words, two columns one after the other, comments
//! and deletions taken out as notes, every word with its place in the text that was read.

use super::apart;
use super::closing::{is_name, opens_title};
use super::line::{Line, Piece, PieceKind, Said, SaidKind};
use super::place::{self, Head};
use super::run_on;
use super::text;
use crate::import::{Block, Comment, Document, Look, Own, Paragraph, Run, RunKind, Table as ReadTable, Tracked};
use crate::model::{self, Level, Text, composed};
use crate::source::{FileId, Span};

/// The lines of a document and the text that was read of it.
pub(super) fn lay(document: &Document) -> (Vec<Line>, String) {
    let mut lines = Vec::new();
    let mut count = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        push_block(block, 0, &mut count, &mut lines);
        // The room behind a table says what it stands in.
        if let (Block::Table(_), Some(Block::Paragraph(room))) = (block, document.blocks.get(at + 1))
            && let Some(own) = room.look.own.filter(|own| own.level == Level::Table)
            && let Some(line) = lines.last_mut().filter(|line| line.table.is_some())
        {
            line.look.own = Some(own);
        }
    }
    turn(document, &mut lines);
    let mut lines = apart::heads(apart::columns(lines));
    lines.iter_mut().for_each(spell_out);
    lines.iter_mut().for_each(Line::trim);
    let mut lines = run_on::parted(lines);
    lines.retain(|line| !line.text.is_empty() || line.table.is_some() || !line.notes.is_empty());
    let mut read = String::new();
    for line in &mut lines {
        let start = read.len();
        read.push_str(&line.plain());
        line.span = Span::new(FileId(0), start..read.len());
        read.push('\n');
    }
    (lines, read)
}

/// Words of footnotes whose mark stands at no word are the line's own.
fn spell_out(line: &mut Line) {
    if line.table.is_some() || line.pieces.is_empty() || line.text.contains(char::is_alphanumeric) {
        return;
    }
    for piece in std::mem::take(&mut line.pieces) {
        if let PieceKind::Footnote(words) = piece.kind {
            line.text = format!("{} {}", line.text, text::words(&words)).trim().to_owned();
        }
    }
}

/// Marks the lines that stand on sheets turned to landscape.
fn turn(document: &Document, lines: &mut [Line]) {
    for (at, sheet) in document.sheets.iter().enumerate().filter(|(_, sheet)| sheet.page.width > sheet.page.height) {
        let end = document.sheets.get(at + 1).map_or(usize::MAX, |next| next.first);
        let inside = lines.iter_mut().filter(|line| (sheet.first..end).contains(&line.paragraph));
        inside.for_each(|line| line.look.turned = true);
    }
}

/// Where each of so many paragraphs stands in the text that was read.
pub(super) fn places(lines: &[Line], count: usize, file: FileId) -> Vec<Span> {
    let mut found: Vec<Option<Span>> = vec![None; count];
    for line in lines {
        if let Some(place) = found.get_mut(line.paragraph) {
            place.get_or_insert(line.span);
        }
    }
    let mut last = Span::new(file, 0..0);
    let place = |place: Option<Span>| {
        last = place.unwrap_or(last);
        last
    };
    found.into_iter().map(place).collect()
}

/// Frames do not nest deeper than this; what is deeper is read as words of the cell.
const DEEPEST: usize = 4;

fn push_block(block: &Block, depth: usize, count: &mut usize, lines: &mut Vec<Line>) {
    match block {
        Block::Paragraph(paragraph) => {
            let mut line = laid(paragraph);
            line.paragraph = *count;
            *count += 1;
            lines.extend(apart::at_breaks(line));
        }
        Block::Table(table) if depth < DEEPEST && is_frame(table) => {
            for block in table.rows.iter().flatten().flat_map(|cell| &cell.blocks) {
                push_block(block, depth + 1, count, lines);
            }
        }
        Block::Table(table) => {
            lines.push(Line { paragraph: *count, ..laid_table(table) });
            *count += paragraphs(block);
        }
    }
}

/// A paragraph as a line.
pub(super) fn laid(paragraph: &Paragraph) -> Line {
    let mut line = Line {
        text: String::new(),
        pieces: Vec::new(),
        label: 0,
        look: paragraph.look,
        anchors: paragraph.anchors.clone(),
        notes: Vec::new(),
        table: None,
        span: Span::new(FileId(0), 0..0),
        paragraph: 0,
    };
    // A paragraph that is taken out as a whole takes its number with it.
    let of_runs = paragraph.runs.iter().find_map(|run| run.tracked.as_ref().filter(|tracked| tracked.deleted));
    let change = paragraph.mark.as_ref().filter(|mark| mark.deleted).or(of_runs);
    let gone = change.filter(|_| paragraph.is_taken_out());
    if let (Some(label), Some(mark)) = (&paragraph.label, gone) {
        let (author, date) = (mark.author.clone(), mark.date.clone());
        line.notes.push(Said { author, date, words: format!("{label} "), kind: SaidKind::Deletion });
    } else if let Some(label) = &paragraph.label {
        push_words(&mut line.text, label);
        push_words(&mut line.text, " ");
        line.label = line.text.len();
    }
    for run in &paragraph.runs {
        push_run(run, &mut line);
    }
    // A mark of composition may follow in a run of its own.
    if !model::is_composed(&line.text) && line.pieces.is_empty() {
        line.text = composed(&line.text);
    }
    let end = line.text.trim_end_matches([' ', '\n', '\t']).len();
    line.text.truncate(end);
    line.pieces.iter_mut().for_each(|piece| {
        piece.range = piece.range.start.min(end)..piece.range.end.min(end);
    });
    line.label = line.label.min(end);
    line
}

fn push_run(run: &Run, line: &mut Line) {
    if let Some(tracked) = run.tracked.as_ref().filter(|tracked| tracked.deleted) {
        take_out(run, tracked, line);
        return;
    }
    match &run.kind {
        RunKind::Break => {
            line.text.truncate(line.text.trim_end_matches(' ').len());
            if !line.text.is_empty() {
                line.text.push('\n');
            }
        }
        RunKind::Tab => line.text.push('\t'),
        RunKind::Comment(comment) => line.notes.push(commented(comment)),
        RunKind::Footnote(paragraphs) => {
            line.notes.extend(said_in_footnote(paragraphs));
            let words = joined(paragraphs);
            let at = line.text.trim_end_matches(' ').len();
            line.pieces.push(Piece { range: at..at, kind: PieceKind::Footnote(words) });
        }
        RunKind::Words | RunKind::Link(_) => {
            let start = line.text.len();
            push_words(&mut line.text, &run.words);
            let range = start..line.text.len();
            if range.is_empty() {
                return;
            }
            let mut piece = |kind| line.pieces.push(Piece { range: range.clone(), kind });
            if run.face.bold {
                piece(PieceKind::Bold);
            }
            if run.face.italic {
                piece(PieceKind::Italic);
            }
        }
    }
}

/// A comment as what was said.
fn commented(comment: &Comment) -> Said {
    let Comment { author, date, text, answers, resolved } = comment.clone();
    Said { author, date, words: composed(&text), kind: SaidKind::Comment(answers, resolved) }
}

/// What was said in a footnote of its words.
fn said_in_footnote(paragraphs: &[Paragraph]) -> impl Iterator<Item = Said> {
    paragraphs.iter().flat_map(|paragraph| laid(paragraph).notes).map(|said| match said.kind {
        SaidKind::Deletion => Said { kind: SaidKind::DeletionInFootnote, ..said },
        _ => said,
    })
}

/// What a tracked change takes out: words that stand beside each other are said once.
fn take_out(run: &Run, tracked: &Tracked, line: &mut Line) {
    let (author, date) = (tracked.author.clone(), tracked.date.clone());
    match &run.kind {
        RunKind::Footnote(paragraphs) => {
            let words = text::words(&joined(paragraphs));
            line.notes.push(Said { author, date, words, kind: SaidKind::FootnoteOut });
            line.notes.extend(said_in_footnote(paragraphs));
        }
        // What somebody said of words that go is no less said.
        RunKind::Comment(comment) => line.notes.push(commented(comment)),
        RunKind::Break | RunKind::Tab => {}
        RunKind::Words | RunKind::Link(_) => {
            let words = composed(&run.words);
            match line.notes.last_mut() {
                Some(Said { author: by, kind: SaidKind::Deletion, words: before, .. }) if *by == author => {
                    before.push_str(&words);
                }
                _ => line.notes.push(Said { author, date, words, kind: SaidKind::Deletion }),
            }
        }
    }
}

/// Paragraphs as one running text: of a footnote or of a cell.
fn joined(paragraphs: &[Paragraph]) -> Text {
    let mut all = Vec::new();
    for paragraph in paragraphs {
        let mut line = laid(paragraph);
        line.text = line.text.replace(['\n', '\t'], " ");
        let text = text::of(&line, 0..line.text.len(), text::Keep::InCell);
        if !all.is_empty() && !text.is_empty() {
            all.push(model::InlineKind::Words(" ".to_owned()).into());
        }
        all.extend(text.0);
    }
    text::merged(all)
}

/// Adds words in composed form: one space for all white space but the no-break one, nothing for what cannot be seen.
fn push_words(out: &mut String, words: &str) {
    for c in composed(words).chars() {
        match c {
            // A hyphen that keeps its words together is a hyphen: `01‑QC/TU`.
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => {}
            '\t' => out.push('\t'),
            c if c.is_whitespace() && c != '\u{a0}' => {
                if !out.is_empty() && !out.ends_with([' ', '\n', '\t']) {
                    out.push(' ');
                }
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

/// Whether a table only places what stands in it: heads and signatures.
fn is_frame(table: &ReadTable) -> bool {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut paragraphs = Vec::new();
    for block in table.rows.iter().flatten().flat_map(|cell| &cell.blocks) {
        if let Block::Paragraph(paragraph) = block {
            paragraphs.push(laid(paragraph));
        }
    }
    let framed = paragraphs.iter().any(|line| {
        line.text.split('\n').any(|words| {
            matches!(place::head(words), Some(Head::Nation(_) | Head::Motto | Head::Number { .. }))
                || place::is_recipients(words)
                || place::authority(words).is_some()
        })
    });
    let holds_tables = table.rows.iter().flatten().flat_map(|cell| &cell.blocks).any(|b| matches!(b, Block::Table(_)));
    // Signatories side by side: titles and names, nothing else.
    let signed = !table.bordered
        && paragraphs.iter().any(|line| opens_title(&line.plain()))
        && paragraphs.iter().any(|line| is_name(&line.plain()) && !opens_title(&line.plain()))
        && paragraphs.iter().all(|line| {
            let words = line.plain();
            words.is_empty() || is_name(&words) || place::is_caps(&words) || opens_title(&words)
        });
    columns <= 3 && (framed || signed) || !table.bordered && (holds_tables || columns <= 1)
}

fn laid_table(table: &ReadTable) -> Line {
    let mut rows: Vec<Vec<Text>> = Vec::new();
    let mut notes = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        for cell in row {
            let mut paragraphs = Vec::new();
            gather(&cell.blocks, &mut paragraphs);
            notes.extend(paragraphs.iter().flat_map(|paragraph| laid(paragraph).notes));
            cells.push(joined(&paragraphs));
            cells.extend(std::iter::repeat_n(Text::default(), cell.columns.clamp(1, 64) - 1));
        }
        rows.push(cells);
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(columns, Text::default()));
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    if let Some(head) = rows.first_mut() {
        head.iter_mut().for_each(text::unbold);
    }
    let words = |row: &Vec<Text>| row.iter().map(text::words).collect::<Vec<_>>().join(" | ");
    let text = rows.iter().map(words).collect::<Vec<_>>().join(" | ");
    Line {
        text,
        pieces: Vec::new(),
        label: 0,
        look: Look { own: table.within.map(|within| Own { level: Level::Table, within }), ..Look::default() },
        anchors: Vec::new(),
        notes,
        table: Some(model::Table { rows }),
        span: Span::new(FileId(0), 0..0),
        paragraph: 0,
    }
}

/// How many paragraphs a block holds.
fn paragraphs(block: &Block) -> usize {
    match block {
        Block::Paragraph(_) => 1,
        Block::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.blocks).map(paragraphs).sum(),
    }
}

/// Every paragraph of a cell, and every row of the tables in it as one.
fn gather(blocks: &[Block], out: &mut Vec<Paragraph>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push(paragraph.clone()),
            // A table in a cell: a paragraph a row, its cells parted by a dash.
            Block::Table(table) => {
                for row in &table.rows {
                    let mut joined: Option<Paragraph> = None;
                    for cell in row {
                        let mut inner = Vec::new();
                        gather(&cell.blocks, &mut inner);
                        for paragraph in inner.into_iter().filter(|paragraph| !paragraph.is_blank()) {
                            match &mut joined {
                                Some(before) => {
                                    before.runs.push(Run { words: " – ".to_owned(), ..Run::default() });
                                    before.runs.extend(paragraph.label.map(|words| Run { words, ..Run::default() }));
                                    before.runs.extend(paragraph.runs);
                                }
                                None => joined = Some(paragraph),
                            }
                        }
                    }
                    out.extend(joined);
                }
            }
        }
    }
}
