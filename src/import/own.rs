//! The styles of our own prints by their names, which other programs keep when they save a file: they say what a block is
//! and what it stands in.

use super::document::Own;
use crate::model::Level;

/// A file that has this style was printed by this program.
pub(super) const MARK: &str = "đoạn của khoản";

const PARAGRAPHS: [(&str, Level, Level); 15] = [
    ("khoản", Level::Clause, Level::Article),
    ("điểm", Level::Point, Level::Clause),
    ("gạch đầu dòng", Level::Indent, Level::Point),
    ("gạch cộng", Level::Subindent, Level::Indent),
    ("body text", Level::Paragraph, Level::Article),
    // What LibreOffice calls it.
    ("text body", Level::Paragraph, Level::Article),
    (MARK, Level::Paragraph, Level::Clause),
    ("đoạn của điểm", Level::Paragraph, Level::Point),
    ("đoạn của gạch đầu dòng", Level::Paragraph, Level::Indent),
    ("đoạn của gạch cộng", Level::Paragraph, Level::Subindent),
    // The room behind a table.
    ("khoảng cách", Level::Table, Level::Article),
    ("sau bảng của khoản", Level::Table, Level::Clause),
    ("sau bảng của điểm", Level::Table, Level::Point),
    ("sau bảng của gạch đầu dòng", Level::Table, Level::Indent),
    ("sau bảng của gạch cộng", Level::Table, Level::Subindent),
];

/// What a heading is whose style other programs give as a class: `Phụ-lục`.
pub(super) fn heading(class: &str) -> Option<Own> {
    let level = match class.to_lowercase().replace('-', " ").as_str() {
        "mục" => Level::Section,
        "phụ lục" => Level::Annex,
        "điều không thuộc chương" => Level::Article,
        _ => return None,
    };
    Some(Own { level, within: Level::Article })
}

/// What a paragraph of the style with this name, in small letters, is in a print of ours; the room behind a table says what
/// the table stands in.
pub(super) fn paragraph(name: &str) -> Option<Own> {
    let found = PARAGRAPHS.iter().find(|(own, ..)| *own == name);
    found.map(|(_, level, within)| Own { level: *level, within: *within })
}
