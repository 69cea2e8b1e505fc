//! Lines of words become the runs of a paragraph.

use super::flow::Notes;
use super::font::Fonts;
use super::line::{Space, Span};
use super::measure::Line;
use super::words::joins_tight;
use crate::import::document::{Face, Run, RunKind};

/// How a line follows the one before it in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// It begins another paragraph.
    Apart,
    /// The line before was full.
    Flows,
    /// The line before was cut on purpose.
    Cut,
}

/// The runs of a paragraph's lines; marks of notes take their notes out of `notes`.
pub(super) fn runs(lines: &[(Line, Joint)], fonts: &Fonts, notes: &mut Notes) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (at, (line, joint)) in lines.iter().enumerate() {
        if at > 0 {
            let last = out.last().map(|run| run.words.as_str()).unwrap_or_default();
            let next = line.segment.spans.first().map(|span| span.text.as_str()).unwrap_or_default();
            if *joint == Joint::Cut {
                out.push(Run { kind: RunKind::Break, ..Run::default() });
            } else if !joins_tight(last, next) {
                space(&mut out);
            }
        }
        for (place, span) in line.segment.spans.iter().enumerate() {
            if place > 0 && span.space != Space::None {
                space(&mut out);
            }
            if span.raised
                && let Some(note) = notes.take(line.page, &span.text)
            {
                out.push(Run { kind: RunKind::Footnote(note), ..Run::default() });
                continue;
            }
            push(&mut out, span, fonts);
        }
    }
    out
}

fn space(out: &mut Vec<Run>) {
    match out.iter_mut().rev().find(|run| run.kind == RunKind::Words) {
        Some(run) if !run.words.ends_with(' ') => {
            // After a note the space stands in a run of its own.
            if matches!(out.last().map(|run| &run.kind), Some(RunKind::Words)) {
                if let Some(last) = out.last_mut() {
                    last.words.push(' ');
                }
            } else {
                out.push(Run { words: " ".to_owned(), ..Run::default() });
            }
        }
        _ => {}
    }
}

fn push(out: &mut Vec<Run>, span: &Span, fonts: &Fonts) {
    let name = fonts.get(span.face.font).map(|font| family(&font.name).to_owned());
    let face = Face {
        bold: span.face.bold,
        italic: span.face.italic,
        underline: span.underline,
        raised: span.raised,
        capitals: false,
        size: Some((span.size * 10.0).round() / 10.0),
        font: name.filter(|name| !name.is_empty()),
    };
    match out.last_mut() {
        Some(last) if last.kind == RunKind::Words && last.face == face => last.words.push_str(&span.text),
        Some(last) if last.kind == RunKind::Words && last.words == " " => {
            last.words.push_str(&span.text);
            last.face = face;
        }
        _ => out.push(Run { words: span.text.clone(), face, ..Run::default() }),
    }
}

/// A font's name without its style.
fn family(name: &str) -> &str {
    name.split([',', '-']).next().filter(|base| base.len() > 2 && !base.eq_ignore_ascii_case("VNI")).unwrap_or(name)
}
