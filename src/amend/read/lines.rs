//! The lines of a text as an instrument is found in it: without front matter, menus and marks of Markdown.

use super::number::is_page_number;
use super::verb::begins_with_verb;
use super::words::is_quote;

/// A line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line<'t> {
    /// The byte of the text where its words start.
    pub(super) start: usize,
    /// Its words, without the marks of a heading; empty for a blank line.
    pub(super) words: &'t str,
    /// How many columns its words are set in.
    pub(super) indent: usize,
    /// Whether it is no sentence of the instrument: front matter, a table, an item of a list of Markdown.
    pub(super) frame: bool,
    /// Whether it stands in a quotation of Markdown (`> …`): the wording of an instruction.
    pub(super) quoted: bool,
    /// Whether it is a heading of Markdown.
    pub(super) heading: bool,
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
///
/// `typed` is the text with its marks of emphasis, as long.
pub(super) fn lines<'t>(text: &'t str, typed: &str) -> Lines<'t> {
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
            all.push(Line { start, words: "", indent: 0, frame: true, ..Line::default() });
            continue;
        }
        let words = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'));
        let indent = line[..line.len() - words.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let quoted = words.starts_with('>');
        let words = if quoted { words.trim_start_matches(|c: char| c == '>' || c.is_whitespace()) } else { words };
        let bare = strip_heading(words);
        let marked = words.starts_with("##");
        markdown |= bare.len() < words.len() && words.starts_with("##");
        // What turns a file of pages into text puts a form feed before each; the number of a page is its first line or
        // its last.
        let turns = raw.starts_with('\u{c}');
        if let Some(last) = all.iter_mut().rev().find(|line| !line.is_blank()).filter(|_| turns) {
            last.frame |= is_page_number(last.words);
        }
        let at_words = line.len() - words.len();
        let as_typed = typed.get(start + at_words..start + line.len()).unwrap_or(words);
        let frame = front || is_frame(as_typed) || turns && is_page_number(words);
        let words = if bare.chars().any(char::is_alphanumeric) || is_mark(bare) { bare } else { "" };
        let start = if words.is_empty() { start } else { start + (line.len() - bare.len()) };
        let heading = marked && !quoted;
        all.push(Line { start, words, indent, frame, quoted, heading });
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

/// Whether a line is the mark of a quotation alone, as it stands behind a table.
fn is_mark(words: &str) -> bool {
    words.starts_with(['“', '”', '«', '»']) && words.chars().all(|c| is_quote(c) || matches!(c, '.' | ';' | ','))
}

/// Whether a line belongs to the page around an instrument: a table, a list or a quotation of Markdown, an address.
fn is_frame(words: &str) -> bool {
    let bullet = words.strip_prefix("- **").or_else(|| words.strip_prefix("* "));
    words.starts_with('|') || bullet.is_some_and(|item| !begins_with_verb(item)) || words.starts_with("Source:")
}

/// The letters of a full line, when paragraphs are broken over lines: many lines of like length, which the next line
/// goes on from in the middle of a sentence.
fn width(lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter(|line| !line.is_blank() && !line.frame && !line.quoted)
        .map(|line| line.words.chars().count())
        .collect();
    let goes_on = |pair: &&[Line]| {
        let [first, second] = pair else { return false };
        !first.frame
            && first.quoted == second.quoted
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
