//! What can go wrong when a view is printed.

use super::TemplateError;
use std::fmt;

/// A document that could not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderFailure {
    /// A template is wrong.
    Template(TemplateError),
    /// Letters that no font at hand shows.
    Letters(Vec<char>),
    /// The file could not be put together.
    Package(String),
}

impl RenderFailure {
    pub(super) fn package(error: impl fmt::Display) -> Self {
        RenderFailure::Package(error.to_string())
    }
}

impl From<TemplateError> for RenderFailure {
    fn from(error: TemplateError) -> Self {
        RenderFailure::Template(error)
    }
}

impl fmt::Display for RenderFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RenderFailure::Template(error) => error.fmt(f),
            RenderFailure::Letters(letters) => {
                let named = letters.iter().map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)));
                write!(f, "no font at hand shows {}", named.collect::<Vec<_>>().join(", "))
            }
            RenderFailure::Package(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for RenderFailure {}
