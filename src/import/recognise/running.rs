//! A document as running text, for who reads sentences and no regulation: a line for each paragraph and each row of a table.
//! The name of a chương, mục or annex that is printed in capitals gets the case of a sentence, as imported ones do.

use super::super::Document;
use super::lay;
use super::line::{Line, PieceKind};
use super::place::is_caps;
use super::recase::Cases;
use super::text;
use crate::model::{EMPTY_CELL, NOTE_END, NOTE_START, folded};

/// A document as running text. Cells are parted by ` | `; a footnote stands where its mark is, between [`NOTE_START`] and
/// [`NOTE_END`].
pub fn running_text(document: &Document) -> String {
    let (lines, _) = lay::lay(document);
    let cases = Cases::new(&lines);
    let mut out = String::new();
    let mut lines = lines.iter().peekable();
    while let Some(line) = lines.next() {
        match &line.table {
            None => {
                out.push_str(&with_notes(line));
                out.push('\n');
                if is_number_line(&line.text) {
                    let name = std::iter::from_fn(|| lines.next_if(|next| is_plain_caps(next)));
                    let name: Vec<&str> = name.map(|line| line.text.trim()).collect();
                    if !name.is_empty() {
                        out.push_str(&cases.sentence(&name.join(" ")));
                        out.push('\n');
                    }
                }
            }
            Some(table) => {
                for row in &table.rows {
                    let cell = |words: String| if words.is_empty() { EMPTY_CELL.to_string() } else { words };
                    let cells: Vec<String> = row.iter().map(|text| cell(text::words(text).trim().to_owned())).collect();
                    out.push_str(&cells.join(" | "));
                    out.push('\n');
                }
            }
        }
    }
    out
}

/// Whether a line is the number of a chương, mục or annex, as it stands over its name.
fn is_number_line(line: &str) -> bool {
    let mut words = line.trim_start_matches(['“', '"']).split_whitespace().map(folded);
    let noun = match (words.next().as_deref(), words.next()) {
        (Some("chương" | "mục"), number) => number.is_some(),
        (Some("phụ"), second) => {
            second.as_deref() == Some("lục") && words.next().is_none_or(|number| number.len() < 6)
        }
        _ => false,
    };
    noun && words.next().is_none()
}

/// Whether a line is words in capitals and nothing else.
fn is_plain_caps(line: &Line) -> bool {
    let noted = line.pieces.iter().any(|piece| matches!(piece.kind, PieceKind::Footnote(_)));
    line.table.is_none() && !noted && is_caps(&line.text)
}

/// The words of a line with its footnotes.
fn with_notes(line: &Line) -> String {
    let mut notes: Vec<(usize, String)> = line
        .pieces
        .iter()
        .filter_map(|piece| match &piece.kind {
            PieceKind::Footnote(words) => Some((piece.range.start.min(line.text.len()), text::words(words))),
            PieceKind::Bold | PieceKind::Italic => None,
        })
        .collect();
    notes.sort_by_key(|note| note.0);
    let mut out = String::with_capacity(line.text.len());
    let mut from = 0;
    for (at, words) in notes {
        out.push_str(line.text.get(from..at).unwrap_or_default());
        out.push(NOTE_START);
        out.push_str(&words);
        out.push(NOTE_END);
        from = at;
    }
    out.push_str(line.text.get(from..).unwrap_or_default());
    out.replace('\n', " ")
}
