//! Markdown as people write it: headings, lists, tables, emphasis, footnotes, front matter.

use super::{ruled, wrap};
use crate::import::own;
use crate::import::{Block, Cell, Document, Face, Look, Own, Paragraph, Run, RunKind, SetAside, Table, Why};
use std::collections::BTreeMap;

/// The document of a Markdown text.
pub(super) fn document(text: &str) -> Document {
    let mut document = Document::default();
    let text = front_matter(text, &mut document);
    let text = ruled::barred(text);
    let (text, footnotes) = footnotes(&text);
    let mut used = Vec::new();
    let mut plain = String::new();
    let mut rows: Vec<&str> = Vec::new();
    let flush = |plain: &mut String, document: &mut Document, used: &mut Vec<String>| {
        for words in wrap::paragraphs(plain) {
            document.blocks.push(Block::Paragraph(paragraph(&words, &footnotes, used)));
        }
        plain.clear();
    };
    let mut in_note = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.starts_with('|') && trimmed.len() > 1 && !in_note {
            flush(&mut plain, &mut document, &mut used);
            rows.push(trimmed);
            continue;
        }
        if !rows.is_empty() {
            let rows = std::mem::take(&mut rows);
            document.blocks.push(table(&rows, &footnotes, &mut used));
        }
        in_note = (in_note || trimmed.starts_with("<!--")) && !trimmed.contains("-->");
        // A comment that says nothing only keeps two lists apart.
        if trimmed.starts_with("```") || trimmed == "<!-- -->" {
            continue;
        }
        plain.push_str(line);
        plain.push('\n');
        // A heading is one line, and two spaces or a backslash end one.
        if trimmed.starts_with('#') || line.ends_with("  ") || line.ends_with('\\') {
            plain.push('\n');
        }
    }
    if !rows.is_empty() {
        document.blocks.push(table(&rows, &footnotes, &mut used));
    }
    flush(&mut plain, &mut document, &mut used);
    // A footnote that nothing calls is no less read.
    for (name, words) in &footnotes {
        if !used.contains(name) {
            document.blocks.push(Block::Paragraph(paragraph(words, &BTreeMap::new(), &mut Vec::new())));
        }
    }
    document
}

/// Sets the lines between `---` at the top aside; gives the rest.
fn front_matter<'t>(text: &'t str, document: &mut Document) -> &'t str {
    // A line over it may say where the text comes from.
    let mut start = 0;
    let mut lines = text.split_inclusive('\n');
    for line in lines.by_ref().take(3) {
        if line.trim() == "---" {
            break;
        }
        start += line.len();
    }
    let after = text[start..].strip_prefix("---").filter(|after| after.starts_with(['\n', ' ']));
    let Some(after) = after else { return text };
    let Some(end) = after.find("\n---") else { return text };
    let front = &after[..end];
    if front.lines().filter(|line| line.contains(':')).count() * 2
        < front.lines().filter(|line| !line.trim().is_empty()).count()
    {
        return text;
    }
    for line in text[..start].lines().chain(front.lines()).filter(|line| !line.trim().is_empty()) {
        document.set_aside.push(SetAside { words: line.trim().to_owned(), page: None, why: Why::Frame });
    }
    let rest = &after[end + 4..];
    rest.find('\n').map_or("", |at| &rest[at + 1..])
}

/// The text without its footnotes, and the footnotes by name.
fn footnotes(text: &str) -> (String, BTreeMap<String, String>) {
    let mut out = String::with_capacity(text.len());
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    // The footnote that an indented line goes on with.
    let mut open: Option<String> = None;
    for line in text.split_inclusive('\n') {
        let goes_on = line.starts_with("    ") || line.starts_with('\t');
        if let Some(words) = open.as_ref().filter(|_| goes_on).and_then(|name| found.get_mut(name)) {
            words.push(' ');
            words.push_str(line.trim());
            continue;
        }
        open = None;
        let opening = line.trim_start().strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
        match opening
            .filter(|(name, _)| !name.is_empty() && !name.contains([' ', '[', ']']) && !found.contains_key(*name))
        {
            Some((name, words)) => {
                found.insert(name.to_owned(), words.trim().to_owned());
                open = Some(name.to_owned());
            }
            None => out.push_str(line),
        }
    }
    (out, found)
}

