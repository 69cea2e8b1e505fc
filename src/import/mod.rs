//! Foreign files become regulations: readers give a [`Document`], one recogniser makes a regulation of it.

mod document;
pub mod encoding;

pub use document::{
    Align, Block, Cell, Document, Face, Look, PageLook, Paragraph, Run, RunKind, SetAside, Table, Tracked, Why,
};
