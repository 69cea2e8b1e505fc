//! A small typesetter: a page markup in, pages with placed lines out.
//!
//! It knows paragraphs, tables, footnotes and pages, and nothing of what they say. A file is written by another room.
//!
//! Invariants: same markup, same faces, same pages; every markup gives pages or an error, in time that grows with its
//! length; nothing is lost: what does not fit stands where it fits least badly.

mod document;
mod faces;
mod flow;
mod line;
mod look;
mod markup;
mod notes;
mod page;
mod place;
mod row;
mod strip;
mod structure;

pub use document::{Block, Cell, Document, Inline, Length, Paragraph, Part, Row, Rule, Sheet, Table, Width, Words};
pub use faces::Faces;
pub use flow::set;
pub use look::{Align, Look, Pitch, Stand};
pub use markup::{MarkupError, read};
pub use page::{Page, Piece, Stroke};
pub use structure::{Child, Node, Numbers, Outline, Role, Structure};

#[cfg(test)]
mod tests;
