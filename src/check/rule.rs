//! A rule of review as plain data.

use super::context::Context;
use super::doc::Doc;
use super::findings::Findings;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Authority, Confidence};
use crate::source::Span;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its code, its name and how bad its findings are.
    pub code: Code,
    /// Its twin: what, why, how to mend, in two languages, and the examples that are its tests.
    pub doc: &'static str,
    /// Looks, and reports what it finds.
    pub check: fn(&Context, &mut Findings),
}

impl Rule {
    /// A finding of this rule at a place; its message is the catalogue's sentence for the code.
    pub fn at(&'static self, span: Span) -> Diagnostic {
        Diagnostic::new(&self.code, span)
    }

    /// As [`Rule::at`], for a demand of a rule pack: filled with its source (`{source}`), and never more than a
    /// warning when the demand is only common practice.
    pub fn demanded(&'static self, authority: &Authority, span: Span) -> Diagnostic {
        let mut found = self.at(span).with("source", authority.cited());
        if authority.confidence == Confidence::M {
            found.severity = found.severity.min(Severity::Warning);
        }
        found
    }

    /// Its twin, read.
    pub fn doc(&self) -> Doc {
        Doc::read(self.doc)
    }
}
