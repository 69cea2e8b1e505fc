//! What is set: parts that begin on a page of their own, of paragraphs, tables and rules.

use super::{Look, Outline, Stand, Structure};

/// A document as its markup says it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What the file is called for its readers.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// Its language: `vi-VN`.
    pub language: String,
    /// The families of letters that it wishes for, best first.
    pub families: Vec<String>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// Its footnotes: the blocks of each. Words call them by their place in this list.
    pub notes: Vec<Vec<Block>>,
    /// What its words are to a program that reads aloud.
    pub structure: Structure,
    /// Its bookmarks, in order.
    pub outline: Vec<Outline>,
    /// The places that words link to: a name for each.
    pub anchors: Vec<String>,
}

/// A sheet. Lengths are in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Width and height.
    pub size: (f64, f64),
    /// Margins at the top and at the bottom.
    pub margins: (f64, f64),
    /// The margin at the binding, left on odd pages and right on even ones, and the other one.
    pub sides: (f64, f64),
    /// The page number: how far below the top edge its digits begin, and how it looks; the first page of a part has none.
    pub number: Option<(f64, Look)>,
}

/// What begins on a page of its own, with a numbering of its own.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its sheet.
    pub sheet: Sheet,
    /// Whether it begins on an odd page, the front of a leaf.
    pub starts_odd: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// What stands below one another.
#[derive(Debug, Clone)]
pub enum Block {
    /// Words.
    Paragraph(Paragraph),
    /// Rows of cells.
    Table(Table),
    /// A straight line.
    Rule(Rule),
    /// Room, in points.
    Space(f64),
    /// What follows begins a page, unless it does so anyway; the sheet lies on its side from there on, or stands again.
    NewPage {
        /// Whether the sheet lies on its side; `None` leaves it as it is.
        turned: Option<bool>,
    },
}

/// A straight line from left to right. Lengths are in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// How long.
    pub length: Length,
    /// How thick.
    pub thickness: f64,
    /// Where it stands.
    pub stand: Stand,
    /// Room that it takes, and how far below the upper edge of this room it lies.
    pub room: (f64, f64),
}

/// How long a rule is.
#[derive(Debug, Clone, PartialEq)]
pub enum Length {
    /// So many points.
    Points(f64),
    /// So many percent of the longest line of the paragraph with this name; of the last one before it without a name.
    Share(f64, Option<String>),
}

/// Words between two ends of a line.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// The name by which a rule asks for its length.
    pub id: Option<String>,
    /// Its words.
    pub inlines: Vec<Inline>,
    /// How it stands.
    pub stand: Stand,
}

/// What stands in a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words of one look.
    Words(Words),
    /// The line ends here.
    Break,
    /// A place that can be linked to: its number among the anchors.
    Anchor(usize),
    /// A mark of a footnote stood just before: its number among the notes.
    Note(usize),
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The words, white space as one space.
    pub text: String,
    /// How they look.
    pub look: Look,
    /// What they are to a program that reads aloud: a leaf of the structure.
    pub leaf: usize,
    /// The anchor that they link to.
    pub link: Option<usize>,
}

/// Rows of cells.
#[derive(Debug, Clone)]
pub struct Table {
    /// How wide each column is.
    pub columns: Vec<Width>,
    /// Whether lines are drawn around the cells.
    pub ruled: bool,
    /// Room inside each cell, left and right, above and below.
    pub inset: (f64, f64),
    /// Rows that are said again on each page.
    pub head: Vec<Row>,
    /// The rows below.
    pub rows: Vec<Row>,
    /// How it stands; only the room around it and what it is kept with count.
    pub stand: Stand,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// So many points.
    Points(f64),
    /// So large a part of what is left.
    Share(f64),
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
    /// Whether it may be cut where a page ends.
    pub splits: bool,
    /// Whether it stays on one page with the row that follows.
    pub keep_next: bool,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// How many columns it takes.
    pub span: usize,
    /// Whether its words stand in the middle of its height.
    pub middle: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}
