//! What a comparison gives: the changes of provisions, the rows of the two texts laid over each other, the facts.

use super::facts::Fact;
use super::side::{NodeId, Side};
use super::words::Words;
use crate::model::Level;
use serde::Serialize;
use std::sync::Arc;

/// The comparison of two regulations.
#[derive(Debug)]
pub struct Diff<'a> {
    /// The old side.
    pub old: Side<'a>,
    /// The new side.
    pub new: Side<'a>,
    /// The partner in the new side of each node of the old.
    pub new_of: Vec<Option<NodeId>>,
    /// The partner in the old side of each node of the new.
    pub old_of: Vec<Option<NodeId>>,
    /// What changed, in reading order.
    pub changes: Vec<Change>,
    /// The two texts laid over each other, in reading order: every node of either side, and each moved one at both of
    /// its places.
    pub rows: Vec<Row>,
    /// Renumberings that follow from what was inserted, removed or moved elsewhere, as runs.
    pub renumberings: Vec<Renumbering>,
    /// What changed in the data.
    pub facts: Vec<Fact>,
    /// How much changed.
    pub stats: Stats,
    /// Whether the two have so little in common that the new one replaces the old as a whole.
    pub unrelated: bool,
}

impl<'a> Diff<'a> {
    /// The side that the others of a split or merge stand in.
    pub fn side_of_others(&self, change: &Change) -> &Side<'a> {
        let goes_on = change.old.is_some() && change.new.is_some();
        if change.kinds.has(Kind::Split) == goes_on { &self.new } else { &self.old }
    }

    /// The reason that the drafter gave for a change: beside the provision in the new text, else beside what it stands
    /// in; of one that is gone, beside what it stood in or what it was merged into.
    pub fn reason(&self, change: &Change) -> Option<&str> {
        let node = self.reason_at(change)?;
        self.new.nodes[node].provision.attributes.reason.as_deref()
    }

    /// The provision of the new text beside which the reason for a change stands.
    pub fn reason_at(&self, change: &Change) -> Option<NodeId> {
        let from = match (change.new, change.old) {
            (Some(n), _) => Some(n),
            (None, Some(o)) if change.kinds.has(Kind::Merged) => change.others.first().copied().or(self.kept_around(o)),
            (None, Some(o)) => self.kept_around(o),
            (None, None) => None,
        };
        let mut at = from;
        while let Some(node) = at {
            if self.new.nodes[node].provision.attributes.reason.is_some() {
                return Some(node);
            }
            at = self.new.nodes[node].parent;
        }
        None
    }

    /// The new form of the nearest provision around one of the old text that is still there.
    fn kept_around(&self, old: NodeId) -> Option<NodeId> {
        let mut at = self.old.nodes[old].parent;
        while let Some(node) = at {
            if let Some(new) = self.new_of[node] {
                return Some(new);
            }
            at = self.old.nodes[node].parent;
        }
        None
    }
}

/// The kinds of change; a provision can have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands in another place: under another provision, or before what it stood after.
    Moved,
    /// Its number differs.
    Renumbered,
    /// Its own words differ.
    Reworded,
    /// Its name differs.
    Reheaded,
    /// It became several: on the provision that goes on and on each part.
    Split,
    /// It came of several: on the provision that goes on and on each part.
    Merged,
    /// Its words differ in tone-mark style, Unicode form, quotes, dashes or spacing only.
    Spelling,
}

