//! Lines to paragraphs: lines that a program wrapped at a width are joined, others stand for themselves.

use crate::import::recognise::stands_alone;

/// Lines are taken for wrapped when the text is no wider than this, in letters.
const WIDEST: usize = 130;

/// A line this much shorter than the width ends its paragraph.
const ROOM: usize = 4;

/// The paragraphs of a text, each on one line; wide gaps are kept.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let closed = without_gaps(text);
    let text = closed.as_deref().unwrap_or(text);
    let width = width(text);
    let mut out: Vec<String> = Vec::new();
    // The length of the last line, when the next may go on with it.
    let mut open: Option<usize> = None;
    // Whether the last line had two columns: what begins far right then stands in the right one.
    let mut in_columns = false;
    for line in text.split('\n') {
        let line = line.trim_end();
        let words = line.trim_start();
        if words.is_empty() {
            open = None;
            in_columns = false;
            continue;
        }
        let first = words.split_whitespace().next().map_or(0, |word| word.chars().count());
        let ends = out.last().is_some_and(|last| last.ends_with(['.', ';', ':', '!', '?']));
        let is_lower = words.starts_with(char::is_lowercase);
        let joins = match (open, width) {
            // A recogniser may read the mark of an article with another sign: `Điều 37, Xử phạt …`.
            _ if ends && words.starts_with("Điều ") => false,
            // `… theo quy định tại`, `Điều 17.` below it: a place, wherever the line broke.
            (Some(length), Some(width)) if !ends && is_place(words) && 3 * length > 2 * width => true,
            // Letters of unlike widths leave more room, but a sentence goes on.
            (Some(length), Some(width)) if is_lower && !ends && 3 * length > 2 * width => !stands_alone(words),
            (Some(length), Some(width)) => length + 1 + first + ROOM > width && !stands_alone(words),
            _ => false,
        };
        let length = line.chars().count();
        let lead = line.len() - words.len();
        let in_right = in_columns && (lead >= 4 || line.starts_with('\t'));
        in_columns = in_right || columns(line).len() > 1;
        if in_right {
            out.push(format!("\t{words}"));
            open = None;
            continue;
        }
        match out.last_mut().filter(|_| joins) {
            Some(last) => {
                last.push(' ');
                last.push_str(words);
            }
            None => out.push(line.trim_start_matches([' ', '\u{a0}']).to_owned()),
        }
        // Two columns do not go on.
        open = (columns(line).len() < 2 || joins).then_some(length);
    }
    out
}

/// Whether a line is the number of an article and nothing else.
fn is_place(words: &str) -> bool {
    let number = words.strip_prefix("Điều ").and_then(|rest| rest.strip_suffix(['.', ';', ',']));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The text without the empty line behind each of its lines, when a program put one behind every line that it wrapped:
/// most lines have one, and many go on below it in the middle of a sentence.
fn without_gaps(text: &str) -> Option<String> {
    const FEWEST: usize = 8;
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let filled: Vec<&str> = lines.iter().copied().filter(|line| !line.is_empty()).collect();
    let is_empty = |at: usize| lines.get(at).is_none_or(|line| line.is_empty());
    let gaps = (0..lines.len()).filter(|at| !is_empty(*at) && is_empty(at + 1)).count();
    let width = width(text)?;
    let goes_on = |pair: &&[&str]| {
        let [line, next] = pair else { return false };
        let full = line.chars().count() + 14 >= width && !line.ends_with(['.', ';', ':', '!', '?']);
        full && next.starts_with(char::is_lowercase)
    };
    let torn = filled.windows(2).filter(goes_on).count();
    let is_torn = filled.len() >= FEWEST && gaps * 10 >= filled.len() * 9 && torn * 6 >= filled.len();
    is_torn.then(|| filled.join("\n"))
}

/// The width that a text is wrapped at, lines in columns aside; `None` when it is not wrapped: some of its lines are too
/// long, or few are full.
fn width(text: &str) -> Option<usize> {
    // No program wraps a heading of Markdown.
    let is_text = |line: &&str| !line.is_empty() && !line.contains("# ") && columns(line).len() < 2;
    let lines = text.lines().map(str::trim_end).filter(is_text);
    let mut lengths: Vec<usize> = lines.map(|line| line.chars().count()).collect();
    lengths.sort_unstable();
    let longest = *lengths.last()?;
    if !(30..=WIDEST).contains(&longest) {
        return None;
    }
    let full = lengths.iter().filter(|length| **length + 14 >= longest).count();
    (full * 5 >= lengths.len()).then_some(longest)
}

/// The columns of a line: parted by tabs or by four spaces or more; an empty first one when the line begins far right.
pub(super) fn columns(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut gap = 0;
    let mut part = String::new();
    if line.starts_with('\t') {
        parts.push(String::new());
    }
    for c in line.trim_end().chars() {
        if c == ' ' || c == '\t' {
            gap += if c == '\t' { 8 } else { 1 };
            continue;
        }
        if gap >= 4 && !(parts.is_empty() && part.is_empty()) {
            parts.push(std::mem::take(&mut part));
        } else if gap > 0 && !part.is_empty() {
            part.push(' ');
        }
        gap = 0;
        part.push(c);
    }
    parts.push(part);
    parts
}
