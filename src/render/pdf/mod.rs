//! PDF: the view fills a template of Typst markup, which is set and written as an accessible archive file.
//!
//! Every file claims PDF/A-2a (it can be filed for good) and PDF/UA-1 (it can be read aloud); where a text cannot
//! be brought to that, there is an error and no file.
//!
//! Invariant: same view, same fonts, same bytes. The only date is the document's own.

mod fonts;
mod world;

pub use fonts::{EMBEDDED_FAMILY, Fonts};

use super::{Filling, RenderFailure, TemplateError, TemplateSet, Templates};
use crate::model::Profile;
use crate::view::diff::Comparison;
use crate::view::{DocumentView, Meta};
use serde::Serialize;
use std::fmt;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use world::Document;

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// A template that does not parse or cannot be filled.
    Template(TemplateError),
    /// Letters that no font at hand can show.
    Letters(Vec<char>),
    /// The markup that the template gave cannot be set, or not as the standards want.
    Markup {
        /// The line of the markup, from 1, with its words, when known.
        line: Option<(usize, String)>,
        /// What is wrong, as the typesetter says it.
        message: String,
    },
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
            PdfError::Markup { line: None, message } => write!(f, "pdf: {message}"),
            PdfError::Markup { line: Some((line, words)), message } => write!(f, "pdf:{line}: {message}: {words}"),
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
            other => RenderFailure::package(other),
        }
    }
}

/// A document as PDF. When the family of its profile is not among `fonts`, Liberation Serif stands in.
///
/// # Errors
/// A template that cannot be filled, letters that no font shows, or a text that the standards refuse.
pub fn pdf(view: &DocumentView, templates: &Templates, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    print(markup(view, templates)?, &view.profile, &view.meta, fonts)
}

/// The table of a comparison as PDF.
///
/// # Errors
/// As for [`pdf`].
pub fn comparison_pdf(view: &Comparison, templates: &Templates, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    print(filled(view, "comparison", templates)?, &view.profile, &view.meta, fonts)
}

fn print(markup: String, profile: &Profile, meta: &Meta, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let missing = fonts.missing(&profile.font, &markup);
    if !missing.is_empty() {
        return Err(PdfError::Letters(missing));
    }
    let document = Document::new(markup, fonts, date(meta));
    let pages = set(&document)?;
    write(&pages, meta, &document)
}

/// The markup of a document: what a template that fails is debugged with.
///
/// # Errors
/// A template that cannot be filled.
pub fn markup(view: &DocumentView, templates: &Templates) -> Result<String, TemplateError> {
    filled(view, "document", templates)
}

fn filled(view: &impl Serialize, template: &str, templates: &Templates) -> Result<String, TemplateError> {
    let filled = templates.compile(TemplateSet::Pdf)?.fill(template, &Filling::new(view)?)?;
    // Letters put together from a base and its marks would come out as two when copied.
    Ok(match is_nfc_quick(filled.chars()) {
        IsNormalized::Yes => filled,
        _ => filled.nfc().collect(),
    })
}

fn set(document: &Document) -> Result<PagedDocument, PdfError> {
    let pages = typst::compile::<PagedDocument>(document);
    // What was remembered of a document that is not set again would stay for as long as the process.
    typst::comemo::evict(5);
    pages.output.map_err(|errors| error(&errors, document))
}

fn write(pages: &PagedDocument, meta: &Meta, document: &Document) -> Result<Vec<u8>, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Markup { line: None, message: error.message().to_string() })?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{}\n{}\n{}", meta.author, meta.title, meta.date)),
        creator: Smart::Custom(Some("quyche".to_owned())),
        timestamp: date(meta).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|errors| error(&errors, document))
}

fn date(meta: &Meta) -> Option<Datetime> {
    let (month, day) = (u8::try_from(meta.month).ok()?, u8::try_from(meta.day).ok()?);
    Datetime::from_ymd_hms(meta.year, month, day, 0, 0, 0)
}

fn error(errors: &[SourceDiagnostic], document: &Document) -> PdfError {
    let Some(first) = errors.first() else {
        return PdfError::Markup { line: None, message: "unknown error".to_owned() };
    };
    let line = document.range(first.span).and_then(|range| document.line_at(range.start));
    let mut message = first.message.to_string();
    for hint in &first.hints {
        message.push_str("; ");
        message.push_str(&hint.v);
    }
    PdfError::Markup { line: line.map(|(line, words)| (line, words.to_owned())), message }
}

#[cfg(test)]
mod tests;
