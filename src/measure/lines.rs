//! Balanced lines: a centred text of several lines is cut where it reads well, not where the line happens to end.

use super::width;
use crate::model::Element;

/// Words after which or before which a title is cut well: a new member of an enumeration or a new part of a name.
const OPENERS: [&str; 16] = [
    "của",
    "và",
    "về",
    "nhiệm",
    "khoá",
    "khóa",
    "xã",
    "phường",
    "tỉnh",
    "huyện",
    "thuộc",
    "giữa",
    "với",
    "ngày",
    "trong",
    "thành",
];

/// Cuts words into as few lines as fit `room` points, the lines of like length and each cut at a good place.
///
/// Returns the index of the first word of every line but the first; empty when all fit on one line.
pub fn balanced(words: &[&str], element: &Element, room: f64) -> Vec<usize> {
    let print = |word: &str| if element.caps { word.to_uppercase() } else { word.to_owned() };
    let measure = |text: &str| width(text, element.size, element.bold, element.italic);
    let widths: Vec<f64> = words.iter().map(|word| measure(&print(word))).collect();
    let space = measure(" ");
    let line =
        |from: usize, to: usize| widths[from..to].iter().sum::<f64>() + space * (to - from).saturating_sub(1) as f64;
    let total = line(0, words.len());
    if total <= room || words.len() < 2 {
        return Vec::new();
    }
    // The cheapest way to cut the words from each index on into so many lines, from the last line up.
    let mut needed = 2;
    while needed < words.len() && greedy(&widths, space, room) > needed {
        needed += 1;
    }
    let ideal = total / needed as f64;
    let cost = |from: usize, to: usize| {
        let off = (line(from, to) - ideal) / room;
        let too_long = if line(from, to) > room { 1000.0 } else { 0.0 };
        off * off + too_long + if to < words.len() { cut_cost(words, to) } else { 0.0 }
    };
    let mut best: Vec<(f64, Vec<usize>)> =
        (0..=words.len()).map(|from| (cost(from, words.len()), Vec::new())).collect();
    for _ in 1..needed {
        best = (0..=words.len())
            .map(|from| {
                let ways = (from + 1..words.len()).map(|to| {
                    let (rest, cuts) = &best[to];
                    (cost(from, to) + rest, std::iter::once(to).chain(cuts.iter().copied()).collect::<Vec<_>>())
                });
                ways.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f64::MAX, Vec::new()))
            })
            .collect();
    }
    best.swap_remove(0).1
}

/// How many lines the words take when each line is filled.
fn greedy(widths: &[f64], space: f64, room: f64) -> usize {
    let mut lines = 1;
    let mut at = 0.0;
    for width in widths {
        if at > 0.0 && at + space + width > room {
            lines += 1;
            at = 0.0;
        }
        at += if at > 0.0 { space + width } else { *width };
    }
    lines
}

/// What a cut before word `at` costs, against a line that is off its ideal length by a fifth of the room (0.04).
fn cut_cost(words: &[&str], at: usize) -> f64 {
    let (before, after) = (words[at - 1], words[at]);
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_dash = |word: &str| matches!(word, "–" | "-");
    let digit = |word: &str| word.chars().next().is_some_and(|c| c.is_ascii_digit());
    if is_dash(before) || is_dash(after) || (digit(after) && !before.ends_with(',')) {
        1.0
    } else if before.ends_with([',', ';', ':'])
        || after.starts_with('(')
        || OPENERS.contains(&after.to_lowercase().as_str())
    {
        0.0
    } else if capital(after) && !capital(before) {
        0.05
    } else {
        0.15
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, caps: bool, room_mm: f64, expected: &str) {
        let element = Element { size: 14.0, bold: true, italic: false, underline: false, caps };
        let words: Vec<&str> = text.split(' ').collect();
        let cuts = balanced(&words, &element, room_mm * 72.0 / 25.4);
        let mut out = String::new();
        for (at, word) in words.iter().enumerate() {
            out.push_str(if at == 0 {
                ""
            } else if cuts.contains(&at) {
                " / "
            } else {
                " "
            });
            out.push_str(word);
        }
        assert_eq!(out, expected);
    }

    #[test]
    fn titles_are_cut_where_they_read_well() {
        check("Uỷ ban nhân dân xã Vân Tịnh", true, 65.0, "Uỷ ban nhân dân / xã Vân Tịnh");
        check("Ngắn", true, 65.0, "Ngắn");
        check(
            "Tập thể Ban Chấp hành, Ban Thường vụ, Thường trực Tỉnh uỷ",
            true,
            165.0,
            "Tập thể Ban Chấp hành, / Ban Thường vụ, Thường trực Tỉnh uỷ",
        );
        check(
            "làm việc của Chi bộ Văn phòng Đảng uỷ xã Vân Tịnh, nhiệm kỳ 2025 – 2030",
            false,
            150.0,
            "làm việc của Chi bộ Văn phòng Đảng uỷ / xã Vân Tịnh, nhiệm kỳ 2025 – 2030",
        );
    }
}
