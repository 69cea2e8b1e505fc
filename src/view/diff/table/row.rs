//! A row of the table.

use super::cell::ParagraphView;
use serde::Serialize;

/// A row.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RowView {
    /// Whether it is one cell over all columns, `new` alone.
    pub spans: bool,
    /// Whether it stays with the row below.
    pub is_heading: bool,
    /// Whether it is so short that no page break may fall into it.
    pub keep: bool,
    /// The old text.
    pub old: Vec<ParagraphView>,
    /// The new text.
    pub new: Vec<ParagraphView>,
    /// The explanation, a sentence or two each.
    pub notes: Vec<String>,
    /// The changes that are explained here.
    #[serde(skip)]
    pub changes: Vec<usize>,
}
