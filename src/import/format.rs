//! Which reader a file is for: its first bytes decide, its name helps only where they do not.

use super::{Document, plain};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Markdown => "md",
        }
    }

    /// Whether files of this format end so.
    pub fn is_ending(self, ending: &str) -> bool {
        match self {
            Format::Text => !["docx", "odt", "pdf", "html", "htm", "doc"].contains(&ending),
            Format::Markdown => ["md", "markdown"].contains(&ending),
        }
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct Read {
    /// What stands in it.
    pub document: Document,
    /// What it is, whatever its name says.
    pub format: Format,
    /// The old encoding that its words were converted from.
    pub encoding: Option<&'static str>,
}

/// Why nothing can be read of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing stands in it.
    Empty,
    /// It is of no format that is read.
    Unknown,
    /// It is larger than any regulation.
    TooLarge,
}

impl Fault {
    /// The key of the sentence that says so.
    pub fn key(self) -> &'static str {
        match self {
            Fault::Empty => "import.empty",
            Fault::Unknown => "import.unknown",
            Fault::TooLarge => "import.too-large",
        }
    }
}

/// No text file of a regulation comes near this, bytes.
const LARGEST: usize = 32 * 1024 * 1024;

/// The endings of files that are read, in small letters.
const ENDINGS: [&str; 3] = ["txt", "md", "markdown"];

/// Whether a file of this name is of a kind that is read.
pub fn is_known(name: &str) -> bool {
    ending(name).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

fn ending(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())
}

/// Reads a file of the name `name`.
///
/// # Errors
/// A file that is empty, too large or of no format that is read.
pub fn read(name: &str, bytes: &[u8]) -> Result<Read, Fault> {
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let decoded = plain::decode(bytes).ok_or(Fault::Unknown)?;
    if decoded.text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    let is_markdown = ending(name).is_some_and(|ending| ["md", "markdown"].contains(&ending.as_str()));
    let format = if is_markdown { Format::Markdown } else { Format::Text };
    let document = plain::document(&decoded.text, is_markdown);
    Ok(Read { document, format, encoding: decoded.encoding })
}
