//! The integration tests, one binary: each binary links the PDF engine.
//!
//! Reading order: `support` (folders, cases, the program), `load` (the notation and its faults), `laws` (properties),
//! `outputs` (snapshots), `cli` (the commands), `hostile` and `mutations` (what an outsider may hand in), `examples` (the folders
//! that ship), `tidy` (the house rules). `BLESS=1` rewrites the expected parts of case files that disagree and
//! `INSTA_UPDATE=always` the snapshots; look at the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what it expects by failing")]

mod cli;
mod examples;
mod hostile;
mod laws;
mod load;
mod mutations;
mod outputs;
#[cfg(feature = "pdf")]
mod pdf;
mod redline;
mod seeded;
mod seeded_edits;
mod support;
mod tidy;
