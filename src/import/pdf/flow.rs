//! Lines become paragraphs: distances, indents and what would still have fitted decide where one ends.

use super::band::{Part, parts};
use super::font::Fonts;
use super::join::{Joint, runs};
use super::line::Segment;
use super::page::Page;
use super::words::{has_label, label_end, mend};
use super::{POINTS, foot, grid};
use crate::import::document::{Align, Block, Cell, Look, Paragraph, Table};
use std::collections::BTreeMap;

/// A line of a column.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words.
    pub(super) segment: Segment,
    /// Which page.
    pub(super) page: u32,
    /// Left edge of its column.
    pub(super) left: f32,
    /// Right edge of its column.
    pub(super) right: f32,
}

/// Footnotes by page and mark, until their place is found.
#[derive(Default)]
pub(super) struct Notes(BTreeMap<(u32, String), Vec<Paragraph>>);

impl Notes {
    /// The note with a mark on a page, once.
    pub(super) fn take(&mut self, page: u32, mark: &str) -> Option<Vec<Paragraph>> {
        self.0.remove(&(page, mark.trim_matches(['[', ']', '(', ')']).to_owned()))
    }
}

/// What the lines of a file have in common.
struct Measure {
    /// Distance of lines by size, in tenths of points.
    leading: BTreeMap<i32, f32>,
    /// Whether paragraphs begin with an indent that their other lines do not have.
    indented: bool,
    /// How wide that indent is most often.
    start: f32,
}

/// A page whose tables and notes are taken out.
type Taken = (Page, Vec<grid::Grid>, Vec<foot::Note>);

enum Item {
    Line(Line),
    Table(Table, Vec<f32>),
    Note(Paragraph),
}

/// The paragraphs and tables of the pages.
pub(super) fn blocks(pages: Vec<Page>, fonts: &Fonts) -> Vec<Block> {
    let size = body_size(&pages);
    let mut notes = Notes::default();
    let mut taken = Vec::new();
    for mut page in pages {
        page.segments.iter_mut().for_each(mend);
        let grids = grid::take(&mut page);
        let foot = foot::take(&mut page, size);
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
                items.push(Item::Table(ruled(grid, page.number, fonts), columns));
            }
            items.push(match part {
                Part::Line(segment) => Item::Line(Line { segment, page: page.number, left, right }),
                Part::Pair(one, two) => {
                    let row = [one, two].into_iter().map(|block| cell(block, 1, None, page.number, fonts)).collect();
                    Item::Table(Table { rows: vec![row], bordered: false }, Vec::new())
                }
                Part::Rows(rows) => {
                    let cells = |row: Vec<Segment>| -> Vec<Cell> {
                        row.into_iter().map(|segment| cell(vec![segment], 1, None, page.number, fonts)).collect()
                    };
                    Item::Table(Table { rows: rows.into_iter().map(cells).collect(), bordered: false }, Vec::new())
                }
            });
        }
        for grid in grids {
            let columns = grid.columns.clone();
            items.push(Item::Table(ruled(grid, page.number, fonts), columns));
        }
        items.extend(late.into_iter().map(Item::Note));
    }
    assemble(items, fonts, &mut notes)
}

