//! Opens a file within limits and draws its pages one by one.

use super::content::{Draw, product};
use super::font::Fonts;
use super::guard;
use super::line::segments;
use super::page::{Drawn, Page};
use super::scan::{self, Scan};
use super::{mark, turn};
use crate::import::{Fault, Remark, SetAside};
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Rotation;
use hayro_syntax::{Filter, LoadPdfError, Pdf};

/// What a fault names: a PDF file has no parts that a reader of the sentence could look for.
const PART: &str = "PDF";

/// How many pages a file may have.
const MOST_PAGES: usize = 20_000;

/// How many bytes one stream may unpack to: the words of a page are a thousandth of it.
const MOST_BYTES: usize = 48 << 20;

/// How many bytes the pages of a file may unpack to, and how many letters they may show.
pub(super) struct Budget {
    /// Bytes of content.
    pub(super) bytes: usize,
    /// Operators to run.
    pub(super) operators: usize,
    /// Letters to show.
    pub(super) letters: usize,
}

/// The file holds more than any text document does.
pub(super) fn too_big() -> Fault {
    Fault::TooBig { part: PART.to_owned() }
}

/// What an opened file shows.
pub(super) struct Opened {
    /// The lines of its pages.
    pub(super) pages: Vec<Page>,
    /// The fonts that they are set in.
    pub(super) fonts: Fonts,
    /// What there is to say of it.
    pub(super) remarks: Vec<Remark>,
    /// Stamps on pictures of pages.
    pub(super) set_aside: Vec<SetAside>,
}

/// Opens a file and reads the lines of its pages.
pub(super) fn open(bytes: &[u8]) -> Result<Opened, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if !super::is_pdf(bytes) {
        return Err(Fault::damaged(PART));
    }
    if !guard::is_sane(bytes) {
        return Err(too_big());
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::Encrypted,
        LoadPdfError::Invalid => Fault::damaged(PART),
    })?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(too_big());
    }
    let mut budget = Budget { bytes: 192 << 20, operators: 40_000_000, letters: 12_000_000 };
    let mut fonts = Fonts::default();
    let mut scan = Scan::default();
    let mut out = Vec::new();
    let mut pictures = 0;
    let mut unread = Vec::new();
    let mut unreadable = (0, Vec::new());
    let mut covered = Vec::new();
    for (page, number) in pdf.pages().iter().zip(1..) {
        let (width, height) = page.render_dimensions();
        let mut content = Vec::new();
        if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
            content = decoded(&stream, &mut budget)?;
        } else if let Some(streams) = page.raw().get::<Array<'_>>("Contents") {
            for stream in streams.iter::<Stream<'_>>() {
                content.append(&mut decoded(&stream, &mut budget)?);
                content.push(b'\n');
            }
        }
        let mut drawn = Drawn::default();
        let matrix = upright(page.rotation(), page.intersected_crop_box(), width, height);
        Draw::new(&mut drawn, &mut fonts, &mut budget).run(&content, page.resources(), matrix)?;
        let (mut width, mut height) = (width, height);
        if let Some((turn, turned)) = turn::of(&drawn, width, height) {
            drawn = Drawn::default();
            Draw::new(&mut drawn, &mut fonts, &mut budget).run(&content, page.resources(), product(matrix, turn))?;
            (width, height) = turned;
        }
        if drawn.unreadable > 0 {
            unreadable.0 += drawn.unreadable;
            unreadable.1.push(number);
        }
        let factor = scan.straighten(&mut drawn, [width, height]);
        let (width, height) = (width * factor, height * factor);
        let segments = segments(&drawn, &fonts);
        match drawn.pictures {
            0 => {}
            _ if segments.is_empty() => unread.push(number),
            // One of them is the page itself.
            found => pictures += found - usize::from(drawn.scanned),
        }
        if !drawn.scanned && scan::is_picture(&drawn, [width, height]) && mark::is_stamp(&segments, height) {
            covered.push(out.len());
        }
        out.push(Page { number, width, height, segments, strokes: drawn.strokes, scanned: drawn.scanned });
    }
    if out.is_empty() {
        return Err(Fault::damaged(PART));
    }
    // Where other pages were recognised, a page of few letters is a short page.
    let mut set_aside = Vec::new();
    for at in covered.into_iter().filter(|_| scan.pages == 0) {
        if let Some(page) = out.get_mut(at) {
            pictures = pictures.saturating_sub(1);
            unread.push(page.number);
            mark::take_stamp(page, &mut set_aside);
        }
    }
    unread.sort_unstable();
    let (letters, pages) = unreadable;
    let remarks = [
        (pictures > 0).then_some(Remark::Pictures(pictures)),
        (scan.pages > 0).then_some(Remark::Recognised(scan.pages)),
        (!unread.is_empty()).then_some(Remark::Unread(unread)),
        (letters > 0).then_some(Remark::Unreadable(letters, pages)),
        is_cut_off(bytes).then_some(Remark::CutOff(out.len())),
    ];
    Ok(Opened { pages: out, fonts, remarks: remarks.into_iter().flatten().collect(), set_aside })
}

/// Whether the mark that every file ends with is not there. Its pages are found again, as far as they go.
fn is_cut_off(bytes: &[u8]) -> bool {
    let end = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or_default();
    !end.windows(5).any(|window| window == b"%%EOF")
}

/// From the page's own coordinates to points from its upper left corner as it is shown.
fn upright(rotation: Rotation, at: hayro_syntax::object::Rect, width: f32, height: f32) -> [f32; 6] {
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a page")]
    let (x, y) = (at.x0 as f32, at.y0 as f32);
    match rotation {
        Rotation::None => [1.0, 0.0, 0.0, -1.0, -x, height + y],
        Rotation::Horizontal => [0.0, 1.0, 1.0, 0.0, -y, -x],
        Rotation::Flipped => [-1.0, 0.0, 0.0, 1.0, width + x, -y],
        Rotation::FlippedHorizontal => [0.0, -1.0, -1.0, 0.0, width + y, height + x],
    }
}

/// The bytes of a stream, unpacked within what is left; what cannot be unpacked is empty.
pub(super) fn decoded(stream: &Stream<'_>, budget: &mut Budget) -> Result<Vec<u8>, Fault> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    let plain_deflate = matches!(filters.as_slice(), [Filter::FlateDecode])
        && !stream.dict().contains_key("DecodeParms")
        && !stream.dict().contains_key("DP");
    let bytes = if plain_deflate {
        guard::unpacked(&raw, budget.bytes.min(MOST_BYTES)).ok_or_else(too_big)?
    } else {
        let most = filters.iter().fold(raw.len(), |size, filter| match filter {
            Filter::FlateDecode => size.saturating_mul(1032),
            Filter::LzwDecode => size.saturating_mul(2730),
            Filter::RunLengthDecode => size.saturating_mul(64),
            _ => size,
        });
        // A predictor or a chain: only what is small whatever it holds is handed on uncounted.
        if most > 4 * MOST_BYTES {
            return Err(too_big());
        }
        stream.decoded().map(std::borrow::Cow::into_owned).unwrap_or_default()
    };
    budget.bytes = budget.bytes.checked_sub(bytes.len()).ok_or_else(too_big)?;
    Ok(bytes)
}
