//! Lines and columns of a text: counted once, then looked up, however many findings ask.

use super::position::Position;
use std::sync::OnceLock;

/// So many bytes are counted again at every question.
const STRIDE: usize = 4096;

/// The position at every [`STRIDE`]th byte of a text, counted at the first question.
///
/// Always equal to any other: it says nothing that the text does not.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines(OnceLock<Vec<Position>>);

impl PartialEq for Lines {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Lines {}

impl Lines {
    /// Where a byte of `text`, at the start of a character, stands.
    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let start = Position { line: 1, column: 1 };
        let known = self.0.get_or_init(|| {
            let mut at = start;
            let mut known = vec![at];
            for chunk in text.as_bytes().chunks(STRIDE) {
                at = after(at, chunk);
                known.push(at);
            }
            known
        });
        let from = byte / STRIDE;
        after(known.get(from).copied().unwrap_or(start), &text.as_bytes()[from * STRIDE..byte])
    }
}

/// The position behind these bytes; the bytes inside a character do not count.
fn after(at: Position, bytes: &[u8]) -> Position {
    bytes.iter().fold(at, |at, byte| match byte {
        b'\n' => Position { line: at.line + 1, column: 1 },
        0x80..=0xbf => at,
        _ => Position { column: at.column + 1, ..at },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_far_into_a_text_are_those_of_a_plain_count() {
        let text = "Uỷ ban\n\nviên – 😀 ".repeat(1500);
        let lines = Lines::default();
        for (byte, _) in text.char_indices().step_by(97) {
            let before = &text[..byte];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            let line = before.matches('\n').count() + 1;
            let column = before[line_start..].chars().count() + 1;
            assert_eq!(lines.position(&text, byte), Position { line, column });
        }
    }
}
