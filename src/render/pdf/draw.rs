//! A page drawn: words, lines, links, and which words belong to which leaf of the structure.

use super::PdfError;
use crate::typeset::{Document, Faces, Page, Piece, Role};
use krilla::Data;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::page::Page as Sheet;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::HashMap;
use std::sync::Arc;

/// How much a space may be stretched, in parts of the letter size, before readers of files see two.
const WIDE: f64 = 0.15;

/// Letters of one size in one font.
#[derive(Default)]
struct Run {
    font: (usize, bool),
    size: f64,
    x: f64,
    glyphs: Vec<KrillaGlyph>,
}

/// What was drawn for the structure: of each leaf its words, of each linked leaf its annotations.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) leaves: HashMap<usize, Vec<Identifier>>,
    pub(super) links: HashMap<usize, Vec<Identifier>>,
}

/// The pages of a document while they are drawn.
pub(super) struct Drawing<'d> {
    faces: &'d Faces,
    /// The fonts of the file: of each face one, and one for the figures of marks, which are read as raised figures, so
    /// that a number with a note never reads as one with a further digit.
    fonts: HashMap<(usize, bool), Font>,
    /// Where each anchor lies: the page and the place on it.
    targets: HashMap<usize, (usize, Point)>,
    /// What a reader hears of the link of a leaf.
    spoken: HashMap<usize, &'d str>,
    drawn: Drawn,
}

/// Where each anchor lies: the page and the place on it.
pub(super) fn targets(pages: &[Page]) -> HashMap<usize, (usize, Point)> {
    let mut out = HashMap::new();
    for (index, page) in pages.iter().enumerate() {
        for &(anchor, y) in &page.anchors {
            out.entry(anchor).or_insert((index, Point::from_xy(0.0, y as f32)));
        }
    }
    out
}

impl<'d> Drawing<'d> {
    pub(super) fn new(document: &'d Document, pages: &[Page], faces: &'d Faces) -> Result<Self, PdfError> {
        let mut spoken = HashMap::new();
        for node in &document.structure.nodes {
            if let Role::Link(_, words) = &node.role {
                spoken.extend(node.children.iter().filter_map(|child| match child {
                    crate::typeset::Child::Leaf(leaf) => Some((*leaf, words.as_str())),
                    crate::typeset::Child::Node(_) => None,
                }));
            }
        }
        let mut drawing =
            Self { faces, fonts: HashMap::new(), targets: targets(pages), spoken, drawn: Drawn::default() };
        for piece in pages.iter().flat_map(|page| &page.pieces) {
            for letter in piece.text.chars() {
                if let Some((face, ..)) = faces.shape(letter, &piece.look) {
                    drawing.open((face, piece.look.raised && letter.is_ascii_digit()))?;
                }
            }
        }
        Ok(drawing)
    }

    /// Takes a face into the file.
    fn open(&mut self, (at, is_mark): (usize, bool)) -> Result<(), PdfError> {
        if self.fonts.contains_key(&(at, is_mark)) {
            return Ok(());
        }
        let Some(face) = self.faces.get(at) else { return Ok(()) };
        let (bytes, index) = face.file();
        let bytes: Data = if is_mark {
            // The writer knows a font by the length of its file, among others.
            bytes.iter().copied().chain([0]).collect::<Vec<u8>>().into()
        } else {
            (Arc::new(Bytes(bytes)) as Arc<dyn AsRef<[u8]> + Send + Sync>).into()
        };
        let font = Font::new(bytes, index)
            .ok_or_else(|| PdfError::Standard(format!("the font file of “{}” is broken", face.family())))?;
        self.fonts.insert((at, is_mark), font);
        Ok(())
    }

    pub(super) fn drawn(&self) -> &Drawn {
        &self.drawn
    }

