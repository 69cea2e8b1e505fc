//! Which provisions a sentence names: `điểm a, b và điểm đ khoản 2, khoản 3 Điều 5` is four targets.

use super::cursor::Cursor;
use super::document::{numbered_ahead, own_document};
use super::item::Item;
use super::number::number;
use super::resolve::resolve;
use super::words::{Fit, Kind};
use super::{MendKind, Unreadable, Why};
use crate::model::{Address, Level, Number, Part};

/// The items of a list, as far as it goes.
pub(super) fn items(cursor: &mut Cursor) -> Result<Vec<Item>, Unreadable> {
    let mut out: Vec<Item> = Vec::new();
    loop {
        let mark = cursor.mark();
        let first = out.len();
        if !group(cursor, &mut out)? {
            cursor.back(mark);
            break;
        }
        let mark = cursor.mark();
        // What stands directly behind says where it stands.
        cursor.any(&["của", "thuộc", "tại", "trong", "ở"]);
        if at_noun(cursor) {
            if let Some(last) = out.last_mut() {
                last.linked = true;
            }
            continue;
        }
        cursor.back(mark);
        if out.len() == first || !separator(cursor, out.last_mut()) || !at_group(cursor) {
            cursor.back(mark);
            break;
        }
    }
    Ok(out)
}

/// The provisions of a list; what it leaves out stands `around` it.
pub(super) fn targets(cursor: &mut Cursor, around: &Address) -> Result<Vec<Address>, Unreadable> {
    let start = cursor.byte();
    let items = items(cursor)?;
    if items.is_empty() {
        return Err(Unreadable { why: Why::NoTarget, words: cursor.rest() });
    }
    let said = cursor.text[start..cursor.byte_before().max(start)].to_owned();
    resolve(&items, around, cursor, &said)
}

/// Takes the marks and words between two items of a list.
fn separator(cursor: &mut Cursor, last: Option<&mut Item>) -> bool {
    let comma = cursor.take_mark(&[',', ';', '.']);
    let and = cursor.any(&["và", "hoặc"]) || cursor.words(&["cùng", "với"]);
    if let Some(last) = last {
        last.comma = comma && !and;
    }
    cursor.words(&["tại"]);
    comma || and
}

/// Whether an item begins here.
fn at_group(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = group(cursor, &mut Vec::new());
    cursor.back(mark);
    !matches!(found, Ok(false))
}

/// Whether a level with its number begins here.
fn at_noun(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = noun(cursor).is_some();
    cursor.back(mark);
    found
}

/// Takes the noun of a level.
pub(super) fn noun(cursor: &mut Cursor) -> Option<Level> {
    let mark = cursor.mark();
    let level = if cursor.word("điểm") {
        Level::Point
    } else if cursor.word("khoản") {
        Level::Clause
    } else if cursor.word("điều") {
        Level::Article
    } else if cursor.word("mục") {
        Level::Section
    } else if cursor.word("chương") {
        Level::Chapter
    } else if cursor.words(&["phụ", "lục"]) {
        Level::Annex
    } else if cursor.words(&["gạch", "đầu", "dòng"]) {
        Level::Indent
    } else if cursor.words(&["đoạn", "văn"]) || cursor.word("đoạn") {
        Level::Paragraph
    } else {
        return None;
    };
    cursor.word("số");
    cursor.take_mark(&['.']);
    let range_start = cursor.mark();
    cursor.word("từ");
    let numbered = cursor.peek(0).is_some_and(|token| {
        let words = cursor.words_of(token);
        number(words, level, cursor.scanned).is_some() || range(words, level).is_some() || token.is("này").is_some()
    }) && !is_dotted(cursor);
    let bare = level == Level::Annex && at_end_of_annex(cursor);
    let ordinal = level.rank() == 0;
    if numbered {
        return Some(level);
    }
    if bare || ordinal {
        cursor.back(range_start);
        return Some(level);
    }
    cursor.back(mark);
    None
}