fn paragraph(words: &str, footnotes: &BTreeMap<String, String>, used: &mut Vec<String>) -> Paragraph {
    let words = words.trim();
    let (label, words) = counted_heading(words);
    let hashes = words.bytes().take_while(|byte| *byte == b'#').count();
    let is_heading = (1..=6).contains(&hashes) && words[hashes..].starts_with([' ', '\t']);
    let bare = if is_heading { words[hashes..].trim().trim_end_matches('#').trim_end() } else { words };
    let (bare, own) = if is_heading { without_attributes(bare) } else { (bare, None) };
    let quoted = bare.strip_prefix("> ").unwrap_or(bare);
    let mut look = Look { own, ..Look::default() };
    if is_heading {
        look.heading = u8::try_from(hashes).ok();
    }
    let mut runs = Vec::new();
    for (at, part) in wrap::columns(quoted).into_iter().enumerate() {
        if at > 0 {
            runs.push(Run { kind: RunKind::Tab, ..Run::default() });
        }
        runs.extend(inline(part.trim_end_matches('\\'), footnotes, used));
    }
    Paragraph { label: label.map(str::to_owned), runs, look, ..Paragraph::default() }
}

/// A heading that is an item of a counted list, `2.  ## Tên`: its number, when it is one, and the heading.
fn counted_heading(words: &str) -> (Option<&str>, &str) {
    let Some((label, rest)) = words.split_once([' ', '\t']) else { return (None, words) };
    let count = label.strip_suffix(['.', ')']).filter(|count| !count.is_empty());
    let is_count = count.is_some_and(|count| count.chars().all(|c| c.is_ascii_alphanumeric()));
    match rest.trim_start() {
        heading if is_count && heading.starts_with('#') => {
            (Some(label).filter(|label| label.starts_with(|c: char| c.is_ascii_digit())), heading)
        }
        _ => (None, words),
    }
}

/// A heading without the braces behind it, `{#ten .Phụ-lục}`, and what the class in them says.
fn without_attributes(heading: &str) -> (&str, Option<Own>) {
    let braces = heading.strip_suffix('}').and_then(|inner| inner.rsplit_once('{'));
    match braces {
        Some((words, inner)) if inner.starts_with(['#', '.']) => {
            let classes = inner.split_whitespace().filter_map(|part| part.strip_prefix('.'));
            (words.trim_end(), classes.filter_map(own::heading).next())
        }
        _ => (heading, None),
    }
}

/// Words with their emphasis, links and footnotes.
fn inline(words: &str, footnotes: &BTreeMap<String, String>, used: &mut Vec<String>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut bold, mut italic) = (false, false);
    let mut plain = String::new();
    let mut rest = words;
    let flush = |plain: &mut String, bold: bool, italic: bool, runs: &mut Vec<Run>| {
        if !plain.is_empty() {
            let face = Face { bold, italic, ..Face::default() };
            runs.push(Run { words: std::mem::take(plain), face, ..Run::default() });
        }
    };
    while let Some(c) = rest.chars().next() {
        let before = words[..words.len() - rest.len()].chars().next_back();
        if c == '\\' && rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) {
            plain.extend(rest[1..].chars().next());
            rest = &rest[2..];
            continue;
        }
        if let Some((sign, length)) = emphasis(rest, before, bold, italic, words.len() - rest.len(), words) {
            flush(&mut plain, bold, italic, &mut runs);
            if sign == 2 {
                bold = !bold;
            } else {
                italic = !italic;
            }
            rest = &rest[length..];
            continue;
        }
        if let Some((name, after)) = rest.strip_prefix("[^").and_then(|rest| rest.split_once(']'))
            && let Some(text) = footnotes.get(name)
        {
            flush(&mut plain, bold, italic, &mut runs);
            used.push(name.to_owned());
            let note = Paragraph { runs: inline(text, &BTreeMap::new(), used), ..Paragraph::default() };
            runs.push(Run { kind: RunKind::Footnote(vec![note]), ..Run::default() });
            rest = after;
            continue;
        }
        // `[]{#ten .anchor}` names a place, `[chữ]{.mark}` dresses its words.
        if let Some((shown, length)) = span(rest) {
            flush(&mut plain, bold, italic, &mut runs);
            runs.extend(inline(shown, footnotes, used));
            rest = &rest[length..];
            continue;
        }
        if let Some(length) = place(rest) {
            rest = &rest[length..];
            continue;
        }
        // Two hyphens are how a dash is typed.
        if c == '-' && is_dash(before, rest) {
            plain.push('–');
            rest = &rest[2..];
            continue;
        }
        if let Some((shown, target, length)) = link(rest) {
            flush(&mut plain, bold, italic, &mut runs);
            let kind = match target.strip_prefix('#') {
                Some(id) => RunKind::Link(id.to_owned()),
                None => RunKind::Words,
            };
            runs.push(Run { words: shown.to_owned(), kind, ..Run::default() });
            rest = &rest[length..];
            continue;
        }
        if let Some((entity, length)) = entity(rest) {
            plain.push_str(entity);
            rest = &rest[length..];
            continue;
        }
        if let Some(length) =
            ["<br>", "<br/>", "<br />"].iter().find(|tag| rest.starts_with(**tag)).map(|tag| tag.len())
        {
            flush(&mut plain, bold, italic, &mut runs);
            runs.push(Run { kind: RunKind::Break, ..Run::default() });
            rest = &rest[length..];
            continue;
        }
        plain.push(c);
        rest = &rest[c.len_utf8()..];
    }
    flush(&mut plain, bold, italic, &mut runs);
    runs
}