    pub(super) fn page(&mut self, page: &Page, sheet: &mut Sheet) {
        let mut surface = sheet.surface();
        surface.set_fill(Some(Fill::default()));
        if !page.strokes.is_empty() {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            for stroke in &page.strokes {
                line(&mut surface, stroke);
            }
            surface.end_tagged();
        }
        for piece in &page.pieces {
            match piece.leaf {
                Some(leaf) => {
                    let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                    self.drawn.leaves.entry(leaf).or_default().push(identifier);
                }
                None => {
                    let kind = ArtifactType::PaginationOther;
                    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
                }
            }
            self.words(piece, &mut surface);
            surface.end_tagged();
        }
        surface.finish();
        for piece in &page.pieces {
            self.link(piece, sheet);
        }
    }

    fn words(&self, piece: &Piece, surface: &mut Surface) {
        let size = Faces::size(&piece.look);
        let (mut said, mut run, mut x) = (String::with_capacity(piece.text.len()), Run::default(), piece.x);
        let mut runs = Vec::new();
        for letter in piece.text.chars() {
            let Some((face, glyph, advance)) = self.faces.shape(letter, &piece.look) else { continue };
            let stretch = if matches!(letter, ' ' | '\u{a0}') { piece.stretch } else { 0.0 };
            let is_mark = piece.look.raised && letter.is_ascii_digit();
            // A gap that is wide enough to be taken for a space more is filled by a space that is as wide.
            let size = if stretch > WIDE * size { size * (advance + stretch) / advance } else { size };
            if (run.font, run.size) != ((face, is_mark), size) {
                let next = Run { font: (face, is_mark), size, x, glyphs: Vec::new() };
                runs.push(std::mem::replace(&mut run, next));
            }
            let start = said.len();
            said.push(if is_mark { superscript(letter) } else { letter });
            // Half of what a space is stretched by stands before it.
            run.glyphs.push(KrillaGlyph::new(
                GlyphId::new(u32::from(glyph)),
                ((advance + stretch) / size) as f32,
                if size > Faces::size(&piece.look) { 0.0 } else { (stretch / 2.0 / size) as f32 },
                0.0,
                0.0,
                start..said.len(),
                None,
            ));
            x += advance + stretch;
        }
        runs.push(run);
        for run in runs.iter().filter(|run| !run.glyphs.is_empty()) {
            let Some(font) = self.fonts.get(&run.font) else { continue };
            let start = Point::from_xy(run.x as f32, piece.y as f32);
            surface.draw_glyphs(start, &run.glyphs, font.clone(), &said, run.size as f32, false);
        }
    }

    fn link(&mut self, piece: &Piece, sheet: &mut Sheet) {
        let (Some(link), Some(leaf)) = (piece.link, piece.leaf) else { return };
        let Some(&(page, point)) = self.targets.get(&link) else { return };
        let (x, y, size) = (piece.x, piece.y, piece.look.size);
        let rect =
            Rect::from_ltrb(x as f32, (y - 0.8 * size) as f32, (x + piece.width) as f32, (y + 0.25 * size) as f32);
        let Some(rect) = rect else { return };
        let target = Target::Destination(XyzDestination::new(page, point).into());
        let spoken =
            self.spoken.get(&leaf).filter(|words| !words.is_empty()).map_or(piece.text.as_str(), |words| *words);
        let annotation = Annotation::new_link(LinkAnnotation::new(rect, target), Some(spoken.to_owned()));
        let identifier = sheet.add_tagged_annotation(annotation);
        self.drawn.links.entry(leaf).or_default().push(identifier);
    }
}

/// A figure as the raised figure that it is read as.
fn superscript(figure: char) -> char {
    match figure {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => figure.to_digit(10).and_then(|digit| char::from_u32(0x2070 + digit)).unwrap_or(figure),
    }
}

fn line(surface: &mut Surface, stroke: &crate::typeset::Stroke) {
    let mut path = PathBuilder::new();
    path.move_to(stroke.from.0 as f32, stroke.from.1 as f32);
    path.line_to(stroke.to.0 as f32, stroke.to.1 as f32);
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { width: stroke.thickness as f32, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
    surface.set_fill(Some(Fill::default()));
}

/// The bytes of a font file, shared.
struct Bytes(Arc<std::borrow::Cow<'static, [u8]>>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
