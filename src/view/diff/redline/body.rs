//! The text: paragraphs and tables of both sides, each with its fate.

use super::super::super::annex::SectionView;
use super::super::super::blocks::BlockView;
use super::super::super::build::DocumentView;
use super::super::super::runs::Run;
use super::super::super::table::TableView;
use super::interleave::{Fate, Interleaved, Text, alone, interleave, same_print};
use super::moves::Moves;
use super::stream::{Block, Item, Region, blocks, streams};
use super::writer::Line;
use super::writer::{Change, Stretch, Target, TrackedChangeWriter};
use crate::diff::{CellRow, Diff, NodeId, Op, Passage, Piece, Words};
use crate::model::Level;
use serde::Serialize;
use std::collections::HashMap;

/// A paragraph or table of the text.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedBlock {
    /// What it looks like.
    #[serde(flatten)]
    pub look: BlockLook,
    /// What it looked like in the old text, when that differs.
    pub was: Option<FormerLook>,
    /// The change of the whole paragraph.
    pub mark: Option<Change>,
    /// The bookmark's number.
    pub order: usize,
    /// The part of a typed label that references repeat.
    pub cited: Vec<Stretch>,
    /// What follows it up to the words: the end of the label, a break.
    pub lead: Vec<Stretch>,
    /// The words.
    pub stretches: Vec<Stretch>,
    /// What closes a quotation behind them.
    pub tail: Vec<Stretch>,
    /// The rows, for a table.
    pub table: Option<TrackedTable>,
    /// The move that begins with it.
    pub move_start: Option<MoveRange>,
    /// The move that ends with it.
    pub move_end: Option<MoveRange>,
    /// Where the sheets turn before it: the section that ends there.
    pub section_before: Option<SectionView>,
    /// Whether it is the last of its part in the new text.
    pub last: bool,
}

/// What the look of a paragraph depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockLook {
    /// Its level.
    pub kind: Level,
    /// How deep a heading lies, from 1; 0 for what is none.
    pub outline: u8,
    /// Whether a text stands on the line of the label of an article.
    pub run_in: bool,
    /// Whether the word processor counts its number: never, since it would count what is gone with what came.
    pub counted: bool,
    /// The name of its bookmark.
    pub anchor: Option<String>,
    /// Whether it stands in a quotation.
    pub quoted: bool,
    /// The level that a paragraph or a table stands in, when it is no heading.
    pub within: Option<Level>,
}

/// What a paragraph looked like in the old text.
#[derive(Debug, Clone, Serialize)]
pub struct FormerLook {
    /// The number of the change.
    pub id: usize,
    /// The look.
    #[serde(flatten)]
    pub look: BlockLook,
}

/// A place that a move begins or ends at.
#[derive(Debug, Clone, Serialize)]
pub struct MoveRange {
    /// `moveFrom` or `moveTo`.
    pub tag: &'static str,
    /// The number of the range.
    pub id: usize,
    /// The name, the same at both places.
    pub name: String,
}

/// A table.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedTable {
    /// The share of the width that each column takes, in percent.
    pub widths: Vec<u32>,
    /// How wide it is, mm.
    pub width: f64,
    /// Its rows.
    pub rows: Vec<TrackedRow>,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedRow {
    /// The change of the whole row.
    pub change: Option<Change>,
    /// Whether it is the head of the table.
    pub head: bool,
    /// The cells.
    pub cells: Vec<Line>,
}

/// The text of both sides.
pub(super) struct Body<'v> {
    diff: &'v Diff<'v>,
    old: Vec<Block<'v>>,
    new: Vec<Block<'v>>,
    streams: [Vec<Item>; 3],
    /// The words of partners that differ, by the new one.
    changes: HashMap<NodeId, usize>,
    sections: HashMap<usize, SectionView>,
    order: usize,
    /// Writes the changes.
    pub(super) writer: TrackedChangeWriter,
}

impl<'v> Body<'v> {
    pub(super) fn new(
        diff: &'v Diff<'v>,
        old_view: &'v DocumentView,
        new_view: &'v DocumentView,
        moves: Moves,
    ) -> Self {
        let (old, new) = (blocks(&diff.old, old_view), blocks(&diff.new, new_view));
        let streams = streams(diff, &old, &new, moves);
        let mut targets = HashMap::new();
        for item in streams.iter().flatten() {
            let Some(view) = item.new.map(|at| new[at].view) else { continue };
            let was = item.old.map(|at| old[at].view);
            let target = Target { shared: was.is_some(), tracked: was.is_some_and(|was| was.cited != view.cited) };
            targets.extend(view.anchor.clone().map(|anchor| (anchor, target)));
        }
        let mut changes = HashMap::new();
        for (at, change) in diff.changes.iter().enumerate() {
            if let (Some(_), Some(n)) = (change.old, change.new) {
                changes.insert(n, at);
            }
        }
        let mut sections = HashMap::new();
        for annex in new_view.parts.iter().flat_map(|part| &part.annexes) {
            if let (Some(section), Some(first)) = (annex.section_before, annex.blocks.first()) {
                sections.insert(first.order, section);
            }
        }
        // Bookmarks are numbered in front of the changes.
        let writer = TrackedChangeWriter::new(1 + old.len() + new.len(), targets);
        Self { diff, old, new, streams, changes, sections, order: 0, writer }
    }

