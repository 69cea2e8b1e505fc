//! The words of a change line by line: name, text, rows of a table; of what came or went as a whole all that shares its
//! fate.

use super::super::quoting::opening;
use super::super::segment::{Fate, SegmentView, inline, new_side, old_side, whole};
use crate::diff::{Diff, Kind, NodeId, Passage, Side, Words};
use crate::model::Level;
use serde::Serialize;

/// A line of both texts.
#[derive(Debug, Serialize)]
pub struct LineView {
    /// The number as printed before it, only where the line stands in what came or went as a whole: `2.`, `a)`.
    pub label: String,
    /// How deep it stands in what came or went, from 0.
    pub depth: usize,
    /// Both in one line.
    pub inline: Vec<SegmentView>,
    /// The old text.
    pub old: Vec<SegmentView>,
    /// The new text.
    pub new: Vec<SegmentView>,
}

/// Which nodes share the fate of each change.
pub(in crate::view::diff) struct Members {
    old: Vec<Vec<NodeId>>,
    new: Vec<Vec<NodeId>>,
}

/// Gathers the nodes without a partner by the change that tells of them.
pub(in crate::view::diff) fn members(diff: &Diff) -> Members {
    let mut out = Members { old: vec![Vec::new(); diff.changes.len()], new: vec![Vec::new(); diff.changes.len()] };
    for row in &diff.rows {
        match (row.change, row.old, row.new) {
            (Some(change), Some(old), None) => out.old[change].push(old),
            (Some(change), None, Some(new)) => out.new[change].push(new),
            _ => {}
        }
    }
    out
}

/// The lines of a change.
pub(in crate::view::diff) fn lines(diff: &Diff, at: usize, members: &Members) -> Vec<LineView> {
    let change = &diff.changes[at];
    let mut out = Vec::new();
    match (change.old, change.new) {
        (Some(old), Some(new)) => {
            // Of a change of spelling alone both spellings are shown; elsewhere the new one.
            let spelling = change.kinds.has(Kind::Spelling);
            // Words of which only references changed their numbers are not worth showing.
            let differ = |words: &&Words| words.is_reworded() || words.is_respelt();
            let passages = change.heading.iter().chain(&change.body).filter(differ);
            out.extend(passages.map(|words| compared(words, spelling)));
            for row in &change.cells {
                let alone = |side: &Side, node: NodeId, row: usize, fate: Fate| {
                    let cells = side.cells(node).get(row);
                    one_sided(cells.into_iter().flatten().map(|cell| whole(cell, fate)), fate)
                };
                match (row.old, row.new) {
                    // A row that stands elsewhere now is told where it is.
                    (Some(_), None) if row.moved.is_some() => {}
                    (None, Some(_)) if row.moved.is_some() => {
                        let label = "↕".to_owned();
                        out.push(LineView { label, ..joined(row.cells.iter().map(|words| compared(words, spelling))) });
                    }
                    (Some(row), None) => out.push(alone(&diff.old, old, row, Fate::Removed)),
                    (None, Some(row)) => out.push(alone(&diff.new, new, row, Fate::Added)),
                    _ if !row.cells.iter().any(|words| differ(&words)) => {}
                    _ => out.push(joined(row.cells.iter().map(|words| compared(words, spelling)))),
                }
            }
        }
        _ => {
            for (side, nodes, fate, top) in [
                (&diff.old, &members.old[at], Fate::Removed, change.old),
                (&diff.new, &members.new[at], Fate::Added, change.new),
            ] {
                for &node in nodes {
                    gone_or_came(side, node, fate, top, &mut out);
                }
            }
        }
    }
    out
}

/// The lines of one node that came or went.
fn gone_or_came(side: &Side, at: NodeId, fate: Fate, top: Option<NodeId>, out: &mut Vec<LineView>) {
    let depth = depth(side, at, top);
    let mut label = if top == Some(at) { String::new() } else { label(side, at) };
    let mut push = |passages: &[&Passage], out: &mut Vec<LineView>| {
        let line = one_sided(passages.iter().map(|passage| whole(passage, fate)), fate);
        out.push(LineView { label: std::mem::take(&mut label), depth, ..line });
    };
    for passage in [side.heading(at), side.body(at)] {
        if !passage.text.is_empty() {
            push(&[passage], out);
        }
    }
    for row in side.cells(at) {
        push(&row.iter().map(|cell| &**cell).collect::<Vec<_>>(), out);
    }
}

fn depth(side: &Side, at: NodeId, top: Option<NodeId>) -> usize {
    let mut depth = 0;
    let mut node = at;
    while Some(node) != top
        && let Some(parent) = side.nodes[node].parent
    {
        (node, depth) = (parent, depth + 1);
    }
    depth
}

fn label(side: &Side, at: NodeId) -> String {
    let node = &side.nodes[at];
    let opens = opening(side, at);
    match node.level() {
        Level::Clause => format!("{opens}{}.", node.number()),
        Level::Point => format!("{opens}{})", node.number()),
        Level::Indent => format!("{opens}-"),
        Level::Subindent => format!("{opens}+"),
        level => level.noun().map_or_else(|| opens.to_owned(), |noun| format!("{opens}{noun} {}.", node.number())),
    }
}

fn compared(words: &Words, spelling: bool) -> LineView {
    let mut line =
        LineView { label: String::new(), depth: 0, inline: inline(words), old: old_side(words), new: new_side(words) };
    if spelling {
        for (side, fate) in [(&mut line.old, Fate::Removed), (&mut line.new, Fate::Added)] {
            side.iter_mut().filter(|segment| segment.fate == Fate::Spelling).for_each(|segment| segment.fate = fate);
        }
        line.inline = both_spellings(&line.old, &line.new);
    }
    line
}

/// Both sides in one line when they differ in spelling only: they have the same stretches.
fn both_spellings(old: &[SegmentView], new: &[SegmentView]) -> Vec<SegmentView> {
    let mut out = Vec::new();
    let mut news = new.iter();
    for segment in old {
        let other = news.next();
        if segment.fate == Fate::Removed {
            out.push(segment.clone());
        }
        out.extend(other.cloned());
    }
    out.extend(news.cloned());
    out
}

/// The cells of a row that is in one text only.
fn one_sided(cells: impl Iterator<Item = Vec<SegmentView>>, fate: Fate) -> LineView {
    let cells = cells.map(|cell| match fate {
        Fate::Removed => LineView { label: String::new(), depth: 0, inline: cell.clone(), old: cell, new: Vec::new() },
        _ => LineView { label: String::new(), depth: 0, inline: cell.clone(), old: Vec::new(), new: cell },
    });
    joined(cells)
}

/// The cells of a row as one line.
fn joined(cells: impl Iterator<Item = LineView>) -> LineView {
    let mut out = LineView { label: String::new(), depth: 0, inline: Vec::new(), old: Vec::new(), new: Vec::new() };
    for cell in cells {
        for (line, cell) in [(&mut out.inline, cell.inline), (&mut out.old, cell.old), (&mut out.new, cell.new)] {
            if !line.is_empty() && !cell.is_empty() {
                line.push(SegmentView {
                    fate: Fate::Same,
                    text: " | ".to_owned(),
                    bold: false,
                    italic: false,
                    footnote: None,
                    is_break: false,
                });
            }
            line.extend(cell);
        }
    }
    out
}
