//! Running text: the Markdown parser reads what stands inside a block.

use super::part::part;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::composed;
use crate::model::{Id, Inline, InlineKind, Table, Text};
use crate::source::{FileId, Origin, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// Emphasis within emphasis nests no deeper; what does is a mistake or an attack.
const NESTING_LIMIT: usize = 8;

/// So many bytes of footnotes may be repeated by marks of one name; a text cannot grow without end.
const REPEATED: usize = 4 * 1024 * 1024;

/// The one place that configures the Markdown parser.
fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES)
}

/// A footnote's text and whether anything refers to it.
#[derive(Debug, Clone)]
pub struct Footnote {
    /// Its text.
    pub text: Text,
    /// Where it is defined.
    pub span: Span,
    /// Whether a mark refers to it.
    pub used: bool,
}

/// Reads running text of one file.
pub struct InlineReader<'a> {
    /// The file.
    pub file: FileId,
    /// The text of the whole file.
    pub source: &'a str,
    /// Whether the text is surely composed, so that each of its parts is.
    pub composed: bool,
    /// The file's footnotes by name.
    pub footnotes: BTreeMap<String, Footnote>,
    /// The bytes of footnotes that a second mark has repeated.
    pub repeated: usize,
    /// What is found wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> InlineReader<'a> {
    /// The text in a range of the file.
    pub fn text(&mut self, range: Range<usize>) -> Text {
        let words = self.source.get(range.clone()).unwrap_or("");
        // Most blocks hold nothing that Markdown knows; they need no parser.
        if is_plain(words) {
            let words = if self.composed { words.trim().to_owned() } else { plain(words) };
            return match words {
                words if words.is_empty() => Text::default(),
                words => Text(vec![self.inline(InlineKind::Words(words), range)]),
            };
        }
        let parser = parser(words);
        // `[name]: target` would vanish: Markdown keeps it for links of that name.
        if parser.reference_definitions().iter().next().is_some() {
            return self.as_typed(words, range);
        }
        let mut depth: Vec<(Tag, Vec<Inline>, Range<usize>)> = Vec::new();
        let mut out: Vec<Inline> = Vec::new();
        for (event, at) in parser.into_offset_iter() {
            let place = range.start + at.start..range.start + at.end;
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Start(tag @ (Tag::Emphasis | Tag::Strong | Tag::Link { .. })) => {
                    depth.push((tag, std::mem::take(&mut out), place));
                }
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                    if let Some((tag, before, place)) = depth.pop() {
                        let inner = std::mem::replace(&mut out, before);
                        if depth.len() == NESTING_LIMIT {
                            self.report(&codes::NOT_NOTATION, place.clone(), "*");
                        }
                        // What is nested deeper is kept as words.
                        if depth.len() >= NESTING_LIMIT {
                            out.extend(inner);
                            continue;
                        }
                        self.close(tag, Text(merged(inner)), place, &mut out);
                    }
                }
                Event::Text(text) => self.words(&text, place, &mut out),
                Event::Code(text) => {
                    self.report(&codes::NOT_NOTATION, place.clone(), "`");
                    self.words(&text, place, &mut out);
                }
                Event::SoftBreak => self.words(" ", place, &mut out),
                Event::HardBreak => out.push(self.inline(InlineKind::Break, place)),
                Event::InlineHtml(html) => {
                    self.tag(place.clone(), &html);
                    self.words(&html, place, &mut out);
                }
                Event::FootnoteReference(name) => self.footnote(&name, place, &mut out),
                // A block inside a block: a quotation, a list, HTML, code.
                _ => return self.as_typed(words, range),
            }
        }
        Text(merged(out))
    }

    /// What is no part of the notation: the whole is kept as the words typed.
    fn as_typed(&mut self, words: &str, range: Range<usize>) -> Text {
        let html = words.trim_start().starts_with('<');
        let code = if html { &codes::HTML } else { &codes::NOT_NOTATION };
        let first = words.lines().next().unwrap_or_default().trim();
        let what = first.chars().take(20).collect::<String>();
        self.report(code, range.clone(), &what);
        // Placeholders in it are filled all the same, as they are once it has been saved.
        Text(merged(vec![self.inline(InlineKind::Words(plain(words)), range)]))
    }

    fn report(&mut self, code: &'static crate::diagnostic::Code, at: Range<usize>, what: &str) {
        let span = Span::new(self.file, at);
        self.diagnostics.push(Diagnostic::new(code, span).with("what", what).help("help"));
    }

    /// Reports a tag of HTML; tags that touch are one finding.
    fn tag(&mut self, at: Range<usize>, what: &str) {
        let span = Span::new(self.file, at.clone());
        match self.diagnostics.last_mut() {
            Some(last) if *last.code == codes::HTML && (last.span.file, last.span.end) == (span.file, span.start) => {
                last.span = last.span.to(span);
            }
            _ => self.report(&codes::HTML, at, what),
        }
    }

    fn inline(&self, kind: InlineKind, at: Range<usize>) -> Inline {
        Inline { kind, origin: Origin(Some(Span::new(self.file, at))) }
    }

    /// Words; a line end among them, as inside a tag of HTML or from `&#10;`, is a space.
    fn words(&mut self, words: &str, place: Range<usize>, out: &mut Vec<Inline>) {
        let words = composed(&words.replace(['\n', '\r'], " "));
        out.push(self.inline(InlineKind::Words(words), place));
    }

    fn close(&mut self, tag: Tag, inner: Text, place: Range<usize>, out: &mut Vec<Inline>) {
        match tag {
            Tag::Emphasis => out.push(self.inline(InlineKind::Emphasis(inner), place)),
            Tag::Strong => out.push(self.inline(InlineKind::Strong(inner), place)),
            Tag::Link { dest_url, .. } => {
                let span = Span::new(self.file, place.clone());
                let id = dest_url.strip_prefix('#').and_then(Id::new);
                if let (None, Some(typed)) = (&id, dest_url.strip_prefix('#')) {
                    let near = crate::model::slug(typed).map(|id| id.to_string()).unwrap_or_default();
                    self.diagnostics
                        .push(Diagnostic::new(&codes::BAD_ID, span).with("id", typed).with("near", near).help("help"));
                    out.push(self.inline(InlineKind::Words(format!("[](#{typed})")), place));
                    out.extend(inner.0);
                    return;
                }
                let Some(id) = id else {
                    self.diagnostics.push(
                        Diagnostic::new(&codes::LINK_TEXT, span).with("target", dest_url.to_string()).help("outside"),
                    );
                    out.extend(inner.0);
                    return;
                };
                if !inner.is_empty() {
                    self.diagnostics.push(
                        Diagnostic::new(&codes::LINK_TEXT, span).with("target", dest_url.to_string()).help("help").fix(
                            crate::diagnostic::Safety::Unsafe,
                            span,
                            format!("[](#{id})"),
                        ),
                    );
                }
                out.push(self.inline(InlineKind::Reference(id), place));
            }
            _ => out.extend(inner.0),
        }
    }

    fn footnote(&mut self, name: &str, place: Range<usize>, out: &mut Vec<Inline>) {
        match self.footnotes.get_mut(name) {
            Some(footnote) if !footnote.used || self.repeated <= REPEATED => {
                if std::mem::replace(&mut footnote.used, true) {
                    self.repeated += footnote.span.range().len();
                }
                let text = footnote.text.clone();
                out.push(self.inline(InlineKind::Footnote(text), place));
            }
            _ => {
                let span = Span::new(self.file, place.clone());
                self.diagnostics.push(Diagnostic::new(&codes::FOOTNOTE_MISSING, span).with("name", name).help("help"));
                self.words(&format!("[^{name}]"), place, out);
            }
        }
    }

    /// A cell, in which nothing opens a block: `1.` and `-` are words.
    fn cell(&mut self, range: Range<usize>) -> Text {
        let words = self.source.get(range.clone()).unwrap_or("");
        let start = words.len() - words.trim_start().len();
        let mut at = start;
        while let Some(length) = opener(part(words, at..)) {
            at += length;
        }
        if at == start {
            return self.text(range);
        }
        let rest = self.text(range.start + at..range.end);
        let opener = if rest.is_empty() { part(words, start..at).trim_end() } else { part(words, start..at) };
        let opener = InlineKind::Words(opener.to_owned());
        let mut text = vec![self.inline(opener, range.start + start..range.start + at)];
        text.extend(rest.0);
        Text(merged(text))
    }

    /// A table; `None` when the lines are none, which is reported.
    pub fn table(&mut self, range: Range<usize>) -> Option<Table> {
        let words = self.source.get(range.clone()).unwrap_or("");
        let cells: Vec<Vec<Range<usize>>> = cell_ranges(words)?;
        let mut rows = Vec::new();
        let columns = cells.first().map(Vec::len).filter(|columns| *columns > 0)?;
        for row in cells {
            if row.len() != columns {
                let first = row.first().map_or(0, |cell| cell.start);
                let last = row.last().map_or(0, |cell| cell.end);
                let span = Span::new(self.file, range.start + first..range.start + last);
                self.diagnostics.push(
                    Diagnostic::new(&codes::RAGGED_TABLE, span)
                        .with("found", row.len().to_string())
                        .with("expected", columns.to_string())
                        .help("help"),
                );
            }
            let mut row: Vec<Text> =
                row.into_iter().map(|cell| self.cell(range.start + cell.start..range.start + cell.end)).collect();
            // No cell of a row that is too long is lost: the rest joins the last.
            while row.len() > columns {
                let rest = row.pop().unwrap_or_default();
                if let Some(last) = row.last_mut() {
                    last.0.push(InlineKind::Words(" | ".to_owned()).into());
                    last.0.extend(rest.0);
                    last.0 = merged(std::mem::take(&mut last.0));
                }
            }
            row.resize(columns, Text::default());
            rows.push(row);
        }
        Some(Table { rows })
    }
}