/// Whether a number goes on behind a dot, as in `mục 9.5.2`: no number of a provision.
pub(super) fn is_dotted(cursor: &Cursor) -> bool {
    let (Some(number), Some(dot), Some(next)) = (cursor.peek(0), cursor.peek(1), cursor.peek(2)) else { return false };
    let joined = number.range.end == dot.range.start && dot.range.end == next.range.start;
    joined && dot.kind == Kind::Mark('.') && cursor.words_of(next).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether an annex has no number and no name: the only one.
pub(super) fn at_end_of_annex(cursor: &Cursor) -> bool {
    cursor.is_done()
        || cursor.sees_mark(&[',', ';', '.', ':'])
        || ["ban", "kèm", "của", "như", "và"].iter().any(|word| cursor.sees(0, word))
}

/// Takes `điểm a, b và c`, `từ khoản 2 đến khoản 5`, `tên Điều 9`, `Quy chế`: a noun with all its numbers.
fn group(cursor: &mut Cursor, out: &mut Vec<Item>) -> Result<bool, Unreadable> {
    while cursor.any(&["các", "những", "cả"])
        || cursor.words(&["toàn", "bộ"])
        || cursor.words(&["toàn", "văn"])
        || cursor.words(&["nội", "dung"])
    {
        cursor.word("của");
    }
    cursor.words(&["quy", "định", "tại"]);
    // `các điều từ Điều 8 đến Điều 10`.
    const NOUNS: [&str; 5] = ["điểm", "khoản", "điều", "mục", "chương"];
    if cursor.sees(1, "từ") && NOUNS.iter().any(|noun| cursor.sees(0, noun) && cursor.sees(2, noun)) {
        cursor.next();
    }
    let part = part(cursor);
    let from = cursor.word("từ");
    let mark = cursor.mark();
    let Some(level) = noun(cursor) else {
        return Ok(part == Part::Name && own_name(cursor, out) || around_part(part, out) || root(cursor, part, out));
    };
    cursor.back(mark);
    let start = out.len();
    if noun(cursor).is_none() || !one(cursor, level, part, out, true)? {
        cursor.back(mark);
        return Ok(false);
    }
    if (from || cursor.sees(0, "đến")) && cursor.word("đến") {
        upto(cursor, level, part, out)?;
    }
    while more(cursor, level, part, out)? {}
    Ok(out.len() > start)
}

/// Takes the bare noun of `tên điều`: the name of what stands around.
fn own_name(cursor: &mut Cursor, out: &mut Vec<Item>) -> bool {
    let nouns =
        [("điều", Level::Article), ("mục", Level::Section), ("chương", Level::Chapter), ("khoản", Level::Clause)];
    let Some((_, level)) = nouns.into_iter().find(|(noun, _)| cursor.word(noun)) else { return false };
    out.push(Item { level, number: None, part: Part::Name, here: true, linked: false, comma: false, root: false });
    true
}

/// `đoạn mở đầu` alone: that of what stands around.
fn around_part(part: Part, out: &mut Vec<Item>) -> bool {
    let found = matches!(part, Part::Lead | Part::Sentence(_));
    if found {
        let level = Level::Note;
        out.push(Item { level, number: None, part, here: true, linked: false, comma: false, root: true });
    }
    found
}

/// Takes one more bare number: `, 3`, `và 4`.
fn more(cursor: &mut Cursor, level: Level, part: Part, out: &mut Vec<Item>) -> Result<bool, Unreadable> {
    if cursor.word("đến") {
        upto(cursor, level, part, out)?;
        return Ok(true);
    }
    let mark = cursor.mark();
    let bare = separator(cursor, None)
        && cursor.peek(0).is_some_and(|token| {
            token.kind == Kind::Word && number(cursor.words_of(token), level, cursor.scanned).is_some()
        });
    cursor.back(mark);
    if !bare {
        return Ok(false);
    }
    separator(cursor, out.last_mut());
    one(cursor, level, part, out, false)
}

/// Takes the number of one item.
fn one(cursor: &mut Cursor, level: Level, part: Part, out: &mut Vec<Item>, first: bool) -> Result<bool, Unreadable> {
    let item =
        |number: Option<Number>, here| Item { level, number, part, here, linked: false, comma: false, root: false };
    if level.rank() == 0 {
        let number = ordinal(cursor);
        out.push(item(number, false));
        return Ok(true);
    }
    let Some(token) = cursor.peek(0).cloned() else {
        let bare = first && level == Level::Annex;
        if bare {
            out.push(item(None, false));
        }
        return Ok(bare);
    };
    let words = cursor.words_of(&token);
    if token.is("này").is_some() {
        cursor.next();
        out.push(item(None, true));
        return Ok(true);
    }
    if let Some((from, to)) = range(words, level) {
        cursor.next();
        out.extend((from..=to).map(|base| item(Some(Number::counted(base)), false)));
        return Ok(true);
    }
    let Some((read, fit)) = number(words, level, cursor.scanned) else {
        if level == Level::Annex && first {
            out.push(item(None, false));
            return Ok(true);
        }
        return Err(Unreadable { why: Why::Number, words: words.to_owned() });
    };
    cursor.next();
    if fit == Fit::Mended {
        let taken = read.print(level);
        cursor.mend(MendKind::Number, words, taken);
    }
    out.push(item(Some(read), false));
    Ok(true)
}

/// Takes the end of a range: `đến khoản 5`, `đến 5`; the numbers between are counted.
fn upto(cursor: &mut Cursor, level: Level, part: Part, out: &mut Vec<Item>) -> Result<(), Unreadable> {
    let words = cursor.rest();
    let mark = cursor.mark();
    if noun(cursor).is_some_and(|named| named != level) {
        cursor.back(mark);
    }
    let from = out.last().and_then(|item| item.number.clone());
    let first = out.len();
    one(cursor, level, part, out, false)?;
    let to = out.get(first).and_then(|item| item.number.clone());
    let (Some(from), Some(to)) = (from, to) else { return Err(Unreadable { why: Why::Number, words }) };
    let plain = from.suffix.is_empty() && to.suffix.is_empty();
    if !plain || to.base <= from.base || to.base - from.base > 200 {
        return Err(Unreadable { why: Why::Range, words });
    }
    let last = out.pop();
    let between = (from.base + 1..to.base).map(Number::counted);
    let like = last.clone();
    out.extend(between.filter_map(|number| like.clone().map(|item| Item { number: Some(number), ..item })));
    out.extend(last);
    Ok(())
}

/// Both ends of `2-5`.
fn range(words: &str, level: Level) -> Option<(u32, u32)> {
    let (from, to) = words.split_once('-')?;
    let (from, to) = (Number::parse(from, level)?, Number::parse(to, level)?);
    let plain = from.suffix.is_empty() && to.suffix.is_empty() && from.base < to.base && to.base - from.base <= 200;
    plain.then_some((from.base, to.base))
}

/// Takes `thứ hai`, `đầu`, `2`.
fn ordinal(cursor: &mut Cursor) -> Option<Number> {
    if let Some(number) = ordinal_word(cursor) {
        return Some(Number::counted(number));
    }
    let token = cursor.peek(0)?;
    let (number, _) = number(cursor.words_of(token), Level::Clause, cursor.scanned)?;
    cursor.next();
    Some(number)
}

fn ordinal_word(cursor: &mut Cursor) -> Option<u32> {
    const WORDS: [(&str, u32); 12] = [
        ("nhất", 1),
        ("đầu", 1),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
        ("mười", 10),
    ];
    cursor.word("thứ");
    let (_, number) = WORDS.iter().find(|(word, _)| cursor.word(word))?;
    cursor.word("tiên");
    Some(*number)
}

/// Takes `tên`, `tiêu đề`, `đoạn mở đầu`, `câu thứ hai`: which part is meant.
fn part(cursor: &mut Cursor) -> Part {
    const LEADS: [&[&str]; 9] = [
        &["đoạn", "mở", "đầu"],
        &["phần", "mở", "đầu"],
        &["câu", "mở", "đầu"],
        &["đoạn", "dẫn"],
        &["câu", "dẫn"],
        &["lời", "dẫn"],
        &["đoạn", "đầu", "tiên"],
        &["đoạn", "thứ", "nhất"],
        &["đoạn", "đầu"],
    ];
    let mark = cursor.mark();
    let part = if LEADS.iter().any(|words| cursor.words(words)) {
        Part::Lead
    } else if cursor.words(&["tên", "gọi"]) || cursor.words(&["tiêu", "đề"]) || cursor.word("tên") {
        Part::Name
    } else if cursor.word("câu") {
        match ordinal_word(cursor).or_else(|| cursor.word("cuối").then_some(0)) {
            Some(number) => Part::Sentence(number),
            None => {
                cursor.back(mark);
                Part::Whole
            }
        }
    } else {
        Part::Whole
    };
    if part != Part::Whole {
        cursor.any(&["của", "tại", "trong"]);
    }
    part
}

/// Takes the whole document: `tên Nghị định`, `Quy chế`.
fn root(cursor: &mut Cursor, part: Part, out: &mut Vec<Item>) -> bool {
    const DOCUMENTS: [[&str; 2]; 8] = [
        ["quy", "chế"],
        ["nghị", "định"],
        ["quyết", "định"],
        ["quy", "định"],
        ["văn", "bản"],
        ["nghị", "quyết"],
        ["thông", "tư"],
        ["hướng", "dẫn"],
    ];
    // `Quy chế số 12-QC/TU`, `Nghị định 140/2025/NĐ-CP` go on as a document's name, which is read as such.
    let mark = cursor.mark();
    let is_own = own_document(cursor);
    cursor.back(mark);
    let named = part == Part::Whole && !is_own && numbered_ahead(cursor);
    if named || !DOCUMENTS.iter().any(|words| cursor.words(words)) {
        return false;
    }
    cursor.word("này");
    out.push(Item { level: Level::Note, number: None, part, here: false, linked: false, comma: false, root: true });
    true
}

/// Takes one place: no list of places.
pub(super) fn single(cursor: &mut Cursor) -> Result<Vec<Item>, Unreadable> {
    let mut out = Vec::new();
    loop {
        let start = out.len();
        let mark = cursor.mark();
        let part = part(cursor);
        let found = match noun(cursor) {
            Some(level) => one(cursor, level, part, &mut out, true)?,
            None => root(cursor, part, &mut out),
        };
        if !found || out.len() == start {
            cursor.back(mark);
            return Ok(out);
        }
        let mark = cursor.mark();
        cursor.any(&["của", "thuộc", "tại", "trong", "ở"]);
        let comma = cursor.take_mark(&[',']);
        if !at_noun(cursor) {
            cursor.back(mark);
            return Ok(out);
        }
        if let Some(last) = out.last_mut() {
            (last.linked, last.comma) = (!comma, comma);
        }
    }
}

/// What all targets stand in.
pub(super) fn common(targets: &[Address]) -> Option<Address> {
    let (first, others) = targets.split_first()?;
    // Of `tên Điều và khoản 2 của Điều 1` the article holds both.
    let outer = |target: &Address| {
        let own = usize::from(target.part == Part::Whole);
        target.steps.iter().skip(own).cloned().collect::<Vec<_>>()
    };
    let mut steps = outer(first);
    while !steps.is_empty() && !others.iter().all(|other| outer(other).ends_with(&steps)) {
        steps.remove(0);
    }
    Some(Address::of(steps))
}

/// The level of a place that comes next.
pub(super) fn noun_ahead(cursor: &mut Cursor) -> Option<Level> {
    let mark = cursor.mark();
    let found = noun(cursor);
    cursor.back(mark);
    found
}
