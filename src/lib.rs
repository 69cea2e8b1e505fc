//! quyche drafts, checks and prints the working regulations of Vietnamese Party committees.
//!
//! The library has a small door: [`open`] a regulation, then [`Regulation::check`], [`Regulation::print`] or
//! [`Regulation::compare`] it.
//!
//! ```
//! let regulation = quyche::open("regulations/dang-uy-xa")?;
//! assert!(!regulation.check()?.iter().any(|finding| finding.is_error));
//! let word = regulation.print("docx")?;
//! # assert!(word.starts_with(b"PK"));
//! # Ok::<(), quyche::Error>(())
//! ```
//!
//! What stands behind it are rooms, which promise nothing to others; the tests, the benches and the fuzzers go in and out of
//! them. Reading order: `source` (texts and spans), `diagnostic` (what readers have to say), `model` (the vocabulary),
//! `load` and `save` (the notation), `import` (foreign files), `diff` (the comparison), `amend` (instruments of change),
//! `merge` (two drafters' edits), `check` (the reviewer), `matrix` (who decides what), `store` (files and git), `open` (a regulation with
//! all that belongs to it), `view` and `render` (print), `door` (the library's), `cli` (the commands).

mod door;
pub use door::{Comparison, Error, Finding, Regulation, open};

#[doc(hidden)]
pub mod amend;
#[doc(hidden)]
pub mod asset;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod diagnostic;
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod format;
#[doc(hidden)]
pub mod import;
#[doc(hidden)]
pub mod lang;
#[doc(hidden)]
pub mod language;
#[doc(hidden)]
pub mod load;
#[doc(hidden)]
pub mod matrix;
#[doc(hidden)]
pub mod measure;
#[doc(hidden)]
pub mod merge;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod open;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod renew;
#[doc(hidden)]
pub mod save;
#[doc(hidden)]
pub mod source;
#[doc(hidden)]
pub mod store;
#[doc(hidden)]
pub mod typeset;
#[doc(hidden)]
pub mod view;
