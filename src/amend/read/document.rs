//! How a sentence names the document that it amends.

use super::cursor::Cursor;
use super::words::{Kind, fold};
use crate::model::{composed, document_kinds};
use std::sync::LazyLock;

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
    /// Whether both are names of one document. Where only one has a number they have to say the same subject, or one no
    /// more than its kind (`Nghị định`): `Quy chế số 05-QC/ĐU` is not the `Quy chế làm việc …` at hand.
    pub fn agrees(&self, other: &NamedDocument) -> bool {
        let numbers = |document: &NamedDocument| {
            document.number.iter().chain(&document.short).map(|number| plain(number)).collect::<Vec<_>>()
        };
        let (mine, others) = (numbers(self), numbers(other));
        if !mine.is_empty() && !others.is_empty() {
            return mine.iter().any(|number| others.contains(number));
        }
        let ((kind, subject), (other_kind, other_subject)) = (self.kind_and_subject(), other.kind_and_subject());
        let said_alone = |subject: &str, numbered: bool| subject.is_empty() && !numbered;
        kind == other_kind
            && (said_alone(&subject, !mine.is_empty())
                || said_alone(&other_subject, !others.is_empty())
                || !subject.is_empty()
                    && !other_subject.is_empty()
                    && (subject.starts_with(&other_subject) || other_subject.starts_with(&subject)))
    }

    /// Its kind and what it is about, both in lower case, without number and day: `quy chế`, `làm việc của tỉnh uỷ`.
    pub fn kind_and_subject(&self) -> (String, String) {
        let mut cursor = Cursor::over(&self.name, false);
        cursor.any(&["các", "một"]);
        cursor.words(&["toàn", "bộ"]);
        let kind = KINDS.iter().find(|kind| cursor.words(kind)).map(|kind| kind.join(" ")).unwrap_or_default();
        let mut subject: Vec<String> = Vec::new();
        while let Some(token) = cursor.next() {
            let word = fold(cursor.words_of(&token));
            if word == "số" && cursor.peek(0).is_some_and(|next| cursor.words_of(next).contains(['/', '-'])) {
                cursor.next();
            } else if word == "ngày" {
                while cursor.peek(0).is_some_and(|next| {
                    let words = cursor.words_of(next);
                    words.starts_with(|c: char| c.is_ascii_digit()) || matches!(fold(words).as_str(), "tháng" | "năm")
                }) {
                    cursor.next();
                }
            } else if token.kind == Kind::Word && !(word.contains('/') && word.contains(|c: char| c.is_ascii_digit())) {
                subject.push(word);
            }
        }
        (kind, subject.join(" "))
    }
}

/// A number without what typists vary: `154/2024/NĐ- CP`.
fn plain(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric() || *c == '/').flat_map(char::to_lowercase).collect()
}

/// How the names of documents begin, those of more words first; offices write the commonest with two letters.
static KINDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let known = document_kinds().iter().copied().chain(["văn bản"]);
    let mut out: Vec<Vec<String>> = known.map(|kind| fold(kind).split(' ').map(str::to_owned).collect()).collect();
    out.sort_by_key(|words: &Vec<String>| std::cmp::Reverse(words.len()));
    out
});

/// Kinds as lists shorten them, before a number.
const SHORT: [&str; 5] = ["tt", "ttlt", "nđ", "qđ", "nq"];

fn kind(cursor: &mut Cursor) -> bool {
    let numbered = |cursor: &Cursor| {
        cursor.peek(1).is_some_and(|token| {
            let words = cursor.words_of(token);
            words.starts_with(|c: char| c.is_ascii_digit()) && words.contains('/')
        })
    };
    KINDS.iter().any(|kind| cursor.words(kind))
        || SHORT.iter().any(|short| cursor.sees(0, short)) && numbered(cursor) && cursor.next().is_some()
}

/// Whether the name of another document comes next.
pub(super) fn document_ahead(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    cursor.words(&["toàn", "bộ"]);
    let found = document(cursor).is_some_and(|found| !found.own);
    cursor.back(mark);
    found
}

/// Whether a document with its number right behind its kind comes next, or the instrument itself: `Nghị định số
/// 140/2025/NĐ-CP`, `Nghị định này`; not `quy định, phụ lục kèm theo Nghị định số …`.
pub(super) fn numbered_ahead(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = kind(cursor) && {
        cursor.word("số");
        let number = cursor.peek(0).map(|token| cursor.words_of(token)).filter(|words| words.contains(['/', '-']));
        cursor.sees(0, "này") || number.is_some_and(|words| words.starts_with(|c: char| c.is_ascii_digit()))
    };
    cursor.back(mark);
    found
}

/// Takes `Thông tư này`, `Quyết định này`: the instrument itself.
pub(super) fn own_document(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = kind(cursor) && cursor.word("này");
    if !found {
        cursor.back(mark);
    }
    found
}

/// Takes the name of a document.
pub(super) fn document(cursor: &mut Cursor) -> Option<NamedDocument> {
    let mark = cursor.mark();
    cursor.any(&["các", "một"]);
    cursor.words(&["toàn", "bộ"]);
    let start = cursor.byte();
    if !kind(cursor) {
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
    found.name = composed(
        &cursor.text.get(start..end.max(start)).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
    );
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
    const WORDS: [&[&str]; 16] = [
        &["được", "thay"],
        &["được", "bãi"],
        &["bị", "bãi"],
        &["bị", "huỷ"],
        &["hết", "hiệu"],
        &["và", "thay", "thế"],
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
