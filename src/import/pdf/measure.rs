//! What the lines of a file have in common: edges of its pages, distances, indents.

use super::line::Segment;
use super::page::Page;
use super::words::has_label;
use super::{foot, grid};
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
/// What the lines of a file have in common.
pub(super) struct Measure {
    /// Distance of lines by size, in tenths of points.
    pub(super) leading: BTreeMap<i32, f32>,
    /// Whether paragraphs begin with an indent that their other lines do not have.
    pub(super) indented: bool,
    /// How wide that indent is most often.
    pub(super) start: f32,
}
/// A page whose tables and notes are taken out.
pub(super) type Taken = (Page, Vec<grid::Grid>, Vec<foot::Note>);
/// The size that most letters have.
pub(super) fn body_size(pages: &[Page]) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for segment in pages.iter().flat_map(|page| &page.segments) {
        *sizes.entry(tenths(segment.size)).or_insert(0) += segment.spans.len();
    }
    #[expect(clippy::cast_precision_loss, reason = "a size in tenths of points")]
    sizes.into_iter().max_by_key(|(_, count)| *count).map_or(12.0, |(size, _)| size as f32 / 10.0)
}

#[expect(clippy::cast_possible_truncation, reason = "a length of a page; a cast to a whole number saturates")]
pub(super) fn tenths(length: f32) -> i32 {
    (length * 10.0).round() as i32
}

/// Pages that share their margins: those of one size, right and left pages apart.
fn group(page: &Page) -> (i32, u32) {
    (tenths(page.width) / 20, page.number % 2)
}

/// Left and right edge of the text of each page: its own where many of its lines end flush, else those of its group.
pub(super) fn edges(pages: &[Taken]) -> BTreeMap<u32, (f32, f32)> {
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

pub(super) fn measure<'l>(lines: impl Iterator<Item = &'l Line>) -> Measure {
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
        .filter(|(size, gaps)| {
            gaps.iter().any(|(gap, count)| *count > 2 || i64::from(*gap) * 30 < i64::from(*size) * 18)
        })
        .map(|(size, gaps)| (size, usual(gaps) as f32 * 0.3 + 0.15))
        .collect();
    Measure { leading, indented: hanging >= 2 && hanging > level, start }
}

pub(super) fn indent(line: &Line) -> f32 {
    line.segment.x0 - line.left
}

/// Whether the first word of a line would have fitted on the line before: then that was ended on purpose.
pub(super) fn would_fit(last: &Line, next: &Line) -> bool {
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
pub(super) fn is_centred(line: &Line, measure: &Measure) -> bool {
    let size = line.segment.size;
    let (left, right) = (indent(line), line.right - line.segment.x1);
    let by_chance = measure.indented && (left - measure.start).abs() < 1.5 && !line.segment.is_bold()
        || !line.segment.is_bold() && has_label(&line.segment.text());
    left > 1.2 * size && right > 1.2 * size && is_even(line) && !by_chance
}

pub(super) fn is_even(line: &Line) -> bool {
    let (left, right) = (indent(line), line.right - line.segment.x1);
    (left - right).abs() < 0.9 * line.segment.size
}
