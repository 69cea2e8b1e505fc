//! Print: a view and the templates give HTML, DOCX and PDF.
//!
//! Invariant: a template sees its view and nothing else, and no format has words or rules of its own.

mod escape;
#[cfg(feature = "pdf")]
pub mod pdf;
mod templates;

pub use templates::{TemplateError, TemplateSet, Templates};
