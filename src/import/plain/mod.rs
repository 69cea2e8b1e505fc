//! Plain text and Markdown: `wrap` (lines to paragraphs), `markdown` (marks to looks), `ruled` (tables drawn with signs).

mod markdown;
mod ruled;
mod wrap;

use super::{Block, Document, Paragraph, Run, RunKind};

/// More blocks than this are no regulation; what follows is one last block.
const MOST_BLOCKS: usize = 200_000;

/// The document of a text.
pub(super) fn document(text: &str, is_markdown: bool) -> Document {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace(['\r', '\u{c}', '\u{b}'], "\n");
    if is_markdown {
        return markdown::document(&text);
    }
    let blocks = wrap::paragraphs(&text).into_iter().take(MOST_BLOCKS);
    Document { blocks: blocks.map(|words| Block::Paragraph(paragraph(&words))).collect(), ..Document::default() }
}

/// Whether a text of any name is Markdown: its headings or its escaped marks say so.
pub(super) fn is_markdown(text: &str) -> bool {
    const FEW: usize = 3;
    let is_heading = |line: &&str| {
        let words = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - words.len())) && words.starts_with(' ') && words.contains(char::is_alphabetic)
    };
    let is_escaped = |line: &&str| {
        let words = line.trim_start_matches(|c: char| c.is_ascii_digit());
        words.len() < line.len() && words.starts_with("\\.")
    };
    let says = |line: &&str| is_heading(line) || is_escaped(line);
    text.lines().filter(says).take(FEW).count() == FEW
}

/// A paragraph of plain words; wide gaps are tabs.
fn paragraph(words: &str) -> Paragraph {
    let mut runs = Vec::new();
    for (at, part) in wrap::columns(words).into_iter().enumerate() {
        if at > 0 {
            runs.push(Run { kind: RunKind::Tab, ..Run::default() });
        }
        if !part.is_empty() {
            runs.push(Run { words: part, ..Run::default() });
        }
    }
    Paragraph { runs, ..Paragraph::default() }
}
