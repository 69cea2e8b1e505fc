//! What of the two sides of a comparison was not understood.

use super::super::output::Output;
use crate::diagnostic::codes::{PAGES_RECOGNISED, PAGES_UNREAD};
use crate::diagnostic::{Diagnostic, Severity};
use crate::open::Side;

/// How many findings of a side are told.
const MOST_TOLD: usize = 3;

/// What is no error and makes a side doubtful all the same.
const DOUBTFUL: [&str; 2] = [PAGES_RECOGNISED.code, PAGES_UNREAD.code];

/// Tells what of the two sides was not understood: they are compared as far as they were.
pub(super) fn tell(sides: [&Side; 2], output: &mut Output) {
    for Side { name, sources, loaded, .. } in sides {
        let doubtful = |d: &&Diagnostic| d.severity == Severity::Error || DOUBTFUL.contains(&d.code.code);
        let found: Vec<_> = loaded.diagnostics.iter().filter(doubtful).collect();
        if found.is_empty() {
            continue;
        }
        let path = name.clone();
        output.tell("compare.incomplete", &[("path", path.clone()), ("dir", path), ("count", found.len().to_string())]);
        for diagnostic in found.iter().take(MOST_TOLD) {
            let at = sources.position(diagnostic.span.file, diagnostic.span.start);
            let file = sources.get(diagnostic.span.file).map_or(name.as_str(), |source| &source.path);
            let gaps = [
                ("place", format!("{file}:{}:{}", at.line, at.column)),
                ("what", output.lang.say(&diagnostic.message)),
            ];
            output.tell("compare.incomplete-line", &gaps);
        }
        if let Some(more) = found.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            output.tell("compare.incomplete-more", &[("count", more.to_string())]);
        }
    }
}
