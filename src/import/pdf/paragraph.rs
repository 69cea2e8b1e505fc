//! Cuts lines into paragraphs: distances, indents and what would still have fitted decide where one ends.

use super::POINTS;
use super::flow::Notes;
use super::font::Fonts;
use super::join::{Joint, runs};
use super::measure::{Line, Measure, indent, is_centred, is_even, tenths, would_fit};
use super::words::{has_label, label_end};
use crate::import::document::{Align, Look, Paragraph};

/// Cuts lines into paragraphs.
pub(super) fn paragraphs(lines: Vec<Line>, measure: &Measure, fonts: &Fonts, notes: &mut Notes) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut open: Vec<(Line, Joint)> = Vec::new();
    for line in lines {
        let joint = joint(&open, &line, measure);
        if joint == Joint::Apart && !open.is_empty() {
            out.push(paragraph(&open, measure, fonts, notes));
            open.clear();
        }
        open.push((line, joint));
    }
    if !open.is_empty() {
        out.push(paragraph(&open, measure, fonts, notes));
    }
    out
}

/// How a line follows the lines of an open paragraph.
fn joint(open: &[(Line, Joint)], next: &Line, measure: &Measure) -> Joint {
    let (Some((first, _)), Some((last, _))) = (open.first(), open.last()) else { return Joint::Apart };
    let size = next.segment.size;
    if (last.segment.size - size).abs() > 0.6 || next.segment.turned || last.segment.turned {
        return Joint::Apart;
    }
    let (text, before) = (next.segment.text(), last.segment.text());
    let ends = before.ends_with(['.', ';', ':', '!', '?', '”', '…']);
    let goes_on = !ends && text.starts_with(|c: char| c.is_lowercase() || c == '(') && !has_label(&text);
    if last.page == next.page {
        let gap = next.segment.y - last.segment.y;
        let leading = match open {
            [.., (one, _), (two, _)] if one.page == two.page => two.segment.y - one.segment.y,
            _ => measure.leading.get(&tenths(size)).copied().unwrap_or(1.35 * size),
        };
        let most = if goes_on { 1.4 * leading } else { 1.08 * leading + 0.08 * size };
        if gap <= 0.3 * size || gap > most {
            return Joint::Apart;
        }
    }
    let both_bold = last.segment.is_bold() && next.segment.is_bold();
    let centred = (is_centred(last, measure), is_centred(next, measure));
    let is_pair =
        centred == (true, true) || (both_bold || goes_on) && (centred.0 || centred.1) && is_even(last) && is_even(next);
    if is_pair {
        return centred_joint(last, next, &before, &text);
    }
    let one_is_bold = last.segment.is_bold() != next.segment.is_bold();
    if one_is_bold && (centred.0 != centred.1 || !goes_on) && is_even(last) && is_even(next) {
        return Joint::Apart;
    }
    if would_fit(last, next) {
        return Joint::Apart;
    }
    if let Some(end) = label_end(&text) {
        let is_word =
            text.get(..end).is_some_and(|label| label.starts_with(|c: char| c.is_uppercase()) && label.contains(' '));
        let stands_in = indent(next) > 0.6 * size;
        // `Phụ lục 2` alone in the middle of a line.
        if is_word && end == text.len() && indent(next) > 2.0 * size && is_even(next) {
            return Joint::Apart;
        }
        // A full line without an end that a dash goes on from: `kinh tế` / `- xã hội`.
        let rest = text.strip_prefix(['-', '–']).map(str::trim_start);
        let is_dash = !ends && !before.ends_with(',') && rest.is_some_and(|rest| rest.starts_with(char::is_lowercase));
        if is_dash {
            return if flows(open, next, measure) { Joint::Flows } else { Joint::Apart };
        }
        if !is_word || ends || stands_in && measure.indented || last.segment.is_bold() {
            let is_list = (indent(next) - indent(first)).abs() < 0.5 * size || indent(next) > indent(last) + 0.5 * size;
            if is_list {
                return Joint::Apart;
            }
        }
    }
    if last.page != next.page && ends && !measure.indented {
        return Joint::Apart;
    }
    if flows(open, next, measure) { Joint::Flows } else { Joint::Apart }
}

