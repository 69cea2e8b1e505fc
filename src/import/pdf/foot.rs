//! Footnotes: what stands in smaller letters under a short line at the foot of a page.

use super::line::Segment;
use super::page::Page;

/// A footnote.
#[derive(Debug)]
pub(super) struct Note {
    /// Its mark, as it stands in the text; empty for what goes on from the page before.
    pub(super) mark: String,
    /// Its lines, without the mark.
    pub(super) lines: Vec<Segment>,
}

/// The footnotes of a page, whose words leave it. `size` is that of the body; `may_go_on` tells whether the page before ends
/// with a footnote, which may go on here.
pub(super) fn take(page: &mut Page, size: f32, may_go_on: bool) -> Vec<Note> {
    let left = page.segments.iter().map(|segment| segment.x0).fold(f32::MAX, f32::min);
    let rule = page
        .strokes
        .iter()
        .filter(|stroke| {
            let width = stroke.x1 - stroke.x0;
            stroke.is_level()
                && (stroke.x0 - left).abs() < 12.0
                && width > 0.08 * page.width
                && width < 0.45 * page.width
                && stroke.y0 > 0.3 * page.height
                && !page.segments.iter().any(|segment| is_underlined_by(segment, stroke.y0, stroke.x0))
        })
        .map(|stroke| stroke.y0)
        .max_by(f32::total_cmp);
    let Some(rule) = rule else { return Vec::new() };
    let below: Vec<&Segment> = page.segments.iter().filter(|segment| segment.top() > rule - 2.0).collect();
    // Where marks are raised, a line that begins with a plain number goes on: `… ít nhất`, `43 ngày trước …`.
    let raised = below.iter().any(|segment| mark(segment).is_some_and(|mark| mark.raised));
    let starts = below.first().is_some_and(|first| mark(first).is_some_and(|mark| mark.raised || !raised));
    if below.is_empty()
        || !starts && !may_go_on
        || below.iter().any(|segment| segment.size > 0.96 * size || segment.turned)
    {
        return Vec::new();
    }
    let (below, rest): (Vec<Segment>, Vec<Segment>) =
        std::mem::take(&mut page.segments).into_iter().partition(|segment| segment.top() > rule - 2.0);
    page.segments = rest;
    let mut out: Vec<Note> = Vec::new();
    let mut last = None;
    for mut segment in below {
        let found = mark(&segment).filter(|mark| mark.raised || !raised && mark.follows(last));
        match (found, out.last_mut()) {
            (Some(mark), _) => {
                segment.spans.remove(0);
                if let Some(first) = segment.spans.first() {
                    segment.x0 = first.x0;
                }
                last = mark.text.parse().ok();
                out.push(Note { mark: mark.text, lines: vec![segment] });
            }
            (None, Some(last)) => last.lines.push(segment),
            (None, None) => out.push(Note { mark: String::new(), lines: vec![segment] }),
        }
    }
    out
}

/// The mark that a line begins with.
struct Mark {
    text: String,
    raised: bool,
}

impl Mark {
    /// Whether it may be the next one behind a number; a star may be any.
    fn follows(&self, last: Option<u32>) -> bool {
        let number: Option<u32> = self.text.parse().ok();
        number.is_none() || last.is_none_or(|last| number == last.checked_add(1))
    }
}

fn is_underlined_by(segment: &Segment, y: f32, x: f32) -> bool {
    y > segment.y && y - segment.y < 0.35 * segment.size && (segment.x0 - x).abs() < 6.0
}

/// The mark that a note starts with: a raised number, or a number or star that stands alone.
fn mark(segment: &Segment) -> Option<Mark> {
    let first = segment.spans.first()?;
    let text = first.text.trim_matches(['[', ']', '(', ')', '.']);
    let is_mark = !text.is_empty()
        && text.chars().count() <= 3
        && (text.bytes().all(|byte| byte.is_ascii_digit()) || text.chars().all(|c| c == '*'));
    let is_mark = is_mark && (first.raised || segment.spans.len() > 1);
    is_mark.then(|| Mark { text: text.to_owned(), raised: first.raised })
}
