//! Carried over: what the last term left in the text.
