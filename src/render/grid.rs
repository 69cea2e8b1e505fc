//! A grid as Word, as a page and as a spreadsheet.

use super::{Filling, Format, RenderFailure, TemplateSet, Templates, docx, xlsx};
use crate::view::grid::Grid;

/// The formats of a grid.
pub static GRID_FORMATS: &[Format<Grid>] = &[
    Format { name: "docx", templates: TemplateSet::Docx, print: |view, press| grid_docx(view, press.templates) },
    Format { name: "html", templates: TemplateSet::Html, print: |view, press| grid_html(view, press.templates) },
    Format { name: "xlsx", templates: TemplateSet::Docx, print: |view, _| xlsx::xlsx(view) },
];

/// A grid as a Word file, with the styles of a document.
fn grid_docx(view: &Grid, templates: &Templates) -> Result<Vec<u8>, RenderFailure> {
    docx::package(templates.compile(TemplateSet::Docx)?, &Filling::new(view)?, "grid")
}

/// A grid as one self-contained page.
fn grid_html(view: &Grid, templates: &Templates) -> Result<Vec<u8>, RenderFailure> {
    Ok(templates.compile(TemplateSet::Html)?.fill("grid", &Filling::new(view)?)?.into_bytes())
}