/// Whether a line begins where the other lines of its paragraph do.
fn flows(open: &[(Line, Joint)], next: &Line, measure: &Measure) -> bool {
    let size = next.segment.size;
    let near = |a: f32, b: f32| (a - b).abs() < 0.45 * size;
    let here = indent(next);
    match open {
        [_, (second, _), ..] => near(here, indent(second)),
        [(first, _)] => {
            let start = indent(first);
            if near(here, start) {
                !(measure.indented && start > 0.6 * size)
            } else if here < start {
                true
            } else {
                let text = first.segment.text();
                let after = label_end(&text).and_then(|_| first.segment.spans.get(1)).map(|span| span.x0 - first.left);
                after.is_some_and(|after| (after - here).abs() < 0.8 * size)
            }
        }
        [] => false,
    }
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Centred lines belong together when they look alike and neither is a title of its own.
fn centred_joint(last: &Line, next: &Line, before: &str, text: &str) -> Joint {
    let face = |line: &Line| line.segment.spans.first().map(|span| (span.face.bold, span.face.italic));
    let is_alone = |text: &str| {
        let marks = text.chars().all(|c| !c.is_alphanumeric());
        let signs = ["T/M", "TM.", "K/T", "KT.", "T/L", "TL.", "TUQ.", "Q.", "(Ban hành", "(ban hành"];
        marks || label_end(text).is_some() || signs.iter().any(|sign| text.starts_with(sign))
    };
    let is_apart = face(last) != face(next)
        || is_capitals(before) != is_capitals(text)
        || is_alone(before) && !before.starts_with('(')
        || is_alone(text);
    match is_apart {
        true => Joint::Apart,
        false if would_fit(last, next) => Joint::Cut,
        false => Joint::Flows,
    }
}

fn paragraph(lines: &[(Line, Joint)], measure: &Measure, fonts: &Fonts, notes: &mut Notes) -> Paragraph {
    let look = lines.first().map(|(first, _)| look(first, lines, measure)).unwrap_or_default();
    Paragraph {
        runs: runs(lines, fonts, notes),
        look,
        page: lines.first().map(|(line, _)| line.page),
        ..Paragraph::default()
    }
}

fn look(first: &Line, lines: &[(Line, Joint)], measure: &Measure) -> Look {
    let size = first.segment.size;
    let full = lines.split_last().map(|(_, full)| full).unwrap_or_default();
    let is_flush = |line: &Line| (line.right - line.segment.x1).abs() < 0.15 * size;
    let align =
        if lines.iter().any(|(line, _)| is_centred(line, measure)) && lines.iter().all(|(line, _)| is_even(line)) {
            Some(Align::Centre)
        } else if lines.iter().all(|(line, _)| is_flush(line)) && indent(first) > 0.3 * (first.right - first.left) {
            Some(Align::Right)
        } else if full.is_empty() {
            None
        } else if full.iter().all(|(line, _)| is_flush(line)) {
            Some(Align::Justified)
        } else {
            Some(Align::Left)
        };
    let line = match lines {
        [(one, _), (two, _), ..] if one.page == two.page => Some(two.segment.y - one.segment.y),
        _ => measure.leading.get(&tenths(size)).copied().filter(|_| lines.len() > 1),
    };
    let millimetres = |points: f32| (points / POINTS * 10.0).round() / 10.0;
    Look {
        align,
        first_line: Some(millimetres(indent(first))),
        left: lines.get(1).map(|(line, _)| millimetres(indent(line))),
        space: None,
        line: line.map(|points| (points * 10.0).round() / 10.0),
        ..Look::default()
    }
}
