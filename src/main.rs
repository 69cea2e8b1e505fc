//! The quyche program.
fn main() {}
