//! Findings for a person: the source line with the fault underlined, what is wrong and how to mend it.

use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::lang::Lang;
use crate::open::Reviewed;
use crate::source::{Sources, Span};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

/// A line longer than this in bytes is not shown: it would be laid out whole at every finding in it.
const LONGEST_LINE: usize = 8 * 1024;

/// So many letters are underlined at most.
const MOST_UNDERLINED: usize = 60;

/// The findings of all reports and a line that counts them.
pub(in crate::cli) fn text(reports: &[Reviewed], lang: Lang, coloured: bool, width: usize) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let mut out = String::new();
    for report in reports {
        for diagnostic in &report.diagnostics {
            out.push_str(&finding(report, diagnostic, lang, &renderer));
            out.push_str("\n\n");
        }
    }
    let count = |severity| {
        reports.iter().flat_map(|report| &report.diagnostics).filter(|d| d.severity == severity).count().to_string()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors == "0" && warnings == "0" {
        out.push_str(lang.sentence("report.clean"));
    } else {
        out.push_str(&lang.fill("report.summary", &[("errors", errors), ("warnings", warnings)]));
    }
    out.push('\n');
    out
}

fn finding(report: &Reviewed, diagnostic: &Diagnostic, lang: Lang, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let severity = lang.sentence(match diagnostic.severity {
        Severity::Error => "severity.error",
        Severity::Warning => "severity.warning",
        Severity::Info => "severity.info",
    });
    let message = lang.say(&diagnostic.message);
    let title = level.with_name(severity).primary_title(message).id(diagnostic.code.code);
    let mut group =
        title.element(snippet(&report.sources, &report.folder, diagnostic.span, AnnotationKind::Primary, None));
    for label in &diagnostic.labels {
        let words = lang.say(&label.message);
        let kind = AnnotationKind::Context;
        group = group.element(snippet(&report.sources, &report.folder, label.span, kind, Some(words)));
    }
    if let Some(help) = &diagnostic.help {
        let safe = diagnostic.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
        let fixable = if safe { format!(" ({})", lang.sentence("report.fixable")) } else { String::new() };
        let help = format!("{}{fixable}", lang.say(help));
        group = group.element(Level::HELP.with_name(lang.sentence("report.help")).message(help));
    }
    let groups: [Group; 1] = [group];
    renderer.render(&groups)
}

/// The lines of a span alone: the whole file would be searched for line ends again at every finding.
fn snippet<'a>(
    sources: &'a Sources,
    folder: &'a str,
    span: Span,
    kind: AnnotationKind,
    label: Option<String>,
) -> Element<'a> {
    let (path, text) = match sources.get(span.file) {
        Some(source) => (source.path.as_str(), source.text.as_str()),
        None => (folder, ""),
    };
    let mut start = span.start.min(text.len());
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let position = sources.position(span.file, start);
    let line = position.line;
    let Some((first, line_end)) = line_around(text, start) else {
        return Origin::path(super::shown(path)).line(line).char_column(position.column).into();
    };
    // A long block is underlined where it begins: the reader has to find it, not to measure it.
    let longest = text[start..].char_indices().nth(MOST_UNDERLINED).map_or(text.len(), |(at, _)| start + at);
    let end = end.min(line_end).min(longest).max(start);
    let lines = text[first..line_end].trim_end_matches('\r');
    let range = start - first..(end - first).min(lines.len()).max(start - first);
    let annotation = kind.span(range);
    let annotation = match label {
        Some(label) => annotation.label(label),
        None => annotation,
    };
    Snippet::source(lines).path(super::shown(path)).line_start(line).annotation(annotation).into()
}

/// Where the line around a byte begins and ends; `None` for a line that is too long to show.
fn line_around(text: &str, at: usize) -> Option<(usize, usize)> {
    let is_end = |byte: &u8| *byte == b'\n';
    let before = &text.as_bytes()[at.saturating_sub(LONGEST_LINE)..at];
    let after = &text.as_bytes()[at..text.len().min(at + LONGEST_LINE)];
    let first = match before.iter().rposition(is_end) {
        Some(place) => at - before.len() + place + 1,
        None if before.len() == at => 0,
        None => return None,
    };
    let end = match after.iter().position(is_end) {
        Some(place) => at + place,
        None if at + after.len() == text.len() => text.len(),
        None => return None,
    };
    Some((first, end))
}
