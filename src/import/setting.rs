//! How a paragraph is set, as styles and paragraphs of Word and OpenDocument files state it, and how the places add up.

use super::document::{Align, Look};

/// What one place says; what it leaves open is `None`. Lengths in millimetres, spaces in points.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Setting {
    pub(super) align: Option<Align>,
    pub(super) left: Option<f32>,
    /// Of the first line from the left edge of the others; negative when it hangs.
    pub(super) first: Option<f32>,
    pub(super) before: Option<f32>,
    pub(super) after: Option<f32>,
    pub(super) line: Option<Leading>,
    /// Whether a line is drawn above or below.
    pub(super) rule: Option<bool>,
}

/// How far lines stand apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Leading {
    /// Points.
    Exact(f32),
    /// Points, and more where letters need it.
    AtLeast,
    /// A multiple of single spacing.
    Times(f32),
}

impl Setting {
    /// What `over` says stands, of the rest what this says.
    pub(super) fn under(&self, over: &Self) -> Self {
        Self {
            align: over.align.or(self.align),
            left: over.left.or(self.left),
            first: over.first.or(self.first),
            before: over.before.or(self.before),
            after: over.after.or(self.after),
            line: over.line.or(self.line),
            rule: over.rule.or(self.rule),
        }
    }

    /// How a paragraph looks for which this holds, its `heading` level from 1.
    pub(super) fn look(&self, heading: Option<u8>) -> Look {
        let left = self.left.unwrap_or(0.0);
        Look {
            align: self.align,
            first_line: Some(left + self.first.unwrap_or(0.0)),
            left: Some(left),
            space: Some((self.before.unwrap_or(0.0), self.after.unwrap_or(0.0))),
            line: match self.line {
                Some(Leading::Exact(points)) => Some(points),
                _ => None,
            },
            times: match self.line {
                Some(Leading::Times(times)) => Some(times),
                None => Some(1.0),
                Some(_) => None,
            },
            rule: self.rule == Some(true),
            heading,
            ..Look::default()
        }
    }
}
