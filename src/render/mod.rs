//! Print: a view and the templates give HTML, DOCX and PDF.
//!
//! Invariant: a template sees its view and nothing else, and no format has words or rules of its own.

mod diff_md;
mod digest;
mod docx;
mod error;
mod escape;
mod failure;
mod filler;
mod formats;
mod grid;
mod helpers;
mod html;
mod page;
mod partials;
#[cfg(feature = "pdf")]
pub mod pdf;
mod program;
mod templates;
mod trace;
mod xlsx;

pub use diff_md::diff_md;
pub use docx::{comparison_docx, docx, redline};
pub use error::TemplateError;
pub use failure::RenderFailure;
pub use formats::{FORMATS, Format, Press, TABLE_FORMATS};
pub use grid::GRID_FORMATS;
pub use html::{comparison_html, html};
pub use page::page;
pub use templates::{Filling, TemplateSet, Templates};
