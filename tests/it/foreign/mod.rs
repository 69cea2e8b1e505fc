//! Foreign files: our own prints are read back word for word, and bytes that nobody should trust do no harm.

mod docx_cases;
pub mod expected;
mod fonts;
mod format;
mod hostile;
mod odt_cases;
mod own_docx;
mod shown;
mod zipped;
