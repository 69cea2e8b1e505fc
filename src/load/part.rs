//! Parts of a text, without a way to panic.

use std::slice::SliceIndex;

/// A part of a text; empty for a range that lies outside or inside a letter, which no reader should ask for and which
/// must not end the program all the same.
pub(super) fn part(text: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    text.get(range).unwrap_or("")
}
