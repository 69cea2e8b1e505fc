//! What a reader of a foreign file hands over: its blocks in reading order, with their looks and without any judgement.
//!
//! Invariant: every letter of the source stands in exactly one of these places: a run, a label, a comment, a deletion,
//! or `set_aside`. What a paragraph *is* (a head, a chương, a khoản) is decided later, by one recogniser for all formats.

use super::sheet::Sheet;
use crate::model::Level;

/// A foreign document as it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Paragraphs and tables, in reading order.
    pub blocks: Vec<Block>,
    /// Text that is no content: page numbers, running heads, with the reason.
    pub set_aside: Vec<SetAside>,
    /// What the file says of its pages, when its format has pages.
    pub page: Option<PageLook>,
    /// Its sections with their sheets and page numbers, when its format tells; for the review of the format.
    pub sheets: Vec<Sheet>,
    /// What is worth saying of the file although it could be read.
    pub remarks: Vec<Remark>,
}

/// What a reader left alone in a file that it could read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// Macros, which are never run.
    Macros,
    /// So many pictures, whose words nobody can read.
    Pictures(usize),
    /// So many charts, drawings and files of other programs.
    Objects(usize),
    /// So many headings of a list whose numbers the file does not hold, counted anew.
    Counted(usize),
    /// So many pages are pictures whose words a machine has recognised.
    Recognised(usize),
    /// The pages with these numbers are pictures without any text.
    Unread(Vec<u32>),
    /// The file lacks its end; so many pages were found.
    CutOff(usize),
    /// So many letters of these pages are shown by the file, which does not say what they are.
    Unreadable(usize, Vec<u32>),
    /// These sheets hold two pages side by side; the left one was read first.
    SideBySide(Vec<u32>),
    /// Words printed across the text of these pages were set aside.
    Marked(Vec<u32>),
    /// Raised marks of notes that the file does not hold were set aside, each behind the words before it.
    Raised(Vec<String>),
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table; heads and signatures often stand in one without borders.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// The label of automatic numbering as it is printed (`Điều 1.`, `a)`, `-`); typed labels stand in the runs.
    pub label: Option<String>,
    /// Its words.
    pub runs: Vec<Run>,
    /// How it looks.
    pub look: Look,
    /// Names of places in it that links lead to (bookmarks, `id=`).
    pub anchors: Vec<String>,
    /// The page it starts on, from 1, when the format tells.
    pub page: Option<u32>,
    /// Whether a tracked change put the end of the paragraph in, or took it out so that the next one joins it.
    pub mark: Option<Tracked>,
}

/// How a paragraph looks; what the format does not tell is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Look {
    /// How its lines stand.
    pub align: Option<Align>,
    /// Left edge of its first line, in millimetres from the left margin.
    pub first_line: Option<f32>,
    /// Left edge of its other lines, in millimetres from the left margin.
    pub left: Option<f32>,
    /// Space before and after, in points.
    pub space: Option<(f32, f32)>,
    /// Distance of its lines in points, when it is exact.
    pub line: Option<f32>,
    /// Distance of its lines as a multiple of single spacing, when it is not exact.
    pub times: Option<f32>,
    /// Whether a line is drawn above or below it.
    pub rule: bool,
    /// The heading level of its style, from 1.
    pub heading: Option<u8>,
    /// Whether it stands on a sheet turned to landscape.
    pub turned: bool,
    /// What it is, when the file was printed by this program and its style or class says so.
    pub own: Option<Own>,
}

/// What a style or class of our own prints says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// What it is.
    pub level: Level,
    /// The level that a paragraph or a table stands in; an article stands for any heading.
    pub within: Level,
}

/// How lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Ragged on the right.
    Left,
    /// In the middle.
    Centre,
    /// Ragged on the left.
    Right,
    /// On both edges.
    Justified,
}

/// A stretch of words that look the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// How they look.
    pub face: Face,
    /// What they are beside words.
    pub kind: RunKind,
    /// Whether a tracked change put them in or took them out.
    pub tracked: Option<Tracked>,
}

/// How words look; what the format does not tell is `None` or `false`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Face {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Small and above the line: the mark of a note, an exponent.
    pub raised: bool,
    /// Set in capitals by the format, while the letters themselves are as typed.
    pub capitals: bool,
    /// Size in points.
    pub size: Option<f32>,
    /// Name of the font.
    pub font: Option<String>,
}

/// What a run is.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum RunKind {
    /// Words.
    #[default]
    Words,
    /// A forced line break; `words` is empty.
    Break,
    /// A tab; `words` is empty.
    Tab,
    /// The mark of a footnote with its paragraphs; `words` is empty.
    Footnote(Vec<Paragraph>),
    /// Words that lead to the place with this name in the document.
    Link(String),
    /// A comment of a reader at this place, never part of the text; `words` is empty.
    Comment(Comment),
}

/// What a reader of the document said at a place of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it.
    pub author: String,
    /// When, as the file says.
    pub date: Option<String>,
    /// What.
    pub text: String,
    /// Whose comment it answers.
    pub answers: Option<String>,
    /// Whether somebody marked it as settled.
    pub resolved: bool,
}

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// Whether the words are taken out rather than put in.
    pub deleted: bool,
    /// Who.
    pub author: String,
    /// When, as the file says.
    pub date: Option<String>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Its rows of cells.
    pub rows: Vec<Vec<Cell>>,
    /// Whether lines are drawn around its cells.
    pub bordered: bool,
    /// The level that it stands in, when the file was printed by this program.
    pub within: Option<Level>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// How many columns it covers, at least 1.
    pub columns: usize,
}

/// Text that is no content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The words.
    pub words: String,
    /// The page, from 1, when it is known.
    pub page: Option<u32>,
    /// Why.
    pub why: Why,
}

/// Why text is no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A page number.
    PageNumber,
    /// A running head or foot.
    RunningHead,
    /// The table of contents, which is computed.
    Contents,
    /// Front matter or menus of a web page.
    Frame,
    /// Text that the file holds and no reader of it sees.
    Hidden,
    /// A mark over the page: set askew, far larger than the text, or the stamp of a scanner or a signature.
    Mark,
    /// The raised mark of a note that the file does not hold.
    NoteMark,
}

/// What a file says of its pages, in millimetres.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct PageLook {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Top, right, bottom and left margin.
    pub margins: [f32; 4],
    /// Number of pages, when it is known.
    pub pages: Option<u32>,
}
