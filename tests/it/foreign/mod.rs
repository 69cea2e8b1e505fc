//! Foreign files: our own prints are read back word for word, and bytes that nobody should trust do no harm.

pub mod expected;
mod own_docx;
