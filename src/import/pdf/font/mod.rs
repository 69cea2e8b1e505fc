//! Fonts: which letters the codes of a string stand for, how wide they are, and how they look.

mod cmap;
mod names;
mod width;

use super::file::{Budget, decoded, too_big};
use crate::import::Fault;
use crate::import::encoding::{self, Which};
use cmap::CMap;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use skrifa::MetadataProvider;
use std::collections::{HashMap, HashSet};
use width::Widths;

/// The fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    list: Vec<Font>,
    /// Where a font stands in the list, by where its dictionary lies in memory.
    known: HashMap<usize, u16>,
}

/// A font.
pub(super) struct Font {
    /// Its name, without the letters that mark a part of a font.
    pub(super) name: String,
    /// Bold by its name or description.
    pub(super) bold: bool,
    /// Italic by its name or description.
    pub(super) italic: bool,
    /// The old encoding that its name tells.
    pub(super) which: Which,
    codes: Codes,
    to_unicode: Option<CMap>,
    widths: Widths,
    /// Codes of small figures that are glyphs of their own: marks of notes.
    raised: HashSet<u32>,
}

/// How codes are cut from a string and what they are when the font does not say it in Unicode.
enum Codes {
    /// One byte each; their letters.
    Simple(Box<[String]>),
    /// Several bytes each.
    Composite {
        /// From codes to the numbers of glyphs, when it is not the identity.
        cids: Option<CMap>,
        /// What glyphs are by the font file's own table, when nothing else says it.
        glyphs: HashMap<u32, char>,
    },
}

/// What stands for a letter that the file does not name.
pub(super) const UNREADABLE: &str = "\u{fffd}";

/// A sign of a string.
pub(super) struct Sign<'f> {
    /// Its letters.
    pub(super) text: std::borrow::Cow<'f, str>,
    /// Its width in ems.
    pub(super) width: f32,
    /// Whether it is the single byte 32, which word spacing widens.
    pub(super) is_space: bool,
    /// Whether it is a small figure, drawn higher than the others.
    pub(super) is_raised: bool,
}

impl Fonts {
    /// The font at a place of the list.
    pub(super) fn get(&self, at: u16) -> Option<&Font> {
        self.list.get(usize::from(at))
    }

    /// Where a font of a page stands in the list; read when it is new.
    pub(super) fn place(&mut self, dict: &Dict<'_>, budget: &mut Budget) -> Result<u16, Fault> {
        let address = dict.data().as_ptr() as usize;
        if let Some(at) = self.known.get(&address) {
            return Ok(*at);
        }
        let at = u16::try_from(self.list.len()).map_err(|_| too_big())?;
        self.list.push(Font::read(dict, budget)?);
        self.known.insert(address, at);
        Ok(at)
    }
}

impl Font {
    fn read(dict: &Dict<'_>, budget: &mut Budget) -> Result<Self, Fault> {
        let to_unicode = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => Some(CMap::read(&decoded(&stream, budget)?)).filter(|map| !map.is_empty()),
            None => None,
        };
        let name = text_of(dict.get::<Name<'_>>("BaseFont"));
        let subtype = text_of(dict.get::<Name<'_>>("Subtype"));
        let inner = dict.get::<Array<'_>>("DescendantFonts").and_then(|array| array.iter::<Dict<'_>>().next());
        let described = inner.as_ref().unwrap_or(dict).get::<Dict<'_>>("FontDescriptor");
        let codes = match (&inner, subtype.as_str()) {
            (Some(inner), _) => composite(dict, inner, described.as_ref(), to_unicode.is_some(), budget)?,
            (None, _) => Codes::Simple(simple(dict, described.as_ref())),
        };
        let widths = match &inner {
            Some(inner) => Widths::composite(inner),
            None => Widths::simple(dict, described.as_ref(), &subtype),
        };
        let name = match name.split_once('+') {
            Some((mark, rest)) if mark.len() == 6 => rest.to_owned(),
            _ => name,
        };
        let lower = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let flags = described.as_ref().and_then(|d| d.get::<Number>("Flags")).map_or(0, |flags| flags.as_i64());
        let weight = described.as_ref().and_then(|d| d.get::<Number>("FontWeight")).map_or(0.0, |w| w.as_f32());
        let angle = described.as_ref().and_then(|d| d.get::<Number>("ItalicAngle")).map_or(0.0, |a| a.as_f32());
        let raised = to_unicode.as_ref().map(|map| small_figures(map, &codes, &widths)).unwrap_or_default();
        Ok(Self {
            raised,
            bold: has(&["bold", "black", "heavy"]) || weight >= 600.0 || flags & (1 << 18) != 0,
            italic: has(&["italic", "oblique"]) || flags & (1 << 6) != 0 || angle != 0.0,
            which: encoding::of_font(&name),
            name,
            codes,
            to_unicode,
            widths,
        })
    }

