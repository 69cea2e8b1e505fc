//! Headings without their nouns and numbers: a program that turns a Word file into a page or into Markdown drops what Word
//! counted (`Chương I`, `Điều 5.`) and keeps the heading. They are counted anew in their order, and so are the khoản of an
//! article whose list begins again behind every other paragraph.

use super::{Align, Block, Document, Paragraph, Remark, RunKind};
use crate::model::{Level, folded, roman};

/// Fewer headings than this are no articles.
const FEWEST: usize = 2;

/// Gives headings that have no number the labels that they had, unless some article is typed; says how many.
///
/// The deepest level of headings is that of điều, the first one above it that of chương, one between them that of mục;
/// what the name of a style says of a heading goes before its level.
pub(super) fn count(document: &mut Document) {
    let blocks = &mut document.blocks;
    let typed = blocks.iter().filter(|block| says(block, "điều"));
    let (headings, cited): (Vec<&Block>, Vec<&Block>) = typed.partition(|block| is_heading(block));
    let has_chapters = blocks.iter().any(|block| says(block, "chương"));
    let mut depths: Vec<u8> = blocks.iter().filter_map(depth).collect();
    let articles = depths.iter().max().map_or(0, |deepest| depths.iter().filter(|depth| *depth == deepest).count());
    depths.sort_unstable();
    depths.dedup();
    let is_listed = |block: &Block| depth(block).is_some() && label(block).is_some_and(is_count);
    // Headings of a paper that is no regulation are left alone.
    let is_regulation = depths.len() > 1 || blocks.iter().any(|block| is_title(block) || is_listed(block));
    // A line may begin with a place that it cites; many that do are articles without the looks of one.
    let is_typed = !headings.is_empty() || cited.len() * 2 >= articles;
    if articles < FEWEST || !is_regulation || is_typed {
        return;
    }
    let mut counted = Counted { depths, has_chapters, ..Counted::default() };
    let mut count = decision(blocks);
    count += blocks.iter_mut().filter_map(|block| counted.block(block)).count();
    document.remarks.push(Remark::Counted(count));
}

/// The counts as they go.
#[derive(Debug, Default)]
struct Counted {
    /// The levels of headings that there are, the highest first.
    depths: Vec<u8>,
    has_chapters: bool,
    chapter: u32,
    section: u32,
    article: u32,
    clause: u32,
    /// How many khoản of the article stood before its list began again.
    offset: u32,
    /// Whether the last heading was a chương.
    opens_chapter: bool,
}

impl Counted {
    /// Labels a block when it is a heading.
    fn block(&mut self, block: &mut Block) -> Option<()> {
        if is_title(block) {
            // The regulation behind a decision counts its own articles.
            (self.chapter, self.section, self.article) = (0, 0, 0);
            (self.clause, self.offset) = (0, 0);
        }
        let own = depth(block);
        let Block::Paragraph(paragraph) = block else { return None };
        let Some(depth) = own else { return self.below(paragraph) };
        let opens_chapter = std::mem::take(&mut self.opens_chapter);
        let at = self.depths.iter().position(|other| *other == depth).unwrap_or(0);
        let named = paragraph.look.own.map(|own| own.level);
        let below = self.depths.len().saturating_sub(at + 1);
        let level = match (named, below, at) {
            (Some(level @ (Level::Section | Level::Article)), ..) => level,
            (_, 0, _) => Level::Article,
            // Right below a chương another heading of its level is a mục.
            (_, _, 0) if !self.has_chapters && !opens_chapter => Level::Chapter,
            _ => Level::Section,
        };
        let label = match level {
            Level::Article => {
                // The list may say where it goes on; it never goes back.
                let said = paragraph.label.as_deref().and_then(|label| label.trim_end_matches('.').parse().ok());
                self.article = said.filter(|said| *said > self.article).unwrap_or(self.article + 1);
                format!("Điều {}.", self.article)
            }
            Level::Chapter => {
                (self.chapter, self.section, self.opens_chapter) = (self.chapter + 1, 0, true);
                format!("Chương {}", roman(self.chapter))
            }
            _ => self.next_section(),
        };
        (self.clause, self.offset) = (0, 0);
        paragraph.label = Some(label);
        Some(())
    }

