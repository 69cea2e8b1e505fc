//! Strips: what a page is filled with. A strip is never cut, unless it is a row that may be.

use super::line::{Line, lines};
use super::row::{SetRow, rows};
use super::{Align, Block, Faces, Length, Paragraph, Rule};
use std::collections::HashMap;

/// A strip as wide as its column.
#[derive(Debug, Clone)]
pub(super) struct Strip {
    /// Room above and below, of which the larger counts between two strips.
    pub(super) above: f64,
    pub(super) below: f64,
    pub(super) height: f64,
    /// Whether the next strip stays on the same page.
    pub(super) keep: bool,
    pub(super) what: What,
}

/// What stands in a strip.
#[derive(Debug, Clone)]
pub(super) enum What {
    Line(Line),
    Rule { x: f64, length: f64, drop: f64, thickness: f64 },
    Space,
    Row(Box<SetRow>),
}

impl Strip {
    /// The notes that are called in it, in order.
    pub(super) fn notes(&self) -> Vec<usize> {
        match &self.what {
            What::Line(line) => line.notes.clone(),
            What::Row(row) => row.cells.iter().flat_map(|cell| &cell.strips).flat_map(|strip| strip.notes()).collect(),
            What::Rule { .. } | What::Space => Vec::new(),
        }
    }

    /// The row that it is.
    pub(super) fn row(&self) -> Option<&SetRow> {
        match &self.what {
            What::Row(row) => Some(row),
            _ => None,
        }
    }
}

/// How far below the upper edge of the first strip each one begins, and how high all are.
pub(super) fn stacked(strips: &[Strip]) -> (Vec<f64>, f64) {
    let (mut tops, mut bottom, mut below) = (Vec::with_capacity(strips.len()), 0.0, None);
    for strip in strips {
        bottom += below.map_or(0.0, |below: f64| below.max(strip.above));
        tops.push(bottom);
        bottom += strip.height;
        below = Some(strip.below);
    }
    (tops, bottom)
}

/// The strips of blocks in a column so many points wide.
pub(super) fn strips(blocks: &[Block], width: f64, faces: &Faces) -> Vec<Strip> {
    let mut out = Vec::new();
    let mut longest: HashMap<Option<&str>, f64> = HashMap::new();
    for block in blocks {
        let first = out.len();
        match block {
            Block::Paragraph(paragraph) => {
                let set = lines(paragraph, width, faces);
                let long = set.iter().map(|line| line.natural).fold(0.0, f64::max);
                longest.insert(None, long);
                if let Some(id) = &paragraph.id {
                    longest.insert(Some(id), long);
                }
                push_lines(paragraph, set, &mut out);
            }
            Block::Table(table) => rows(table, width, faces, &mut out),
            Block::Rule(rule) => out.push(rule_strip(rule, width, &longest)),
            Block::Space(height) => out.push(Strip {
                above: 0.0,
                below: 0.0,
                height: height.max(0.0),
                keep: out.last().is_some_and(|before: &Strip| before.keep),
                what: What::Space,
            }),
            Block::NewPage { .. } => {}
        }
        let stand = match block {
            Block::Paragraph(paragraph) => Some(paragraph.stand),
            Block::Table(table) => Some(table.stand),
            Block::Rule(rule) => Some(rule.stand),
            _ => None,
        };
        if stand.is_some_and(|stand| stand.keep_previous)
            && let Some(before) = first.checked_sub(1).and_then(|before| out.get_mut(before))
        {
            before.keep = true;
        }
    }
    out
}

fn push_lines(paragraph: &Paragraph, lines: Vec<Line>, out: &mut Vec<Strip>) {
    let stand = paragraph.stand;
    let count = lines.len();
    let (first, last) = stand.together;
    for (at, line) in lines.into_iter().enumerate() {
        let is_last = at + 1 == count;
        let keep = if is_last {
            stand.keep_next
        } else {
            stand.keep_next || stand.keep_previous || at + 1 < first || at + last.max(1) >= count
        };
        out.push(Strip {
            above: if at == 0 { stand.above } else { 0.0 },
            below: if is_last { stand.below } else { 0.0 },
            height: line.height,
            keep,
            what: What::Line(line),
        });
    }
}

fn rule_strip(rule: &Rule, width: f64, longest: &HashMap<Option<&str>, f64>) -> Strip {
    let length = match &rule.length {
        Length::Points(length) => *length,
        Length::Share(percent, of) => {
            percent / 100.0 * longest.get(&of.as_deref()).copied().unwrap_or(width).min(width)
        }
    };
    let length = length.clamp(0.0, width);
    let x = match rule.stand.align {
        Align::Left | Align::Justify => 0.0,
        Align::Centre => (width - length) / 2.0,
        Align::Right => width - length,
    };
    Strip {
        above: rule.stand.above,
        below: rule.stand.below,
        height: rule.room.0.max(0.0),
        keep: rule.stand.keep_next,
        what: What::Rule { x, length, drop: rule.room.1, thickness: rule.thickness },
    }
}
