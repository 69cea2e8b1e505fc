//! One face of letters: which shapes it has, how wide each is, and what the face is called.

use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// A face, read once; a copy is cheap.
#[derive(Debug, Clone)]
pub struct Face(Arc<Data>);

#[derive(Debug)]
struct Data {
    bytes: Arc<Cow<'static, [u8]>>,
    index: u32,
    family: String,
    bold: bool,
    italic: bool,
    strike: f64,
    digits: f64,
    /// The shape of each letter, and how far it reaches, in parts of the letter size.
    glyphs: HashMap<char, (u16, f64), rustc_hash::FxBuildHasher>,
}

impl Face {
    /// The faces of a font file, which is one or a collection; none of what is no font.
    pub fn all(bytes: impl Into<Cow<'static, [u8]>>) -> Vec<Self> {
        let bytes = Arc::new(bytes.into());
        (0..64).map_while(|index| Self::read(&bytes, index)).collect()
    }

    fn read(bytes: &Arc<Cow<'static, [u8]>>, index: u32) -> Option<Self> {
        let font = FontRef::from_index(bytes.as_ref(), index).ok()?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let units = f64::from(metrics.units_per_em);
        if units < 16.0 {
            return None;
        }
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = |glyph: GlyphId| widths.advance_width(glyph).map_or(0.0, |units| f64::from(units.max(0.0)));
        let charmap = font.charmap();
        let glyphs: HashMap<_, _, _> = charmap
            .mappings()
            .filter_map(|(code, glyph)| {
                let small = u16::try_from(glyph.to_u32()).ok().filter(|&glyph| glyph > 0)?;
                Some((char::from_u32(code)?, (small, advance(glyph) / units)))
            })
            .collect();
        if glyphs.is_empty() {
            return None;
        }
        let top = |c: char| Some(f64::from(widths.bounds(charmap.map(c)?)?.y_max) / units);
        let digits = ('0'..='9').filter_map(top).fold(0.0, f64::max);
        let attributes = font.attributes();
        let names = font.localized_strings(StringId::FAMILY_NAME);
        Some(Self(Arc::new(Data {
            bytes: Arc::clone(bytes),
            index,
            family: names.english_or_first().map(|name| name.chars().collect()).unwrap_or_default(),
            bold: attributes.weight.value() >= 600.0,
            italic: attributes.style != skrifa::attribute::Style::Normal,
            strike: metrics.strikeout.map_or(0.25, |line| f64::from(line.offset) / units),
            digits: if digits > 0.0 { digits } else { 0.66 },
            glyphs,
        })))
    }

    /// The name of its family.
    pub fn family(&self) -> &str {
        &self.0.family
    }

    /// Whether its letters are bold, and whether they lean.
    pub fn style(&self) -> (bool, bool) {
        (self.0.bold, self.0.italic)
    }

    /// The number of the shape of a letter, and how far it reaches in parts of the letter size.
    pub fn glyph(&self, letter: char) -> Option<(u16, f64)> {
        self.0.glyphs.get(&letter).copied()
    }

    /// How long a text is in points, at `size` points; 0 for what the face does not show.
    pub fn width(&self, text: &str, size: f64) -> f64 {
        text.chars().filter_map(|letter| self.glyph(letter)).map(|(_, advance)| advance).sum::<f64>() * size
    }

    /// How high above the baseline a line through the letters runs, in parts of the letter size.
    pub fn strike(&self) -> f64 {
        self.0.strike
    }

    /// How high the tallest digit is, in parts of the letter size.
    pub fn digits(&self) -> f64 {
        self.0.digits
    }

    /// The file that it comes from, and its place in the file.
    pub fn file(&self) -> (Arc<Cow<'static, [u8]>>, u32) {
        (Arc::clone(&self.0.bytes), self.0.index)
    }
}
