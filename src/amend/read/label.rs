//! The labels at the start of lines: `Điều 5a. `, `2a. `, `d1) `, `- `, `Chương IIa`.

use super::number::number;
use super::words::{Fit, fold};
use crate::model::{Level, Number, strip_marks};

/// A label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) level: Level,
    pub(super) number: Option<Number>,
    /// The byte of the line where the words behind it start.
    pub(super) rest: usize,
    /// Whether it is written as offices write it.
    pub(super) fit: Fit,
    /// As typed.
    pub(super) typed: String,
}

/// The label of a line; in a scanned text a letter may stand for a digit.
pub(super) fn label(line: &str, scanned: bool) -> Option<Label> {
    let found = || dash(line).or_else(|| noun(line, scanned)).or_else(|| clause(line, scanned)).or_else(|| point(line));
    match line.trim_start_matches(|c: char| c == ' ' || SPECKS.contains(&c)) {
        _ if !scanned || !line.starts_with(SPECKS) => found(),
        clean => {
            let exact = |label: &Label| label.level != Level::Clause || label.typed.ends_with('.');
            let mut label = label(clean, scanned).filter(|label| label.level.is_numbered() && exact(label))?;
            (label.rest, label.fit) = (label.rest + line.len() - clean.len(), Fit::Mended);
            Some(label)
        }
    }
}

/// What a scanner makes of dirt before a label: `._ 1. Thay thế`.
const SPECKS: [char; 4] = ['.', '_', '·', '~'];

fn dash(line: &str) -> Option<Label> {
    let level = match line.chars().next()? {
        '-' | '–' | '—' | '•' => Level::Indent,
        '+' => Level::Subindent,
        _ => return None,
    };
    let rest = skip(line, line.chars().next()?.len_utf8());
    let spaced = line[..rest].ends_with(char::is_whitespace);
    let made = |fit| Label { level, number: None, rest, fit, typed: line[..rest].trim().to_owned() };
    let word = line[rest..].starts_with(char::is_alphabetic);
    (spaced || word && level == Level::Indent).then(|| made(if spaced { Fit::Exact } else { Fit::Mended }))
}

/// `Điều 5a. Tên`, `Chương II`, `Mục 3`, `Phụ lục II`.
fn noun(line: &str, scanned: bool) -> Option<Label> {
    let first = line.chars().next()?;
    if !matches!(first, 'Đ' | 'đ' | 'Ð' | 'D' | 'C' | 'c' | 'M' | 'P' | 'p') {
        return None;
    }
    let mut words = line.split_whitespace();
    let noun = strip_marks(words.next()?).to_lowercase();
    let (level, mut taken) = match noun.as_str() {
        "dieu" => (Level::Article, 1),
        "chuong" => (Level::Chapter, 1),
        "muc" => (Level::Section, 1),
        "phu" => (Level::Annex, 2),
        _ => return None,
    };
    if level == Level::Annex && strip_marks(words.next()?).to_lowercase() != "luc" {
        return None;
    }
    let mut next = words.next();
    if level == Level::Annex && next.is_some_and(|word| fold(word) == "số") {
        (taken, next) = (taken + 1, words.next());
    }
    let Some(word) = next else {
        // The only annex has no number.
        let bare = level == Level::Annex;
        return bare.then(|| Label { level, number: None, rest: line.len(), fit: Fit::Exact, typed: line.to_owned() });
    };
    let bare = word.trim_end_matches(['.', ':', '*']);
    let start = word_start(line, taken)?;
    let Some((read, fit)) = number(bare, level, scanned) else {
        // `Phụ lục Lịch họp`: the only annex has a name and no number.
        let named = level == Level::Annex && !scanned && is_name(&line[start..]);
        let typed = line[..start].trim().to_owned();
        return named.then_some(Label { level, number: None, rest: start, fit: Fit::Exact, typed });
    };
    let end = start + bare.len();
    let after = &line[end..];
    let ended = after.trim().is_empty();
    let comma =
        scanned && after.strip_prefix(',').is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
    let marked = comma || after.starts_with(['.', ':']) || after.trim_start().starts_with(['-', '–']);
    // `Chương IIa Quan hệ công tác`: the name on the line of the number, as it is read from a print.
    let named = level != Level::Article && !scanned && is_name(after.trim_start());
    if !ended && !marked && !named {
        return None;
    }
    let rest = skip(line, end + after.len() - after.trim_start_matches(|c| " .:,*-–\t\u{a0}".contains(c)).len());
    let fit = if matches!(after.chars().next(), None | Some('.')) || ended || named { fit } else { Fit::Mended };
    Some(Label { level, number: Some(read), rest, fit, typed: line[..end].to_owned() })
}

/// Whether words behind a number are the name of a heading: no sentence, and no other place (`Mục 3 Chương II`).
fn is_name(words: &str) -> bool {
    let ends = words.trim_end().ends_with(['.', ';', ':', ',']);
    let parts: Vec<String> = words.split_whitespace().take(3).map(|word| strip_marks(word).to_lowercase()).collect();
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let numeral = |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let place = match (part(0), part(1)) {
        ("phu", "luc") | ("quy", "che") => true,
        // `Quy định chung` is a name as good as any.
        ("quy", "dinh") => number(part(2)) || ["so", "nay"].contains(&part(2)),
        ("dieu" | "khoan" | "diem" | "muc" | "chuong", next) => number(next) || numeral(next),
        _ => false,
    };
    words.starts_with(char::is_uppercase) && !ends && !place
}

