//! The faces that text is set in: Liberation Serif ships with the program, the machine's own may be added.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

/// The family that ships with the program; its letters are as wide as those of Times New Roman.
pub const EMBEDDED_FAMILY: &str = "Liberation Serif";

static FILES: [&str; 4] = [
    "fonts/LiberationSerif-Regular.ttf",
    "fonts/LiberationSerif-Bold.ttf",
    "fonts/LiberationSerif-Italic.ttf",
    "fonts/LiberationSerif-BoldItalic.ttf",
];

static EMBEDDED: LazyLock<Fonts> = LazyLock::new(|| {
    let faces = FILES.iter().filter_map(|name| crate::asset::file(name));
    Fonts::new(faces.filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect())
});

/// The faces at hand. Reading one takes a while, so a value is kept and lent.
#[derive(Debug, Clone)]
pub struct Fonts {
    faces: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Fonts {
    /// The four faces that ship with the program, read once.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The embedded faces and those in these font files, which a profile chooses by the name of its family.
    /// What is no font is passed over: text is then set in an embedded face.
    pub fn with_files(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut faces = Self::embedded().faces.clone();
        faces.extend(files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))));
        Self::new(faces)
    }

    fn new(faces: Vec<Font>) -> Self {
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        Self { faces, book }
    }

    /// Whether a family is at hand in all four styles.
    pub fn has_family(&self, family: &str) -> bool {
        let lower = family.to_lowercase();
        let infos: Vec<&FontInfo> = self.book.select_family(&lower).filter_map(|index| self.book.info(index)).collect();
        [(false, false), (true, false), (false, true), (true, true)].iter().all(|&(bold, italic)| {
            infos.iter().any(|info| {
                let upright = matches!(info.variant.style, typst::text::FontStyle::Normal);
                (info.variant.weight.to_number() >= 600) == bold && upright != italic
            })
        })
    }

    /// The letters of a text that no face of the family, nor of the embedded one, can show; each once, in order.
    pub fn missing(&self, family: &str, text: &str) -> Vec<char> {
        let families = [family.to_lowercase(), EMBEDDED_FAMILY.to_lowercase()];
        let mut missing: Vec<char> = Vec::new();
        for c in text.chars().filter(|c| !c.is_ascii()) {
            let shown = || {
                let faces = families.iter().flat_map(|family| self.book.select_family(family));
                faces.filter_map(|index| self.book.info(index)).any(|info| info.coverage.contains(u32::from(c)))
            };
            if !missing.contains(&c) && !is_invisible(c) && !shown() {
                missing.push(c);
            }
        }
        missing
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }
}

/// Spaces and marks that steer a text and have no shape of their own.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst::layout::Abs;
    use typst::text::FontVariations;

    /// The letters a ă â e ê i o ô ơ u ư y with every tone, and đ: 73, twice for capitals.
    fn vietnamese() -> Vec<char> {
        use unicode_normalization::UnicodeNormalization;
        let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
        let vowels = "aăâeêioôơuưy".chars().flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}")));
        let small: Vec<char> = vowels.chain(["đ".to_owned()]).map(|letter| letter.nfc().next().unwrap()).collect();
        let capital = small.iter().flat_map(|letter| letter.to_uppercase());
        small.iter().copied().chain(capital).collect()
    }

    #[test]
    fn every_embedded_face_covers_every_vietnamese_letter() {
        let letters = vietnamese();
        assert_eq!(letters.len(), 146);
        let fonts = Fonts::embedded();
        assert_eq!(fonts.faces.len(), 4);
        assert!(fonts.has_family(EMBEDDED_FAMILY));
        for face in &fonts.faces {
            for &letter in &letters {
                assert!(face.info().coverage.contains(u32::from(letter)), "{letter} in {:?}", face.info().variant);
                // A letter that is listed must also have a shape.
                let instance = face.clone().instantiate(face.info().variant, Abs::pt(14.0), &FontVariations::default());
                let shape =
                    instance.ttf().glyph_index(letter).and_then(|glyph| instance.ttf().glyph_bounding_box(glyph));
                assert!(shape.is_some_and(|shape| shape.width() > 0), "{letter} in {:?}", face.info().variant);
            }
        }
    }

    #[test]
    fn letters_that_cannot_be_shown_are_named_once() {
        let missing = Fonts::embedded().missing("Times New Roman", "Đảng ☭ uỷ ☭\u{a0}中\u{200b}");
        assert_eq!(missing, ['☭', '中']);
    }
}
