//! Lines that a program ran together: the name of an article with its khoản, or khoản and điểm one behind another. They are
//! taken apart where the numbers go on in their order and no line below goes on with them.

use super::line::Line;
use super::mark::{Mark, mark};
use crate::model::{Level, Number, folded};

/// A name of an article has at most so many words.
const NAME_WORDS: usize = 40;

/// Words behind which a number cites or counts something and opens nothing.
const LEADS: [&str; 26] = [
    "khoản", "điểm", "điều", "mục", "chương", "phần", "phụ", "lục", "số", "mẫu", "biểu", "bảng", "lần", "thứ", "quý",
    "tháng", "năm", "loại", "cấp", "nhóm", "hạng", "bậc", "mức", "và", "đến", "hoặc",
];

/// The lines with what was run together taken apart.
pub(super) fn parted(lines: Vec<Line>) -> Vec<Line> {
    let marks: Vec<Option<Mark>> = lines.iter().map(|line| mark(&line.text).filter(|_| line.table.is_none())).collect();
    let mut out = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        let own = marks.get(at).and_then(Option::as_ref);
        let below = marks.get(at + 1).and_then(Option::as_ref);
        match own.filter(|_| line.table.is_none() && line.look.own.is_none()) {
            Some(own) => out.extend(cut(line, own, below)),
            None => out.push(line),
        }
    }
    out
}

fn cut(mut line: Line, own: &Mark, below: Option<&Mark>) -> Vec<Line> {
    let cuts = cuts(&line.text, own, below);
    if cuts.is_empty() {
        return vec![line];
    }
    let notes = std::mem::take(&mut line.notes);
    let ends = cuts.iter().copied().chain([line.text.len()]);
    let mut parts: Vec<Line> =
        std::iter::once(0).chain(cuts.iter().copied()).zip(ends).map(|(from, to)| line.part(from..to)).collect();
    parts.iter_mut().skip(1).for_each(|part| part.look.heading = None);
    // What stands between the name and the first number says nothing.
    if let Some(first) = parts.first_mut().filter(|_| own.level == Level::Article) {
        let end = first.text.trim_end_matches([' ', ':', '-', '–', '_', '|']).len();
        *first = first.part(0..end);
    }
    if let Some(part) = parts.last_mut() {
        part.notes = notes;
    }
    parts
}

/// The bytes where a khoản or a điểm begins inside a line that this mark opens.
fn cuts(text: &str, own: &Mark, below: Option<&Mark>) -> Vec<usize> {
    let mut clause = match (own.level, &own.number) {
        (Level::Article, Some(_)) if own.sure => Some(1),
        (Level::Clause, Some(number)) if number.suffix.is_empty() => Some(number.base + 1),
        _ => None,
    };
    let mut point = match (own.level, &own.number) {
        (Level::Point, Some(number)) if own.sure && number.suffix.is_empty() => number.base + 1,
        _ => 1,
    };
    let goes_on_below = |level: Level, number: u32| {
        below.is_some_and(|mark| mark.level == level && mark.number == Some(Number::counted(number)))
    };
    let mut out: Vec<usize> = Vec::new();
    // A điểm that no later word opens is asked for once.
    let mut missing = 0;
    let mut before: &str = "";
    let mut at = own.words;
    let mut count = 0;
    for word in text.get(own.words..).unwrap_or_default().split_inclusive([' ', '\n']) {
        let start = at;
        at += word.len();
        let typed = word.trim_end();
        if typed.is_empty() {
            continue;
        }
        let next = text.get(at..).unwrap_or_default();
        let in_name = own.level == Level::Article && out.is_empty();
        if let (Some(expected), Some(number)) = (clause, typed.strip_suffix('.'))
            && number.parse() == Ok(expected)
            && next.starts_with(char::is_uppercase)
            && !goes_on_below(Level::Clause, expected)
        {
            // The name of an article ends with no sign.
            let names = in_name && (1..=NAME_WORDS).contains(&count) && !LEADS.contains(&folded(before).as_str());
            if names || !in_name && before.ends_with(['.', ';', ':', '”', '"', ')', '_', '…']) {
                out.push(start);
                clause = expected.checked_add(1);
                (point, missing) = (1, 0);
            }
        } else if let Some(letter) = typed.strip_suffix(')')
            && !in_name
            && missing != point
            && before.ends_with(['.', ';', ':', ','])
            && Number::parse(letter, Level::Point) == Some(Number::counted(point))
            && !goes_on_below(Level::Point, point)
        {
            if is_followed(next, point + 1, below) {
                out.push(start);
                point += 1;
            } else {
                missing = point;
            }
        }
        count += 1;
        before = typed;
    }
    out
}

/// Whether the điểm of this number follows, in the same line or below; one that stands alone is no list, unless it ends one.
fn is_followed(rest: &str, number: u32, below: Option<&Mark>) -> bool {
    let next = format!(" {}) ", Number::counted(number).print(Level::Point));
    let below = below.is_some_and(|mark| mark.level == Level::Point && mark.number == Some(Number::counted(number)));
    number > 2 || below || rest.contains(&next)
}
