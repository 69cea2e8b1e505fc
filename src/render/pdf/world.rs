//! What the typesetter may see: one source, the fonts and the date of the document.
//!
//! Invariant: no file, no package, no clock. A text that managed to say `#read("/etc/passwd")` would find nothing.

use super::Fonts;
use std::sync::LazyLock;
use typst::LibraryExt;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

/// The definitions of the markup language: built once, since every document uses the same.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// One document to set.
pub(super) struct Document<'a> {
    source: Source,
    fonts: &'a Fonts,
    date: Option<Datetime>,
}

impl<'a> Document<'a> {
    pub(super) fn new(markup: String, fonts: &'a Fonts, date: Option<Datetime>) -> Self {
        Self { source: Source::detached(markup), fonts, date }
    }

    /// The line of the markup, from 1, in which this place lies, with its words.
    pub(super) fn line_at(&self, byte: usize) -> Option<(usize, &str)> {
        let line = self.source.lines().byte_to_line(byte)?;
        Some((line + 1, self.source.text().lines().nth(line).unwrap_or_default()))
    }
}

impl World for Document<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.date
    }
}
