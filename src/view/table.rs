//! Tables: their cells and how wide each column is.

use super::runs::{Printer, Run};
use super::title::text_width;
use crate::measure::width;
use crate::model::{Citation, Profile, Table};
use serde::Serialize;

/// The margins on both sides of a cell and its rule, pt.
const CELL_MARGINS: f64 = 2.0 * 1.9 * 72.0 / 25.4 + 1.0;

/// The cells of a table.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// The head row.
    pub head: Vec<Vec<Run>>,
    /// The other rows.
    pub rows: Vec<Vec<Vec<Run>>>,
    /// How many columns there are.
    pub columns: usize,
    /// The share of the width that each column takes, in percent; they add up to 100.
    pub widths: Vec<u32>,
    /// How wide it is, mm: as wide as the text of its page.
    pub width: f64,
}

impl TableView {
    pub(super) fn new(table: &Table, citation: Option<&Citation>, printer: &mut Printer) -> Self {
        let mut rows =
            table.rows.iter().map(|row| row.iter().map(|cell| printer.runs(cell, citation)).collect::<Vec<_>>());
        let head = rows.next().unwrap_or_default();
        let rows: Vec<_> = rows.collect();
        let columns = head.len();
        Self { widths: widths(&head, &rows, printer.profile), columns, head, rows, width: text_width(printer.profile) }
    }
}

/// Widths by the length of what stands in each column; no column is narrower than its longest word, as far as the
/// page allows.
fn widths(head: &[Vec<Run>], rows: &[Vec<Vec<Run>>], profile: &Profile) -> Vec<u32> {
    let size = profile.elements.table.size;
    let page = text_width(profile) * 72.0 / 25.4;
    let length = |cell: &Vec<Run>| cell.iter().map(|run| run.text.chars().count()).sum::<usize>();
    // The head row is bold; a cell keeps a margin on both sides.
    let longest_word = |cell: &Vec<Run>, bold: bool| {
        let words = cell.iter().flat_map(|run| run.text.split_whitespace());
        words.map(|word| width(word, size, bold, false)).fold(0.0, f64::max) + CELL_MARGINS
    };
    // The square root keeps one long cell from starving the other columns.
    let weight = |column: usize| {
        let cells = std::iter::once(head).chain(rows.iter().map(Vec::as_slice)).filter_map(|row| row.get(column));
        (cells.map(length).max().unwrap_or(0).clamp(4, 120) as f64).sqrt()
    };
    let need = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| longest_word(cell, false));
        let head = head.get(column).map_or(0.0, |cell| longest_word(cell, true));
        (cells.fold(head, f64::max) / page * 100.0).ceil()
    };
    let columns = 0..head.len();
    let total: f64 = columns.clone().map(weight).sum();
    let needs: Vec<f64> = columns.clone().map(need).collect();
    let asked: Vec<f64> = columns.map(|column| (weight(column) / total * 100.0).max(needs[column])).collect();
    let spare: f64 = asked.iter().zip(&needs).map(|(asked, need)| asked - need).sum();
    let excess = asked.iter().sum::<f64>() - 100.0;
    let narrowed = asked.iter().zip(&needs).map(|(asked, need)| {
        if spare > excess { asked - (asked - need) / spare * excess } else { asked - excess * asked / (excess + 100.0) }
    });
    let mut widths: Vec<u32> = narrowed.map(|width| width as u32).collect();
    // What rounding leaves goes to the widest column.
    let missing = 100u32.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max() {
        *widest += missing;
    }
    widths
}
