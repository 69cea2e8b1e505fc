//! Headings that are items of a list: a word processor that saves a web page writes `<li>` where `Điều 5.` was counted, so
//! that the noun is not in the file.

use crate::import::{Align, Block, Paragraph};
use crate::model::{folded, roman};

/// Gives headings in lists the labels that their list counted, unless some are typed; gives how many.
///
/// The deepest level of them is that of điều, the first one above it that of chương, one between them that of mục.
pub(super) fn count_headings(blocks: &mut [Block]) -> usize {
    let typed = |noun: &str| blocks.iter().any(|block| matches!(block, Block::Paragraph(p) if opens(p, noun)));
    if typed("điều") {
        return 0;
    }
    let has_chapters = typed("chương");
    let mut levels: Vec<u8> = blocks.iter().filter_map(listed).collect();
    levels.sort_unstable();
    levels.dedup();
    let (mut chapter, mut section, mut article, mut count) = (0, 0, 0, 0);
    for block in blocks {
        if is_title(block) {
            // The regulation behind a decision counts its own articles.
            (chapter, section, article) = (0, 0, 0);
        }
        let Some(level) = listed(block) else { continue };
        let Block::Paragraph(paragraph) = block else { continue };
        let at = levels.iter().position(|other| *other == level).unwrap_or(0);
        let above = levels.len() - 1 - at;
        let label = match (above, at) {
            (0, _) => {
                // The list may say where it goes on; it never goes back.
                let said = paragraph.label.as_deref().and_then(|label| label.trim_end_matches('.').parse().ok());
                article = said.filter(|said| *said > article).unwrap_or(article + 1);
                format!("Điều {article}.")
            }
            (_, 0) if !has_chapters => {
                (chapter, section) = (chapter + 1, 0);
                format!("Chương {}", roman(chapter))
            }
            _ => {
                section += 1;
                format!("Mục {section}.")
            }
        };
        paragraph.label = Some(label);
        count += 1;
    }
    count
}

/// Whether a block is the title of a regulation alone on its line.
fn is_title(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let title = folded(paragraph.text().trim());
    paragraph.look.align == Some(Align::Centre) && matches!(title.as_str(), "quy chế" | "quy định" | "quy trình")
}

/// The heading level of a block that is an item of a counted list.
fn listed(block: &Block) -> Option<u8> {
    let Block::Paragraph(paragraph) = block else { return None };
    let is_counted = paragraph.label.as_ref().is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit()));
    paragraph.look.heading.filter(|_| is_counted)
}

/// Whether a paragraph is typed with this noun and a number: `Điều 5.`.
fn opens(paragraph: &Paragraph, noun: &str) -> bool {
    let words: String = paragraph.runs.iter().map(|run| run.words.as_str()).take(4).collect();
    let mut words = words.split_whitespace();
    paragraph.label.is_none()
        && words.next().is_some_and(|word| folded(word) == noun)
        && words
            .next()
            .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X')))
}
