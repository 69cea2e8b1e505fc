//! Lines taken apart: a paragraph of several lines, and what a head sets side by side on one line.

use super::closing::{is_name, opens_title};
use super::line::Line;
use super::mark::{mark, opens_heading};
use super::opening::is_promulgated;
use super::place::{self, Head, is_caps, key};
use crate::model::Level;

/// A line of a head has no more words than this.
const MOST_WORDS: usize = 40;

/// A place before `, ngày` has no more words than this.
const PLACE_WORDS: usize = 5;

/// The lines that forced breaks make of a paragraph: all of them where it signs or addresses, else those that open
/// something of their own; what goes on over a break stays one line.
pub(super) fn at_breaks(line: Line) -> Vec<Line> {
    if !line.text.contains('\n') {
        return vec![line];
    }
    let segments: Vec<&str> = line.text.split('\n').map(str::trim).collect();
    let first = segments.first().copied().unwrap_or_default();
    // `Chương I`, a break and its name are one heading.
    let names = mark(first)
        .is_some_and(|mark| matches!(mark.level, Level::Chapter | Level::Section | Level::Annex) && mark.sure);
    let ours = line.look.own.is_some();
    let opens = |words: &str| {
        let promulgates = words.starts_with('(') && is_promulgated(words);
        let placed = place::is_placed(words) || place::is_rule(words) || promulgates;
        placed || opens_heading(words) || !ours && opens_item(words)
    };
    let all = !ours && signs(&segments);
    let alone: Vec<bool> = segments.iter().map(|words| all || opens(words)).collect();
    let rest_opens = alone.iter().skip(1).any(|alone| *alone);
    if !rest_opens && (names || !alone.first().is_some_and(|alone| *alone)) {
        return vec![line];
    }
    let mut parts: Vec<Line> = Vec::new();
    let (mut at, mut from) = (0, 0);
    let mut push = |range: std::ops::Range<usize>| {
        let part = line.part(range);
        // A footnote may stand where no word does.
        if !part.text.is_empty() || !part.pieces.is_empty() {
            parts.push(part);
        }
    };
    for (number, words) in line.text.split('\n').enumerate() {
        // Two lines may name on whose behalf one signs.
        let goes_on = number.checked_sub(1).is_some_and(|before| goes_on(&segments, before));
        if alone.get(number) == Some(&true) && !goes_on {
            if from < at {
                push(from..at - 1);
            }
            from = at;
            // What a heading or an item opens may go on below it; what is placed stands alone.
            let next = segments.get(number + 1).copied().unwrap_or_default();
            if all && !self::goes_on(&segments, number) || !opens_item(words.trim()) && !next.is_empty() && !all {
                push(at..at + words.len());
                from = at + words.len() + 1;
            }
        }
        at += words.len() + 1;
    }
    if from < line.text.len() {
        push(from..line.text.len());
    }
    if let Some(last) = parts.last_mut() {
        last.notes = line.notes;
        return parts;
    }
    vec![line]
}

/// Whether a line opens a khoản, a điểm or a recipient.
fn opens_item(words: &str) -> bool {
    mark(words).is_some_and(|mark| match mark.level {
        Level::Clause => mark.number.is_some() && words.get(mark.words..).is_some_and(|rest| !rest.is_empty()),
        Level::Point => mark.sure,
        _ => false,
    })
}

/// Whether the lines of a paragraph are a signature or a list of recipients.
fn signs(segments: &[&str]) -> bool {
    let filled: Vec<&str> = segments.iter().copied().filter(|words| !words.is_empty()).collect();
    let placed = filled.iter().any(|words| place::is_recipients(words) || place::authority(words).is_some());
    let (Some(first), Some(last)) = (filled.first(), filled.last()) else { return false };
    let listed = filled.len() > 1 && filled.iter().all(|words| words.starts_with(['-', '–']));
    placed || listed || filled.len() > 1 && opens_title(first) && is_name(last) && !opens_title(last)
}

/// Whether the line below one goes on with it: `TM. ỦY BAN NHÂN DÂN`, `XÃ VÂN TỊNH`, with the title below both.
fn goes_on(segments: &[&str], at: usize) -> bool {
    let line = |at: usize| segments.get(at).copied().unwrap_or_default();
    let (above, below, after) = (line(at), line(at + 1), line(at + 2));
    let names = is_caps(below) && !opens_title(below) && !place::is_placed(below);
    place::authority(above).is_some() && names && opens_title(after)
}

