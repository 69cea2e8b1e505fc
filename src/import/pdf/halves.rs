//! Two pages printed side by side on one sheet turned to landscape: each half becomes a page of its own.
//!
//! A wide table on such a sheet has a white stripe too. What tells pages apart: the stripe runs along the middle of the
//! sheet with no line drawn in it or across it, and on both sides of it stand many lines that fill their half.

use super::line::Segment;
use super::page::Page;

/// How many full lines each half of a sheet must have before it is taken for two pages.
const LEAST_LINES: usize = 8;

/// How wide the white between two pages is at least, as a share of the sheet.
const LEAST_GUTTER: f32 = 0.045;

/// Gives every half of a sheet as a page, numbered anew, and the numbers of the sheets that were cut.
pub(super) fn cut(pages: Vec<Page>) -> (Vec<Page>, Vec<u32>) {
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
    for (page, number) in out.iter_mut().zip(1..) {
        page.number = number;
    }
    (out, cut)
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
    let mut inside: Vec<(f32, f32)> = words.chain(lines).filter(|(x0, x1)| *x1 > from && *x0 < to).collect();
    inside.sort_by(|one, two| one.0.total_cmp(&two.0));
    let mut best = (0.0, 0.0);
    let mut end = from;
    for (x0, x1) in inside.into_iter().chain([(to, to)]) {
        if x0 - end > best.1 - best.0 {
            best = (end, x0);
        }
        end = end.max(x1);
    }
    (best.1 - best.0 >= LEAST_GUTTER * page.width).then(|| f32::midpoint(best.0, best.1))
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
