//! PDF: the view fills a template of page markup, which is set and written as an accessible archive file.
//!
//! Every file claims PDF/A-2a (it can be filed for good) and PDF/UA-1 (it can be read aloud); where a text cannot
//! be brought to that, there is an error and no file.
//!
//! Invariant: same view, same fonts, same bytes. The only date is the document's own.

mod dates;
mod draw;
mod fonts;
mod outline;
mod streams;
mod tags;
mod write;

pub use fonts::{EMBEDDED_FAMILY, Fonts};

use super::{Filling, RenderFailure, TemplateError, TemplateSet, Templates};
use crate::typeset::{self, Faces, MarkupError};
use crate::view::diff::Comparison;
use crate::view::{DocumentView, Meta};
use serde::Serialize;
use std::fmt;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// A template that does not parse or cannot be filled.
    Template(TemplateError),
    /// Letters that no font at hand can show.
    Letters(Vec<char>),
    /// The markup that a template gave cannot be set.
    Markup(MarkupError),
    /// The file cannot be written as the standards want it; what is wrong.
    Standard(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Template(error) => error.fmt(f),
            PdfError::Letters(letters) => {
                f.write_str("no font at hand shows")?;
                for (at, letter) in letters.iter().enumerate() {
                    write!(f, "{} {letter} (U+{:04X})", if at > 0 { "," } else { "" }, u32::from(*letter))?;
                }
                Ok(())
            }
            PdfError::Markup(error) => write!(f, "{error}"),
            PdfError::Standard(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for PdfError {}

impl From<TemplateError> for PdfError {
    fn from(error: TemplateError) -> Self {
        PdfError::Template(error)
    }
}

impl From<PdfError> for RenderFailure {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::Template(error) => RenderFailure::Template(error),
            PdfError::Letters(letters) => RenderFailure::Letters(letters),
            other => RenderFailure::package(other),
        }
    }
}

/// A document as PDF. When the family of its profile is not among `fonts`, Liberation Serif stands in.
///
/// # Errors
/// A template that cannot be filled or does not give page markup, letters that no font shows, or a text that the
/// standards refuse.
pub fn pdf(view: &DocumentView, templates: &Templates, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    print("document", view, &view.meta, templates, fonts)
}

/// The table of a comparison as PDF.
///
/// # Errors
/// As for [`pdf`].
pub fn comparison_pdf(view: &Comparison, templates: &Templates, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    print("comparison", view, &view.meta, templates, fonts)
}

/// The markup of a document: what a template that fails is debugged with.
///
/// # Errors
/// A template that cannot be filled.
pub fn markup(view: &DocumentView, templates: &Templates) -> Result<String, TemplateError> {
    templates.compile(TemplateSet::Pdf)?.fill("document", &Filling::new(view)?)
}

/// A document on pages, before it is written: where each line stands.
///
/// # Errors
/// As for [`pdf`].
pub fn pages(view: &DocumentView, templates: &Templates, fonts: &Fonts) -> Result<Vec<typeset::Page>, PdfError> {
    let (_, pages, _) = set("document", view, templates, fonts)?;
    Ok(pages)
}

/// The table of a comparison on pages: where each line stands.
///
/// # Errors
/// As for [`pdf`].
pub fn comparison_pages(
    view: &Comparison,
    templates: &Templates,
    fonts: &Fonts,
) -> Result<Vec<typeset::Page>, PdfError> {
    let (_, pages, _) = set("comparison", view, templates, fonts)?;
    Ok(pages)
}

fn print(
    template: &str,
    view: &impl Serialize,
    meta: &Meta,
    templates: &Templates,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let (document, pages, faces) = set(template, view, templates, fonts)?;
    write::write(&document, &pages, &faces, meta)
}

type Set = (typeset::Document, Vec<typeset::Page>, Faces);

fn set(template: &str, view: &impl Serialize, templates: &Templates, fonts: &Fonts) -> Result<Set, PdfError> {
    let view = Filling::new(view)?;
    let filled = templates.compile(TemplateSet::Pdf)?.fill(template, &view)?;
    // Letters put together from a base and its marks would come out as two when copied.
    let filled = match is_nfc_quick(filled.chars()) {
        IsNormalized::Yes => filled,
        _ => filled.nfc().collect(),
    };
    let document = typeset::read(&filled).map_err(|error| located(error, template, &view, templates))?;
    let faces = Faces::new(fonts.faces(), &document.families);
    let missing = faces.missing(&filled);
    if !missing.is_empty() {
        return Err(PdfError::Letters(missing));
    }
    let pages = typeset::set(&document, &faces);
    Ok((document, pages, faces))
}

/// The error with the template and the line that it comes from: the templates are filled once more, this time saying
/// where each line comes from.
fn located(error: MarkupError, template: &str, view: &Filling, templates: &Templates) -> PdfError {
    let traced = templates.traced(TemplateSet::Pdf).and_then(|traced| traced.fill(template, view));
    let again = traced.ok().and_then(|filled| typeset::read(&filled).err());
    PdfError::Markup(match again {
        Some(found) if found.message == error.message && found.element == error.element => found,
        _ => error,
    })
}

#[cfg(test)]
mod tests;
