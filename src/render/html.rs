//! A document as one HTML file: a page to read on any screen that prints on A4 as the official format asks.
//!
//! Invariant: the file fetches nothing and runs nothing; its one policy line tells the browser so.

use super::{Filling, TemplateError, TemplateSet, Templates};
use crate::view::DocumentView;
use crate::view::diff::Comparison;

/// The document as one self-contained HTML file.
///
/// # Errors
/// A template, a user's own above all, that does not parse or asks for a field that the view does not have.
pub fn html(view: &DocumentView, templates: &Templates) -> Result<String, TemplateError> {
    templates.compile(TemplateSet::Html)?.fill("document", &Filling::new(view)?)
}

/// The table of a comparison as one self-contained HTML file.
///
/// # Errors
/// As for [`html`].
pub fn comparison_html(view: &Comparison, templates: &Templates) -> Result<String, TemplateError> {
    templates.compile(TemplateSet::Html)?.fill("comparison", &Filling::new(view)?)
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
