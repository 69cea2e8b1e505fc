//! What setting gives: pages with placed lines. All places are in points from the upper left corner of the sheet.

use super::Look;

/// A page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Width and height of the sheet.
    pub size: (f64, f64),
    /// The number that it has in its part, from 1.
    pub number: usize,
    /// The words on it, in the order in which they are read.
    pub pieces: Vec<Piece>,
    /// The straight lines on it.
    pub strokes: Vec<Stroke>,
    /// The places on it that can be linked to: the anchor and how far down it lies.
    pub anchors: Vec<(usize, f64)>,
}

/// Words of one look on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Where it begins.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// How long it is.
    pub width: f64,
    /// The words.
    pub text: String,
    /// How they look.
    pub look: Look,
    /// What each space is longer than the face says.
    pub stretch: f64,
    /// What they are to a program that reads aloud; `None` for what is said elsewhere, such as a page number.
    pub leaf: Option<usize>,
    /// The anchor that they link to.
    pub link: Option<usize>,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Where it begins.
    pub from: (f64, f64),
    /// Where it ends.
    pub to: (f64, f64),
    /// How thick it is.
    pub thickness: f64,
}

impl Page {
    /// The lines of the page as text, each with its place: pieces on one baseline, raised marks with them, from the
    /// left.
    pub fn lines(&self) -> Vec<(f64, f64, String)> {
        let mut lines: Vec<(f64, (f64, f64, String))> = Vec::new();
        for piece in &self.pieces {
            match lines.last_mut() {
                Some((end, (_, y, text))) if (*y - piece.y).abs() < 0.4 * piece.look.size && piece.x >= *end - 0.01 => {
                    text.push_str(&piece.text);
                    *y = y.max(piece.y);
                    *end = piece.x + piece.width;
                }
                _ => lines.push((piece.x + piece.width, (piece.x, piece.y, piece.text.clone()))),
            }
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }
}
