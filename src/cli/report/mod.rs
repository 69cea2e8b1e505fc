//! Reports of findings, one file a form.

mod github;
mod json;
mod sarif;
mod sheet;
mod text;

pub(super) use github::github;
pub(super) use json::json;
pub(super) use sarif::sarif;
pub(super) use sheet::sheet;
pub(super) use text::text;

use crate::open::Reviewed;
use crate::source::{Position, Span};

/// Where a finding stands: the file as a person can open it, its first and last position.
pub(super) struct Place<'a> {
    file: &'a str,
    start: Position,
    end: Position,
}

impl Reviewed {
    fn place(&self, span: Span) -> Place<'_> {
        Place {
            // A finding about the folder as a whole (no regulation.yaml) stands in no file.
            file: shown(self.sources.get(span.file).map_or(self.folder.as_str(), |source| source.path.as_str())),
            start: self.sources.position(span.file, span.start),
            end: self.sources.position(span.file, span.end),
        }
    }
}

/// A path as people type it: without the `./` of the current folder.
fn shown(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}
