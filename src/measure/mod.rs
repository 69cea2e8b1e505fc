//! Lengths of words in the face that prints them, and the lines that a centred text is best cut into.
//!
//! Every output breaks a title where this room says, so that no two of them break it differently.

mod face;
mod lines;
mod width;

pub use face::Face;
pub use lines::balanced;
pub use width::{embedded, width};