/// The cells of a table, row by row, the line of dashes left out; `None` without that line.
fn cell_ranges(text: &str) -> Option<Vec<Vec<Range<usize>>>> {
    let mut rows = Vec::new();
    let mut at = 0;
    let mut ruled = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let is_rule = number == 1 && line.trim().chars().all(|c| "|-: ".contains(c)) && line.contains('-');
        if is_rule {
            ruled = true;
            continue;
        }
        rows.push(split_cells(line, start));
    }
    ruled.then_some(rows)
}

fn split_cells(line: &str, start: usize) -> Vec<Range<usize>> {
    let trimmed = line.trim_end();
    // A line that goes on with the table's last one opens with words.
    let inside = trimmed.trim_start();
    let lead = trimmed.len() - inside.len() + usize::from(inside.starts_with('|'));
    let mut cells = Vec::new();
    let mut from = lead;
    let mut escaped = false;
    for (at, c) in trimmed.char_indices().skip_while(|(at, _)| *at < lead) {
        if c == '|' && !escaped {
            cells.push(from..at);
            from = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if !part(trimmed, from..).trim().is_empty() {
        cells.push(from..trimmed.len());
    }
    cells.iter().map(|cell| start + cell.start..start + cell.end).collect()
}

/// Whether no character of a text means anything to Markdown or to the notation.
fn is_plain(words: &str) -> bool {
    let (chunks, rest) = words.as_bytes().as_chunks::<64>();
    // A continuation line may open a block of Markdown's, and two spaces before it break the line.
    !chunks.iter().any(|chunk| holds_sign(chunk)) && !holds_sign(rest) && !opens_block(words)
}

/// Whether any byte is one of ``*_[]\<>&`{|`` or a line end. Without a way out of the loop the compiler makes it wide.
#[inline(always)]
fn holds_sign(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |found: u8, &byte| {
        found
            | u8::from(byte == b'\n')
            | u8::from(byte == b'&')
            | u8::from(byte == b'*')
            | u8::from(byte == b'<')
            | u8::from(byte == b'>')
            | u8::from(byte.wrapping_sub(b'[') <= b']' - b'[')
            | u8::from(byte.wrapping_sub(b'_') <= b'`' - b'_')
            | u8::from(byte.wrapping_sub(b'{') <= b'|' - b'{')
    }) != 0
}

fn opens_block(words: &str) -> bool {
    let first = words.trim_start();
    first.starts_with(['#', '-', '+', '=', '~', '\t']) || first.starts_with(|c: char| c.is_ascii_digit())
}

/// The length of what opens a block of Markdown's at the start of a cell, with the space behind it.
fn opener(words: &str) -> Option<usize> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let length = match words.as_bytes().get(digits)? {
        b'.' | b')' if digits > 0 => digits + 1,
        b'-' | b'+' | b'#' | b'>' | b'=' | b'~' if digits == 0 => 1,
        _ => return None,
    };
    let rest = part(words, length..);
    Some(length + rest.len() - rest.trim_start().len())
}