/// The byte where a word of a line starts.
fn word_start(line: &str, word: usize) -> Option<usize> {
    line.split_whitespace().nth(word).map(|word| word.as_ptr().addr() - line.as_ptr().addr())
}

/// `2a. `; also `2, `, `2: `, `2/ `, `2) `, `2- ` and `22.Bổ sung`.
fn clause(line: &str, scanned: bool) -> Option<Label> {
    if !line.starts_with(|c: char| c.is_ascii_digit() || "lI§".contains(c)) {
        return None;
    }
    let end = line.find(|c: char| !c.is_alphanumeric() && c != '§').unwrap_or(line.len());
    let (read, fit) = number(&line[..end], Level::Clause, scanned)?;
    if read.base > 999 {
        return None;
    }
    let mark = line[end..].chars().next()?;
    let letter = mark == ')' && !line.starts_with(|c: char| c.is_ascii_digit());
    if letter || !matches!(mark, '.' | ',' | ':' | '/' | ')' | '-') {
        return None;
    }
    let after = end + mark.len_utf8();
    let rest = skip(line, after);
    let next = line[rest..].chars().next();
    let spaced = rest > after || next.is_none();
    // 1.000 and 12/2025 are no labels.
    let joined = next.is_some_and(char::is_alphabetic) && matches!(mark, '.' | ')' | ',');
    if !spaced && !joined {
        return None;
    }
    let exact = mark == '.' && spaced && fit == Fit::Exact;
    let fit = if exact { Fit::Exact } else { Fit::Mended };
    Some(Label { level: Level::Clause, number: Some(read), rest, fit, typed: line[..after].to_owned() })
}

/// `d1) `; also `a. `.
fn point(line: &str) -> Option<Label> {
    let end = line.find(|c: char| !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c))?;
    if end == 0 || line[..end].chars().count() > 5 {
        return None;
    }
    let mark = line[end..].chars().next()?;
    let (read, fit) = number(&line[..end], Level::Point, true)?;
    let rest = skip(line, end + mark.len_utf8());
    let spaced = rest > end + mark.len_utf8();
    let fit = match mark {
        ')' => fit,
        '.' | '-' | '/' if spaced && line.starts_with(char::is_lowercase) && end == 1 => Fit::Mended,
        _ => return None,
    };
    Some(Label { level: Level::Point, number: Some(read), rest, fit, typed: line[..end + mark.len_utf8()].to_owned() })
}

/// The byte of the next word.
fn skip(line: &str, from: usize) -> usize {
    from + line[from..].len() - line[from..].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_kind_are_read() {
        for (line, expected) in [
            ("2a. Thường trực", "Clause 2a Thường trực"),
            ("22.Bổ sung điểm k", "Clause 22 Bổ sung điểm k"),
            ("9, Cơ sở", "Clause 9 Cơ sở"),
            ("3: Sửa đổi", "Clause 3 Sửa đổi"),
            ("d1) việc khác", "Point d1 việc khác"),
            ("đ) việc khác", "Point đ việc khác"),
            ("- việc", "Indent - việc"),
            ("+ việc", "Subindent - việc"),
            ("Điều 5a. Chế độ", "Article 5a Chế độ"),
            ("Điều 5: Chế độ", "Article 5 Chế độ"),
            ("ĐIỀU 7.", "Article 7 "),
            ("CHƯƠNG IIa", "Chapter IIa "),
            ("Mục 3", "Section 3 "),
            ("PHỤ LỤC II", "Annex 2 "),
            ("Điều 7: Họp", "Article 7 Họp"),
            ("Phụ lục", "Annex - "),
            ("._ 1. Thay thế", "Clause 1 Thay thế"),
        ] {
            let label = label(line, true).unwrap_or_else(|| panic!("{line} has a label"));
            let number = label.number.map_or("-".to_owned(), |number| number.print(label.level));
            assert_eq!(format!("{:?} {number} {}", label.level, &line[label.rest..]), expected);
        }
        for (line, expected) in [
            ("Chương IIa Quan hệ công tác", "Chapter IIa Quan hệ công tác"),
            ("Mục 2 Chế độ họp", "Section 2 Chế độ họp"),
            ("Chương IIa Quy định chung", "Chapter IIa Quy định chung"),
            ("Phụ lục Lịch họp", "Annex - Lịch họp"),
            ("Phụ lục 2 Mẫu báo cáo", "Annex 2 Mẫu báo cáo"),
        ] {
            let label = label(line, false).unwrap_or_else(|| panic!("{line} has a label"));
            let number = label.number.map_or("-".to_owned(), |number| number.print(label.level));
            assert_eq!(format!("{:?} {number} {}", label.level, &line[label.rest..]), expected);
        }
        for line in
            ["Mục 3 Chương II Quy chế", "Chương II Quy chế làm việc", "Phụ lục kèm theo", "Chương II Văn phòng lập."]
        {
            assert_eq!(label(line, false), None, "{line}");
        }
        for line in ["2025 là năm", "1.000 đồng", "Điều 12 Quy chế này", "Điều hành", "và) sau", "12/2025", "Phụ nữ"]
        {
            assert_eq!(label(line, true), None, "{line}");
        }
    }
}
