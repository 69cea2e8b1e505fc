//! Straightens what a recogniser (OCR) laid unseen over, or under, the picture of a scanned page.
//!
//! Its letters stand where the picture shows them, so a sheet that lay askew gives sinking lines; their size is a guess
//! for each line, so that two lines of one paragraph look like two sorts of text; and a picture that does not say how
//! fine it is gives a sheet as large as a table. All are evened out before anything is read from distances.

use super::measure::tenths;
use super::page::Drawn;
use std::collections::BTreeMap;

/// The scanned pages of a file so far.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// How many.
    pub(super) pages: usize,
    /// The size that stands for the guesses: that of most letters of the first.
    size: Option<f32>,
}

/// Sizes this near to the usual one (as shares of it) are guesses at it: lines in capitals look larger, lines without
/// high letters smaller. What is smaller still is a mark.
const GUESSES: std::ops::Range<f32> = 0.72..1.45;

/// No sheet of an office is longer, in points; and how long one of A4 is.
const LONGEST: f32 = 1300.0;
const A4: f32 = 842.0;

/// A picture that covers so much of its page is the page.
const BACKDROP: f32 = 0.8;

/// A slope that cannot be told from none.
const LEVEL: f32 = 0.0005;

impl Scan {
    /// Turns the letters of a page level and gives them one size, when most of them are unseen, or lie under a picture of
    /// the page; gives how much smaller the page became, as a factor.
    pub(super) fn straighten(&mut self, drawn: &mut Drawn, [width, height]: [f32; 2]) -> f32 {
        let is_unseen = drawn.unseen * 2 > drawn.glyphs.len();
        let is_covered = is_picture(drawn, [width, height]) && is_guessed(drawn);
        if !is_unseen && !is_covered {
            return 1.0;
        }
        self.pages += 1;
        drawn.scanned = true;
        let longest = width.max(height);
        let factor = if longest > LONGEST { A4 / longest } else { 1.0 };
        drawn.scale(factor);
        let slope = median(std::mem::take(&mut drawn.slopes)).filter(|slope| slope.abs() > LEVEL).unwrap_or_default();
        let own = median(drawn.glyphs.iter().filter(|glyph| !glyph.how.turned).map(|glyph| glyph.size).collect());
        let Some(size) = self.size.or(own) else { return factor };
        self.size = Some(size);
        for glyph in drawn.glyphs.iter_mut().filter(|glyph| !glyph.how.turned) {
            let (x, y) = (glyph.x0, glyph.y);
            glyph.x0 += slope * y;
            glyph.x1 += slope * y;
            glyph.y -= slope * x;
            if GUESSES.contains(&(glyph.size / size)) {
                glyph.size = size;
            }
        }
        factor
    }
}

/// Whether one picture covers the page.
pub(super) fn is_picture(drawn: &Drawn, [width, height]: [f32; 2]) -> bool {
    drawn.covered > BACKDROP * width * height
}

/// Whether sizes differ from letter to letter as they do where a machine guessed them: of typed words most have one.
fn is_guessed(drawn: &Drawn) -> bool {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for glyph in &drawn.glyphs {
        *counts.entry(tenths(glyph.size)).or_default() += 1;
    }
    counts.values().max().is_some_and(|most| most * 10 < drawn.glyphs.len() * 7)
}

fn median(mut numbers: Vec<f32>) -> Option<f32> {
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}
