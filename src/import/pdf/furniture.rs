//! Takes page numbers and running heads away, by their place, their repetition and what the maker said of them.

use super::line::Segment;
use super::page::Page;
use super::words::without_digits;
use crate::import::document::{SetAside, Why};
use std::collections::BTreeMap;

/// How far from the edges heads and feet stand, in points: 25 mm, and no further than a tenth of the page.
const ZONE: f32 = 71.0;

/// The pages without what is no content; that goes to `aside`.
pub(super) fn take(mut pages: Vec<Page>, aside: &mut Vec<SetAside>) -> Vec<Page> {
    let repeated = repeated(&pages);
    let numbers = numbered(&pages, edges, 1);
    let inner_numbers = numbered(&pages, ends, 3);
    for page in &mut pages {
        let (number, height) = (page.number, page.height);
        let (edges, ends) = (edges(page), ends(page));
        let mut at = 0;
        page.segments.retain(|segment| {
            let place = at;
            at += 1;
            let is_edge = edges.contains(&place);
            let is_numbered =
                is_edge && numbers.contains(&number) || ends.contains(&place) && inner_numbers.contains(&number);
            let why = if is_numbered && is_number(segment) {
                Some(Why::PageNumber)
            } else if segment.artifact && in_zone(segment, height) || is_edge && repeated.contains_key(&key(segment)) {
                Some(if is_number(segment) { Why::PageNumber } else { Why::RunningHead })
            } else {
                None
            };
            if let Some(why) = why {
                aside.push(SetAside { words: segment.text(), page: Some(number), why });
            }
            why.is_none()
        });
    }
    pages
}

/// Whether a stretch stands at the upper or lower edge of a page of a height in points.
pub(super) fn in_zone(segment: &Segment, height: f32) -> bool {
    segment.y < ZONE || segment.y > height - ZONE
}

/// Which segments of a page stand at its upper or lower edge, with nothing but their like beyond.
fn edges(page: &Page) -> Vec<usize> {
    let zone = |segment: &Segment| in_zone(segment, page.height) && !segment.turned;
    let upper = page.segments.iter().take_while(|segment| segment.y < ZONE).count();
    let lower = page.segments.iter().rev().take_while(|segment| segment.y > page.height - ZONE).count();
    let all = page.segments.len();
    let at = |place: &usize| page.segments.get(*place).is_some_and(zone);
    (0..upper.min(3)).chain(all.saturating_sub(lower.min(3))..all).filter(at).collect()
}

/// The first and the last segment of a page, when they stand in its upper or lower fifth: some typists put the page
/// number inside the frame of the text.
fn ends(page: &Page) -> Vec<usize> {
    let upright = |at: &usize| page.segments.get(*at).is_some_and(|segment| !segment.turned);
    let count = page.segments.len();
    let mut upper: Vec<usize> = (0..count).filter(upright).take(1).collect();
    let mut lower: Vec<usize> = (0..count).rev().filter(upright).take(1).collect();
    let y = |at: &usize| page.segments.get(*at).map_or(0.0, |segment| segment.y);
    upper.retain(|at| y(at) < page.height / 5.0);
    lower.retain(|at| y(at) > page.height * 0.8);
    upper.extend(lower);
    upper
}

/// Where a segment stands and what it says, its digits aside.
fn key(segment: &Segment) -> (i32, i32, String) {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page, in steps of two points")]
    let step = |number: f32| (number / 2.0).round() as i32;
    let text = segment.text();
    // A page number grows to the left, or to both sides.
    let x = if is_number(segment) { 0 } else { step(segment.x0) / 4 };
    (step(segment.y), x, without_digits(&text).into_owned())
}

/// What stands at the same place of at least three pages, and of a third of them.
fn repeated(pages: &[Page]) -> BTreeMap<(i32, i32, String), usize> {
    let mut out = BTreeMap::new();
    for page in pages {
        for segment in edges(page).into_iter().filter_map(|at| page.segments.get(at)) {
            *out.entry(key(segment)).or_insert(0) += 1;
        }
    }
    let least = (pages.len() / 3).max(3).min(pages.len().max(2));
    out.retain(|_, count| *count >= least);
    out
}

/// Which pages show their number at one of the places that `places` gives: the number follows the page in step. A page
/// that shows its own number alone is enough where `least` is 1; else so many pages have to be in step.
fn numbered(pages: &[Page], places: fn(&Page) -> Vec<usize>, least: usize) -> Vec<u32> {
    let shown: Vec<(u32, i64)> = pages
        .iter()
        .flat_map(|page| {
            let numbers = places(page).into_iter().filter_map(|at| page.segments.get(at)).filter_map(value);
            numbers.map(|value| (page.number, value)).collect::<Vec<_>>()
        })
        .collect();
    let mut steps: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    for (page, value) in shown {
        steps.entry(value - i64::from(page)).or_default().push(page);
    }
    // A number in another step than the page's own has to go on for three pages.
    let keep = |(step, pages): (i64, Vec<u32>)| {
        let enough = pages.len() >= if step == 0 { least } else { 3 };
        if enough { pages } else { Vec::new() }
    };
    steps.into_iter().flat_map(keep).collect()
}

/// Whether a segment is a number alone: `5`, `- 5 -`, `Trang 5/12`.
fn is_number(segment: &Segment) -> bool {
    value(segment).is_some()
}

fn value(segment: &Segment) -> Option<i64> {
    let text = segment.text();
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '|'));
    let text = text.strip_prefix("Trang ").or(text.strip_prefix("Page ")).unwrap_or(text);
    let first = text.split(['/', ' ']).next()?;
    let rest = text.get(first.len()..)?.trim_matches(|c: char| c == '/' || c == ' ');
    let is_total = rest.is_empty() || rest.bytes().all(|byte| byte.is_ascii_digit());
    if first.len() > 5 || !is_total {
        return None;
    }
    first.parse().ok()
}
