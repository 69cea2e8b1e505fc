//! What readers and reviewers have to say: one shape, with a place, the words for it in two languages, and a cure.

pub mod codes;
mod fix;

pub use codes::Code;
pub use fix::{Edit, Fix, Safety, apply_fixes};

use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; changes no exit code.
    Info,
    /// Probably a fault.
    Warning,
    /// Surely a fault.
    Error,
}

impl Severity {
    /// `error`, `warning`, `info`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// Words to say: the key of a sentence in the catalogue of each language, and what fills its gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The key.
    pub key: String,
    /// Name and value of each gap.
    pub gaps: Vec<(&'static str, String)>,
}

/// A further place that belongs to the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there.
    pub message: Message,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: &'static Code,
    /// How bad this one is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
    /// Where.
    pub span: Span,
    /// Further places.
    pub labels: Vec<Label>,
    /// How to mend it.
    pub help: Option<Message>,
    /// The edits that mend it, where that is certain or likely.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding of a kind at a place; its message is the catalogue's sentence for the code.
    pub fn new(code: &'static Code, span: Span) -> Self {
        let message = Message { key: code.code.to_owned(), gaps: Vec::new() };
        Self { code, severity: code.severity, message, span, labels: Vec::new(), help: None, fix: None }
    }

    /// Fills a gap of the message and of the help.
    #[must_use]
    pub fn with(mut self, gap: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if let Some(help) = &mut self.help {
            help.gaps.push((gap, value.clone()));
        }
        self.message.gaps.push((gap, value));
        self
    }

    /// Adds the catalogue's help for the code: the sentence `CODE.variant`, filled with the same gaps.
    #[must_use]
    pub fn help(mut self, variant: &str) -> Self {
        let key = format!("{}.{variant}", self.code.code);
        self.help = Some(Message { key, gaps: self.message.gaps.clone() });
        self
    }

    /// Adds a further place, with the sentence `CODE.variant`.
    #[must_use]
    pub fn label(mut self, span: Span, variant: &str) -> Self {
        let key = format!("{}.{variant}", self.code.code);
        self.labels.push(Label { span, message: Message { key, gaps: self.message.gaps.clone() } });
        self
    }

    /// Adds the edit that mends it.
    #[must_use]
    pub fn fix(mut self, safety: Safety, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { edits: vec![Edit { span, text: text.into() }], safety });
        self
    }
}

/// Puts findings in the order a reader meets them: by file and place, then by code.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (a.span, a.code.code).cmp(&(b.span, b.code.code)));
}
