//! The line scanner: a Markdown file becomes a flat list of blocks, each opened by the marker of its line.
//!
//! CommonMark knows no `a)` list and ends lists where a clerk would not, so the block structure is ours;
//! everything inside a block is left to the Markdown parser.

use super::part::part;
use std::borrow::Cow;
use std::ops::Range;

/// What opens a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marker {
    /// `#`, as many as given.
    Heading(usize),
    /// `2.` or `2a.`, as typed without its dot.
    Clause(String),
    /// `b)` or `d1)`, as typed without its bracket.
    Point(String),
    /// `-`.
    Indent,
    /// `+`.
    Subindent,
    /// A line that opens with `|`.
    Table,
    /// `<!--`.
    Note,
    /// `>`, on every line of a quote.
    Quote,
    /// `[^name]:`.
    Footnote(String),
    /// Nothing.
    Paragraph,
}

/// A block: its marker and the bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What opened it.
    pub marker: Marker,
    /// How far right the marker stands, in columns; a tab goes to the next multiple of four.
    pub indent: usize,
    /// The marker itself.
    pub marker_range: Range<usize>,
    /// Its text, from after the marker to the end of its last line, without the line break.
    pub content: Range<usize>,
    /// For a note: whether `-->` was found.
    pub closed: bool,
    /// For a quote: the blocks of what stands behind its marks; their ranges are of the file too, and the marks at the
    /// start of their lines are no part of them (see `unquoted`).
    pub inside: Vec<Block>,
}

/// Cuts a text into blocks.
pub fn blocks(text: &str) -> Vec<Block> {
    let from = text.len() - text.trim_start_matches('\u{feff}').len();
    let all = lines(text, from);
    // Only a text with quotes pays for a second one without their marks.
    let bare = text.contains('>').then(|| {
        let quoted = all.iter().filter_map(|line| quote_mark(text, line));
        masked(text, quoted)
    });
    scan(text, &all, bare.as_deref())
}

/// The text with a space in place of every mark of its quotes, so that every byte keeps its place.
pub fn unquoted<'a>(text: &'a str, blocks: &[Block]) -> Cow<'a, str> {
    let quotes = || blocks.iter().filter(|block| block.marker == Marker::Quote);
    if quotes().next().is_none() {
        return Cow::Borrowed(text);
    }
    let marks = quotes().flat_map(|quote| {
        let start = quote.marker_range.start;
        lines(part(text, ..quote.content.end.max(quote.marker_range.end)), start)
            .into_iter()
            .filter_map(|line| quote_mark(text, &line))
    });
    Cow::Owned(masked(text, marks))
}

fn masked(text: &str, marks: impl Iterator<Item = usize>) -> String {
    let mut out = String::with_capacity(text.len());
    for mark in marks {
        out.push_str(part(text, out.len()..mark));
        out.push(' ');
    }
    out.push_str(part(text, out.len()..));
    out
}

/// Where the `>` stands that opens a line.
fn quote_mark(text: &str, line: &Range<usize>) -> Option<usize> {
    let words = part(text, line.clone());
    let trimmed = words.trim_start();
    (marker(trimmed).0 == Marker::Quote).then(|| line.start + words.len() - trimmed.len())
}

/// Cuts lines of a text into blocks; `bare` is the text without the marks of quotes, `None` inside a quote, where
/// none opens.
fn scan(text: &str, lines: &[Range<usize>], bare: Option<&str>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the next line without a marker goes on with the block before it.
    let mut open = false;
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        next += 1;
        let words = part(text, line.clone());
        let trimmed = words.trim();
        if trimmed.is_empty() {
            open = false;
            continue;
        }
        let lead = words.len() - words.trim_start().len();
        let start = line.start + lead;
        let end = line.start + words.trim_end().len();
        let indent = columns(part(words, ..lead));
        let (marker, length) = match marker(part(text, start..end)) {
            (Marker::Quote, _) if bare.is_none() => (Marker::Paragraph, 0),
            found => found,
        };
        match marker {
            Marker::Quote => {
                let behind = |line: &Range<usize>| quote_mark(text, line).map(|mark| mark + 1..line.end);
                let inner: Vec<Range<usize>> = lines.iter().skip(next - 1).map_while(behind).collect();
                next += inner.len() - 1;
                let last = inner.last().map_or(end, |line| line.end);
                let inside = scan(bare.unwrap_or(text), &inner, None);
                let content = trim(text, start + length..last);
                let marker_range = start..start + length;
                blocks.push(Block { marker, indent, marker_range, content, closed: true, inside });
                open = false;
            }
            Marker::Note => {
                // Behind the marker: `<!-->` opens a note and does not close it.
                let last = lines.last().map_or(end, |line| line.end);
                let (close, closed) = match part(text, start + length..last).find("-->") {
                    Some(at) => (start + length + at, true),
                    None => (last, false),
                };
                next += lines.iter().skip(next).take_while(|line| line.start <= close).count();
                let rest_start = if closed { close + 3 } else { close };
                let rest = rest_start..lines.get(next - 1).map_or(rest_start, |line| line.end.max(rest_start));
                let content = trim(text, start + 4..close);
                blocks.push(Block {
                    marker,
                    indent,
                    marker_range: start..start + 4,
                    content,
                    closed,
                    inside: Vec::new(),
                });
                open = false;
                // Words behind the note on its last line are a paragraph of their own.
                let rest = trim(text, rest);
                if !rest.is_empty() {
                    blocks.push(Block {
                        marker: Marker::Paragraph,
                        indent,
                        marker_range: rest.start..rest.start,
                        content: rest,
                        closed: true,
                        inside: Vec::new(),
                    });
                    open = true;
                }
            }
            Marker::Paragraph if open => {
                if let Some(last) = blocks.last_mut() {
                    last.content.end = end;
                }
            }
            Marker::Table if open && blocks.last().is_some_and(|last| last.marker == Marker::Table) => {
                if let Some(last) = blocks.last_mut() {
                    last.content.end = end;
                }
            }
            marker => {
                let text_start =
                    if matches!(marker, Marker::Paragraph | Marker::Table) { start } else { start + length };
                let content = trim(text, text_start..end);
                // A heading is one line, and an empty marker takes nothing from the next line.
                open = !matches!(marker, Marker::Heading(_));
                let marker_range = start..start + length;
                blocks.push(Block { marker, indent, marker_range, content, closed: true, inside: Vec::new() });
            }
        }
    }
    blocks
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = part(text, range.clone());
    let start = range.start + (words.len() - words.trim_start().len());
    start..(range.start + words.trim_end().len()).max(start)
}

