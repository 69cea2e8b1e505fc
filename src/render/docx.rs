//! Word documents: the parts that the templates give, packed.

use super::templates::Compiled;
use super::{Filling, RenderFailure, TemplateSet, Templates};
use crate::view::DocumentView;
use crate::view::diff::{Comparison, RedlineView};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// The parts of a document and their templates, in the order of the package: readers want the types first.
const PARTS: [(&str, &str); 13] = [
    ("[Content_Types].xml", "content-types"),
    ("_rels/.rels", "package-rels"),
    ("word/document.xml", TEXT),
    ("word/_rels/document.xml.rels", "document-rels"),
    ("word/styles.xml", "styles"),
    ("word/numbering.xml", "numbering"),
    ("word/settings.xml", "settings"),
    ("word/fontTable.xml", "font-table"),
    ("word/footnotes.xml", "footnotes"),
    ("word/header.xml", "header"),
    ("word/header-first.xml", "header-first"),
    ("docProps/core.xml", "core"),
    ("docProps/app.xml", "app"),
];

/// Where the template of the text goes.
const TEXT: &str = "";

/// A document as a Word file; the same view gives the same bytes.
///
/// # Errors
/// A template that does not parse or asks for what the view does not have.
pub fn docx(view: &DocumentView, templates: &Templates) -> Result<Vec<u8>, RenderFailure> {
    package(templates.compile(TemplateSet::Docx)?, &Filling::new(view)?, "document")
}

/// A comparison as a Word file with tracked changes; the same view gives the same bytes.
///
/// # Errors
/// As [`docx`].
pub fn redline(view: &RedlineView, templates: &Templates) -> Result<Vec<u8>, RenderFailure> {
    package(templates.compile(TemplateSet::Redline)?, &Filling::new(view)?, "document")
}

/// The table of a comparison as a Word file, with the styles of a document.
///
/// # Errors
/// As [`docx`].
pub fn comparison_docx(view: &Comparison, templates: &Templates) -> Result<Vec<u8>, RenderFailure> {
    package(templates.compile(TemplateSet::Docx)?, &Filling::new(view)?, "comparison")
}

/// The parts, filled and packed; `text_template` is the template of the text.
pub(super) fn package(compiled: &Compiled, view: &Filling, text_template: &str) -> Result<Vec<u8>, RenderFailure> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The clock stays out of the file: a ZIP starts counting at 1980.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    // The text is as much work as all other parts together.
    let fill = |template| compiled.fill(template, view);
    let (text, others) = std::thread::scope(|scope| {
        let others = scope.spawn(|| PARTS.map(|(_, name)| if name == TEXT { Ok(String::new()) } else { fill(name) }));
        (fill(text_template), others.join())
    });
    let Ok(others) = others else { return Err(RenderFailure::package("a template could not be filled")) };
    let mut text = Some(text);
    for ((path, template), other) in PARTS.into_iter().zip(others) {
        let part = if template == TEXT { text.take().unwrap_or(other)? } else { other? };
        zip.start_file(path, options).map_err(RenderFailure::package)?;
        zip.write_all(part.as_bytes()).map_err(RenderFailure::package)?;
    }
    Ok(zip.finish().map_err(RenderFailure::package)?.into_inner())
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
