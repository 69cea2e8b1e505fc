//! Two pages printed side by side on one sheet turned to landscape: each half becomes a page of its own.
//!
//! A wide table on such a sheet has a white stripe too. What tells pages apart: the stripe runs along the middle of the
//! sheet with no line drawn in it or across it, and on both sides of it stand many lines that fill their half.
//!
//! Four pages on a sheet are two rows of two: a white band crosses the middle, and the upper row is two pages.

use super::line::Segment;
use super::page::{Page, Stroke};

/// How many full lines each half of a sheet must have before it is taken for two pages.
const LEAST_LINES: usize = 8;

/// How wide the white between two pages is at least, as a share of the sheet.
const LEAST_GUTTER: f32 = 0.045;

/// How high the white between two rows of pages is at least, as a share of the sheet.
const LEAST_BAND: f32 = 0.04;

/// Gives every half of a sheet as a page, numbered anew, and the numbers of the sheets that were cut.
pub(super) fn cut(pages: Vec<Page>) -> (Vec<Page>, Vec<u32>) {
    let pages: Vec<Page> = pages.into_iter().flat_map(rows).collect();
    let sheets: Vec<(f32, f32)> =
        pages.iter().filter(|page| gutter(page).is_some_and(|at| is_two(page, at))).map(size).collect();
    if sheets.is_empty() {
        return (pages, Vec::new());
    }
    let mut out = Vec::new();
    let mut cut = Vec::new();
    for page in pages {
        // One sheet shows that the file is printed so; the others of its size may have a short page, or none.
        let is_such = sheets.iter().any(|(width, height)| {
            let (own_width, own_height) = size(&page);
            (own_width - width).abs() < 2.0 && (own_height - height).abs() < 2.0
        });
        match gutter(&page).filter(|_| is_such) {
            Some(at) => {
                cut.push(page.number);
                out.extend(halves(page, at).into_iter().filter(|half| !half.segments.is_empty()));
            }
            None => out.push(page),
        }
    }
    cut.dedup();
    for (page, number) in out.iter_mut().zip(1..) {
        page.number = number;
    }
    (out, cut)
}

/// The upper and the lower row of a sheet with four pages; any other sheet as it is.
fn rows(page: Page) -> Vec<Page> {
    let Some(at) = band(&page) else { return vec![page] };
    let Page { number, width, height, segments, strokes, scanned } = page;
    let (above, below): (Vec<Segment>, Vec<Segment>) = segments.into_iter().partition(|segment| segment.y < at);
    let (strokes_above, strokes_below): (Vec<Stroke>, Vec<Stroke>) =
        strokes.into_iter().partition(|stroke| f32::midpoint(stroke.y0, stroke.y1) < at);
    let mut upper = Page { number, width, height: at, segments: above, strokes: strokes_above, scanned };
    let is_four = gutter(&upper).is_some_and(|at| is_two(&upper, at));
    let by = if is_four { at } else { 0.0 };
    let mut lower = Page { number, width, height: height - by, segments: below, strokes: strokes_below, scanned };
    if !is_four {
        upper.height = height;
        upper.segments.append(&mut lower.segments);
        upper.strokes.append(&mut lower.strokes);
        return vec![upper];
    }
    lower.segments.iter_mut().for_each(|segment| segment.y -= by);
    for stroke in &mut lower.strokes {
        stroke.y0 -= by;
        stroke.y1 -= by;
    }
    vec![upper, lower]
}

/// The middle of a white band that crosses a sheet around its middle.
fn band(page: &Page) -> Option<f32> {
    let (from, to) = (0.4 * page.height, 0.6 * page.height);
    let words = page.segments.iter().filter(|segment| !segment.turned);
    let words = words.map(|segment| (segment.y - segment.size, segment.y + 0.3 * segment.size));
    let lines = page.strokes.iter().map(|stroke| (stroke.y0.min(stroke.y1), stroke.y0.max(stroke.y1)));
    let (start, end) = widest(words.chain(lines), from, to);
    (end - start >= LEAST_BAND * page.height).then(|| f32::midpoint(start, end))
}

/// The widest stretch between two places that none of these covers.
fn widest(covered: impl Iterator<Item = (f32, f32)>, from: f32, to: f32) -> (f32, f32) {
    let mut inside: Vec<(f32, f32)> = covered.filter(|(start, end)| *end > from && *start < to).collect();
    inside.sort_by(|one, two| one.0.total_cmp(&two.0));
    let mut best = (0.0, 0.0);
    let mut end = from;
    for (start, stop) in inside.into_iter().chain([(to, to)]) {
        if start - end > best.1 - best.0 {
            best = (end, start);
        }
        end = end.max(stop);
    }
    best
}

fn size(page: &Page) -> (f32, f32) {
    (page.width, page.height)
}

/// The middle of the white stripe that parts a landscape sheet in two.
fn gutter(page: &Page) -> Option<f32> {
    if page.width < 1.2 * page.height {
        return None;
    }
    let (from, to) = (0.4 * page.width, 0.6 * page.width);
    let words = page.segments.iter().filter(|segment| !segment.turned).map(|segment| (segment.x0, segment.x1));
    let lines = page.strokes.iter().map(|stroke| (stroke.x0, stroke.x1));
    let (start, end) = widest(words.chain(lines), from, to);
    (end - start >= LEAST_GUTTER * page.width).then(|| f32::midpoint(start, end))
}

/// Whether both sides of the stripe have many lines, most of which fill their half.
fn is_two(page: &Page, at: f32) -> bool {
    let is_page = |left: bool| {
        let lines: Vec<&Segment> = page.segments.iter().filter(|s| !s.turned && (s.middle() < at) == left).collect();
        let x0 = lines.iter().map(|segment| segment.x0).fold(f32::MAX, f32::min);
        let x1 = lines.iter().map(|segment| segment.x1).fold(f32::MIN, f32::max);
        let full = lines.iter().filter(|segment| segment.x1 - segment.x0 > 0.8 * (x1 - x0)).count();
        full >= LEAST_LINES && full * 3 >= lines.len()
    };
    is_page(true) && is_page(false)
}

/// The left and the right half of a sheet.
fn halves(page: Page, at: f32) -> [Page; 2] {
    let Page { number, width, height, segments, strokes, scanned } = page;
    let (left, right): (Vec<Segment>, Vec<Segment>) = segments.into_iter().partition(|s| s.middle() < at);
    let (left_strokes, right_strokes) = strokes.into_iter().partition(|s| f32::midpoint(s.x0, s.x1) < at);
    let mut right = Page { number, width: width - at, height, segments: right, strokes: right_strokes, scanned };
    for segment in &mut right.segments {
        segment.shift(-at);
    }
    for stroke in &mut right.strokes {
        stroke.x0 -= at;
        stroke.x1 -= at;
    }
    [Page { number, width: at, height, segments: left, strokes: left_strokes, scanned }, right]
}