fn columns(lead: &str) -> usize {
    lead.chars().fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 })
}

/// The marker that a line (trimmed on the left) opens with and its length in bytes.
pub fn marker(line: &str) -> (Marker, usize) {
    if line.starts_with("<!--") {
        return (Marker::Note, 4);
    }
    // Seven of them close a conflict of git's.
    if line.starts_with('>') && !line.starts_with(">>>>>>>") {
        return (Marker::Quote, 1);
    }
    if line.starts_with('|') {
        return (Marker::Table, 0);
    }
    if let Some(rest) = line.strip_prefix("[^")
        && let Some((name, _)) = rest.split_once("]:")
        && !name.is_empty()
        && !name.contains([' ', '[', ']'])
    {
        return (Marker::Footnote(name.to_owned()), name.len() + 4);
    }
    let hashes = line.bytes().take_while(|&b| b == b'#').count();
    if hashes > 0 && ends_word(part(line, hashes..)) {
        return (Marker::Heading(hashes), hashes);
    }
    for (sign, marker) in [('-', Marker::Indent), ('+', Marker::Subindent)] {
        if line.starts_with(sign) && ends_word(part(line, 1..)) {
            return (marker, 1);
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    // Four digits are a year.
    if (1..=3).contains(&digits) {
        let letters: usize =
            part(line, digits..).chars().take_while(|c| c.is_lowercase()).take(2).map(char::len_utf8).sum();
        let after = part(line, digits + letters..);
        if after.strip_prefix('.').is_some_and(ends_word) {
            return (Marker::Clause(part(line, ..digits + letters).to_owned()), digits + letters + 1);
        }
    }
    let letters: usize = line.chars().take_while(|c| c.is_lowercase()).take(2).map(char::len_utf8).sum();
    if letters > 0 {
        let digits = part(line, letters..).bytes().take_while(u8::is_ascii_digit).count();
        let after = part(line, letters + digits..);
        if digits <= 3 && after.strip_prefix(')').is_some_and(ends_word) {
            return (Marker::Point(part(line, ..letters + digits).to_owned()), letters + digits + 1);
        }
    }
    (Marker::Paragraph, 0)
}

fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}'])
}

/// The lines of a text from a byte on, without their breaks.
fn lines(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut at = from;
    let mut out = Vec::new();
    while at < text.len() {
        let end = memchr::memchr(b'\n', part(text, at..).as_bytes()).map_or(text.len(), |length| at + length);
        out.push(at..end);
        at = end + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(String, &str)> = blocks(text)
            .into_iter()
            .map(|block| {
                let name = match block.marker {
                    Marker::Heading(level) => "#".repeat(level),
                    Marker::Clause(number) => format!("{number}."),
                    Marker::Point(letter) => format!("{letter})"),
                    Marker::Footnote(name) => format!("^{name}"),
                    other => format!("{other:?}").to_lowercase(),
                };
                (name, &text[block.content])
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(name, words)| (name.as_str(), *words)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_marker_at_the_start_of_a_line_decides() {
        check("# A\n## B\n### C\n", &[("#", "A"), ("##", "B"), ("###", "C")]);
        check(
            "1. một\ndòng tiếp\na) điểm\n   đ) khác\n- gạch\n+ cộng",
            &[("1.", "một\ndòng tiếp"), ("a)", "điểm"), ("đ)", "khác"), ("indent", "gạch"), ("subindent", "cộng")],
        );
        check("năm\n2025. Báo cáo", &[("paragraph", "năm\n2025. Báo cáo")]);
        check("2a. chèn\nd1) chèn", &[("2a.", "chèn"), ("d1)", "chèn")]);
        check("một\n\nhai", &[("paragraph", "một"), ("paragraph", "hai")]);
        check("### \ntext", &[("###", ""), ("paragraph", "text")]);
        check("<!-- a\n\nb --> sau\ntiếp\n", &[("note", "a\n\nb"), ("paragraph", "sau\ntiếp")]);
        check(
            "[^1]: chú thích\n\n| a | b |\n|---|---|\n| c | d |",
            &[("^1", "chú thích"), ("table", "| a | b |\n|---|---|\n| c | d |")],
        );
        check("<!-->\na", &[("note", ">\na")]);
        check("\u{feff}# A\r\ntext\r\n", &[("#", "A"), ("paragraph", "text")]);
    }
}