    /// The paragraphs and tables of a region.
    pub(super) fn region(&mut self, region: Region) -> Vec<TrackedBlock> {
        let items = std::mem::take(&mut self.streams[region as usize]);
        let mut out: Vec<TrackedBlock> = items.iter().map(|item| self.block(item)).collect();
        if let Some(last) = items.iter().rposition(|item| item.new.is_some()) {
            out[last].last = true;
        }
        for (from, tag) in [(true, "moveFrom"), (false, "moveTo")] {
            let of = |item: &Item| item.moved.filter(|_| item.old.is_some() == from);
            let moves: Vec<(usize, usize)> =
                items.iter().enumerate().filter_map(|(at, item)| Some((at, of(item)?))).collect();
            for stretch in moves.chunk_by(|l, r| l.1 == r.1) {
                let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
                let range = MoveRange { tag, id: self.writer.id(), name: format!("chuyen{}", first.1) };
                out[first.0].move_start = Some(range.clone());
                out[last.0].move_end = Some(range);
            }
        }
        out
    }

    fn block(&mut self, item: &Item) -> TrackedBlock {
        let left = item.old.map(|at| self.old[at].view);
        let right = item.new.map(|at| self.new[at].view);
        let was = left.map(|view| look(view, "o"));
        let is = right.map(|view| look(view, ""));
        let mark = self.mark(item);
        let table = match (left.and_then(|view| view.table.as_ref()), right.and_then(|view| view.table.as_ref())) {
            (None, None) => None,
            (left, right) => self.table(item, left, right),
        };
        let words = self.words(item);
        let [cited, lead, tail] = self.labels(left, right, mark.as_ref());
        let changed = |was: &BlockLook, is: &BlockLook| {
            (was.kind, was.outline, was.run_in, was.anchor.is_some(), was.quoted)
                != (is.kind, is.outline, is.run_in, is.anchor.is_some(), is.quoted)
        };
        let was_otherwise = was.clone().zip(is.as_ref()).filter(|(was, is)| changed(was, is)).map(|(was, _)| was);
        let was_otherwise = was_otherwise.map(|look| FormerLook { id: self.writer.id(), look });
        self.order += 1;
        TrackedBlock {
            look: is.or(was).unwrap_or(BlockLook {
                kind: Level::Paragraph,
                outline: 0,
                run_in: false,
                counted: false,
                anchor: None,
                quoted: false,
                within: None,
            }),
            was: was_otherwise,
            mark,
            order: self.order,
            cited,
            lead,
            tail,
            stretches: words,
            table,
            move_start: None,
            move_end: None,
            section_before: right.and_then(|view| self.sections.get(&view.order).copied()),
            last: false,
        }
    }

    /// The change of a whole paragraph.
    fn mark(&mut self, item: &Item) -> Option<Change> {
        let tag = match (item.old, item.new, item.moved) {
            (Some(_), Some(_), _) => return None,
            (Some(_), None, Some(_)) => "moveFrom",
            (Some(_), None, None) => "del",
            (None, _, Some(_)) => "moveTo",
            (None, _, None) => "ins",
        };
        Some(self.writer.change(tag, true))
    }

    /// What is typed before the words: the part of the label that references repeat, then the rest up to the words; and what closes
    /// a quotation behind them.
    fn labels(
        &mut self,
        left: Option<&BlockView>,
        right: Option<&BlockView>,
        mark: Option<&Change>,
    ) -> [Vec<Stretch>; 3] {
        [0, 1, 2].map(|part| {
            let of = |view: Option<&BlockView>| view.map_or(Vec::new(), |view| label(view)[part].clone());
            let (was, is) = (of(left), of(right));
            let tagged = match mark {
                Some(mark) => was.into_iter().chain(is).map(|run| (Some(mark.tag), None, run)).collect(),
                None if was == is => is.into_iter().map(|run| (None, None, run)).collect(),
                None => {
                    let gone = was.into_iter().map(|run| (Some("del"), None, run));
                    gone.chain(is.into_iter().map(|run| (Some("ins"), None, run))).collect()
                }
            };
            self.writer.tagged(tagged, mark.is_some())
        })
    }

