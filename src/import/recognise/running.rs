//! A document as running text, for who reads sentences and no regulation: a line for each paragraph and each row of a table.

use super::super::Document;
use super::lay;
use super::line::{Line, PieceKind};
use super::text;
use crate::model::{EMPTY_CELL, NOTE_END, NOTE_START};

/// A document as running text. Cells are parted by ` | `; a footnote stands where its mark is, between [`NOTE_START`] and
/// [`NOTE_END`].
pub fn running_text(document: &Document) -> String {
    let (lines, _) = lay::lay(document);
    let mut out = String::new();
    for line in &lines {
        match &line.table {
            None => {
                out.push_str(&with_notes(line));
                out.push('\n');
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
