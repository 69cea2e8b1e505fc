//! Pages written as a file that can be kept and read aloud.

use super::draw::Drawing;
use super::{PdfError, dates, outline, streams, tags};
use crate::typeset::{Document, Faces, Page};
use crate::view::Meta;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::error::KrillaError;
use krilla::geom::Size;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::{NumberingStyle, PageLabel, PageSettings};
use krilla::{Document as Pdf, SerializeSettings};
use std::num::NonZeroU32;

/// Writes the pages of a document.
///
/// # Errors
/// A font that cannot be embedded, or a page that the standards refuse.
pub(super) fn write(document: &Document, pages: &[Page], faces: &Faces, meta: &Meta) -> Result<Vec<u8>, PdfError> {
    let refused = |error: String| PdfError::Standard(error);
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .with_version(PdfVersion::Pdf17)
        .finish()
        .map_err(|error| refused(format!("{error:?}")))?;
    let mut pdf = Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut drawing = Drawing::new(document, pages, faces)?;
    for page in pages {
        let size = Size::from_wh(page.size.0 as f32, page.size.1 as f32)
            .ok_or_else(|| refused("a page without width or height".to_owned()))?;
        let number = NonZeroU32::new(u32::try_from(page.number).unwrap_or(u32::MAX));
        let label = PageLabel::new(number.map(|_| NumberingStyle::Arabic), None, number);
        let mut sheet = pdf.start_page_with(PageSettings::new(size).with_page_label(label));
        drawing.page(page, &mut sheet);
        sheet.finish();
    }
    pdf.set_outline(outline::outline(document, pages));
    pdf.set_tag_tree(tags::tree(&document.structure, drawing.drawn()));
    pdf.set_metadata(metadata(document, meta));
    let mut bytes = pdf.finish().map_err(|error| refused(said(&error)))?;
    if meta.date.is_empty() {
        dates::leave_out(&mut bytes);
    }
    streams::end_apart(&mut bytes);
    // A signature that is added later begins on a line of its own.
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn metadata(document: &Document, meta: &Meta) -> Metadata {
    let date = || {
        let (month, day) = (u8::try_from(meta.month).ok()?, u8::try_from(meta.day).ok()?);
        Some(DateTime::new(u16::try_from(meta.year).ok()?).month(month).day(day).hour(0).minute(0).second(0))
    };
    let title = if document.title.is_empty() { "-" } else { &document.title };
    Metadata::new()
        .title(title.to_owned())
        .authors(vec![document.author.clone()].into_iter().filter(|author| !author.is_empty()).collect())
        .creator("quyche".to_owned())
        .language(document.language.clone())
        .document_id(format!("{}\n{}\n{}", meta.author, meta.title, meta.date))
        // The writer asks for a date; where there is none it is taken out again.
        .creation_date(date().unwrap_or_else(|| DateTime::new(2000)))
}

/// What the writer has to say, in words without the names of its inside.
fn said(error: &KrillaError) -> String {
    match error {
        KrillaError::Font(..) => "a font cannot be put into the file".to_owned(),
        KrillaError::Validation(errors) => {
            let mut kinds: Vec<String> = errors
                .iter()
                .map(|(error, _)| format!("{error:?}").chars().take_while(|c| c.is_alphanumeric()).collect())
                .collect();
            kinds.sort();
            kinds.dedup();
            format!("the file would not be PDF/A-2a and PDF/UA-1: {}", kinds.join(", "))
        }
        other => other.to_string(),
    }
}
