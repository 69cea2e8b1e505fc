//! The integration tests, one binary: each binary links the PDF engine.
//!
//! Reading order: `support` (folders, cases, the program), `load` (the notation and its faults), `laws` (properties),
//! `outputs` (snapshots), `page` (the comparison as a page), `rules` (the reviewer), `cli` (the commands), `forms` (forms of a comparison), `instruments` (amending instruments that others wrote), `hostile` and `mutations` (what an outsider may
//! hand in), `places` (of the lines of prints), `examples` (the folders that ship), `seeded` and `seeded_edits` (generated edits that judge the
//! comparison), `faults` and `fault_floors` (seeded faults that judge the reviewer), `tricky` (its tricky cases), `docs` (the examples of the pages),
//! `tidy` and `circles` (the house rules). `BLESS=1` rewrites the expected parts of case files that disagree and `INSTA_UPDATE=always` the snapshots; look at the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what it expects by failing")]

mod amend;
mod circles;
mod cli;
mod comparison;
mod consolidated;
mod docs;
mod examples;
mod fault_floors;
mod fault_kinds;
mod faults;
mod foreign;
mod forms;
mod hostile;
mod imports;
mod instruments;
mod laws;
mod load;
mod merge;
mod mutations;
mod outputs;
mod page;
mod paper;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod places;
mod prose;
mod redline;
mod rules;
mod seeded;
mod seeded_edits;
mod support;
mod tidy;
mod tricky;
mod watch;
