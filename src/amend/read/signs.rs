//! Small signs by which the lines of an instrument are told apart.

use super::cursor::Cursor;
use super::document::{NamedDocument, document};
use super::label::label;
use super::lines::Line;
use super::quote::ends_line;
use super::verb::{begins_with_verb, verb};
use super::words::is_quote;
use crate::model::{Level, strip_marks};

/// The lines of the instrument itself: from its first article, or its first instruction, to its annexes.
pub(super) fn body(lines: &[Line]) -> (usize, usize) {
    let article = |line: &Line| {
        let labelled = || label(line.words, true).is_some_and(|label| label.level == Level::Article);
        !line.frame && !line.quoted && labelled()
    };
    let verb = |line: &Line| {
        let words = label(line.words, true).map_or(line.words, |label| &line.words[label.rest..]);
        !line.frame && !line.quoted && begins_with_verb(words)
    };
    let start = lines.iter().position(article).or_else(|| lines.iter().position(verb)).unwrap_or(lines.len());
    let mut end = lines.len();
    for (at, line) in lines.iter().enumerate().skip(start) {
        let words = line.words.get(..line.words.len().min(24)).unwrap_or(line.words);
        if opens_end(words) && !line.frame && !line.quoted {
            end = at;
            break;
        }
    }
    (start, end)
}

/// Whether the signature or what follows it begins here.
fn opens_end(words: &str) -> bool {
    let bare = || strip_marks(words).to_lowercase();
    words.starts_with(['N', 'n']) && bare().starts_with("noi nhan")
        || words.starts_with("T/M ")
        || words.starts_with("TM.")
}

/// The document that the head of an instrument names.
pub(super) fn title(lines: &[Line]) -> Option<NamedDocument> {
    let paragraphs = lines.split(|line| line.frame || line.is_blank());
    paragraphs.filter(|lines| !lines.is_empty()).find_map(|lines| {
        let words = lines.iter().map(|line| line.words).collect::<Vec<_>>().join(" ");
        let short: String = words.chars().take(1200).collect();
        let mut cursor = Cursor::new(&short);
        while !cursor.is_done() && !cursor.sees_all(&["một", "số"]) && !cursor.sees_all(&["sửa", "đổi"]) {
            cursor.next();
        }
        verb(&mut cursor)?;
        cursor.words(&["một", "số"]);
        while cursor.any(&["điều", "khoản", "điểm", "và", "nội", "dung", "của", "trong", "tại", "các"])
            || cursor.take_mark(&[','])
        {}
        document(&mut cursor).filter(|found| !found.own)
    })
}

/// The byte of the closing mark at the end of a line.
pub(super) fn closing(words: &str) -> Option<usize> {
    let trimmed =
        words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | ':' | '`' | '\'' | '’'));
    let inner = trimmed.trim_end_matches(is_quote);
    (inner.len() < trimmed.len() && ends_line(&words[inner.len()..])).then_some(inner.len())
}

/// Whether a sentence says that the wording follows it.
pub(super) fn announces(words: &str) -> bool {
    let bare = words.trim_end();
    bare.ends_with(':') || bare.ends_with("như sau") || bare.ends_with("như sau.")
}

/// Whether a sentence cannot end here.
pub(super) fn is_unfinished(words: &str) -> bool {
    const LINKS: [&str; 14] =
        ["tại", "bằng", "thành", "và", "của", "theo", "số", "khoản", "điểm", "Điều", "từ", "các", "vào", "sau"];
    let bare = words.trim_end();
    if bare.to_lowercase().ends_with("cụm từ") {
        return false;
    }
    bare.ends_with(',') || bare.rsplit(' ').next().is_some_and(|last| LINKS.contains(&last))
}

/// Whether words behind a verb name a provision or a phrase.
pub(super) fn names_target(words: &str) -> bool {
    let start: String = words.chars().take(160).collect();
    let bare = strip_marks(&start).to_lowercase();
    ["diem", "khoan", "dieu", "muc", "chuong", "phu luc", "cum tu", "mau so", "ten", "tieu de", "doan"]
        .iter()
        .any(|noun| bare.contains(noun))
}

/// Whether the name of an article is one of the last of an instrument.
pub(super) fn is_final(words: &str) -> bool {
    let bare = strip_marks(words).to_lowercase();
    ["hieu luc", "dieu khoan", "to chuc thuc hien", "trach nhiem", "chuyen tiep", "thi hanh"]
        .iter()
        .any(|word| bare.contains(word))
}

/// Whether words look like an instruction whose beginning was lost.
pub(super) fn looks_like_one(words: &str) -> bool {
    let bare = strip_marks(words).to_lowercase();
    let place = ["tai khoan", "tai diem", "tai dieu"].iter().any(|place| bare.contains(place));
    place && (bare.contains("cum tu") || words.contains(['"', '”']))
}

/// Whether the name of an article says that it amends: `Nội dung sửa đổi`, `Quy định bị bãi bỏ`.
pub(super) fn amends(words: &str) -> bool {
    let bare = strip_marks(words).to_lowercase();
    let named = ["noi dung", "cac noi dung", "cac quy dinh", "quy dinh", "cac dieu", "dieu khoan", "cum tu", "phan"];
    words.split_whitespace().count() <= 16
        && named.iter().any(|noun| bare.starts_with(noun))
        && ["sua doi", "bo sung", "bai bo", "thay the"].iter().any(|verb| bare.contains(verb))
}

/// Whether words name a provision by its number, or quote something.
pub(super) fn names_place_or_phrase(words: &str) -> bool {
    let mut cursor = Cursor::over(words, false);
    while !cursor.is_done() {
        if cursor.sees_quoted(0) || super::place::noun_ahead(&mut cursor).is_some_and(Level::is_numbered) {
            return true;
        }
        cursor.next();
    }
    false
}
