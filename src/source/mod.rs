//! Every text of a run as a plain value, and byte ranges in it; nothing here touches a file.

mod decode;
mod lines;
mod position;
mod span;

pub use decode::{Fault, FaultKind, decode};
pub use position::Position;
pub use span::{Origin, Span};

/// The name of the file of facts in a regulation's folder.
pub const FACTS_FILE: &str = "regulation.yaml";

/// The name of the file with the articles of the promulgating decision.
pub const DECISION_FILE: &str = "quyet-dinh.md";

/// The name of the file with the reviewers' sign-offs.
pub const SIGN_OFF_FILE: &str = "duyet.yaml";

/// Which text of a [`Sources`] a span points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One text with the name it is shown under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The name inside the folder, with `/` between its parts: `01-quy-dinh-chung.md`.
    pub name: String,
    /// The path that a person can open; equal to `name` for a text that is no file.
    pub path: String,
    /// The text as it is, byte for byte.
    pub text: String,
    /// Why the bytes are no text; `text` is then only good for showing the place.
    pub fault: Option<Fault>,
    /// Positions through the text, once one was asked for.
    lines: lines::Lines,
}

/// Every text of a run: a folder, a git revision or the strings of a test.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// No texts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under `name`, opened at `path`, and returns its id.
    pub fn add(&mut self, name: impl Into<String>, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile {
            name: name.into(),
            path: path.into(),
            text: text.into(),
            fault: None,
            lines: Default::default(),
        });
        id
    }

    /// Adds a file's bytes, decoded as [`decode`] does.
    pub fn add_bytes(&mut self, name: impl Into<String>, path: impl Into<String>, bytes: Vec<u8>) -> FileId {
        let (text, fault) = decode(bytes);
        let id = self.add(name, path, text);
        if let Some(file) = self.files.last_mut() {
            file.fault = fault;
        }
        id
    }

    /// The text with this id, when it is one of these.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The texts with their ids, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// The text called `name`.
    pub fn find(&self, name: &str) -> Option<(FileId, &SourceFile)> {
        self.iter().find(|(_, file)| file.name == name)
    }

    /// The words under a span; empty when the span points outside.
    pub fn words(&self, span: Span) -> &str {
        self.get(span.file).and_then(|file| file.text.get(span.range())).unwrap_or("")
    }

    /// Where a byte of a text stands; a byte past the end gives the end.
    pub fn position(&self, file: FileId, byte: usize) -> Position {
        let Some(file) = self.get(file) else { return Position { line: 1, column: 1 } };
        let mut byte = byte.min(file.text.len());
        while !file.text.is_char_boundary(byte) {
            byte -= 1;
        }
        file.lines.position(&file.text, byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn position_counts_characters_and_survives_a_byte_inside_one() {
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", "uỷ\nviên");
        assert_eq!(sources.position(file, 0), Position { line: 1, column: 1 });
        assert_eq!(sources.position(file, 2), Position { line: 1, column: 2 });
        assert_eq!(sources.position(file, 5), Position { line: 2, column: 1 });
        assert_eq!(sources.position(file, 999), Position { line: 2, column: 5 });
    }
}
