//! quyche drafts, checks and prints the working regulations of Vietnamese Party committees.
//!
//! Reading order: `source` (texts and spans), `diagnostic` (what readers have to say), `model` (the vocabulary),
//! `load` and `save` (the notation), `import` (foreign files), `diff` (the comparison), `amend` (instruments of change),
//! `merge` (two drafters' edits), `check` (the reviewer), `matrix` (who decides what), `store` (files and git), `open` (a regulation with
//! all that belongs to it), `view` and `render` (print), `cli` (the commands).

pub mod amend;
pub mod asset;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod format;
pub mod import;
pub mod lang;
pub mod language;
pub mod load;
pub mod matrix;
pub mod measure;
pub mod merge;
pub mod model;
pub mod open;
pub mod render;
pub mod renew;
pub mod save;
pub mod source;
pub mod store;
pub mod typeset;
pub mod view;