    /// What stands below a heading: a mục that only its looks tell, or a khoản.
    fn below(&mut self, paragraph: &mut Paragraph) -> Option<()> {
        let label = paragraph.label.as_deref().filter(|label| is_count(label))?;
        if self.opens_chapter || self.chapter > 0 && opens_with_break(paragraph) {
            if opens_with_break(paragraph) {
                paragraph.label = Some(self.next_section());
                paragraph.look.heading = Some(2);
                (self.clause, self.offset) = (0, 0);
                return Some(());
            }
            return None;
        }
        let number = label.trim_end_matches('.').parse::<u32>().ok()?;
        // A list that begins again behind the điểm of a khoản goes on.
        if number == 1 {
            self.offset = self.clause;
        }
        self.clause = self.offset.saturating_add(number);
        if self.article > 0 && label.ends_with('.') && number != self.clause {
            paragraph.label = Some(format!("{}.", self.clause));
        }
        None
    }

    fn next_section(&mut self) -> String {
        self.section += 1;
        format!("Mục {}.", self.section)
    }
}

/// Whether a paragraph in bold begins with a line break: the number was counted above it.
fn opens_with_break(paragraph: &Paragraph) -> bool {
    let first = paragraph.runs.iter().find(|run| run.kind == RunKind::Break || !run.words.trim().is_empty());
    let bold = paragraph.runs.iter().filter(|run| !run.words.trim().is_empty()).all(|run| run.face.bold);
    bold && first.is_some_and(|run| run.kind == RunKind::Break)
}

/// The articles of a promulgating decision that lost even their looks: the counted items between its last words over them
/// and the title of the regulation. Gives how many.
fn decision(blocks: &mut [Block]) -> usize {
    let Some(title) = blocks.iter().position(is_title) else { return 0 };
    let decides = |block: &Block| matches!(block, Block::Paragraph(p) if folded(p.text().trim()) == "quyết định:");
    let Some(from) = blocks.iter().take(title).position(decides) else { return 0 };
    let mut count = 0;
    for block in blocks.iter_mut().take(title).skip(from + 1) {
        let Block::Paragraph(paragraph) = block else { continue };
        let expected = format!("{}.", count + 1);
        if paragraph.look.heading.is_none() && paragraph.label.as_ref() == Some(&expected) {
            paragraph.label = Some(format!("Điều {expected}"));
            count += 1;
        }
    }
    count
}

/// Whether a block is the title of a regulation alone on its line.
fn is_title(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    match folded(paragraph.text().trim()).as_str() {
        "quy chế" => true,
        "quy định" | "quy trình" => paragraph.look.align == Some(Align::Centre),
        _ => false,
    }
}

/// The level of a heading that nothing numbers; a title and what is typed with its noun are none.
fn depth(block: &Block) -> Option<u8> {
    let Block::Paragraph(paragraph) = block else { return None };
    let is_annex = paragraph.look.own.is_some_and(|own| own.level == Level::Annex);
    let counts = paragraph.label.as_deref().is_none_or(is_count);
    let words = paragraph.text();
    let noun = words.split_whitespace().take(2).map(folded).collect::<Vec<_>>().join(" ");
    let has_noun = ["chương", "mục"].iter().any(|noun| says(block, noun));
    let is_other = is_annex || noun == "phụ lục" || has_noun || is_title(block);
    let typed = words.trim_start().starts_with(|c: char| c.is_ascii_digit()) && paragraph.label.is_none();
    paragraph.look.heading.filter(|_| counts && !is_other && !typed && !words.trim().is_empty())
}

fn label(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(paragraph) => paragraph.label.as_deref(),
        Block::Table(_) => None,
    }
}

/// Whether a block looks as headings do.
fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.look.heading.is_some())
}

/// Whether a label is what a list counts or draws, and no noun.
fn is_count(label: &str) -> bool {
    let is_roman =
        label.strip_suffix('.').is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| b"IVXLC".contains(&byte)));
    label == "-" || is_roman || label.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a paragraph opens with this noun and a number: `Điều 5.`.
fn says(block: &Block, noun: &str) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let runs: String = paragraph.runs.iter().map(|run| run.words.as_str()).take(4).collect();
    let words = paragraph.label.as_deref().filter(|label| !is_count(label)).unwrap_or(&runs);
    let mut words = words.split_whitespace();
    let numbered = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    let is_noun = words.next().is_some_and(|word| folded(word) == noun);
    is_noun && words.next().is_some_and(numbered)
}
