//! Strips put in their place on a page.

use super::strip::{Strip, What, stacked};
use super::{Faces, Look, Page, Piece, Stroke};
use std::collections::HashSet;

/// A page while strips are put on it.
pub(super) struct Place {
    page: Page,
    /// The strokes that are there, in thousandths of a point, so that none is drawn twice.
    drawn: HashSet<[i64; 4]>,
    /// Whether what is put there was read on another page.
    is_repeated: bool,
}

impl Place {
    pub(super) fn new(page: Page) -> Self {
        Self { page, drawn: HashSet::new(), is_repeated: false }
    }

    /// Puts a strip with its upper left corner there.
    pub(super) fn strip(&mut self, strip: &Strip, x: f64, y: f64, width: f64) {
        match &strip.what {
            What::Space => {}
            What::Rule { x: from, length, drop, thickness } => {
                let y = y + drop;
                self.stroke((x + from, y), (x + from + length, y), *thickness);
            }
            What::Line(line) => {
                for &anchor in line.anchors.iter().filter(|_| !self.is_repeated) {
                    self.page.anchors.push((anchor, y));
                }
                for piece in &line.pieces {
                    let leaf = piece.leaf.filter(|_| !self.is_repeated);
                    self.page.pieces.push(Piece { x: x + piece.x, y: y + piece.y, leaf, ..piece.clone() });
                }
            }
            What::Row(row) => {
                let outer = self.is_repeated;
                self.is_repeated |= row.is_repeated;
                for cell in &row.cells {
                    let (tops, high) = stacked(&cell.strips);
                    let room = strip.height - 2.0 * row.inset.1;
                    let down = if cell.middle { ((room - high) / 2.0).max(0.0) } else { 0.0 };
                    let inner = cell.width - 2.0 * row.inset.0;
                    for (strip, top) in cell.strips.iter().zip(tops) {
                        self.strip(strip, x + cell.x + row.inset.0, y + row.inset.1 + down + top, inner);
                    }
                    if row.ruled {
                        self.frame((x + cell.x, y), (cell.width, strip.height));
                    }
                }
                let end = row.cells.iter().map(|cell| cell.x + cell.width).fold(0.0, f64::max);
                if row.ruled && end < width - 0.01 {
                    self.frame((x + end, y), (width - end, strip.height));
                }
                self.is_repeated = outer;
            }
        }
    }

    fn frame(&mut self, (x, y): (f64, f64), (width, height): (f64, f64)) {
        const THIN: f64 = 0.5;
        self.stroke((x, y), (x + width, y), THIN);
        self.stroke((x, y + height), (x + width, y + height), THIN);
        self.stroke((x, y), (x, y + height), THIN);
        self.stroke((x + width, y), (x + width, y + height), THIN);
    }

    pub(super) fn stroke(&mut self, from: (f64, f64), to: (f64, f64), thickness: f64) {
        let key = [from.0, from.1, to.0, to.1].map(|place| (place * 1000.0).round() as i64);
        if from != to && self.drawn.insert(key) {
            self.page.strokes.push(Stroke { from, to, thickness });
        }
    }

    /// The number of the page: its middle, and where its digits begin below the edge of the sheet.
    pub(super) fn number(&mut self, number: usize, (x, top): (f64, f64), look: &Look, faces: &Faces) {
        let text = number.to_string();
        let width = faces.width(&text, look);
        let digits = faces.main(look).map_or(0.66, |face| face.digits());
        let piece = Piece {
            x: x - width / 2.0,
            y: top + digits * look.size,
            width,
            text,
            look: *look,
            stretch: 0.0,
            leaf: None,
            link: None,
        };
        self.page.pieces.push(piece);
    }
}

/// The page with the lines below and through its words.
pub(super) fn finish(mut place: Place, faces: &Faces) -> Page {
    let mut lines: Vec<Stroke> = Vec::new();
    for piece in &place.page.pieces {
        let look = &piece.look;
        let strike = faces.main(look).map_or(0.25, |face| face.strike());
        for (is_there, up) in [(look.underline, -0.12), (look.strike, strike)] {
            let y = piece.y - up * look.size;
            if !is_there {
                continue;
            }
            let (from, to) = ((piece.x, y), (piece.x + piece.width, y));
            match lines.iter_mut().rev().take(2).find(|line| line.to.1 == y && (line.to.0 - from.0).abs() < 0.01) {
                Some(line) => line.to = to,
                None => lines.push(Stroke { from, to, thickness: 0.05 * look.size }),
            }
        }
    }
    place.page.strokes.extend(lines);
    place.page
}