    fn words(&mut self, item: &Item) -> Vec<Stretch> {
        match (item.old, item.new, item.moved.is_some()) {
            (Some(o), Some(n), _) => {
                let (left, right) = (&self.old[o], &self.new[n]);
                if same_print(&left.view.runs, &right.view.runs) {
                    let interleaved = right.view.runs.iter().map(|run| (Fate::Both, run.clone())).collect();
                    return self.writer.stretches(interleaved, false);
                }
                let pieces = self.compared(left.text, right.text);
                let interleaved = match &pieces {
                    Some(pieces) => interleave(
                        text(&left.view.runs, passage(&self.diff.old, left.text)),
                        text(&right.view.runs, passage(&self.diff.new, right.text)),
                        pieces,
                        &mut self.writer.notes,
                    ),
                    None => {
                        let mut interleaved: Interleaved = alone(&left.view.runs, Fate::Old, &mut self.writer.notes);
                        interleaved.extend(alone(&right.view.runs, Fate::New, &mut self.writer.notes));
                        interleaved
                    }
                };
                self.writer.stretches(interleaved, false)
            }
            (Some(at), None, moved) => {
                self.whole(&self.old[at].view.runs, if moved { "moveFrom" } else { "del" }, Fate::Old)
            }
            (None, Some(at), moved) => {
                self.whole(&self.new[at].view.runs, if moved { "moveTo" } else { "ins" }, Fate::New)
            }
            (None, None, _) => Vec::new(),
        }
    }

    fn whole(&mut self, runs: &[Run], tag: &'static str, fate: Fate) -> Vec<Stretch> {
        let interleaved = alone(runs, fate, &mut self.writer.notes);
        self.writer.tagged(interleaved.into_iter().map(|(_, run)| (Some(tag), None, run)).collect(), true)
    }

    /// The pieces of two texts; one piece when all is the same. `None` when they were not compared, as a name with words.
    fn compared(&self, o: NodeId, n: NodeId) -> Option<Vec<Piece>> {
        if self.diff.new_of[o] != Some(n) {
            return None;
        }
        let (old, new) = (&self.diff.old.nodes[o], &self.diff.new.nodes[n]);
        if old.level().is_heading() != new.level().is_heading() {
            return None;
        }
        let change = self.changes.get(&n).map(|at| &self.diff.changes[*at]);
        let words =
            change.and_then(|change| if new.level().is_heading() { &change.heading } else { &change.body }.as_ref());
        if let Some(words) = words {
            return Some(words.pieces.clone());
        }
        let (old, new) = (passage(&self.diff.old, o).tokens.len(), passage(&self.diff.new, n).tokens.len());
        (old == new).then(|| vec![Piece { op: Op::Same, old: 0..old, new: 0..new }])
    }

    fn table(&mut self, item: &Item, left: Option<&TableView>, right: Option<&TableView>) -> Option<TrackedTable> {
        let pair = item.old.zip(item.new).map(|(o, n)| (self.old[o].node, self.new[n].node));
        let shape = right.or(left)?;
        let mut rows = Vec::new();
        match (pair, left, right) {
            (Some((o, n)), Some(left), Some(right)) => {
                for (o_row, n_row, cells) in self.rows(o, n, left, right) {
                    match (o_row, n_row, cells) {
                        (Some(l), Some(r), Some(cells)) => {
                            rows.push(self.row(row_of(left, l), row_of(right, r), &cells, (o, l), (n, r)))
                        }
                        (l, r, _) => {
                            rows.extend(l.map(|at| self.lone_row(row_of(left, at), at == 0, "del", Fate::Old)));
                            rows.extend(r.map(|at| self.lone_row(row_of(right, at), at == 0, "ins", Fate::New)));
                        }
                    }
                }
            }
            _ => {
                let count = |table: &TableView| 1 + table.rows.len();
                for (table, tag, fate) in [(left, "del", Fate::Old), (right, "ins", Fate::New)] {
                    let Some(table) = table else { continue };
                    rows.extend((0..count(table)).map(|at| self.lone_row(row_of(table, at), at == 0, tag, fate)));
                }
            }
        }
        Some(TrackedTable { widths: shape.widths.clone(), width: shape.width, rows })
    }

