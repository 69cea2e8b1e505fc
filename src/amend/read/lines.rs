//! The lines of a text as an instrument is found in it: without front matter, menus and marks of Markdown.

use super::number::is_page_number;

/// A line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// The byte of the text where its words start.
    pub(super) start: usize,
    /// Its words, without the marks of a heading; empty for a blank line.
    pub(super) words: &'t str,
    /// How many columns its words are set in.
    pub(super) indent: usize,
    /// Whether it is no sentence of the instrument: front matter, a table, an item of a list of Markdown.
    pub(super) frame: bool,
}

/// The lines of a text and how it is laid out.
#[derive(Debug, Clone)]
pub(super) struct Lines<'t> {
    pub(super) all: Vec<Line<'t>>,
    /// The letters of a full line, when paragraphs are broken over lines as on paper.
    pub(super) wrapped: Option<usize>,
    /// Whether it has marks of Markdown.
    pub(super) markdown: bool,
}

impl Line<'_> {
    /// Whether nothing stands on it: no letter and no digit.
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// The byte behind its words.
    pub(super) fn end(&self) -> usize {
        self.start + self.words.len()
    }
}

/// Cuts a text into lines.
pub(super) fn lines(text: &str) -> Lines<'_> {
    let mut all: Vec<Line> = Vec::new();
    let mut at = 0;
    let mut front = false;
    let mut markdown = false;
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += raw.len();
        let line = raw.trim_end();
        // Front matter opens among the first lines and closes with the same rule.
        if line == "---" && (front || number < 3) {
            front = !front;
            markdown = true;
            all.push(Line { start, words: "", indent: 0, frame: true });
            continue;
        }
        let words = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let indent = line[..line.len() - words.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let bare = strip_heading(words);
        markdown |= bare.len() < words.len() && words.starts_with("##");
        // What turns a file of pages into text puts a form feed before each; the number of a page is its first line or
        // its last.
        let turns = raw.starts_with('\u{c}');
        if let Some(last) = all.iter_mut().rev().find(|line| !line.is_blank()).filter(|_| turns) {
            last.frame |= is_page_number(last.words);
        }
        let frame = front || is_frame(words) || turns && is_page_number(words);
        let words = if bare.chars().any(char::is_alphanumeric) { bare } else { "" };
        let start = if words.is_empty() { start } else { start + (line.len() - bare.len()) };
        all.push(Line { start, words, indent, frame });
    }
    let wrapped = width(&all);
    Lines { all, wrapped, markdown }
}

/// Words without the marks of a heading of Markdown: `### `, `**`.
fn strip_heading(words: &str) -> &str {
    let hashes = words.bytes().take_while(|byte| *byte == b'#').count();
    let bare = match words[hashes..].strip_prefix(' ') {
        Some(rest) if hashes > 0 => rest.trim_start(),
        _ => words,
    };
    bare.strip_prefix("**").unwrap_or(bare)
}

/// Whether a line belongs to the page around an instrument: a table, a list or a quotation of Markdown, an address.
fn is_frame(words: &str) -> bool {
    words.starts_with(['|', '>'])
        || words.starts_with("- **")
        || words.starts_with("* ")
        || words.starts_with("Source:")
}

/// The letters of a full line, when paragraphs are broken over lines: many lines of like length, which the next line
/// goes on from in the middle of a sentence.
fn width(lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<usize> =
        lines.iter().filter(|line| !line.is_blank() && !line.frame).map(|line| line.words.chars().count()).collect();
    let goes_on = |pair: &&[Line]| {
        let (first, second) = (&pair[0], &pair[1]);
        !first.frame
            && !second.frame
            && first.words.chars().count() >= 30
            && !first.words.ends_with(['.', ';', ':', '”', '"'])
            && second.words.starts_with(char::is_lowercase)
            // `a)` opens a paragraph of its own.
            && second.words.chars().nth(1) != Some(')')
    };
    let broken = lines.windows(2).filter(goes_on).count();
    if broken < 2 || broken * 6 < lengths.len() {
        return None;
    }
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().filter(|width| (30..=160).contains(width))
}
