//! Marks that lie over a page and are no part of its text: words set askew or far larger across it, boxes stamped over
//! it, and what scanning programs and signatures leave on it.

use super::furniture::in_zone;
use super::line::{LARGE, Segment};
use super::measure::tenths;
use super::page::Page;
use crate::import::document::{SetAside, Why};
use std::collections::BTreeSet;

/// A picture of a page with fewer letters than this bears a stamp; a page of text has two thousand.
const STAMP: usize = 300;

/// More stretches of words than this on a page are no lines of text.
const MOST: usize = 2000;

/// Letters smaller than this, in points, are no text of an office.
const SMALL: f32 = 11.0;

/// Lines of one box are drawn one after the other: with no more letters than this between them.
const NEAR: u32 = 400;

/// What the lines of a signature's picture begin with, as the signing programs of Vietnamese offices and of Acrobat
/// write them.
const SIGNATURE: &str = include_str!("signature.txt");

/// Whether the letters of a page that is a picture can only be a stamp: few, and small or at the edge of the page.
/// `height` is that of the page in points.
pub(super) fn is_stamp(segments: &[Segment], height: f32) -> bool {
    let is_aside = |segment: &Segment| segment.size < SMALL || in_zone(segment, height);
    segments.iter().all(is_aside)
        && !segments.is_empty()
        && segments.iter().map(Segment::letters).sum::<usize>() < STAMP
}

/// Takes all words of a page away, which are a stamp on a picture.
pub(super) fn take_stamp(page: &mut Page, aside: &mut Vec<SetAside>) {
    let words: Vec<String> = page.segments.drain(..).map(|segment| segment.text()).collect();
    aside.push(SetAside { words: words.join(" "), page: Some(page.number), why: Why::Mark });
}

/// Takes away what lies across the text of the pages; gives the pages that had such marks. `size` is that of the text.
pub(super) fn take(pages: &mut [Page], size: f32, aside: &mut Vec<SetAside>) -> Vec<u32> {
    let mut all: Vec<Vec<bool>> = pages.iter().map(|page| marks(page, size)).collect();
    let look = |segment: &Segment| (segment.text(), tenths(segment.size));
    let found: BTreeSet<(String, i32)> = pages
        .iter()
        .zip(&all)
        .flat_map(|(page, marks)| page.segments.iter().zip(marks).filter(|(_, is_mark)| **is_mark))
        .map(|(segment, _)| look(segment))
        .collect();
    let mut marked = Vec::new();
    for (page, marks) in pages.iter_mut().zip(&mut all) {
        // What lies across the text of one page is the same mark where another page is white.
        for (is_mark, segment) in marks.iter_mut().zip(&page.segments) {
            *is_mark |= segment.size > LARGE * size && found.contains(&look(segment));
        }
        if !marks.iter().any(|is_mark| *is_mark) {
            continue;
        }
        marked.push(page.number);
        let mut place = 0..;
        page.segments.retain(|segment| {
            let is_mark = place.next().and_then(|at: usize| marks.get(at)).copied().unwrap_or(false);
            if is_mark {
                aside.push(SetAside { words: segment.text(), page: Some(page.number), why: Why::Mark });
            }
            !is_mark
        });
    }
    marked
}

/// Which stretches of a page are marks.
fn marks(page: &Page, size: f32) -> Vec<bool> {
    let lines = &page.segments;
    let mut out: Vec<bool> =
        lines.iter().map(|segment| segment.turned || segment.artifact && segment.size > LARGE * size).collect();
    // What a recogniser placed may overlap by its guesses; a page of very many stretches is a drawing.
    if page.scanned || lines.len() > MOST {
        return out;
    }
    for (is_mark, segment) in out.iter_mut().zip(lines) {
        // Of two texts on one place the one that was drawn over the other is the stamp.
        let is_over = |line: &Segment| {
            let is_large = segment.size > LARGE * size && line.size < 0.7 * segment.size;
            overlap(segment, line) && (is_large || segment.drawn > line.drawn && line.size < LARGE * size)
        };
        *is_mark |= lines.iter().any(is_over);
    }
    spread(&mut out, lines);
    let signed: Vec<usize> = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(is_of_signature)).collect();
    if signed.len() > 1 {
        signed.iter().filter_map(|at| out.get_mut(*at).map(|slot| *slot = true)).for_each(drop);
        spread(&mut out, lines);
    }
    out
}

/// The other lines of a box of which some lie over text: set alike, right above or below them and drawn with them.
fn spread(marks: &mut [bool], lines: &[Segment]) {
    let mut open: Vec<usize> = (0..marks.len()).filter(|at| marks.get(*at) == Some(&true)).collect();
    while let Some(from) =
        open.pop().and_then(|at| lines.get(at)).filter(|from| !from.turned && from.size < 2.0 * SMALL)
    {
        for (at, (mark, line)) in marks.iter_mut().zip(lines).enumerate() {
            let near = |one: f32, two: f32| (one - two).abs() < 3.0;
            let is_beside = (line.y - from.y).abs() < 2.2 * from.size
                && (near(line.x0, from.x0) || near(line.middle(), from.middle()));
            let is_alike = (line.size - from.size).abs() < 0.3 && line.is_bold() == from.is_bold();
            if !*mark && is_beside && is_alike && line.drawn.abs_diff(from.drawn) < NEAR {
                *mark = true;
                open.push(at);
            }
        }
    }
}

/// Whether a line is one of a signature's picture.
fn is_of_signature(segment: &Segment) -> bool {
    let text = segment.text();
    let label = text.split(':').next().filter(|label| label.len() < text.len()).map(str::trim);
    segment.size < SMALL && label.is_some_and(|label| SIGNATURE.lines().any(|known| known == label))
}

/// Whether one stretch of words is printed over another.
fn overlap(one: &Segment, two: &Segment) -> bool {
    let across = one.x1.min(two.x1) - one.x0.max(two.x0);
    let down = one.y.min(two.y) - one.top().max(two.top());
    across > 0.5 * two.size.min(one.size) && down > 0.3 * two.size.min(one.size)
}
