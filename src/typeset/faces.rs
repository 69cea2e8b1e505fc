//! The faces at hand, and which of them shows a letter.

use super::Look;
use crate::measure::Face;

/// The faces of a document, best first: those of the families that it wishes for, then all others.
#[derive(Debug, Clone)]
pub struct Faces {
    faces: Vec<Face>,
    /// Where the faces of the wished families end.
    wished: usize,
}

/// How small raised letters are, and how high they stand, in parts of the letter size.
pub(super) const RAISED: (f64, f64) = (0.6, 0.35);

impl Faces {
    /// Orders faces by the families that a document wishes for.
    pub fn new(faces: &[Face], families: &[String]) -> Self {
        let rank = |face: &Face| {
            let family = face.family().to_lowercase();
            families.iter().position(|wished| wished.to_lowercase() == family).unwrap_or(families.len())
        };
        let mut faces = faces.to_vec();
        faces.sort_by_key(rank);
        let wished = faces.iter().take_while(|face| rank(face) < families.len()).count();
        Self { faces, wished }
    }

    /// The face that shows a letter in a look, its number in the order, the number of the shape, and how far it
    /// reaches in points. A face of another style shows what none of the right style does.
    pub fn shape(&self, letter: char, look: &Look) -> Option<(usize, u16, f64)> {
        let shown = |(at, face): (usize, &Face)| {
            let (glyph, advance) = face.glyph(letter)?;
            Some((at, glyph, advance * Self::size(look)))
        };
        let right = |(_, face): &(usize, &Face)| face.style() == (look.bold, look.italic);
        let faces = || self.faces.iter().enumerate();
        faces().filter(right).find_map(shown).or_else(|| faces().find_map(shown))
    }

    /// A face by its number.
    pub fn get(&self, at: usize) -> Option<&Face> {
        self.faces.get(at)
    }

    /// The face that words of this look are in when nothing is missing.
    pub fn main(&self, look: &Look) -> Option<&Face> {
        let right = |face: &&Face| face.style() == (look.bold, look.italic);
        self.faces.iter().take(self.wished.max(1)).find(right).or(self.faces.first())
    }

    /// How long a text is in points.
    pub fn width(&self, text: &str, look: &Look) -> f64 {
        text.chars().filter_map(|letter| self.shape(letter, look)).map(|(_, _, advance)| advance).sum()
    }

    /// The size of the letters of a look in points.
    pub fn size(look: &Look) -> f64 {
        if look.raised { look.size * RAISED.0 } else { look.size }
    }

    /// The letters of a text that no face shows, each once, in order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for letter in text.chars().filter(|letter| !letter.is_ascii()) {
            let shown = || self.faces.iter().any(|face| face.glyph(letter).is_some());
            if !missing.contains(&letter) && (is_private(letter) || !is_invisible(letter) && !shown()) {
                missing.push(letter);
            }
        }
        missing
    }
}

/// Signs that mean something to one font only; a file to be kept may not hold them.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Marks that steer a text and have no shape of their own.
pub(super) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
                | '\u{fe00}'..='\u{fe0f}'
        )
        || letter.is_whitespace() && !matches!(letter, ' ' | '\u{a0}') && !is_fixed_space(letter)
}

/// Spaces of a width of their own: room that is left to be written in.
pub(super) fn is_fixed_space(letter: char) -> bool {
    matches!(letter, '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}
