//! Which lines of a head name the organ and the one above it; every other line is kept as a note.

use super::line::Line;
use super::noun::is_noun;
use super::part::is_type;
use super::place::{is_caps, is_rule, key};
use super::recase::Cases;

/// More lines than this are no names of organs.
const MOST_LINES: usize = 4;

/// A name of an organ has no more words than this.
const MOST_WORDS: usize = 16;

/// Headings of pages and books that stand over a document in capitals, folded.
const HEADINGS: [&str; 11] = [
    "văn bản",
    "thông tin văn bản",
    "văn bản gốc",
    "văn bản pháp luật",
    "văn bản quy phạm pháp luật",
    "nội dung",
    "nội dung văn bản",
    "toàn văn",
    "công báo",
    "mục lục",
    "tóm tắt",
];

/// The lines among `unknown` that name organs, in order; `anchors` are the lines that are surely of the head, `number`
/// the number line among them.
pub(super) fn choose(lines: &[Line], unknown: &[usize], anchors: &[usize], number: Option<usize>) -> Vec<usize> {
    let may: Vec<usize> = unknown.iter().copied().filter(|at| lines.get(*at).is_some_and(may_name)).collect();
    let bridges =
        |at: usize| anchors.contains(&at) || may.contains(&at) || lines.get(at).is_some_and(|line| is_rule(&line.text));
    let near = |at: &usize| {
        anchors.iter().any(|anchor| {
            let (from, to) = (*at.min(anchor), *at.max(anchor));
            (from..to).all(bridges)
        })
    };
    let opens = |at: &usize| lines.get(*at).is_some_and(opens_with_noun);
    let caps = |at: &usize| lines.get(*at).is_some_and(|line| is_caps(&line.text));
    let mut found: Vec<usize> = match anchors.is_empty() {
        true => {
            // Without a nation and a number what stands right above the title names the organ.
            let last = may.last().copied().filter(|at| (*at + 1..lines.len()).all(bridges));
            let from = last.map_or(usize::MAX, |last| (0..last).rev().find(|at| !bridges(*at)).map_or(0, |at| at + 1));
            may.iter().copied().filter(|at| *at >= from && (caps(at) || opens(at))).collect()
        }
        false => may.iter().copied().filter(near).collect(),
    };
    // The organ stands over its number.
    if let Some(number) = number.filter(|number| found.iter().any(|at| at < number)) {
        found.retain(|at| *at < number);
    }
    // Where names are typed in capitals, what is not is none.
    if found.iter().any(&caps) {
        found.retain(|at| caps(at) || opens(at));
    }
    found.split_off(found.len().saturating_sub(MOST_LINES))
}

/// Whether a line may be a name and is no sentence, no entry of a list and no heading of a page.
fn may_name(line: &Line) -> bool {
    let words = line.plain();
    let words = words.trim();
    let key = key(words);
    line.table.is_none()
        && words.contains(char::is_alphabetic)
        && words.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS
        && !words.starts_with(['-', '–', '+', '•', '(', '[', '“', '"', '<', '>'])
        && !words.starts_with(char::is_lowercase)
        && !words.ends_with(['.', ';', ':', '?', '!', '%'])
        && !words.contains([':', '|', '='])
        && !HEADINGS.contains(&key.as_str())
        && !is_type(&key)
}

/// Whether a line opens with what names of organs open with.
fn opens_with_noun(line: &Line) -> bool {
    is_noun(&key(&line.text))
}

/// The lines of names one by one: those of a paragraph with breaks, and two names in one line.
pub(super) fn lines_of(line: &Line, cases: &Cases) -> Vec<Line> {
    let mut out = Vec::new();
    let mut from = 0;
    for words in line.text.split('\n') {
        let part = line.part(from..from + words.len());
        from += words.len() + 1;
        match second_name(&part.text).filter(|_| !cases.knows(&part.text)) {
            Some(at) => out.extend([part.part(0..at), part.part(at..part.text.len())]),
            None => out.push(part),
        }
    }
    out.retain(|line| line.text.contains(char::is_alphanumeric));
    out
}

/// The byte where a second name begins: `UBND TỈNH LAM GIANG BAN QUẢN LÝ DỰ ÁN`. The first has to name its place.
fn second_name(text: &str) -> Option<usize> {
    const PLACES: [&str; 9] = ["tỉnh", "xã", "phường", "huyện", "quận", "thành phố", "đặc khu", "thị trấn", "thị xã"];
    const SECOND: [&str; 14] = [
        "ban quản lý",
        "ban qlda",
        "ban quản lí",
        "sở",
        "trường",
        "trung tâm",
        "chi cục",
        "phòng",
        "văn phòng",
        "bệnh viện",
        "thanh tra",
        "công ty",
        "đài phát thanh",
        "ban dân tộc",
    ];
    if !is_caps(text) || !is_noun(&key(text)) {
        return None;
    }
    let mut at = 0;
    let starts = text.split(' ').map(|word| {
        let start = at;
        at += word.len() + 1;
        start
    });
    let starts: Vec<usize> = starts.collect();
    starts.iter().skip(3).copied().find(|start| {
        let (Some(before), Some(behind)) = (text.get(..*start), text.get(*start..)) else { return false };
        let (before, behind) = (key(before), key(behind));
        // One word at least stands behind the kind of place.
        let placed = PLACES
            .iter()
            .any(|place| before.find(&format!(" {place} ")).is_some_and(|at| before.len() > at + place.len() + 2));
        placed && SECOND.iter().any(|noun| behind.starts_with(&format!("{noun} ")))
    })
}
