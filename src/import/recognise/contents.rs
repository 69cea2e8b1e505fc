//! A table of contents that somebody typed, set aside: it is computed.

use super::ledger::line_letters;
use super::line::Line;
use super::mark::opens_heading;
use super::place::key;

/// Fewer lines than this are no table.
const FEW: usize = 2;

/// Takes a typed table of contents out of the lines; gives its letters and how many lines it had.
pub(super) fn take(lines: &mut Vec<Line>) -> (usize, usize) {
    let Some(start) = lines.iter().position(|line| line.table.is_none() && key(&line.text) == "mục lục") else {
        return (0, 0);
    };
    let count = lines.iter().skip(start + 1).take_while(|line| is_entry(line)).count();
    let noted = lines.iter().skip(start).take(1).any(|line| !line.notes.is_empty());
    if count < FEW || noted {
        return (0, 0);
    }
    let taken: Vec<Line> = lines.drain(start..=start + count).collect();
    (taken.iter().map(line_letters).sum(), taken.len())
}

/// Whether a line leads to a page: a heading or a dotted line, and a number at its end.
fn is_entry(line: &Line) -> bool {
    let page = line.text.rsplit([' ', '.', '…']).next().unwrap_or_default();
    let numbered = (1..=4).contains(&page.len()) && page.bytes().all(|byte| byte.is_ascii_digit());
    let leads = line.text.contains("...") || line.text.contains('…') || opens_heading(&line.text);
    line.table.is_none() && line.notes.is_empty() && numbered && leads
}
