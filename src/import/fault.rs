//! Why a foreign file cannot be read at all.

use std::fmt;

/// Why a foreign file cannot be read at all; `part` is the name of a file inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It has no bytes.
    Empty,
    /// It is of another kind than asked for: the kind that it seems to be (`xlsx`, `odt`, `pdf`), or `?`.
    OtherKind(&'static str),
    /// A password guards it.
    Encrypted,
    /// It is a Word file of before 2007.
    OldWord,
    /// It is cut off or garbled.
    Damaged {
        /// The part; empty for the file itself.
        part: String,
    },
    /// A part swells to more than any document has.
    TooBig {
        /// The part.
        part: String,
    },
    /// It holds more files than any document has.
    TooManyParts,
    /// A file in it names a place outside.
    BadName(String),
    /// A part declares entities, which no document does.
    Entities {
        /// The part.
        part: String,
    },
    /// Elements of a part stand in one another too deep.
    TooDeep {
        /// The part.
        part: String,
    },
    /// It has no text: a scan, or pictures alone.
    NoText,
}

impl Fault {
    /// The key of its sentence in the catalogues.
    pub fn key(&self) -> &'static str {
        match self {
            Fault::Empty => "import.fault.empty",
            Fault::OtherKind("?") => "import.fault.unknown-kind",
            Fault::OtherKind(_) => "import.fault.other-kind",
            Fault::Encrypted => "import.fault.encrypted",
            Fault::OldWord => "import.fault.old-word",
            Fault::Damaged { .. } => "import.fault.damaged",
            Fault::TooBig { .. } => "import.fault.too-big",
            Fault::TooManyParts => "import.fault.too-many-parts",
            Fault::BadName(_) => "import.fault.bad-name",
            Fault::Entities { .. } => "import.fault.entities",
            Fault::TooDeep { .. } => "import.fault.too-deep",
            Fault::NoText => "import.fault.no-text",
        }
    }

    /// What fills the gap `{what}` of that sentence: the part, the name or the kind.
    pub fn what(&self) -> &str {
        match self {
            Fault::OtherKind(kind) => kind,
            Fault::BadName(name) => name,
            Fault::Damaged { part } | Fault::TooBig { part } | Fault::Entities { part } | Fault::TooDeep { part } => {
                part
            }
            _ => "",
        }
    }

    /// A part is cut off or garbled.
    pub(super) fn damaged(part: &str) -> Self {
        Fault::Damaged { part: part.to_owned() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key(), self.what())
    }
}

impl std::error::Error for Fault {}
