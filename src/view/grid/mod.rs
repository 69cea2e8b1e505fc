//! Papers that are tables on landscape sheets: the matrix and the review sheet. One view for Word, a page and a
//! spreadsheet.

mod matrix;
mod sheet;

pub use matrix::{MatrixBy, MatrixTerms, matrix_data, matrix_grid};
pub use sheet::{Finding, review_sheet};

use super::Meta;
use super::build::about;
use super::runs::{FootnoteView, Printer, Run};
use super::title::title;
use crate::model::{Profile, Regulation};
use serde::Serialize;

/// The longest cell, in letters, of a row that no page break may fall into: about ten lines of a narrow column.
const LONGEST_KEPT: usize = 250;

/// A paper that is one table or several.
#[derive(Debug, Clone, Serialize)]
pub struct Grid {
    /// What the file says about itself.
    pub meta: Meta,
    /// The format profile.
    pub profile: Profile,
    /// What it is: `Ma trận thẩm quyền`.
    pub title: String,
    /// Of what, cut into lines.
    pub subject: Vec<Run>,
    /// What stands before the tables, a paragraph each.
    pub remarks: Vec<String>,
    /// How wide a table is, mm.
    pub width: f64,
    /// The tables.
    pub tables: Vec<GridTable>,
    /// None: a grid has no footnotes, and the parts of a Word file ask for them.
    pub footnotes: Vec<FootnoteView>,
}

/// A table.
#[derive(Debug, Clone, Serialize)]
pub struct GridTable {
    /// What it is called, in at most 31 letters, as a spreadsheet names its sheets.
    pub name: &'static str,
    /// What stands over it on paper; empty when the title says it.
    pub caption: String,
    /// The names of the columns.
    pub head: Vec<String>,
    /// The share of the width that each column takes, in percent.
    pub widths: Vec<f64>,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A row.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GridRow {
    /// The words of a row that is one cell over all columns.
    pub group: Option<String>,
    /// Whether it is so short that no page break may fall into it.
    pub keep: bool,
    /// What it is linked by.
    pub anchor: Option<String>,
    /// The cells.
    pub cells: Vec<GridCell>,
}

/// A cell: paragraphs of stretches.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GridCell {
    /// The paragraphs.
    pub paragraphs: Vec<Vec<GridRun>>,
    /// Whether it asks for attention.
    pub marked: bool,
}

/// A stretch of words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GridRun {
    /// The words.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The anchor of the row that it leads to.
    pub to: Option<String>,
}

impl Grid {
    /// A grid without tables; `title` stands over the regulation's own.
    fn new(regulation: &Regulation, profile: &Profile, title_words: &str) -> Self {
        let facts = &regulation.facts;
        let index = regulation.index();
        let mut printer = Printer::new(facts, profile, &index);
        let mut meta = about(facts, &mut printer);
        let page = &profile.page;
        let width = page.height - page.inner - page.outer;
        let text = meta.title.clone();
        let subject = title(vec![Run { text, ..Run::default() }], &profile.elements.subject, width);
        meta.title = format!("{title_words}: {}", meta.title);
        Self {
            meta,
            profile: profile.clone(),
            title: title_words.to_owned(),
            subject,
            remarks: Vec::new(),
            width,
            tables: Vec::new(),
            footnotes: Vec::new(),
        }
    }
}

impl GridRow {
    fn group(words: impl Into<String>) -> Self {
        Self { group: Some(words.into()), keep: true, ..Self::default() }
    }

    fn cells(cells: Vec<GridCell>) -> Self {
        let length =
            |cell: &GridCell| cell.paragraphs.iter().flatten().map(|run| run.text.chars().count()).sum::<usize>();
        let keep = cells.iter().map(length).max().unwrap_or(0) <= LONGEST_KEPT;
        Self { cells, keep, ..Self::default() }
    }
}

impl GridCell {
    /// A paragraph of plain words; none for no words.
    fn words(words: impl Into<String>) -> Self {
        let words = words.into();
        let paragraphs = if words.is_empty() { Vec::new() } else { vec![vec![GridRun::words(words)]] };
        Self { paragraphs, marked: false }
    }
}

impl GridRun {
    fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }

    fn italic(text: impl Into<String>) -> Self {
        Self { text: text.into(), italic: true, ..Self::default() }
    }
}
