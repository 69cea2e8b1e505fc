//! Foreign files become regulations: readers give a [`Document`], one recogniser makes a regulation of it.

mod digits;
mod document;
pub mod docx;
mod fault;
pub mod odt;
mod package;
mod sheet;
mod tag;
mod text;
mod xml;

pub use document::{
    Align, Block, Cell, Document, Face, Look, PageLook, Paragraph, Remark, Run, RunKind, SetAside, Table, Tracked, Why,
};
pub use fault::Fault;
pub use sheet::{PageNumber, Pages, Sheet};
pub use tag::Tag;
