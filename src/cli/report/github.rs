//! Findings as workflow commands, which GitHub shows beside the changed lines.

use crate::diagnostic::Severity;
use crate::lang::Lang;
use crate::open::Reviewed;

/// One command a finding.
pub(in crate::cli) fn github(reports: &[Reviewed], lang: Lang) -> String {
    let mut out = String::new();
    for report in reports {
        for diagnostic in &report.diagnostics {
            let place = report.place(diagnostic.span);
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let help = diagnostic.help.as_ref().map(|help| format!("\n{}", lang.say(help))).unwrap_or_default();
            out.push_str(&format!(
                "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
                property(place.file),
                place.start.line,
                place.start.column,
                place.end.line,
                place.end.column,
                property(&format!("{} {}", diagnostic.code.code, diagnostic.code.name)),
                data(&format!("{}{help}", lang.say(&diagnostic.message))),
            ));
        }
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
