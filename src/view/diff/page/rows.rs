//! One place of the two texts: the old provision on the left, the new one on the right.

use super::super::quoting::opening;
use super::super::segment::Fate;
use super::drawing::Drawing;
use super::notes::NoteView;
use super::stretch::{self, StretchView};
use crate::diff::{Change, Kind, Node, NodeId, Place, Row, Side};
use crate::model::{Level, printed_label};
use serde::Serialize;

/// One place of the two texts laid over each other.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its name on the page.
    pub anchor: String,
    /// `same`, `changed`, `quiet` (nothing but a number that follows from other changes), `part` (it shares the fate of
    /// the provision around it), `from` (where something that moved stood).
    pub state: &'static str,
    /// `added`, `removed` or `moved` when that is what happened to it as a whole.
    pub fate: Option<&'static str>,
    /// How deep it stands in its article: 0 for a heading, 1 for a khoản.
    pub depth: u8,
    /// Its place in the changes of the comparison, when it is told here.
    pub change: Option<usize>,
    /// The kinds of the change told here, with spaces between.
    pub kinds: String,
    /// The change whose fate it shares.
    pub part_of: Option<usize>,
    /// What is said over it.
    pub note: Option<NoteView>,
    /// The old provision; nothing when it came, or stands unchanged at another place.
    pub old: Option<CellView>,
    /// The new provision; nothing when it went.
    pub new: Option<CellView>,
}

/// A provision on one side.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// Its level.
    pub level: Level,
    /// Its label as printed: `Điều 5.`, `2.`, `a)`.
    pub label: String,
    /// Whether the other side has another label.
    pub relabelled: bool,
    /// Its name.
    pub heading: Vec<StretchView>,
    /// Whether it has a name.
    pub has_heading: bool,
    /// Its words.
    pub body: Vec<StretchView>,
    /// Whether it has words.
    pub has_body: bool,
    /// The rows of a table, the head first.
    pub table: Vec<Vec<Vec<StretchView>>>,
}