    /// The signs of a string, in order.
    pub(super) fn signs<'f>(&'f self, bytes: &'f [u8]) -> impl Iterator<Item = Sign<'f>> + 'f {
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let (code, length) = self.cut(rest)?;
            rest = rest.get(length..).unwrap_or_default();
            Some(self.sign(code, length))
        })
    }

    /// The first code of a string and how many bytes it takes.
    fn cut(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let first = *bytes.first()?;
        match &self.codes {
            Codes::Simple(_) => Some((u32::from(first), 1)),
            Codes::Composite { cids: Some(map), .. } => Some(map.cut(bytes)),
            Codes::Composite { cids: None, .. } => Some((u32::from(first) << 8 | u32::from(*bytes.get(1)?), 2)),
        }
    }

    fn sign(&self, code: u32, length: usize) -> Sign<'_> {
        // A map that leads to nothing is no map.
        let mut text = self.to_unicode.as_ref().and_then(|map| map.text(code)).filter(|text| *text != "\u{0}");
        let width = match &self.codes {
            Codes::Simple(texts) => {
                let letter = usize::try_from(code).ok().and_then(|at| texts.get(at));
                if text.is_none() {
                    text = letter.map(|letter| letter.as_str().into());
                }
                self.widths.of(code)
            }
            Codes::Composite { cids, glyphs } => {
                let cid = cids.as_ref().map_or(code, |map| map.cid(code));
                if text.is_none() {
                    text = glyphs.get(&cid).map(|letter| letter.to_string().into());
                }
                self.widths.of(cid)
            }
        };
        Sign {
            text: text.unwrap_or(UNREADABLE.into()),
            width,
            is_space: code == 32 && length == 1,
            is_raised: self.raised.contains(&code),
        }
    }
}

/// How narrow a figure is, beside the widest of its font, that is a raised one.
const SMALL: f32 = 0.75;

/// Codes of raised figures. Some typesetters set the mark of a note as a glyph of its own instead of setting a figure
/// smaller and higher. The figures of a text face are equally wide, so one that is much narrower is a raised one; of a
/// face with a narrow 1 this is sure only when it has a wide 1 as well.
fn small_figures(map: &CMap, codes: &Codes, widths: &Widths) -> HashSet<u32> {
    let width = |code: u32| match codes {
        Codes::Composite { cids: Some(map), .. } => widths.of(map.cid(code)),
        _ => widths.of(code),
    };
    let figures: Vec<(u32, char, f32)> =
        map.figures().into_iter().take(4096).map(|(code, figure)| (code, figure, width(code))).collect();
    let widest = |of: Option<char>| {
        let like = figures.iter().filter(|(_, figure, _)| of.is_none_or(|of| of == *figure));
        like.map(|(.., width)| *width).fold(0.0, f32::max)
    };
    let all = widest(None);
    let is_small = |(_, figure, width): &&(u32, char, f32)| {
        *width < SMALL * all && (*figure != '1' || *width < SMALL * widest(Some('1')))
    };
    figures.iter().filter(is_small).map(|(code, ..)| *code).collect()
}

fn text_of(name: Option<Name<'_>>) -> String {
    name.map(|name| name.as_str().to_owned()).unwrap_or_default()
}

/// The letters of a font with one byte a code: its base encoding with the differences that it states.
fn simple(dict: &Dict<'_>, described: Option<&Dict<'_>>) -> Box<[String]> {
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let base = match &encoding {
        Some(encoding) => text_of(encoding.get::<Name<'_>>("BaseEncoding")),
        None => text_of(dict.get::<Name<'_>>("Encoding")),
    };
    let is_symbolic = described.and_then(|d| d.get::<Number>("Flags")).is_some_and(|flags| flags.as_i64() & 4 != 0);
    let mut texts: Vec<String> = (0..=255).map(|code| names::letter(&base, is_symbolic, code)).collect();
    let Some(differences) = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences")) else {
        return texts.into_boxed_slice();
    };
    let mut code = 0;
    for object in differences.iter::<Object<'_>>().take(1024) {
        match object {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let (Some(slot), Some(text)) = (texts.get_mut(code), names::text(name.as_str())) {
                    *slot = text;
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    texts.into_boxed_slice()
}

/// How codes of a composite font lead to glyphs, and to letters when the font file alone tells them.
fn composite(
    dict: &Dict<'_>,
    inner: &Dict<'_>,
    described: Option<&Dict<'_>>,
    is_told: bool,
    budget: &mut Budget,
) -> Result<Codes, Fault> {
    let cids = match dict.get::<Stream<'_>>("Encoding") {
        Some(stream) => Some(CMap::read(&decoded(&stream, budget)?)),
        None => None,
    };
    let mut glyphs = HashMap::new();
    if !is_told && let Some(file) = described.and_then(|d| d.get::<Stream<'_>>("FontFile2")) {
        let is_identity = inner.get::<Stream<'_>>("CIDToGIDMap").is_none();
        if is_identity {
            glyphs = by_file(&decoded(&file, budget)?);
        }
    }
    Ok(Codes::Composite { cids, glyphs })
}

/// What the glyphs of a font file are, by its own table of letters.
fn by_file(bytes: &[u8]) -> HashMap<u32, char> {
    let mut out = HashMap::new();
    let Ok(font) = skrifa::FontRef::from_index(bytes, 0) else { return out };
    let charmap = font.charmap();
    if charmap.is_symbol() {
        return out;
    }
    for (code, glyph) in charmap.mappings() {
        if let Some(letter) = char::from_u32(code) {
            // The first letter of a glyph that several share.
            out.entry(glyph.to_u32()).or_insert(letter);
        }
    }
    out
}
