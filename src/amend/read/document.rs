//! How a sentence names the document that it amends.

use super::cursor::Cursor;
use super::words::{Kind, fold};
use crate::model::composed;

/// A document as an instrument names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedDocument {
    /// Its name, as typed: `Quy chế làm việc của Tỉnh uỷ`.
    pub name: String,
    /// Its number: `22-QC/TU`, `67/2023/NĐ-CP`.
    pub number: Option<String>,
    /// The number that the instrument says it calls it by from then on.
    pub short: Option<String>,
    /// Whether it is the instrument itself: `Quyết định này`.
    pub own: bool,
}

impl NamedDocument {
    /// Whether both may be names of one document; a name without number agrees with every name that has one.
    pub fn agrees(&self, other: &NamedDocument) -> bool {
        let numbers = |document: &NamedDocument| {
            document.number.iter().chain(&document.short).map(|number| plain(number)).collect::<Vec<_>>()
        };
        let (mine, others) = (numbers(self), numbers(other));
        if mine.is_empty() && others.is_empty() {
            let (mine, others) = (fold(&self.name), fold(&other.name));
            return mine.starts_with(&others) || others.starts_with(&mine);
        }
        mine.is_empty() || others.is_empty() || mine.iter().any(|number| others.contains(number))
    }
}

/// A number without what typists vary: `154/2024/NĐ- CP`.
fn plain(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric() || *c == '/').flat_map(char::to_lowercase).collect()
}

/// How the names of documents begin.
const KINDS: [&[&str]; 17] = [
    &["quy", "chế"],
    &["quy", "định"],
    &["quyết", "định"],
    &["nghị", "định"],
    &["nghị", "quyết"],
    &["thông", "tư"],
    &["thông", "tri"],
    &["bộ", "luật"],
    &["luật"],
    &["pháp", "lệnh"],
    &["điều", "lệ"],
    &["hướng", "dẫn"],
    &["kết", "luận"],
    &["chỉ", "thị"],
    &["quy", "trình"],
    &["nội", "quy"],
    &["văn", "bản"],
];

/// Takes the name of a document.
pub(super) fn document(cursor: &mut Cursor) -> Option<NamedDocument> {
    let mark = cursor.mark();
    cursor.any(&["các", "một"]);
    cursor.words(&["toàn", "bộ"]);
    let start = cursor.byte();
    if !KINDS.iter().any(|kind| cursor.words(kind)) {
        cursor.back(mark);
        return None;
    }
    let mut found = NamedDocument { own: cursor.word("này"), ..NamedDocument::default() };
    let mut end = cursor.byte_before();
    while !found.own && !ends(cursor) {
        let Some(token) = cursor.next() else { break };
        if found.number.is_none() {
            found.number = number(cursor, &token);
        }
        end = cursor.byte_before();
    }
    found.name = composed(&cursor.text[start..end.max(start)].split_whitespace().collect::<Vec<_>>().join(" "));
    let after = cursor.mark();
    if !short(cursor, &mut found) {
        cursor.back(after);
    }
    Some(found)
}

/// Takes `ban hành kèm theo Quyết định này`.
pub(super) fn own_paper(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    cursor.words(&["ban", "hành"]);
    cursor.words(&["kèm", "theo"]);
    let own = document(cursor).is_some_and(|found| found.own);
    if !own {
        cursor.back(mark);
    }
    own
}

/// Where a name ends.
fn ends(cursor: &Cursor) -> bool {
    const WORDS: [&[&str]; 10] = [
        &["như", "sau"],
        &["đã", "được"],
        &["được", "sửa"],
        &["được", "ban"],
        &["bằng", "phụ"],
        &["bằng", "mẫu"],
        &["thành", "phụ"],
        &["thành", "mẫu"],
        &["bằng", "cụm"],
        &["có", "hiệu"],
    ];
    cursor.sees_mark(&[':', ';', '('])
        || cursor.sees_quoted(0)
        || WORDS.iter().any(|words| cursor.sees_all(words))
        || cursor.sees_mark(&['.']) && cursor.peek(1).is_none()
}

/// The number at a token, with what a scanner cut off: `154/2024/NĐ- -CP`.
fn number(cursor: &mut Cursor, token: &super::words::Token) -> Option<String> {
    let words = cursor.words_of(token);
    let real =
        token.kind == Kind::Word && words.starts_with(|c: char| c.is_ascii_digit()) && words.contains(['/', '-']);
    if !real || words.split('/').all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let mut number = words.to_owned();
    let mark = cursor.mark();
    if cursor.take_mark(&['-']) {
        while cursor.take_mark(&['-']) {}
        match cursor.next().filter(|token| token.kind == Kind::Word) {
            Some(token) => number.push_str(&format!("-{}", cursor.words_of(&token))),
            None => cursor.back(mark),
        }
    }
    Some(composed(&number))
}

/// Takes `(sau đây viết gọn là Nghị định số …)`, with what may stand between.
fn short(cursor: &mut Cursor, found: &mut NamedDocument) -> bool {
    if cursor.sees_all(&["đã", "được"]) || cursor.sees_all(&["được", "sửa"]) {
        while !cursor.is_done() && !cursor.sees_mark(&['(', ':', ';']) && !cursor.sees_all(&["như", "sau"]) {
            cursor.next();
        }
    }
    if !cursor.take_mark(&['(']) || !cursor.sees_all(&["sau", "đây"]) {
        return false;
    }
    while let Some(token) = cursor.next() {
        if token.kind == Kind::Mark(')') {
            break;
        }
        if found.short.is_none() {
            found.short = number(cursor, &token);
        }
    }
    true
}