/// The words of a text with its line breaks as spaces.
fn plain(words: &str) -> String {
    if memchr::memchr(b'\n', words.as_bytes()).is_none() {
        return composed(words.trim());
    }
    let lines: Vec<&str> = words.lines().map(str::trim).collect();
    composed(&lines.join(" "))
}

/// Joins neighbouring words and cuts out placeholders.
fn merged(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for inline in inlines {
        let (last, InlineKind::Words(words)) = (joined.last_mut(), &inline.kind) else {
            joined.push(inline);
            continue;
        };
        match last {
            Some(Inline { kind: InlineKind::Words(before), origin }) => {
                before.push_str(words);
                if let (Some(a), Some(b)) = (origin.0, inline.origin.0) {
                    *origin = Origin(Some(a.to(b)));
                }
            }
            _ => joined.push(inline),
        }
    }
    joined.into_iter().flat_map(cut_placeholders).collect()
}

fn cut_placeholders(inline: Inline) -> Vec<Inline> {
    let InlineKind::Words(words) = &inline.kind else { return vec![inline] };
    if !words.contains("{{") {
        return vec![inline];
    }
    let text = crate::model::split_placeholders(words);
    text.0.into_iter().map(|part| Inline { kind: part.kind, origin: inline.origin }).collect()
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn a_sign_anywhere_in_a_text_is_seen() {
        for before in [0, 1, 63, 64, 127, 130] {
            for c in (' '..='~').chain(['\n', 'ế', '…']) {
                let text = format!("{}{c}a", "đ".repeat(before));
                let opens = before == 0 && matches!(c, '#' | '-' | '+' | '=' | '~' | '0'..='9');
                assert_eq!(is_plain(&text), !"*_[]\\<>&`{|\n".contains(c) && !opens, "{text:?}");
            }
        }
    }
}
