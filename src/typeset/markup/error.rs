//! What can be wrong with a markup.

use std::fmt;

/// A markup that cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupError {
    /// The file and line that it comes from, when the markup says so: `pdf/closing.hbs:3`.
    pub origin: Option<String>,
    /// The line of the markup, from 1.
    pub line: usize,
    /// The element that is wrong, or in which something is.
    pub element: String,
    /// What is wrong, and how to mend it.
    pub message: String,
}

impl fmt::Display for MarkupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.origin {
            Some(origin) => write!(f, "{origin}: ")?,
            None => write!(f, "line {}: ", self.line)?,
        }
        if !self.element.is_empty() {
            write!(f, "<{}>: ", self.element)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for MarkupError {}
