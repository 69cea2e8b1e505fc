//! A comparison as Markdown, for a review thread.

use super::{Filling, TemplateError, TemplateSet, Templates};
use crate::view::diff::ReviewView;

/// The comparison as one Markdown text.
///
/// # Errors
/// A template that does not parse or asks for a field that the view does not have.
pub fn diff_md(view: &ReviewView, templates: &Templates) -> Result<String, TemplateError> {
    templates.compile(TemplateSet::Markdown)?.fill("diff", &Filling::new(view)?)
}
