//! How what moved is written in a document with tracked changes.

/// How moves are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Moves {
    /// As moves, which Word shows and LibreOffice understands.
    #[default]
    Tracked,
    /// As what is gone and what came: most other readers lose a move, or show it twice.
    Text,
}
