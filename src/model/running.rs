//! Marks in running text for what plain words cannot hold: footnotes where their marks are, empty cells.

/// Stands before the words of a footnote, in the place of its mark (Unicode: interlinear annotation separator).
pub const NOTE_START: char = '\u{FFFA}';

/// Stands behind them (interlinear annotation terminator).
pub const NOTE_END: char = '\u{FFFB}';

/// Stands in an empty cell, so that a row has all its cells (word joiner).
pub const EMPTY_CELL: char = '\u{2060}';