    /// The rows of two tables laid over each other, with the pieces of each cell for those in both.
    fn rows(&self, o: NodeId, n: NodeId, left: &TableView, right: &TableView) -> Vec<RowPair> {
        let change = self.changes.get(&n).map(|at| &self.diff.changes[*at]);
        let cells: &[CellRow] = change.map_or(&[], |change| &change.cells);
        let (old, new) = (self.diff.old.cells(o), self.diff.new.cells(n));
        let pieces = |words: &Words| words.pieces.clone();
        let fits = |l: usize, r: usize| row_of(left, l).len() == row_of(right, r).len();
        if !cells.is_empty() {
            let pair = |row: &CellRow| {
                let fits =
                    row.old.zip(row.new).is_some_and(|(l, r)| fits(l, r) && row_of(right, r).len() == row.cells.len());
                (row.old, row.new, fits.then(|| row.cells.iter().map(pieces).collect()))
            };
            return cells.iter().map(pair).collect();
        }
        let same =
            |l: &Passage, r: &Passage| vec![Piece { op: Op::Same, old: 0..l.tokens.len(), new: 0..r.tokens.len() }];
        let row = |at: usize| {
            let cells = old.get(at).zip(new.get(at)).filter(|_| fits(at, at));
            let cells = cells.map(|(l, r)| l.iter().zip(r).map(|(l, r)| same(l, r)).collect());
            (old.get(at).map(|_| at), new.get(at).map(|_| at), cells)
        };
        (0..old.len().max(new.len())).map(row).collect()
    }

    fn row(
        &mut self,
        left: &[Vec<Run>],
        right: &[Vec<Run>],
        pieces: &[Vec<Piece>],
        (o, l): (NodeId, usize),
        (n, r): (NodeId, usize),
    ) -> TrackedRow {
        let (old, new) = (&self.diff.old.cells(o)[l], &self.diff.new.cells(n)[r]);
        let mut cells = Vec::new();
        for (at, (left, right)) in left.iter().zip(right).enumerate() {
            let interleaved = match (old.get(at), new.get(at), pieces.get(at)) {
                (Some(old), Some(new), Some(pieces)) => {
                    interleave(text(left, old), text(right, new), pieces, &mut self.writer.notes)
                }
                _ => Vec::new(),
            };
            cells.push(Line { mark: None, stretches: self.writer.stretches(interleaved, false) });
        }
        TrackedRow { change: None, head: r == 0, cells }
    }

    fn lone_row(&mut self, cells: &[Vec<Run>], head: bool, tag: &'static str, fate: Fate) -> TrackedRow {
        let change = Some(self.writer.change(tag, true));
        let mut line = |runs: &Vec<Run>| Line {
            mark: Some(self.writer.change(tag, true)),
            stretches: self.whole(runs, tag, fate),
        };
        let cells = cells.iter().map(&mut line).collect();
        TrackedRow { change, head, cells }
    }
}

/// A row of either table or of both, with the pieces of each cell.
type RowPair = (Option<usize>, Option<usize>, Option<Vec<Vec<Piece>>>);

fn row_of(table: &TableView, at: usize) -> &[Vec<Run>] {
    match at.checked_sub(1) {
        None => &table.head,
        Some(at) => table.rows.get(at).map_or(&[], Vec::as_slice),
    }
}

fn text<'t>(runs: &'t [Run], passage: &'t Passage) -> Text<'t> {
    Text { runs, passage, footnote: None }
}

/// The passage that a provision prints behind its label.
fn passage<'s>(side: &'s crate::diff::Side, at: NodeId) -> &'s Passage {
    if side.nodes[at].level().is_heading() { side.heading(at) } else { side.body(at) }
}

fn look(view: &BlockView, prefix: &str) -> BlockLook {
    BlockLook {
        kind: view.kind,
        outline: view.outline,
        run_in: view.run_in,
        counted: false,
        anchor: view.anchor.as_ref().map(|anchor| format!("{prefix}{anchor}")),
        quoted: view.quoted,
        within: view.within,
    }
}

/// What is typed around the words of a block: what references repeat, the rest before the words, what closes a quotation.
fn label(view: &BlockView) -> [Vec<Run>; 3] {
    let words = |text: String| if text.is_empty() { Vec::new() } else { vec![Run { text, ..Run::default() }] };
    let space = if view.has_runs { " " } else { "" };
    let cited = words(format!("{}{}", view.opens, view.cited));
    let lead = match view.kind {
        Level::Chapter | Level::Section | Level::Annex if view.has_runs => {
            vec![Run { is_break: true, ..Run::default() }]
        }
        Level::Chapter | Level::Section | Level::Annex => Vec::new(),
        _ if view.label.is_empty() => Vec::new(),
        _ => words(format!("{}{space}", view.label_end)),
    };
    [cited, lead, words(view.closes.to_owned())]
}