impl Drawing<'_> {
    /// A row, by its place in the rows of the comparison.
    pub(super) fn row(&self, at: usize) -> RowView {
        let row = &self.diff.rows[at];
        let told = row.change.filter(|&change| self.anchors.is_told_at(change, at));
        let change = told.map(|told| &self.diff.changes[told]);
        let around = if told.is_none() { self.change_around(row) } else { None };
        let fate = self.fate(row, told.or(around));
        let is_from = row.place == Place::MovedFrom;
        let carried = row.place == Place::MovedTo && change.is_none_or(|change| change.kinds.only_renumbered());
        let old = row.old.filter(|_| !carried).map(|o| self.old_cell(o, row, change, fate));
        let new = row.new.filter(|_| !is_from).map(|n| self.new_cell(n, row, change, fate));
        let note = match (change, row.new) {
            (Some(change), _) => Some(self.note(change)),
            (None, Some(n)) if is_from && self.has_moved(n) => Some(self.moved_away(n)),
            _ => None,
        };
        RowView {
            anchor: self.anchors.of_row(row),
            state: match change {
                Some(change) if change.kinds.only_renumbered() => "quiet",
                Some(_) => "changed",
                None if is_from => "from",
                None if around.is_some() => "part",
                None => "same",
            },
            fate,
            depth: new.as_ref().or(old.as_ref()).map_or(0, |cell| depth(cell.level)),
            change: told,
            kinds: change
                .map(|change| change.kinds.iter().map(Kind::word).collect::<Vec<_>>().join(" "))
                .unwrap_or_default(),
            part_of: around,
            note,
            old,
            new,
        }
    }

    /// The change of the provision around a row that it has its fate from: gone, new or moved with it.
    fn change_around(&self, row: &Row) -> Option<usize> {
        if row.place == Place::Here {
            return row.change;
        }
        let mut at = row.new;
        while let Some(n) = at {
            if self.has_moved(n) {
                return self.changes_of_new[n];
            }
            at = self.diff.new.nodes[n].parent;
        }
        row.change
    }

    fn has_moved(&self, n: NodeId) -> bool {
        self.changes_of_new[n].is_some_and(|change| self.diff.changes[change].kinds.has(Kind::Moved))
    }

    fn fate(&self, row: &Row, change: Option<usize>) -> Option<&'static str> {
        match (row.old, row.new, row.place) {
            (_, _, Place::MovedFrom | Place::MovedTo) => Some("moved"),
            (None, Some(_), _) => Some("added"),
            (Some(_), None, _) => Some("removed"),
            _ => change.filter(|&change| self.diff.changes[change].kinds.has(Kind::Moved)).map(|_| "moved"),
        }
    }

    fn old_cell(&self, o: NodeId, row: &Row, change: Option<&Change>, fate: Option<&str>) -> CellView {
        let whole = if fate == Some("removed") { Fate::Removed } else { Fate::Same };
        let node = &self.diff.old.nodes[o];
        let side = &self.diff.old;
        let mut cell = cell(side, o);
        cell.relabelled = row.new.is_some_and(|n| number(&self.diff.new.nodes[n]) != number(node));
        let heading = change.and_then(|change| change.heading.as_ref());
        let body = change.and_then(|change| change.body.as_ref());
        cell.heading = stretch::old(side.heading(o), heading, whole);
        cell.body = stretch::old(side.body(o), body, whole);
        let rows = change.map(|change| change.cells.as_slice()).unwrap_or_default();
        let compared = |at: usize| rows.iter().find(|row| row.old == Some(at));
        cell.table = side
            .cells(o)
            .iter()
            .enumerate()
            .map(|(at, passages)| {
                let row = compared(at);
                let fate = if row.is_some_and(|row| row.new.is_none()) { Fate::Removed } else { whole };
                let words = |column: usize| row.and_then(|row| row.of_old(column));
                passages
                    .iter()
                    .enumerate()
                    .map(|(column, passage)| stretch::old(passage, words(column), fate))
                    .collect()
            })
            .collect();
        cell
    }

    fn new_cell(&self, n: NodeId, row: &Row, change: Option<&Change>, fate: Option<&str>) -> CellView {
        let whole = if fate == Some("added") { Fate::Added } else { Fate::Same };
        let node = &self.diff.new.nodes[n];
        let side = &self.diff.new;
        let mut cell = cell(side, n);
        cell.relabelled = row.old.is_some_and(|o| number(&self.diff.old.nodes[o]) != number(node));
        let heading = change.and_then(|change| change.heading.as_ref());
        let body = change.and_then(|change| change.body.as_ref());
        cell.heading = stretch::new(side.heading(n), heading, whole);
        cell.body = stretch::new(side.body(n), body, whole);
        let rows = change.map(|change| change.cells.as_slice()).unwrap_or_default();
        let compared = |at: usize| rows.iter().find(|row| row.new == Some(at));
        cell.table = side
            .cells(n)
            .iter()
            .enumerate()
            .map(|(at, passages)| {
                let row = compared(at);
                let fate = if row.is_some_and(|row| row.old.is_none()) { Fate::Added } else { whole };
                let words = |column: usize| row.and_then(|row| row.of_new(column));
                passages
                    .iter()
                    .enumerate()
                    .map(|(column, passage)| stretch::new(passage, words(column), fate))
                    .collect()
            })
            .collect();
        cell
    }
}

fn cell(side: &Side, at: NodeId) -> CellView {
    let node = &side.nodes[at];
    CellView {
        level: node.level(),
        label: format!("{}{}", opening(side, at), label(side, node)),
        relabelled: false,
        heading: Vec::new(),
        has_heading: !side.heading(at).text.is_empty(),
        body: Vec::new(),
        has_body: !side.body(at).text.is_empty(),
        table: Vec::new(),
    }
}

/// The label of a provision as printed; a single annex has no number.
pub(super) fn label(side: &Side, node: &Node) -> String {
    let annexes = || side.nodes.iter().filter(|node| node.level() == Level::Annex).take(2).count();
    printed_label(node.provision, node.level() == Level::Annex && annexes() == 1)
}

fn number(node: &Node) -> (Level, String) {
    (node.level(), node.number())
}

fn depth(level: Level) -> u8 {
    match level {
        Level::Chapter | Level::Section | Level::Article | Level::Annex => 0,
        Level::Clause | Level::Paragraph | Level::Table | Level::Note | Level::Quote => 1,
        Level::Point => 2,
        Level::Indent => 3,
        Level::Subindent => 4,
    }
}
