//! Letters: font, size, style and capitals of each element.

use super::element::{Piece, pieces};
use super::findings::Findings;
use super::line::{Line, number, range, within};
use crate::diagnostic::codes;
use crate::import::{Run, Tag};
use crate::model::Profile;
use std::collections::BTreeMap;

/// A departure of fewer letters than this share of an element is a slip of a word and not its look.
const SHARE: f32 = 0.1;

/// An element is bold when more than this share of its letters is.
const NEARLY_ALL: f32 = 0.9;

/// Reviews the letters of a paragraph.
pub(super) fn review(line: &Line, profile: &Profile, findings: &mut Findings) {
    let pieces = pieces(line.tag, &line.paragraph.runs, profile);
    font(line, &pieces, profile, findings);
    for piece in &pieces {
        size(line, piece, profile, findings);
        style(line, piece, findings);
    }
    // The number of a chương may be typed in capitals; that of an article is no part of its name.
    let label = line.paragraph.label.as_deref().filter(|_| line.tag != Tag::Article).unwrap_or("");
    for (at, piece) in pieces.iter().enumerate() {
        capitals(line, if at == 0 { label } else { "" }, piece, findings);
    }
}

fn letters(run: &Run) -> usize {
    run.words.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether so many letters of so many are worth telling.
fn is_much(count: usize, all: usize) -> bool {
    count > 0 && count as f32 > all as f32 * SHARE
}

/// The value that most letters have of those that depart.
fn most<'a>(runs: &[&'a Run], departs: impl Fn(&'a Run) -> Option<String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for run in runs {
        if let Some(value) = departs(run) {
            *counts.entry(value).or_default() += letters(run);
        }
    }
    let all = runs.iter().map(|run| letters(run)).sum();
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| is_much(*count, all)).map(|(value, _)| value)
}

fn font(line: &Line, pieces: &[Piece], profile: &Profile, findings: &mut Findings) {
    let runs: Vec<&Run> = line.paragraph.runs.iter().collect();
    let other = |run: &Run| {
        let font = run.face.font.as_ref()?;
        (!font.eq_ignore_ascii_case(&profile.font) && letters(run) > 0).then(|| font.clone())
    };
    if let Some(font) = most(&runs, other) {
        let called = pieces.first().map_or("format.text", |piece| piece.kind.called);
        findings.push(&codes::FORMAT_FONT, "", called, font, profile.font.as_str(), line.place);
    }
}

fn size(line: &Line, piece: &Piece, profile: &Profile, findings: &mut Findings) {
    let allowed = profile.allows(piece.kind.name, piece.kind.element.size);
    let departs = |run: &Run| run.face.size.filter(|size| !within(*size, allowed, 0.05)).map(number);
    if let Some(found) = most(&piece.runs, departs) {
        findings.push(&codes::FORMAT_SIZE, "", piece.kind.called, found, range(allowed), line.place);
    }
}

fn style(line: &Line, piece: &Piece, findings: &mut Findings) {
    let all: usize = piece.runs.iter().map(|run| letters(run)).sum();
    if all == 0 {
        return;
    }
    let share = |is: fn(&Run) -> bool| {
        let such: usize = piece.runs.iter().filter(|run| is(run)).map(|run| letters(run)).sum();
        such as f32 / all as f32
    };
    let element = piece.kind.element;
    let styles = [
        (element.bold, share(|run| run.face.bold), ["not-bold", "bold"]),
        (element.italic, share(|run| run.face.italic), ["not-italic", "italic"]),
        (element.underline, share(|run| run.face.underline), ["not-underlined", "underlined"]),
    ];
    for (wanted, share, [lacks, has]) in styles {
        if wanted && share < NEARLY_ALL {
            findings.push(&codes::FORMAT_STYLE, lacks, piece.kind.called, "", "", line.place);
        } else if !wanted && share > NEARLY_ALL {
            findings.push(&codes::FORMAT_STYLE, has, piece.kind.called, "", "", line.place);
        }
    }
}

fn capitals(line: &Line, label: &str, piece: &Piece, findings: &mut Findings) {
    let typed: String = piece.runs.iter().filter(|run| !run.face.capitals).map(|run| run.words.as_str()).collect();
    let set: usize = piece.runs.iter().filter(|run| run.face.capitals).map(|run| letters(run)).sum();
    let small = typed.chars().filter(|c| c.is_lowercase()).count();
    let large = typed.chars().chain(label.chars()).filter(|c| c.is_uppercase()).count();
    let small_of_label = label.chars().filter(|c| c.is_lowercase()).count();
    let all = small + large + set;
    if piece.kind.element.caps {
        if small > 0 && small as f32 > all as f32 * SHARE {
            findings.push(&codes::FORMAT_CAPITALS, "", piece.kind.called, "", "", line.place);
        }
        return;
    }
    // Names in capitals are at home in running text; a heading is one throughout.
    let is_heading = matches!(line.tag, Tag::Chapter | Tag::Section | Tag::Annex | Tag::Article | Tag::SignerName);
    if (is_heading || line.tag == Tag::Subject) && large + set >= 4 && small + small_of_label == 0 {
        findings.push(&codes::FORMAT_CAPITALS, "small", piece.kind.called, "", "", line.place);
    }
}
