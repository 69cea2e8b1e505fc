//! From pages to blocks: paragraphs, tables and notes in their order, also where they go on on the next page.

use super::band::{Part, parts};
use super::font::Fonts;
use super::line::Segment;
use super::measure::{Line, Taken, body_size, edges, measure};
use super::page::Page;
use super::paragraph::paragraphs;
use super::words::mend;
use super::{foot, grid};
use crate::import::document::{Block, Cell, Paragraph, SetAside, Table, Why};
use std::collections::BTreeMap;

/// Footnotes by page and mark, until their place is found.
#[derive(Default)]
pub(super) struct Notes(BTreeMap<(u32, String), Vec<Paragraph>>);

impl Notes {
    /// The note with a mark on a page, once.
    pub(super) fn take(&mut self, page: u32, mark: &str) -> Option<Vec<Paragraph>> {
        self.0.remove(&(page, mark.trim_matches(['[', ']', '(', ')']).to_owned()))
    }
}
enum Item {
    Line(Line),
    Table(Table, Vec<f32>, u32),
    Note(Paragraph),
}

/// The paragraphs and tables of the pages.
pub(super) fn blocks(pages: Vec<Page>, fonts: &Fonts, aside: &mut Vec<SetAside>) -> Vec<Block> {
    let size = body_size(&pages);
    let mut notes = Notes::default();
    let mut taken: Vec<Taken> = Vec::new();
    for mut page in pages {
        page.segments.iter_mut().for_each(mend);
        let grids = grid::take(&mut page);
        let before: Option<&mut foot::Note> = taken.last_mut().and_then(|(_, _, foot): &mut Taken| foot.last_mut());
        let mut foot = foot::take(&mut page, size, before.is_some());
        // A footnote may go on at the foot of the next page.
        if let Some(before) = before
            && foot.first().is_some_and(|first| first.mark.is_empty())
        {
            before.lines.append(&mut foot.remove(0).lines);
        }
        taken.push((page, grids, foot));
    }
    let edges = edges(&taken);
    let mut items = Vec::new();
    for (page, grids, foot) in taken {
        let (left, right) = edges.get(&page.number).copied().unwrap_or((0.0, page.width));
        let late = keep_notes(foot, &page, fonts, &mut notes);
        let mut grids = grids.into_iter().peekable();
        for part in parts(page.segments) {
            let y = match &part {
                Part::Line(segment) => segment.y,
                Part::Pair(one, two) => one.iter().chain(two).map(|segment| segment.y).fold(f32::MAX, f32::min),
                Part::Rows(rows) => rows.iter().flatten().map(|segment| segment.y).fold(f32::MAX, f32::min),
            };
            while let Some(grid) = grids.next_if(|grid| grid.top < y) {
                let columns = grid.columns.clone();
                items.push(Item::Table(ruled(grid, page.number, fonts), columns, page.number));
            }
            items.push(match part {
                Part::Line(segment) => Item::Line(Line { segment, page: page.number, left, right }),
                Part::Pair(one, two) => {
                    let row = [one, two].into_iter().map(|block| cell(block, 1, None, page.number, fonts)).collect();
                    Item::Table(Table { rows: vec![row], bordered: false, within: None }, Vec::new(), page.number)
                }
                Part::Rows(rows) => {
                    let cells = |row: Vec<Segment>| -> Vec<Cell> {
                        row.into_iter().map(|segment| cell(vec![segment], 1, None, page.number, fonts)).collect()
                    };
                    Item::Table(
                        Table { rows: rows.into_iter().map(cells).collect(), bordered: false, within: None },
                        Vec::new(),
                        page.number,
                    )
                }
            });
        }
        for grid in grids {
            let columns = grid.columns.clone();
            items.push(Item::Table(ruled(grid, page.number, fonts), columns, page.number));
        }
        items.extend(late.into_iter().map(Item::Note));
    }
    assemble(items, fonts, &mut notes, aside)
}

