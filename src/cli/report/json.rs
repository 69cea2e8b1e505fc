//! Findings as JSON: a list of objects with code, severity, message, file, place and help.

use crate::lang::Lang;
use crate::open::Reviewed;
use serde::Serialize;

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<String>,
}

/// The findings of all reports as one JSON list; lines and columns count from 1, columns in characters.
pub(in crate::cli) fn json(reports: &[Reviewed], lang: Lang) -> String {
    let mut findings = Vec::new();
    for report in reports {
        for diagnostic in &report.diagnostics {
            let place = report.place(diagnostic.span);
            findings.push(Finding {
                code: diagnostic.code.code,
                severity: diagnostic.severity.word(),
                message: lang.say(&diagnostic.message),
                file: place.file,
                line: place.start.line,
                column: place.start.column,
                end_line: place.end.line,
                end_column: place.end.column,
                help: diagnostic.help.as_ref().map(|help| lang.say(help)),
            });
        }
    }
    // Strings and numbers always serialise.
    let text = serde_json::to_string_pretty(&findings).unwrap_or_default();
    format!("{text}\n")
}
