//! The page markup: XML with a few elements, which `docs/templates.md` describes. Whatever is wrong is told with its
//! line and its element.

mod attributes;
mod block;
mod element;
mod error;
mod inline;
mod reader;
mod table;

pub use error::MarkupError;
pub use reader::read;
