//! How long a line of text is in the face that prints it.

use super::Face;
use crate::asset;
use std::sync::LazyLock;

/// The four faces that ship with the program, read once: regular, bold, italic, bold italic.
static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let files = ["Regular", "Bold", "Italic", "BoldItalic"].map(|style| format!("fonts/LiberationSerif-{style}.ttf"));
    files.iter().filter_map(|name| asset::file(name)).flat_map(Face::all).collect()
});

/// The faces that ship with the program, as wide as those of Times New Roman.
pub fn embedded() -> &'static [Face] {
    &FACES
}

/// The length of `text` in points, set in Times New Roman (or Liberation Serif, which has the same widths) at
/// `size` points; 0 for what no face shows.
pub fn width(text: &str, size: f64, bold: bool, italic: bool) -> f64 {
    let face = FACES.iter().find(|face| face.style() == (bold, italic));
    face.map_or(0.0, |face| face.width(text, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vietnamese_letter_is_as_wide_as_its_base() {
        let width = |text| width(text, 14.0, true, false);
        assert!((180.0..220.0).contains(&width("ĐẢNG CỘNG SẢN VIỆT NAM")));
        assert_eq!(width("ĐẢNG CỘNG SẢN VIỆT NAM"), width("ĐANG CÔNG SAN VIÊT NAM"));
        assert_eq!(width("\u{1}"), 0.0);
    }

    #[test]
    fn every_embedded_face_shows_every_vietnamese_letter() {
        use unicode_normalization::UnicodeNormalization;
        let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
        let vowels = "aăâeêioôơuưy".chars().flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}")));
        let small: Vec<char> = vowels.chain(["đ".to_owned()]).map(|letter| letter.nfc().next().unwrap()).collect();
        let letters: Vec<char> = small.iter().copied().chain(small.iter().flat_map(|c| c.to_uppercase())).collect();
        assert_eq!(letters.len(), 146);
        assert_eq!(embedded().len(), 4);
        for face in embedded() {
            for &letter in &letters {
                assert!(face.glyph(letter).is_some_and(|(_, advance)| advance > 0.0), "{letter} {:?}", face.style());
            }
        }
    }
}