/// Lines between tables become paragraphs; tables that go on on the next page become one.
fn assemble(items: Vec<Item>, fonts: &Fonts, notes: &mut Notes, aside: &mut Vec<SetAside>) -> Vec<Block> {
    let measure = measure(items.iter().filter_map(|item| match item {
        Item::Line(line) => Some(line),
        _ => None,
    }));
    let mut out: Vec<Block> = Vec::new();
    let mut lines = Vec::new();
    // Columns of the table before, and the page it ends on.
    let mut open: Option<(Vec<f32>, u32)> = None;
    for item in items {
        match item {
            Item::Line(line) => {
                lines.push(line);
                open = None;
            }
            Item::Table(table, columns, page) => {
                out.extend(
                    paragraphs(std::mem::take(&mut lines), &measure, fonts, notes).into_iter().map(Block::Paragraph),
                );
                let goes_on = open.as_ref().is_some_and(|(open, last)| {
                    !columns.is_empty()
                        && *last < page
                        && open.len() == columns.len()
                        && open.iter().zip(&columns).all(|(one, two)| (one - two).abs() < 4.0)
                });
                match out.last_mut() {
                    Some(Block::Table(last)) if goes_on => {
                        let mut rows = table.rows.into_iter().peekable();
                        // The head of a table is printed again on each page.
                        let head = last.rows.first().map(|row| row_words(row));
                        if let Some(again) = rows.next_if(|row| Some(row_words(row)) == head) {
                            let words = row_words(&again);
                            aside.push(SetAside { words, page: Some(page), why: Why::RunningHead });
                        }
                        last.rows.extend(rows);
                    }
                    _ => out.push(Block::Table(table)),
                }
                open = Some((columns, page));
            }
            Item::Note(paragraph) => {
                out.extend(
                    paragraphs(std::mem::take(&mut lines), &measure, fonts, notes).into_iter().map(Block::Paragraph),
                );
                out.push(Block::Paragraph(paragraph));
            }
        }
    }
    out.extend(paragraphs(lines, &measure, fonts, notes).into_iter().map(Block::Paragraph));
    out
}

/// The words of a row, its cells apart.
fn row_words(row: &[Cell]) -> String {
    let blocks = row.iter().flat_map(|cell| &cell.blocks);
    let runs = blocks.flat_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.runs.iter().map(|run| run.words.as_str()).chain([" "]).collect(),
        Block::Table(_) => Vec::new(),
    });
    runs.collect::<String>().trim().to_owned()
}

/// The notes of a page go where their marks are; those without a mark in the text come back as paragraphs.
fn keep_notes(foot: Vec<foot::Note>, page: &Page, fonts: &Fonts, notes: &mut Notes) -> Vec<Paragraph> {
    let mut late = Vec::new();
    for note in foot {
        let marks = |text: &str| text.trim_matches(['[', ']', '(', ')']) == note.mark;
        let is_marked = page.segments.iter().flat_map(|segment| &segment.spans).any(|s| s.raised && marks(&s.text));
        let mut paragraphs = column(note.lines, None, page.number, fonts);
        if is_marked {
            notes.0.insert((page.number, note.mark), paragraphs);
        } else {
            if let Some(first) = paragraphs.first_mut() {
                first.label = Some(note.mark);
            }
            late.append(&mut paragraphs);
        }
    }
    late
}

fn ruled(grid: grid::Grid, page: u32, fonts: &Fonts) -> Table {
    let row = |row: Vec<grid::Box>| {
        let cells = row.into_iter().map(|place| {
            let grid::Box { columns, left, right, segments } = place;
            cell(segments, columns, Some((left + 3.0, right - 3.0)), page, fonts)
        });
        cells.collect()
    };
    Table { rows: grid.rows.into_iter().map(row).collect(), bordered: true, within: None }
}

fn cell(segments: Vec<Segment>, columns: usize, edges: Option<(f32, f32)>, page: u32, fonts: &Fonts) -> Cell {
    let blocks = column(segments, edges, page, fonts).into_iter().map(Block::Paragraph).collect();
    Cell { blocks, columns }
}

/// The paragraphs of a column of its own.
fn column(segments: Vec<Segment>, edges: Option<(f32, f32)>, page: u32, fonts: &Fonts) -> Vec<Paragraph> {
    let left = segments.iter().map(|segment| segment.x0).fold(f32::MAX, f32::min);
    let right = segments.iter().map(|segment| segment.x1).fold(f32::MIN, f32::max);
    let (left, right) = match edges {
        Some((from, to)) => (left.min(from.max(left - 20.0)), right.max(to)),
        None => (left, right),
    };
    let lines: Vec<Line> = segments
        .into_iter()
        .map(|mut segment| {
            mend(&mut segment);
            Line { segment, page, left, right }
        })
        .collect();
    let measure = measure(lines.iter());
    paragraphs(lines, &measure, fonts, &mut Notes::default())
}
