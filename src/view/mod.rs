//! The typed contract of every template: what a printed document consists of, with every word already decided.
//!
//! Invariant: a view holds no rule of the notation and no length that is not the profile's; templates only lay
//! out what stands here. A renamed field breaks the templates' tests, not a reader's page.

mod annex;
mod blocks;
mod build;
mod consolidated;
mod contents;
mod counted;
pub mod diff;
mod export;
pub mod grid;
mod head;
mod identity;
mod outline;
mod part;
mod quoted;
mod runs;
mod signature;
mod spoken;
mod table;
mod title;

pub use annex::{AnnexView, SectionView};
pub use blocks::BlockView;
pub use build::{DocumentView, Meta, document, instrument};
pub use consolidated::{Consolidation, consolidated};
pub use contents::ContentsItem;
pub use export::{ExportedProvision, export_provisions};
pub use head::HeadView;
pub use outline::{OutlineItem, outline};
pub use part::PartView;
pub use runs::{FootnoteView, Piece, ReferenceView, Run};
pub use signature::{AuthorityLine, ClosingView, SignatureView};
pub use spoken::spoken;
pub use table::TableView;
