//! How long a line of text is in the face that prints it.

use crate::asset;
use std::sync::LazyLock;
use ttf_parser::Face;

/// The four faces, parsed once: regular, bold, italic, bold italic.
static FACES: LazyLock<[Option<Face<'static>>; 4]> = LazyLock::new(|| {
    ["Regular", "Bold", "Italic", "BoldItalic"].map(|style| {
        let bytes = asset::file(&format!("fonts/LiberationSerif-{style}.ttf"))?;
        Face::parse(bytes, 0).ok()
    })
});

/// The length of `text` in points, set in Times New Roman (or Liberation Serif, which has the same widths) at
/// `size` points; 0 for what no face shows.
pub fn width(text: &str, size: f64, bold: bool, italic: bool) -> f64 {
    let Some(face) = &FACES[usize::from(bold) + 2 * usize::from(italic)] else { return 0.0 };
    let advance = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
    let units: u64 = text.chars().map(|c| u64::from(advance(c))).sum();
    units as f64 * size / f64::from(face.units_per_em())
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
}
