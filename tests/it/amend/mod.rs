//! Amending: an instrument drafted and applied gives the new text.

mod laws;
