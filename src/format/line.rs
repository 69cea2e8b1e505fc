//! The file under review, its paragraphs with what is known of them, and numbers as findings write them.

use crate::import::{Document, Paragraph, Tag};
use crate::model::Profile;
use crate::source::Span;

/// A file under review.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// What was read of it.
    pub document: &'a Document,
    /// What each of its paragraphs is.
    pub tags: &'a [Tag],
    /// Where each of them stands in the text that findings point at.
    pub places: &'a [Span],
    /// The format that it should have.
    pub profile: &'a Profile,
}

/// A paragraph with what is known of it.
pub(super) struct Line<'a> {
    pub(super) paragraph: &'a Paragraph,
    pub(super) tag: Tag,
    pub(super) place: Span,
    /// Whether it stands in a cell of a table.
    pub(super) in_cell: bool,
    /// The cell that it stands in, counted through the file; 0 for none.
    pub(super) cell: usize,
}

/// A number without a tail of zeros, the comma that Vietnamese writes.
pub(super) fn number(value: impl Into<f64>) -> String {
    let rounded = (value.into() * 10.0).round() / 10.0;
    format!("{rounded}").replace('.', ",")
}

/// What is asked: one number, or from the least to the most.
pub(super) fn range([least, most]: [f64; 2]) -> String {
    if least == most { number(least) } else { format!("{}–{}", number(least), number(most)) }
}

/// Whether a number lies in a range, a little more or less being none.
pub(super) fn within(value: f32, [least, most]: [f64; 2], slack: f64) -> bool {
    let value = f64::from(value);
    value >= least - slack && value <= most + slack
}
