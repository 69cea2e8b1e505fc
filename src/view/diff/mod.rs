//! A comparison as its forms show it: all are drawn from one [`crate::diff::Diff`], so none can say what another does not.

mod data;
pub mod redline;
mod segment;

pub use data::{DiffData, data};
pub use redline::{Credit, RedlineView, redline};
pub use segment::{Fate, SegmentView, inline, new_side, old_side, whole};
