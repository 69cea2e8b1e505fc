//! What rules report; none of it points outside its file.

use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::source::{Sources, Span};

/// The findings so far.
#[derive(Debug, Default)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    /// Goes on from findings that there are already.
    pub fn new(found: Vec<Diagnostic>) -> Self {
        Self(found)
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.0.push(finding);
    }

    /// Adds findings that have one cause: each by itself when there are at most so many, else the first alone, which says
    /// how many (`{count}`, the sentence `CODE.many`) and whose fix mends all of them.
    pub fn push_once(&mut self, found: Vec<Diagnostic>, most: usize) {
        if found.len() <= most {
            self.0.extend(found);
            return;
        }
        let count = found.len().to_string();
        let fixes: Vec<Fix> = found.iter().filter_map(|finding| finding.fix.clone()).collect();
        let Some(first) = found.into_iter().next() else { return };
        let is_safe = fixes.iter().all(|fix| fix.safety == Safety::Safe);
        let safety = if is_safe { Safety::Safe } else { Safety::Unsafe };
        let edits: Vec<_> = fixes.into_iter().flat_map(|fix| fix.edits).collect();
        let mut told = first.with("count", count).help("many");
        told.fix = (!edits.is_empty()).then_some(Fix { edits, safety });
        self.0.push(told);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is one such.
    pub(super) fn has(&self, is_such: impl Fn(&Diagnostic) -> bool) -> bool {
        self.0.iter().any(is_such)
    }

    /// The findings, every place inside its file; a fix that would reach outside is dropped.
    pub(super) fn into_inside(self, sources: &Sources) -> Vec<Diagnostic> {
        let mut found = self.0;
        for finding in &mut found {
            finding.span = inside(finding.span, sources);
            for label in &mut finding.labels {
                label.span = inside(label.span, sources);
            }
            let good =
                |fix: &crate::diagnostic::Fix| fix.edits.iter().all(|edit| inside(edit.span, sources) == edit.span);
            finding.fix = finding.fix.take().filter(good);
        }
        found
    }
}

/// The part of a span that lies in its file, on the borders of letters.
fn inside(span: Span, sources: &Sources) -> Span {
    let Some(file) = sources.get(span.file) else { return span };
    let mut start = span.start.min(file.text.len());
    let mut end = span.end.clamp(start, file.text.len());
    while !file.text.is_char_boundary(start) {
        start -= 1;
    }
    while !file.text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(span.file, start..end)
}
