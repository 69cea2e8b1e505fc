//! What a page shows: letters and straight lines with their places, in points from its upper left corner.

use super::line::Segment;

/// A letter, or several that one sign of the font stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Where its text starts in [`Drawn::text`].
    pub(super) at: u32,
    /// How many bytes its text has.
    pub(super) length: u16,
    /// Which font, by its place in the list of fonts.
    pub(super) font: u16,
    /// Size in points.
    pub(super) size: f32,
    /// Left edge.
    pub(super) x0: f32,
    /// Right edge.
    pub(super) x1: f32,
    /// Baseline.
    pub(super) y: f32,
    /// How it is set.
    pub(super) how: How,
}

/// How a letter is set, beside its font.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct How {
    /// Drawn thick by outlining it.
    pub(super) bold: bool,
    /// Slanted by its matrix.
    pub(super) italic: bool,
    /// Reads in another direction than from left to right.
    pub(super) turned: bool,
    /// Marked by the maker as no content.
    pub(super) artifact: bool,
    /// A small figure that the font itself sets higher.
    pub(super) raised: bool,
}

/// A straight line along an edge of the page, thin filled boxes among them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    /// Left end.
    pub(super) x0: f32,
    /// Upper end.
    pub(super) y0: f32,
    /// Right end.
    pub(super) x1: f32,
    /// Lower end.
    pub(super) y1: f32,
}

impl Stroke {
    /// Whether it runs from left to right.
    pub(super) fn is_level(&self) -> bool {
        self.x1 - self.x0 >= self.y1 - self.y0
    }
}

/// What drawing a page gives.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The texts of all its letters.
    pub(super) text: String,
    /// Its letters, in the order of drawing.
    pub(super) glyphs: Vec<Glyph>,
    /// Its straight lines.
    pub(super) strokes: Vec<Stroke>,
    /// How many pictures it shows.
    pub(super) pictures: usize,
    /// How much of a sheet the largest of them covers, in square points.
    pub(super) covered: f32,
    /// How many of its letters are placed and not painted.
    pub(super) unseen: usize,
    /// How many of its signs are letters that the file does not name.
    pub(super) unreadable: usize,
    /// How many of its letters read to the right, downwards, to the left and upwards.
    pub(super) quarters: [usize; 4],
    /// How far the line of each letter sinks, as a share of the way to the right.
    pub(super) slopes: Vec<f32>,
    /// Whether the page is a picture and its letters were recognised.
    pub(super) scanned: bool,
}

impl Drawn {
    /// Makes all larger or smaller.
    pub(super) fn scale(&mut self, factor: f32) {
        for glyph in &mut self.glyphs {
            for length in [&mut glyph.x0, &mut glyph.x1, &mut glyph.y, &mut glyph.size] {
                *length *= factor;
            }
        }
        for stroke in &mut self.strokes {
            for length in [&mut stroke.x0, &mut stroke.y0, &mut stroke.x1, &mut stroke.y1] {
                *length *= factor;
            }
        }
    }
}

/// A page with its lines of words.
#[derive(Debug)]
pub(super) struct Page {
    /// Its number, from 1.
    pub(super) number: u32,
    /// Width in points.
    pub(super) width: f32,
    /// Height in points.
    pub(super) height: f32,
    /// Stretches of words on one baseline, from top to bottom.
    pub(super) segments: Vec<Segment>,
    /// Straight lines.
    pub(super) strokes: Vec<Stroke>,
    /// Whether it is a picture whose letters were recognised, so that their places are guesses.
    pub(super) scanned: bool,
}