/// Lines between tables become paragraphs; tables that go on on the next page become one.
fn assemble(items: Vec<Item>, fonts: &Fonts, notes: &mut Notes) -> Vec<Block> {
    let measure = measure(items.iter().filter_map(|item| match item {
        Item::Line(line) => Some(line),
        _ => None,
    }));
    let mut out: Vec<Block> = Vec::new();
    let mut lines = Vec::new();
    let mut open: Option<Vec<f32>> = None;
    for item in items {
        match item {
            Item::Line(line) => {
                lines.push(line);
                open = None;
            }
            Item::Table(table, columns) => {
                out.extend(
                    paragraphs(std::mem::take(&mut lines), &measure, fonts, notes).into_iter().map(Block::Paragraph),
                );
                let goes_on = open.as_ref().is_some_and(|open| {
                    !columns.is_empty()
                        && open.len() == columns.len()
                        && open.iter().zip(&columns).all(|(one, two)| (one - two).abs() < 4.0)
                });
                match out.last_mut() {
                    Some(Block::Table(last)) if goes_on => {
                        let repeated = last.rows.first() == table.rows.first();
                        last.rows.extend(table.rows.into_iter().skip(usize::from(repeated)));
                    }
                    _ => out.push(Block::Table(table)),
                }
                open = Some(columns);
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
    Table { rows: grid.rows.into_iter().map(row).collect(), bordered: true }
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

/// The size that most letters have.
fn body_size(pages: &[Page]) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for segment in pages.iter().flat_map(|page| &page.segments) {
        *sizes.entry(tenths(segment.size)).or_insert(0) += segment.spans.len();
    }
    #[expect(clippy::cast_precision_loss, reason = "a size in tenths of points")]
    sizes.into_iter().max_by_key(|(_, count)| *count).map_or(12.0, |(size, _)| size as f32 / 10.0)
}

#[expect(clippy::cast_possible_truncation, reason = "a length of a page; a cast to a whole number saturates")]
fn tenths(length: f32) -> i32 {
    (length * 10.0).round() as i32
}

/// Pages that share their margins: those of one size, right and left pages apart.
fn group(page: &Page) -> (i32, u32) {
    (tenths(page.width) / 20, page.number % 2)
}

/// Left and right edge of the text of each page: its own where many of its lines end flush, else those of its group.
fn edges(pages: &[Taken]) -> BTreeMap<u32, (f32, f32)> {
    let mut all: BTreeMap<(i32, u32), (Vec<f32>, Vec<f32>)> = BTreeMap::new();
    for (page, ..) in pages {
        let (lefts, rights) = all.entry(group(page)).or_default();
        lefts.extend(page.segments.iter().filter(|segment| !segment.turned).map(|segment| segment.x0));
        rights.extend(page.segments.iter().filter(|segment| !segment.turned).map(|segment| -segment.x1));
    }
    let all: BTreeMap<_, _> =
        all.into_iter().map(|(group, (lefts, rights))| (group, (edge(lefts), -edge(rights)))).collect();
    let own = |(page, ..): &Taken| {
        let shared = all.get(&group(page)).copied().unwrap_or((0.0, page.width));
        let rights: Vec<f32> = page.segments.iter().map(|segment| segment.x1).collect();
        let flush = |at: &f32| rights.iter().filter(|x1| (**x1 - *at).abs() < 0.8).count();
        let most = rights.iter().copied().max_by_key(|at| flush(at));
        let right = most.filter(|at| flush(at) >= 4 && flush(at) * 4 >= rights.len()).unwrap_or(shared.1);
        let least = (page.segments.len() / 12).max(2);
        let mut lefts: Vec<f32> = page.segments.iter().map(|segment| segment.x0).collect();
        lefts.sort_by(f32::total_cmp);
        let starts = |at: &f32| lefts.iter().filter(|x0| (**x0 - *at).abs() < 0.8).count();
        let left = lefts.iter().copied().find(|at| starts(at) >= least && rights.len() > 7).unwrap_or(shared.0);
        (page.number, (left, right))
    };
    pages.iter().map(own).collect()
}

/// The least place where several lines begin.
fn edge(mut places: Vec<f32>) -> f32 {
    places.sort_by(f32::total_cmp);
    let least = (places.len() / 40).max(2);
    let several =
        |at: usize| places.get(at + least - 1).zip(places.get(at)).is_some_and(|(far, near)| far - near < 1.5);
    let at = (0..places.len()).find(|at| several(*at)).unwrap_or(0);
    places.get(at).copied().unwrap_or(0.0)
}

fn measure<'l>(lines: impl Iterator<Item = &'l Line>) -> Measure {
    let mut gaps: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
    let (mut hanging, mut level) = (0, 0);
    let mut starts: BTreeMap<i32, usize> = BTreeMap::new();
    let mut last: Option<&Line> = None;
    for line in lines {
        if let Some(last) = last.filter(|last| last.page == line.page && !would_fit(last, line)) {
            let gap = line.segment.y - last.segment.y;
            let size = last.segment.size;
            if gap > 0.7 * size && gap < 3.0 * size && (line.segment.size - size).abs() < 0.3 {
                *gaps.entry(tenths(size)).or_default().entry(tenths(gap) / 3).or_insert(0) += 1;
                let (from, to) = (indent(last), indent(line));
                if from - to > 0.6 * size && to < 0.6 * size {
                    hanging += 1;
                    *starts.entry(tenths(from)).or_insert(0) += 1;
                }
                level += usize::from((from - to).abs() < 0.3 * size && to > 0.6 * size);
            }
        }
        last = Some(line);
    }
    // The most frequent, the smaller of two that are as frequent.
    let usual = |gaps: BTreeMap<i32, usize>| {
        let most = gaps.values().max().copied().unwrap_or(0);
        gaps.into_iter().find(|(_, count)| *count == most).map_or(0, |(gap, _)| gap)
    };
    #[expect(clippy::cast_precision_loss, reason = "a distance in tenths of points")]
    let start = usual(starts) as f32 / 10.0;
    #[expect(clippy::cast_precision_loss, reason = "a distance in tenths of points")]
    let leading = gaps
        .into_iter()
        // A few lines that stand far apart are paragraphs.
        .filter(|(size, gaps)| gaps.iter().any(|(gap, count)| *count > 2 || gap * 3 * 10 < size * 18))
        .map(|(size, gaps)| (size, (usual(gaps) * 3) as f32 / 10.0 + 0.15))
        .collect();
    Measure { leading, indented: hanging >= 2 && hanging > level, start }
}

fn indent(line: &Line) -> f32 {
    line.segment.x0 - line.left
}

/// Whether the first word of a line would have fitted on the line before: then that was ended on purpose.
fn would_fit(last: &Line, next: &Line) -> bool {
    let free = last.right - last.segment.x1;
    let mut end = next.segment.x0;
    for (at, span) in next.segment.spans.iter().enumerate() {
        if at > 0 && span.space != super::line::Space::None {
            break;
        }
        end = span.x1;
    }
    let size = next.segment.size;
    free > end - next.segment.x0 + 0.6 * size
}

/// Whether a line stands in the middle of its column, away from both edges, and not by chance: a provision of a certain
/// length stands there as well.
fn is_centred(line: &Line, measure: &Measure) -> bool {
    let size = line.segment.size;
    let (left, right) = (indent(line), line.right - line.segment.x1);
    let by_chance = measure.indented && (left - measure.start).abs() < 1.5 && !line.segment.is_bold()
        || !line.segment.is_bold() && has_label(&line.segment.text());
    left > 1.2 * size && right > 1.2 * size && is_even(line) && !by_chance
}

fn is_even(line: &Line) -> bool {
    let (left, right) = (indent(line), line.right - line.segment.x1);
    (left - right).abs() < 0.9 * line.segment.size
}

/// Cuts lines into paragraphs.
fn paragraphs(lines: Vec<Line>, measure: &Measure, fonts: &Fonts, notes: &mut Notes) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut open: Vec<(Line, Joint)> = Vec::new();
    for line in lines {
        let joint = joint(&open, &line, measure);
        if joint == Joint::Apart && !open.is_empty() {
            out.push(paragraph(&open, measure, fonts, notes));
            open.clear();
        }
        open.push((line, joint));
    }
    if !open.is_empty() {
        out.push(paragraph(&open, measure, fonts, notes));
    }
    out
}

/// How a line follows the lines of an open paragraph.
fn joint(open: &[(Line, Joint)], next: &Line, measure: &Measure) -> Joint {
    let (Some((first, _)), Some((last, _))) = (open.first(), open.last()) else { return Joint::Apart };
    let size = next.segment.size;
    if (last.segment.size - size).abs() > 0.6 || next.segment.turned || last.segment.turned {
        return Joint::Apart;
    }
    let (text, before) = (next.segment.text(), last.segment.text());
    let ends = before.ends_with(['.', ';', ':', '!', '?', '”', '…']);
    let goes_on = !ends && text.starts_with(|c: char| c.is_lowercase() || c == '(') && !has_label(&text);
    if last.page == next.page {
        let gap = next.segment.y - last.segment.y;
        let leading = match open {
            [.., (one, _), (two, _)] if one.page == two.page => two.segment.y - one.segment.y,
            _ => measure.leading.get(&tenths(size)).copied().unwrap_or(1.35 * size),
        };
        let most = if goes_on { 1.4 * leading } else { 1.08 * leading + 0.08 * size };
        if gap <= 0.3 * size || gap > most {
            return Joint::Apart;
        }
    }
    let both_bold = last.segment.is_bold() && next.segment.is_bold();
    let centred = (is_centred(last, measure), is_centred(next, measure));
    let is_pair =
        centred == (true, true) || (both_bold || goes_on) && (centred.0 || centred.1) && is_even(last) && is_even(next);
    if is_pair {
        return centred_joint(last, next, &before, &text);
    }
    if centred.0 != centred.1 && is_even(last) && is_even(next) && last.segment.is_bold() != next.segment.is_bold() {
        return Joint::Apart;
    }
    if would_fit(last, next) {
        return Joint::Apart;
    }
    if let Some(end) = label_end(&text) {
        let is_word =
            text.get(..end).is_some_and(|label| label.starts_with(|c: char| c.is_uppercase()) && label.contains(' '));
        let stands_in = indent(next) > 0.6 * size;
        if !is_word || ends || stands_in && measure.indented || last.segment.is_bold() {
            let is_list = (indent(next) - indent(first)).abs() < 0.5 * size || indent(next) > indent(last) + 0.5 * size;
            if is_list {
                return Joint::Apart;
            }
        }
    }
    if last.page != next.page && ends && !measure.indented {
        return Joint::Apart;
    }
    if flows(open, next, measure) { Joint::Flows } else { Joint::Apart }
}

/// Whether a line begins where the other lines of its paragraph do.
fn flows(open: &[(Line, Joint)], next: &Line, measure: &Measure) -> bool {
    let size = next.segment.size;
    let near = |a: f32, b: f32| (a - b).abs() < 0.45 * size;
    let here = indent(next);
    match open {
        [_, (second, _), ..] => near(here, indent(second)),
        [(first, _)] => {
            let start = indent(first);
            if near(here, start) {
                !(measure.indented && start > 0.6 * size)
            } else if here < start {
                true
            } else {
                let text = first.segment.text();
                let after = label_end(&text).and_then(|_| first.segment.spans.get(1)).map(|span| span.x0 - first.left);
                after.is_some_and(|after| (after - here).abs() < 0.8 * size)
            }
        }
        [] => false,
    }
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Centred lines belong together when they look alike and neither is a title of its own.
fn centred_joint(last: &Line, next: &Line, before: &str, text: &str) -> Joint {
    let face = |line: &Line| line.segment.spans.first().map(|span| (span.face.bold, span.face.italic));
    let is_alone = |text: &str| {
        let marks = text.chars().all(|c| !c.is_alphanumeric());
        let signs = ["T/M", "TM.", "K/T", "KT.", "T/L", "TL.", "TUQ.", "Q.", "(Ban hành", "(ban hành"];
        marks || label_end(text).is_some() || signs.iter().any(|sign| text.starts_with(sign))
    };
    let is_apart = face(last) != face(next)
        || is_capitals(before) != is_capitals(text)
        || is_alone(before) && !before.starts_with('(')
        || is_alone(text);
    match is_apart {
        true => Joint::Apart,
        false if would_fit(last, next) => Joint::Cut,
        false => Joint::Flows,
    }
}

fn paragraph(lines: &[(Line, Joint)], measure: &Measure, fonts: &Fonts, notes: &mut Notes) -> Paragraph {
    let look = lines.first().map(|(first, _)| look(first, lines, measure)).unwrap_or_default();
    Paragraph {
        runs: runs(lines, fonts, notes),
        look,
        page: lines.first().map(|(line, _)| line.page),
        ..Paragraph::default()
    }
}

fn look(first: &Line, lines: &[(Line, Joint)], measure: &Measure) -> Look {
    let size = first.segment.size;
    let full = lines.split_last().map(|(_, full)| full).unwrap_or_default();
    let is_flush = |line: &Line| (line.right - line.segment.x1).abs() < 0.15 * size;
    let align =
        if lines.iter().any(|(line, _)| is_centred(line, measure)) && lines.iter().all(|(line, _)| is_even(line)) {
            Some(Align::Centre)
        } else if lines.iter().all(|(line, _)| is_flush(line)) && indent(first) > 0.3 * (first.right - first.left) {
            Some(Align::Right)
        } else if full.is_empty() {
            None
        } else if full.iter().all(|(line, _)| is_flush(line)) {
            Some(Align::Justified)
        } else {
            Some(Align::Left)
        };
    let line = match lines {
        [(one, _), (two, _), ..] if one.page == two.page => Some(two.segment.y - one.segment.y),
        _ => measure.leading.get(&tenths(size)).copied().filter(|_| lines.len() > 1),
    };
    let millimetres = |points: f32| (points / POINTS * 10.0).round() / 10.0;
    Look {
        align,
        first_line: Some(millimetres(indent(first))),
        left: lines.get(1).map(|(line, _)| millimetres(indent(line))),
        space: None,
        line: line.map(|points| (points * 10.0).round() / 10.0),
        ..Look::default()
    }
}
