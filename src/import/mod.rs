//! Foreign files become regulations: readers give a [`Document`], one recogniser makes a regulation of it.
//!
//! Reading order: `document` (what readers hand over), `format` (which reader a file is for), the readers, `recognise`.

mod document;
mod format;
mod plain;
mod recognise;

pub use document::{
    Align, Block, Cell, Document, Face, Look, PageLook, Paragraph, Run, RunKind, SetAside, Table, Tracked, Why,
};
pub use format::{Fault, Format, Read, is_known, read};
pub use recognise::{Imported, Letters, Report, recognise};
