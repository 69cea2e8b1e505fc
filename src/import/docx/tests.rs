//! What must come out of a Word file.