/// A sign of emphasis that opens or closes here: how many stars, and its length.
fn emphasis(
    rest: &str,
    before: Option<char>,
    bold: bool,
    italic: bool,
    at: usize,
    whole: &str,
) -> Option<(usize, usize)> {
    let sign = rest.chars().next().filter(|c| matches!(c, '*' | '_'))?;
    let double = rest[1..].starts_with(sign);
    let count = if double { 2 } else { 1 };
    let on = if count == 2 { bold } else { italic };
    let after = rest[count..].chars().next();
    let inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    if on {
        return inside(before).then_some((count, count));
    }
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let pattern = &rest[..count];
    let closes = whole[at + count..].contains(pattern);
    let opens = inside(after) && closes && !(sign == '_' && word(before));
    opens.then_some((count, count))
}

/// `[words](target)`: the words, the target, the length.
fn link(rest: &str) -> Option<(&str, &str, usize)> {
    let inner = rest.strip_prefix('[')?;
    let (shown, after) = inner.split_once("](")?;
    let (target, _) = after.split_once(')')?;
    let good = !shown.contains(['[', ']']) && !target.contains(' ');
    good.then_some((shown, target, shown.len() + target.len() + 4))
}

/// Whether two hyphens between words or figures begin here.
fn is_dash(before: Option<char>, rest: &str) -> bool {
    let side = |c: Option<char>| c.is_some_and(|c| c == ' ' || c.is_ascii_digit());
    rest.strip_prefix("--").is_some_and(|after| side(before) && side(after.chars().next()))
}

/// `[words]{.class}`: the words and the length.
fn span(rest: &str) -> Option<(&str, usize)> {
    let (shown, after) = rest.strip_prefix('[')?.split_once("]{")?;
    let (inner, _) = after.split_once('}')?;
    let good = !shown.contains(['[', ']']) && inner.starts_with(['#', '.']) && !inner.contains('{');
    good.then_some((shown, shown.len() + inner.len() + 4))
}

/// `<a id="ten"></a>`: its length.
fn place(rest: &str) -> Option<usize> {
    let (name, _) = rest.strip_prefix("<a id=\"")?.split_once("\"></a>")?;
    (!name.contains(['<', '>', '"'])).then_some(name.len() + 13)
}

/// `&nbsp;` and its like.
fn entity(rest: &str) -> Option<(&'static str, usize)> {
    const ENTITIES: [(&str, &str); 6] =
        [("&nbsp;", "\u{a0}"), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#32;", " ")];
    ENTITIES.iter().find(|(typed, _)| rest.starts_with(typed)).map(|(typed, words)| (*words, typed.len()))
}

fn table(rows: &[&str], footnotes: &BTreeMap<String, String>, used: &mut Vec<String>) -> Block {
    let is_rule = |row: &str| row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) && row.contains('-');
    let rows = rows.iter().filter(|row| !is_rule(row)).map(|row| {
        let mut cells = Vec::new();
        let mut cell = String::new();
        let mut escaped = false;
        for c in row.trim_start_matches('|').chars() {
            match c {
                '|' if !escaped => cells.push(std::mem::take(&mut cell)),
                '|' => {
                    cell.pop();
                    cell.push('|');
                }
                _ => cell.push(c),
            }
            escaped = c == '\\' && !escaped;
        }
        if !cell.trim().is_empty() {
            cells.push(cell);
        }
        let made = |words: &String, used: &mut Vec<String>| {
            let runs = inline(words.trim(), footnotes, used);
            Cell { blocks: vec![Block::Paragraph(Paragraph { runs, ..Paragraph::default() })], columns: 1 }
        };
        cells.iter().map(|words| made(words, used)).collect()
    });
    Block::Table(Table { rows: rows.collect(), bordered: true, within: None })
}
