//! Marks that lie over a page and are no part of its text: words set askew or far larger across it, and the stamps that
//! scanning programs and signatures leave on a picture.

use super::furniture::in_zone;
use super::line::Segment;
use super::page::Page;
use crate::import::document::{SetAside, Why};

/// A picture of a page with fewer letters than this bears a stamp; a page of text has two thousand.
const STAMP: usize = 300;

/// More stretches of words than this on a page are no lines of text.
const MOST: usize = 2000;

/// How many times as large as the text a mark across the page is.
const LARGE: f32 = 1.8;

/// Letters smaller than this, in points, are no text of an office.
const SMALL: f32 = 11.0;

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
    let mut marked = Vec::new();
    for page in pages {
        // What a recogniser placed may overlap by its guesses; a page of very many stretches is a drawing.
        let is_plain = !page.scanned && page.segments.len() <= MOST;
        let lines = if is_plain { page.segments.clone() } else { Vec::new() };
        let number = page.number;
        let before = page.segments.len();
        page.segments.retain(|segment| {
            let is_large = segment.size > LARGE * size;
            let letters = segment.letters();
            // Of two texts on one place the longer is taken for the page's own.
            let lies_over = |line: &Segment| {
                overlap(segment, line) && (is_large && line.size < 0.7 * segment.size || line.letters() > letters)
            };
            let is_mark = segment.turned || segment.artifact && is_large || lines.iter().any(lies_over);
            if is_mark {
                aside.push(SetAside { words: segment.text(), page: Some(number), why: Why::Mark });
            }
            !is_mark
        });
        if page.segments.len() < before {
            marked.push(number);
        }
    }
    marked
}

/// Whether one stretch of words is printed over another.
fn overlap(one: &Segment, two: &Segment) -> bool {
    let across = one.x1.min(two.x1) - one.x0.max(two.x0);
    let down = one.y.min(two.y) - one.top().max(two.top());
    across > 0.5 * two.size && down > 0.3 * two.size
}
