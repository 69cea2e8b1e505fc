//! Findings in SARIF 2.1.0.

use crate::check::known_codes;
use crate::cli::explain::explain;
use crate::diagnostic::{Code, Severity};
use crate::lang::Lang;
use crate::open::Reviewed;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The findings of all reports as one SARIF log.
pub(in crate::cli) fn sarif(reports: &[Reviewed], lang: Lang) -> String {
    // What is found is explained; of the others the name is enough.
    let found: BTreeSet<&str> = reports.iter().flat_map(|report| &report.diagnostics).map(|d| d.code.code).collect();
    let rule = |code: &'static Code| {
        let mut rule = json!({
            "id": code.code,
            "name": code.name,
            "shortDescription": {"text": lang.sentence(code.code)},
            "defaultConfiguration": {"level": level(code.severity)},
        });
        if let Some(rule) = rule.as_object_mut().filter(|_| found.contains(code.code)) {
            let help = explain(code, lang);
            rule.insert("help".to_owned(), json!({"text": help, "markdown": help}));
        }
        rule
    };
    let rules: Vec<Value> = known_codes().map(rule).collect();
    let results: Vec<Value> = reports.iter().flat_map(|report| results(report, lang)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "quyche",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let text = serde_json::to_string_pretty(&log).unwrap_or_default();
    format!("{text}\n")
}

fn results(report: &Reviewed, lang: Lang) -> Vec<Value> {
    let result = |diagnostic: &crate::diagnostic::Diagnostic| {
        let place = report.place(diagnostic.span);
        let help = diagnostic.help.as_ref().map(|help| format!(" — {}", lang.say(help))).unwrap_or_default();
        json!({
            "ruleId": diagnostic.code.code,
            "level": level(diagnostic.severity),
            "message": {"text": format!("{}{help}", lang.say(&diagnostic.message))},
            "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": uri(place.file)},
                "region": {
                    "startLine": place.start.line,
                    "startColumn": place.start.column,
                    "endLine": place.end.line,
                    "endColumn": place.end.column,
                },
            }}],
        })
    };
    report.diagnostics.iter().map(result).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a URI reference: what a URI cannot hold is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
