//! Lengths of words in the face that prints them, and the lines that a centred text is best cut into.
//!
//! Every output breaks a title where this room says, so that no two of them break it differently.

mod lines;
mod width;

pub use lines::balanced;
pub use width::width;