/// A line whose words stand in two columns of a head, or one below another on paper, as its lines.
fn in_head(line: Line) -> Vec<Line> {
    let words: Vec<Word> = words(&line.text);
    if line.table.is_some() || words.len() < 4 || words.len() > MOST_WORDS {
        return vec![line];
    }
    let mut cuts: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match placed(&line.text, words.get(at..).unwrap_or_default()) {
            Some(count) => {
                cuts.push(words.get(at).map_or(0, |word| word.start));
                at += count;
                cuts.push(words.get(at).map_or(line.text.len(), |word| word.start));
            }
            None => at += 1,
        }
    }
    cuts.extend(before_date(&line.text, &words));
    cuts.retain(|cut| *cut > 0 && *cut < line.text.len());
    cuts.sort_unstable();
    cuts.dedup();
    if cuts.is_empty() {
        return vec![line];
    }
    let bounds: Vec<usize> = std::iter::once(0).chain(cuts).chain([line.text.len()]).collect();
    let parts = bounds.iter().zip(bounds.iter().skip(1)).map(|(from, to)| line.part(*from..*to));
    let mut parts: Vec<Line> = parts.filter(|part| !part.text.is_empty() || !part.pieces.is_empty()).collect();
    match parts.last_mut() {
        Some(last) => {
            last.notes = line.notes;
            parts
        }
        None => vec![line],
    }
}

/// A word with its place.
struct Word {
    start: usize,
    end: usize,
    key: String,
}

/// The words of a text; signs alone are none.
fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut start = None;
    let mut push = |start: usize, end: usize| {
        let key = key(text.get(start..end).unwrap_or_default());
        if !key.is_empty() {
            out.push(Word { start, end, key });
        }
    };
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                push(from, at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        push(from, text.len());
    }
    out
}

/// How many words open what has a line of its own: the nation, the Party, the motto.
fn placed(text: &str, words: &[Word]) -> Option<usize> {
    const LINES: [&str; 4] = [
        "nước cộng hoà xã hội chủ nghĩa việt nam",
        "cộng hoà xã hội chủ nghĩa việt nam",
        "đảng cộng sản việt nam",
        "độc lập tự do hạnh phúc",
    ];
    LINES.iter().find_map(|known| {
        let count = known.split(' ').count();
        let found = words.get(..count)?;
        let (first, last) = (found.first()?, found.last()?);
        let same = found.iter().zip(known.split(' ')).all(|(word, known)| word.key == known);
        let typed = text.get(first.start..last.end)?;
        // In a sentence the nation is typed in small letters.
        let stands = is_caps(typed) || known.starts_with("độc") && typed.contains(['-', '–']);
        (same && stands).then_some(count)
    })
}

/// The byte where place and date begin behind the number line.
fn before_date(text: &str, words: &[Word]) -> Option<usize> {
    let day = words.iter().position(|word| word.key == "ngày")?;
    let is_place = |word: &&Word| {
        let typed = text.get(word.start..word.end).unwrap_or_default();
        typed.starts_with(char::is_uppercase) && typed.contains(char::is_lowercase) && !typed.contains(['/', ':'])
    };
    let count = words.get(..day)?.iter().rev().take(PLACE_WORDS).take_while(is_place).count();
    let start = words.get(day.checked_sub(count)?).filter(|_| count > 0)?.start;
    let numbered = matches!(place::head(text.get(..start)?), Some(Head::Number { .. }));
    (numbered && matches!(place::head(text.get(start..)?), Some(Head::Date { .. }))).then_some(start)
}

/// Lines with what a head sets side by side taken apart, down to the first heading.
pub(super) fn heads(lines: Vec<Line>) -> Vec<Line> {
    let first = lines.iter().position(|line| opens_heading(&line.text)).unwrap_or(lines.len());
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        match at < first {
            true => out.extend(in_head(line)),
            false => out.push(line),
        }
    }
    out
}

/// Lines whose tabs make two columns: those on the left, then those on the right.
pub(super) fn columns(lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::new();
    let mut right: Vec<Line> = Vec::new();
    for line in lines {
        let tab = line.text.rfind('\t').filter(|_| line.table.is_none());
        let sides = tab.map(|at| (line.text[..at].trim(), line.text[at + 1..].trim()));
        let parts = sides.is_some_and(|(left, other)| {
            !other.is_empty() && (!right.is_empty() || place::is_placed(left) || place::is_placed(other))
        });
        let below =
            tab.filter(|at| parts && line.text[..*at].trim().is_empty()).map(|at| line.part(at..line.text.len()));
        match tab.filter(|_| parts) {
            // A title in the middle stands below both columns, not in the right one.
            Some(_) if below.as_ref().is_some_and(|below| super::part::title(below).is_some()) => {
                out.append(&mut right);
                out.push(line);
            }
            Some(at) => {
                let mut left = line.part(0..at);
                left.notes = line.notes.clone();
                if !left.ends_at(0) || !left.notes.is_empty() {
                    out.push(left);
                }
                right.push(line.part(at + 1..line.text.len()));
            }
            // A short line between two of two columns stands on the left.
            None => {
                let short = line.text.split_whitespace().count() <= 12 && super::part::title(&line).is_none();
                let goes_on = short && !opens_heading(&line.text);
                if !goes_on {
                    out.append(&mut right);
                }
                out.push(line);
            }
        }
    }
    out.append(&mut right);
    out
}
