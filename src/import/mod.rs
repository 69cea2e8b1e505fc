//! Foreign files become regulations: readers give a [`Document`], one recogniser makes a regulation of it.
//!
//! Reading order: `document` (what readers hand over), `format` (which reader a file is for), the readers, `recognise`.

mod digits;
mod document;
pub mod docx;
pub mod encoding;
mod fault;
mod fonts;
mod format;
mod html;
mod into;
mod meaning;
pub mod odt;
mod own;
mod package;
pub mod pdf;
mod plain;
mod raised;
mod recognise;
mod setting;
mod sheet;
mod tag;
mod text;
mod unnumbered;
mod write;
mod xml;

pub use document::{
    Align, Block, Cell, Comment, Document, Face, Look, Own, PageLook, Paragraph, Remark, Run, RunKind, SetAside, Table,
    Tracked, Why,
};
pub use fault::Fault;
pub use format::{Format, Read, has_pictures, is_known, read};
use meaning::filled;

pub use into::{Merged, beside, merge, spelled_out};
pub use meaning::{Meaning, Reading, understand};
pub use recognise::{Imported, Letters, Report, recognise, running_text};
pub use sheet::{PageNumber, Pages, Sheet};
pub use tag::Tag;
pub use write::folder;
