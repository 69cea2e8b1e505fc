//! Tables that are drawn with signs, as pandoc writes them (grid, simple and multi-line tables), as rows between bars.

use std::borrow::Cow;

/// The text with its drawn tables as `| a | b |`; the paragraphs of a cell are parted by `<br>`.
pub(super) fn barred(text: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = text.lines().collect();
    if !lines.iter().any(|line| is_border(line) || groups(line).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        match grid(rest).or_else(|| many_lines(rest)).or_else(|| simple(rest)).or_else(|| headless(rest)) {
            Some((rows, count)) => {
                for row in rows {
                    let cells: Vec<String> = row.iter().map(|cell| joined(cell).replace('|', "\\|")).collect();
                    out.push_str(&format!("| {} |\n", cells.join(" | ")));
                }
                out.push('\n');
                at += count.max(1);
            }
            None => {
                out.push_str(line);
                out.push('\n');
                at += 1;
            }
        }
    }
    Cow::Owned(out)
}

/// The lines of each cell of each row, and how many lines of the text they were.
type Found = Option<(Vec<Vec<Vec<String>>>, usize)>;

/// `+-----+----+`, also with `=` below the head.
fn is_border(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('+') && line.ends_with('+') && line.chars().all(|c| "+-=:".contains(c))
}

/// A table of `+---+` and bars.
fn grid(lines: &[&str]) -> Found {
    let first = lines.first().filter(|line| is_border(line))?;
    let bounds: Vec<usize> = first.chars().enumerate().filter(|(_, c)| *c == '+').map(|(at, _)| at).collect();
    let count = lines.iter().take_while(|line| line.trim_start().starts_with(['+', '|'])).count();
    let mut rows = Vec::new();
    let mut row: Vec<Vec<String>> = Vec::new();
    for line in lines.get(1..count)? {
        if is_border(line) {
            rows.push(std::mem::take(&mut row));
            continue;
        }
        let chars: Vec<char> = line.chars().collect();
        row.resize(bounds.len().saturating_sub(1).max(1), Vec::new());
        let mut open = 0;
        for (at, (from, to)) in bounds.iter().zip(bounds.iter().skip(1)).enumerate() {
            // A cell over several columns has no bar between them.
            let parted = chars.get(*from).is_none_or(|c| *c == '|');
            let words: String = chars.get(from + 1..(*to).min(chars.len())).unwrap_or_default().iter().collect();
            if parted {
                open = at;
                row.get_mut(at)?.push(words.trim().to_owned());
            } else if let Some(line) = row.get_mut(open).and_then(|cell| cell.last_mut()) {
                line.extend(chars.get(*from));
                line.push_str(words.trim_end());
            }
        }
    }
    rows.extend(Some(row).filter(|row| !row.is_empty()));
    rows.retain(|row| !row.is_empty());
    Some((rows, count))
}

/// The places of two groups of dashes or more: `  ----  -------`.
fn groups(line: &str) -> Option<Vec<(usize, usize)>> {
    if !line.contains("--") || !line.chars().all(|c| c == '-' || c == ' ') {
        return None;
    }
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, c) in line.chars().enumerate() {
        match out.last_mut() {
            _ if c == ' ' => {}
            Some((_, end)) if *end == at => *end += 1,
            _ => out.push((at, at + 1)),
        }
    }
    (out.len() > 1).then_some(out)
}

/// Whether a line is dashes from edge to edge.
fn is_edge(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 20 && line.chars().all(|c| c == '-')
}

/// Adds a line of words to the cells below these groups of dashes; the last cell goes to the end of the line.
fn push(line: &str, groups: &[(usize, usize)], row: &mut Vec<Vec<String>>) {
    let chars: Vec<char> = line.chars().collect();
    row.resize(groups.len(), Vec::new());
    for (at, ((from, _), cell)) in groups.iter().zip(row.iter_mut()).enumerate() {
        let from = if at == 0 { 0 } else { (*from).min(chars.len()) };
        let to = groups.get(at + 1).map_or(chars.len(), |(next, _)| (*next).min(chars.len()));
        cell.push(chars.get(from..to).unwrap_or_default().iter().collect::<String>().trim().to_owned());
    }
}

/// A table between two edges, its rows parted by empty lines.
fn many_lines(lines: &[&str]) -> Found {
    lines.first().filter(|line| is_edge(line))?;
    let end = lines.iter().skip(1).position(|line| is_edge(line))? + 1;
    let rule = lines.get(1..end)?.iter().position(|line| groups(line).is_some())? + 1;
    let groups = groups(lines.get(rule)?)?;
    let mut rows = vec![Vec::new()];
    for line in lines.get(1..rule)? {
        push(line, &groups, rows.last_mut()?);
    }
    rows.push(Vec::new());
    for line in lines.get(rule + 1..end)? {
        match line.trim().is_empty() {
            true => rows.push(Vec::new()),
            false => push(line, &groups, rows.last_mut()?),
        }
    }
    rows.retain(|row| !row.is_empty());
    Some((rows, end + 1))
}

/// A line of names, groups of dashes below it, and a row a line.
fn simple(lines: &[&str]) -> Found {
    let names = lines.first().filter(|line| !line.trim().is_empty() && groups(line).is_none())?;
    let groups = groups(lines.get(1)?)?;
    let body = lines.iter().skip(2).take_while(|line| !line.trim().is_empty() && self::groups(line).is_none());
    let mut rows = Vec::new();
    for line in std::iter::once(names).chain(body) {
        let mut row = Vec::new();
        push(line, &groups, &mut row);
        rows.push(row);
    }
    let count = rows.len() + 1;
    let closed = lines.get(count).is_some_and(|line| self::groups(line).is_some());
    Some((rows, count + usize::from(closed)))
}

/// Rows between two lines with groups of dashes.
fn headless(lines: &[&str]) -> Found {
    let groups = groups(lines.first()?)?;
    let ends = |line: &&str| self::groups(line).is_some() || line.trim().is_empty();
    let count = lines.iter().skip(1).position(ends)?;
    self::groups(lines.get(count + 1)?)?;
    let body = lines.iter().skip(1).take(count);
    let row = |line: &&str| {
        let mut row = Vec::new();
        push(line, &groups, &mut row);
        row
    };
    Some((body.map(row).collect(), count + 2))
}

/// The lines of a cell as one: an empty line and a backslash at the end of one part its paragraphs.
fn joined(lines: &[String]) -> String {
    let mut out = String::new();
    let mut breaks = false;
    for line in lines {
        if line.is_empty() {
            breaks = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if breaks { "<br>" } else { " " });
        }
        out.push_str(line.trim_end_matches('\\'));
        breaks = line.ends_with('\\');
    }
    out
}
