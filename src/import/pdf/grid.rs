//! Tables that are drawn with lines: which lines belong together, and which words stand in which cell.

use super::line::{Segment, Span};
use super::page::{Page, Stroke};

/// How far lines that meet may miss each other, in points.
const NEAR: f32 = 2.6;
/// More lines than this on a page are a drawing.
const MOST: usize = 3000;

/// A table of a page.
pub(super) struct Grid {
    /// Its upper edge.
    pub(super) top: f32,
    /// Where its columns begin and end.
    pub(super) columns: Vec<f32>,
    /// Its rows.
    pub(super) rows: Vec<Vec<Box>>,
}

/// A cell.
pub(super) struct Box {
    /// How many columns it covers.
    pub(super) columns: usize,
    /// Its left edge.
    pub(super) left: f32,
    /// Its right edge.
    pub(super) right: f32,
    /// Its words.
    pub(super) segments: Vec<Segment>,
}

/// The tables of a page; their words leave the page.
pub(super) fn take(page: &mut Page) -> Vec<Grid> {
    let (level, upright): (Vec<Stroke>, Vec<Stroke>) = page.strokes.iter().partition(|stroke| stroke.is_level());
    let level = merged(level, |s| (s.y0, s.x0, s.x1), |at, from, to| Stroke { x0: from, y0: at, x1: to, y1: at });
    let upright = merged(upright, |s| (s.x0, s.y0, s.y1), |at, from, to| Stroke { x0: at, y0: from, x1: at, y1: to });
    if level.len() + upright.len() > MOST {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = groups(&level, &upright).iter().filter_map(|group| grid(group, page)).collect();
    underline(page, &level);
    grids.sort_by(|left, right| left.top.total_cmp(&right.top));
    grids
}

/// Lines on one straight line that touch become one.
fn merged(
    mut strokes: Vec<Stroke>,
    parts: fn(&Stroke) -> (f32, f32, f32),
    whole: fn(f32, f32, f32) -> Stroke,
) -> Vec<Stroke> {
    // In steps of the width of a line, so that the order along it decides within one.
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
    let step = |at: f32| (at / 1.5).round() as i32;
    strokes.sort_by(|left, right| {
        let (left, right) = (parts(left), parts(right));
        step(left.0).cmp(&step(right.0)).then(left.1.total_cmp(&right.1))
    });
    let mut out: Vec<(f32, f32, f32)> = Vec::new();
    for stroke in &strokes {
        let (at, from, to) = parts(stroke);
        match out.last_mut() {
            Some(last) if (last.0 - at).abs() <= 1.6 && from <= last.2 + NEAR && from >= last.1 - NEAR => {
                last.2 = last.2.max(to);
            }
            _ => out.push((at, from, to)),
        }
    }
    out.into_iter().map(|(at, from, to)| whole(at, from, to)).collect()
}

/// Lines that touch each other, in groups with at least two of each direction.
fn groups(level: &[Stroke], upright: &[Stroke]) -> Vec<(Vec<Stroke>, Vec<Stroke>)> {
    let all = level.len() + upright.len();
    let mut group: Vec<usize> = (0..all).collect();
    let root = |group: &[usize], mut at: usize| {
        while let Some(up) = group.get(at).copied().filter(|up| *up != at) {
            at = up;
        }
        at
    };
    for (i, row) in level.iter().enumerate() {
        for (j, column) in upright.iter().enumerate() {
            let meets = column.x0 >= row.x0 - NEAR
                && column.x0 <= row.x1 + NEAR
                && row.y0 >= column.y0 - NEAR
                && row.y0 <= column.y1 + NEAR;
            if meets {
                let (left, right) = (root(&group, i), root(&group, level.len() + j));
                if let Some(slot) = group.get_mut(left.max(right)) {
                    *slot = left.min(right);
                }
            }
        }
    }
    let mut out: std::collections::BTreeMap<usize, (Vec<Stroke>, Vec<Stroke>)> = std::collections::BTreeMap::new();
    for (i, stroke) in level.iter().enumerate() {
        out.entry(root(&group, i)).or_default().0.push(*stroke);
    }
    for (j, stroke) in upright.iter().enumerate() {
        out.entry(root(&group, level.len() + j)).or_default().1.push(*stroke);
    }
    out.into_values().filter(|(level, upright)| level.len() >= 2 && upright.len() >= 2).collect()
}

/// Different places along an axis.
fn places(all: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut out: Vec<f32> = all.collect();
    out.sort_by(f32::total_cmp);
    out.dedup_by(|next, last| *next - *last <= NEAR + 0.4);
    out
}

/// The table that a group of lines draws, with the words in it; `None` for a frame or a drawing without words.
fn grid((level, upright): &(Vec<Stroke>, Vec<Stroke>), page: &mut Page) -> Option<Grid> {
    let xs = places(upright.iter().map(|stroke| stroke.x0));
    let ys = places(level.iter().map(|stroke| stroke.y0));
    let is_cell = xs.len() > 2 || ys.len() > 2;
    if !is_cell || xs.len() < 2 || ys.len() < 2 || xs.len() > 64 || ys.len() > 400 {
        return None;
    }
    let (top, bottom, left, right) = (*ys.first()?, *ys.last()?, *xs.first()?, *xs.last()?);
    let is_inside = |segment: &Segment| {
        let y = segment.y - 0.3 * segment.size;
        y > top && y < bottom && segment.middle() > left && segment.middle() < right && !segment.turned
    };
    if !page.segments.iter().any(is_inside) {
        return None;
    }
    let (inside, rest) = std::mem::take(&mut page.segments).into_iter().partition(is_inside);
    page.segments = rest;
    let wall = |x: f32, y: f32| upright.iter().any(|s| (s.x0 - x).abs() <= 3.1 && s.y0 - 1.0 <= y && s.y1 + 1.0 >= y);
    let floor = |y: f32, x: f32| level.iter().any(|s| (s.y0 - y).abs() <= 3.1 && s.x0 - 1.0 <= x && s.x1 + 1.0 >= x);
    // Each row's cells by their columns, and whether a cell goes on from the row above.
    let mut rows: Vec<Vec<Box>> = Vec::new();
    let mut ranges: Vec<Vec<(f32, f32, bool)>> = Vec::new();
    for pair in ys.windows(2) {
        let [y0, y1] = pair else { continue };
        let middle = f32::midpoint(*y0, *y1);
        let (mut cells, mut range) = (Vec::new(), Vec::new());
        let mut start = 0;
        for at in 1..xs.len() {
            let (Some(&from), Some(&to)) = (xs.get(start), xs.get(at)) else { continue };
            if at + 1 < xs.len() && !wall(to, middle) {
                continue;
            }
            let goes_on = *y0 > top && !floor(*y0, f32::midpoint(from, to));
            cells.push(Box { columns: at - start, left: from, right: to, segments: Vec::new() });
            range.push((from, to, goes_on));
            start = at;
        }
        rows.push(cells);
        ranges.push(range);
    }
    for segment in inside {
        let y = segment.y - 0.3 * segment.size;
        let Some(row) = ys.windows(2).position(|pair| matches!(pair, [y0, y1] if y > *y0 && y <= *y1)) else {
            continue;
        };
        for part in cut(segment, ranges.get(row)?) {
            // A cell that goes on from above takes its words to where it began.
            let mut row = row;
            let at = |row: usize| ranges.get(row)?.iter().position(|r| part.middle() >= r.0 && part.middle() <= r.1);
            let mut cell = at(row).unwrap_or(0);
            while row > 0 && ranges.get(row).and_then(|range| range.get(cell)).is_some_and(|range| range.2) {
                row -= 1;
                cell = at(row).unwrap_or(0);
            }
            if let Some(place) = rows.get_mut(row).and_then(|row| row.get_mut(cell)) {
                place.segments.push(part);
            }
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.segments.is_empty()));
    Some(Grid { top, columns: xs, rows })
}

/// A stretch of words cut where it crosses from one cell to the next.
fn cut(segment: Segment, cells: &[(f32, f32, bool)]) -> Vec<Segment> {
    let cell = |span: &Span| {
        let middle = f32::midpoint(span.x0, span.x1);
        cells.iter().position(|(from, to, _)| middle >= *from && middle <= *to)
    };
    let mut out: Vec<Segment> = Vec::new();
    let mut last = None;
    for span in &segment.spans {
        let here = cell(span).or(last.flatten());
        match out.last_mut() {
            Some(part) if last == Some(here) => {
                part.x1 = span.x1;
                part.spans.push(span.clone());
            }
            _ => out.push(Segment { spans: vec![span.clone()], x0: span.x0, x1: span.x1, ..segment.clone() }),
        }
        last = Some(here);
    }
    out
}

/// Marks words with a line right below them.
fn underline(page: &mut Page, level: &[Stroke]) {
    if level.is_empty() {
        return;
    }
    for segment in &mut page.segments {
        let (y, size) = (segment.y, segment.size);
        let near = |stroke: &&Stroke| stroke.y0 > y && stroke.y0 - y < 0.22 * size;
        let below: Vec<&Stroke> = level.iter().filter(near).collect();
        for span in &mut segment.spans {
            let middle = f32::midpoint(span.x0, span.x1);
            span.underline = below.iter().any(|stroke| stroke.x0 <= middle && stroke.x1 >= middle);
        }
    }
}
