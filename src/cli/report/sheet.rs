//! Findings as a sheet for a meeting, grouped by article, as Word or a page.

use crate::cli::{Failure, matrix};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Lang;
use crate::open::Reviewed;
use crate::view::grid::{Finding, review_sheet};

/// The sheet of one regulation in a format, `docx` or `html`.
///
/// # Errors
/// A template that cannot be used.
pub(in crate::cli) fn sheet(report: &Reviewed, format: &str, lang: Lang) -> Result<Vec<u8>, Failure> {
    let finding = |found: &Diagnostic| Finding {
        span: found.span,
        words: report.sources.words(found.span).to_owned(),
        code: format!("{} {}", found.code.code, found.code.name),
        severity: lang.sentence(&format!("severity.{}", found.severity.word())).to_owned(),
        is_error: found.severity == Severity::Error,
        message: sentence(&lang.say(&found.message)),
        cure: found.help.as_ref().map(|help| sentence(&lang.say(help))),
    };
    let findings: Vec<Finding> = report.diagnostics.iter().map(finding).collect();
    matrix::grid(&review_sheet(&report.regulation, &report.profile, &findings), format)
}

/// Words as a sentence of their own.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let stop = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}
