//! How the table is wanted.

use serde::Serialize;

/// How the table is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TableSettings {
    /// How what differs is marked.
    pub marks: Marks,
    /// Whether what is the same in both is named instead of printed.
    pub brief: bool,
}

/// How what differs is marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Marks {
    /// New words bold and italic, words that are gone struck.
    #[default]
    Bold,
    /// New words underlined, words that are gone struck.
    Underline,
    /// Not at all.
    None,
}
