//! How a command ended.

/// How a command ended, when it did what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to say.
    Clean,
    /// Findings, or differences that were asked for.
    Findings,
    /// Not all of it: what is missing was told, and the rest was done.
    Partly,
}
