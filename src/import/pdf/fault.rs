//! Why a PDF file cannot be read.

/// Why a PDF file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are no PDF file, or nothing of it can be read.
    Damaged,
    /// A password is needed to open it.
    Locked,
    /// It is protected in a way that is not known here.
    UnknownLock,
    /// It unpacks to more than any regulation needs: a bomb, or no text document.
    TooLarge,
    /// Its pages hold pictures and no letters: a scan.
    NoText {
        /// How many pages it has.
        pages: usize,
    },
}
