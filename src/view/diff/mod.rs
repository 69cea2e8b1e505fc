//! A comparison as its forms show it: all are drawn from one [`crate::diff::Diff`], so none can say what another does not.

mod data;
pub mod explain;
mod history;
mod names;
pub mod page;
mod quoting;
pub mod redline;
mod review;
mod segment;
mod sign_offs;
mod table;
mod told;

pub use data::{DiffData, data};
pub use history::{HistoryView, LifeView, MomentLine, MomentView, VersionView, Versions};
pub use page::PageView;
pub use redline::{Moves, RedlineView, Tracking, redline};
pub use review::{ReviewGroup, ReviewLine, ReviewPiece, ReviewRow, ReviewView, review};
pub use segment::{Fate, SegmentView, inline, new_side, old_side, whole};
pub use sign_offs::{SignOffData, lapsing};
pub use table::{Comparison, Marks, ParagraphView, RowView, Stretch, TableSettings, comparison};
pub use told::{FactGroupView, GroupView, ItemView, LineView, ToldView, bracketed, elided, fact_groups, told};
