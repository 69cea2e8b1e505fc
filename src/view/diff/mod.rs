//! A comparison as its forms show it: all are drawn from one [`crate::diff::Diff`], so none can say what another does not.

mod data;
pub mod explain;
pub mod page;
mod segment;
mod table;

pub use data::{DiffData, data};
pub use page::PageView;
pub use segment::{Fate, SegmentView, inline, new_side, old_side, whole};
pub use table::{Comparison, Marks, ParagraphView, RowView, Stretch, TableSettings, comparison};
