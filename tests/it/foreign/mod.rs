//! Foreign files: our own prints are read back word for word, and bytes that nobody should trust do no harm.

mod expected;
mod own_docx;
