//! Amending: an instrument drafted and applied gives the new text, and says what it does as offices say it.

mod applying;
mod compared;
mod edits;
mod instrument;
pub mod laws;
mod wording;
