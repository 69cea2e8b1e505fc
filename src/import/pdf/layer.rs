//! Words printed over other words on one baseline, such as a stamp over the head of a page: each layer is a row of its
//! own, or their letters would be read in turns.

use super::page::{Drawn, Glyph};
use super::words::is_mark;

/// A row of more letters than this is no line of text, and is not looked through.
const MOST: usize = 2000;

/// How many letters must lie on others, and which share of a stretch, before it is another layer.
const LEAST: usize = 3;

/// The layers of a row of letters that stand in the order of drawing; one where nothing lies over anything.
pub(super) fn layers(row: &[Glyph], drawn: &Drawn) -> Vec<Vec<Glyph>> {
    if row.len() > MOST || drawn.scanned {
        return vec![row.to_vec()];
    }
    let mut out: Vec<Vec<Glyph>> = Vec::new();
    for stretch in stretches(row) {
        let free = out.iter_mut().find(|layer| !lies_over(stretch, layer, drawn));
        match free {
            Some(layer) => layer.extend_from_slice(stretch),
            None => out.push(stretch.to_vec()),
        }
    }
    out
}

/// What was drawn from left to right in one go.
fn stretches(row: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    row.chunk_by(|last, next| next.x0 >= last.x1 - 0.5 * last.size)
}

/// Whether most of a stretch is printed over letters of a layer that say something else: a word printed twice to look
/// bold lies over itself.
fn lies_over(stretch: &[Glyph], layer: &[Glyph], drawn: &Drawn) -> bool {
    let solid = |glyph: &&Glyph| !text(glyph, drawn).chars().all(|c| c.is_whitespace() || is_mark(c));
    let all = stretch.iter().filter(solid).count();
    let hidden = stretch.iter().filter(solid).filter(|glyph| {
        let mut under = layer.iter().filter(|other| {
            other.x1.min(glyph.x1) - other.x0.max(glyph.x0) > 0.4 * (glyph.x1 - glyph.x0).max(0.1) && solid(other)
        });
        let is_again =
            |other: &Glyph| (other.x0 - glyph.x0).abs() < 0.12 * glyph.size && text(other, drawn) == text(glyph, drawn);
        let mut found = under.by_ref().peekable();
        found.peek().is_some() && !found.any(is_again)
    });
    let hidden = hidden.count();
    // Words of another size are another text even where they only touch.
    let size = |glyphs: &[Glyph]| glyphs.first().map_or(0.0, |glyph| glyph.size);
    let is_other = (size(stretch) - size(layer)).abs() > 0.2 * size(layer).max(size(stretch));
    hidden > 0 && is_other || hidden >= LEAST && hidden * 3 > all
}

fn text<'d>(glyph: &Glyph, drawn: &'d Drawn) -> &'d str {
    let at = usize::try_from(glyph.at).unwrap_or(usize::MAX);
    drawn.text.get(at..at.saturating_add(usize::from(glyph.length))).unwrap_or_default()
}
