//! What fixes that a person should look at would make of the words: each sentence before and after.

use super::super::output::Output;
use crate::diagnostic::{Fix, Safety};
use crate::language::sentences;
use crate::open::Reviewed;
use std::ops::Range;

/// A sentence that a fix changes.
pub(super) struct Preview {
    /// The file as a person can open it, and the line.
    place: String,
    code: &'static str,
    before: String,
    after: String,
}

/// The sentences that the unsafe fixes of a review change, in its order.
pub(super) fn previews(reviewed: &Reviewed) -> Vec<Preview> {
    let fixes = reviewed.diagnostics.iter().filter_map(|found| Some((found, found.fix.as_ref()?)));
    let unsafe_fixes = fixes.filter(|(_, fix)| fix.safety == Safety::Unsafe);
    unsafe_fixes.filter_map(|(found, fix)| preview(reviewed, found.code.code, fix)).collect()
}

fn preview(reviewed: &Reviewed, code: &'static str, fix: &Fix) -> Option<Preview> {
    let first = fix.edits.first()?;
    let source = reviewed.sources.get(first.span.file)?;
    let text = source.text.as_str();
    // The lines that the edits touch, then the sentences of them.
    let here = || fix.edits.iter().filter(|edit| edit.span.file == first.span.file).map(|edit| edit.span);
    let from = here().map(|span| span.start).min()?;
    let to = here().map(|span| span.end).max()?;
    let line_start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text.get(to..)?.find('\n').map_or(text.len(), |at| to + at);
    let all = sentences(text.get(line_start..line_end)?);
    let is_touched = |range: &&Range<usize>| line_start + range.start <= to && from <= line_start + range.end;
    let start = all.iter().find(is_touched).map_or(line_start, |range| line_start + range.start).min(from);
    let end = all.iter().rev().find(is_touched).map_or(line_end, |range| line_start + range.end).max(to);
    let mut after = String::new();
    let mut at = start;
    let mut edits: Vec<_> = fix.edits.iter().filter(|edit| edit.span.file == first.span.file).collect();
    edits.sort_by_key(|edit| edit.span.start);
    for edit in edits {
        after.push_str(text.get(at..edit.span.start)?);
        after.push_str(&edit.text);
        at = edit.span.end;
    }
    after.push_str(text.get(at..end)?);
    let line = reviewed.sources.position(first.span.file, from).line;
    let before = text.get(start..end)?.trim().to_owned();
    Some(Preview { place: format!("{}:{line}", source.path), code, before, after: after.trim().to_owned() })
}

/// Tells the sentences on standard error, and how to have them written when they are not.
pub(super) fn tell(previews: &[Preview], is_written: bool, output: &mut Output) {
    for Preview { place, code, before, after } in previews {
        output.tell("report.preview", &[("place", place.clone()), ("code", (*code).to_owned())]);
        output.tell("report.preview.before", &[("before", before.clone())]);
        output.tell("report.preview.after", &[("after", after.clone())]);
    }
    if !previews.is_empty() && !is_written {
        output.tell("report.unwritten", &[("count", previews.len().to_string())]);
    }
}