impl Kind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Kind; 9] = [
        Kind::Added,
        Kind::Removed,
        Kind::Split,
        Kind::Merged,
        Kind::Moved,
        Kind::Renumbered,
        Kind::Reheaded,
        Kind::Reworded,
        Kind::Spelling,
    ];

    /// Its name in data: `reworded`.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Added => "added",
            Kind::Removed => "removed",
            Kind::Moved => "moved",
            Kind::Renumbered => "renumbered",
            Kind::Reworded => "reworded",
            Kind::Reheaded => "reheaded",
            Kind::Split => "split",
            Kind::Merged => "merged",
            Kind::Spelling => "spelling",
        }
    }

    /// The same kind seen from the other side.
    pub fn mirrored(self) -> Kind {
        match self {
            Kind::Added => Kind::Removed,
            Kind::Removed => Kind::Added,
            Kind::Split => Kind::Merged,
            Kind::Merged => Kind::Split,
            other => other,
        }
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Kinds(u16);

impl Kinds {
    /// Adds a kind.
    pub fn insert(&mut self, kind: Kind) {
        self.0 |= 1 << kind as u16;
    }

    /// Whether a kind is among them.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds, in the order in which they are told.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| self.has(*kind))
    }

    /// Whether nothing but the number differs, which follows from a change elsewhere.
    pub fn only_renumbered(self) -> bool {
        self == Kinds::from_iter([Kind::Renumbered])
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<T: IntoIterator<Item = Kind>>(kinds: T) -> Self {
        let mut out = Kinds::default();
        for kind in kinds {
            out.insert(kind);
        }
        out
    }
}

/// What happened to one provision. Of one that is wholly new or gone only the topmost provision is told; what stands in
/// it and has no partner shares its fate.
#[derive(Debug)]
pub struct Change {
    /// The kinds, at least one.
    pub kinds: Kinds,
    /// Its level, in the new text where it is there.
    pub level: Level,
    /// It in the old text.
    pub old: Option<NodeId>,
    /// It in the new text.
    pub new: Option<NodeId>,
    /// For a split or merge on the provision that goes on, the other parts: of the new text when split, of the old when
    /// merged. On a part, the provision that it belonged or went to: of the old text when split, of the new when merged.
    pub others: Vec<NodeId>,
    /// The words of its name, compared; also when only one side has one.
    pub heading: Option<Words>,
    /// Its own words, compared; for a table cell by cell in `cells`.
    pub body: Option<Words>,
    /// The rows of a table laid over each other: places of the rows and the words of each cell.
    pub cells: Vec<CellRow>,
}

/// A row of a table in the comparison.
#[derive(Debug)]
pub struct CellRow {
    /// The row of the old table.
    pub old: Option<usize>,
    /// The row of the new table.
    pub new: Option<usize>,
    /// The cells of both, when the row is in both: column by column, each column of either table once.
    pub cells: Vec<Words>,
    /// Of a row of one table alone that stands in the other at another place: its place there.
    pub moved: Option<usize>,
    /// The columns of the old and the new table that each cell stands in; empty when both have the same columns.
    pub columns: Arc<[(Option<usize>, Option<usize>)]>,
}

impl CellRow {
    /// The words compared of a cell of the old table.
    pub fn of_old(&self, column: usize) -> Option<&Words> {
        self.at(column, |(old, _)| old)
    }

    /// The words compared of a cell of the new table.
    pub fn of_new(&self, column: usize) -> Option<&Words> {
        self.at(column, |(_, new)| new)
    }

    fn at(&self, column: usize, side: impl Fn((Option<usize>, Option<usize>)) -> Option<usize>) -> Option<&Words> {
        if self.columns.is_empty() {
            return self.cells.get(column);
        }
        self.columns.iter().position(|&pair| side(pair) == Some(column)).and_then(|at| self.cells.get(at))
    }
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At its place, which is the same in both texts; or it is in one text only.
    Here,
    /// Where a provision that moved stood in the old text.
    MovedFrom,
    /// Where a provision that moved stands in the new text.
    MovedTo,
}

/// One place of the two texts laid over each other.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The node of the old text; for [`Place::MovedTo`] the place it came from.
    pub old: Option<NodeId>,
    /// The node of the new text; for [`Place::MovedFrom`] the place it went to.
    pub new: Option<NodeId>,
    /// Which place it is.
    pub place: Place,
    /// The change told of it or of the provision around it that shares its fate, in [`Diff::changes`].
    pub change: Option<usize>,
}

/// A run of provisions of one level and one parent whose numbers all shifted by the same amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbering {
    /// Their level.
    pub level: Level,
    /// The first and the last in the old text.
    pub old: (NodeId, NodeId),
    /// The first and the last in the new text.
    pub new: (NodeId, NodeId),
    /// How many there are.
    pub count: usize,
    /// The changes that caused it, nearest last: what was added, removed or moved before it. In [`Diff::changes`].
    pub causes: Vec<usize>,
}

/// How much changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Articles in the old text.
    pub old_articles: usize,
    /// Articles in the new text.
    pub new_articles: usize,
    /// Articles of the new text in which nothing changed, renumbering aside.
    pub unchanged_articles: usize,
    /// Words in the old text.
    pub old_words: usize,
    /// Words in the new text.
    pub new_words: usize,
    /// Words added.
    pub added_words: usize,
    /// Words removed.
    pub removed_words: usize,
    /// Changes by kind, in the order of [`Kind::ALL`]; a change counts under each of its kinds.
    pub kinds: std::collections::BTreeMap<&'static str, usize>,
}
