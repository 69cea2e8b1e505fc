//! Sentences that name the place or the phrase before the verb: `Tại khoản 2 Điều 8, thay từ …`, `Khoản 3 Điều 5 được
//! sửa đổi như sau`, `Cụm từ “A” tại khoản 1 Điều 9 được thay thế bằng cụm từ “B”`, `Thông tư này bãi bỏ …`.

use super::ast::{Sentence, Skeleton, Verb};
use super::cursor::Cursor;
use super::document::{document, own_document};
use super::effect::{Effect, in_effect};
use super::phrase::turned_phrases;
use super::phrase_noun::at_phrase;
use super::place::targets;
use super::verb::{plain_verb, verb_ahead};
use super::{Unreadable, Why};
use crate::model::{Action, Address, Part, Text};

/// Takes what stands before the verb and says where: `Tại khoản 2 Điều 8,`, `Trong Phụ lục`.
pub(super) fn lead(cursor: &mut Cursor, around: &Address) -> Option<Vec<Address>> {
    let mark = cursor.mark();
    let found = (cursor.any(&["tại", "trong", "ở"]) || cursor.words(&["đối", "với"]))
        .then(|| targets(cursor, around).ok())
        .flatten()
        .filter(|_| {
            let mark = cursor.mark();
            if document(cursor).is_none() {
                cursor.back(mark);
            }
            cursor.take_mark(&[',', ':']);
            verb_ahead(cursor) || at_phrase(cursor)
        });
    if found.is_none() {
        cursor.back(mark);
    }
    found
}

/// Takes the instrument's own name before its verb: `Thông tư này bãi bỏ`, `Quyết định này thay thế`.
pub(super) fn subject(cursor: &mut Cursor) {
    let mark = cursor.mark();
    if !own_document(cursor) || !verb_ahead(cursor) {
        cursor.back(mark);
    }
}

/// Takes a sentence that is turned around; whether it is one.
pub(super) fn turned(
    cursor: &mut Cursor,
    around: &Address,
    led: Option<&[Address]>,
    sentence: &mut Sentence,
) -> Result<bool, Unreadable> {
    if at_phrase(cursor) {
        return Ok(match turned_phrases(cursor, around, led) {
            Some(acts) => {
                sentence.acts.extend(acts);
                true
            }
            None => false,
        });
    }
    let start = cursor.mark();
    let found = placed(cursor, around, sentence)?;
    if !found {
        cursor.back(start);
    }
    Ok(found)
}

/// Takes `Khoản 3 Điều 5 được sửa đổi như sau`, `… bị bãi bỏ`, `… hết hiệu lực thi hành`.
fn placed(cursor: &mut Cursor, around: &Address, sentence: &mut Sentence) -> Result<bool, Unreadable> {
    let Ok(at) = targets(cursor, around) else { return Ok(false) };
    // `Các văn bản sau đây hết hiệu lực` names nothing of this document.
    if at.iter().any(|target| target.steps.is_empty()) {
        return Ok(false);
    }
    let mark = cursor.mark();
    cursor.word("của");
    match document(cursor) {
        Some(found) if found.own => return Ok(false),
        Some(found) => sentence.document = Some(found),
        None => cursor.back(mark),
    }
    if cursor.words(&["hết", "hiệu", "lực"]) {
        push_repeal(at, sentence);
        if let Some(Effect::On(day)) = in_effect(cursor) {
            sentence.effective = Some(day);
        }
        return Ok(true);
    }
    if !cursor.any(&["được", "bị"]) {
        return Ok(false);
    }
    let moved = [["đổi", "thành"], ["chuyển", "thành"], ["đánh", "số"], ["chuyển", "về"], ["chuyển", "đến"]];
    if moved.iter().any(|words| cursor.sees_all(words)) {
        return Err(Unreadable { why: Why::Moves, words: cursor.rest() });
    }
    let mut does = None;
    while let Some(verb) = plain_verb(cursor) {
        does = does.or(Some(verb));
        cursor.take_mark(&[',']);
        cursor.word("và");
    }
    match does {
        Some(Verb::Repeal | Verb::Drop) => push_repeal(at, sentence),
        Some(Verb::Rename) => {
            for target in at {
                let action = Action::Rename { target: Address { part: Part::Name, ..target }, name: Text::default() };
                sentence.acts.push(Skeleton::Action { action, brings: Vec::new() });
            }
        }
        // `được sửa đổi, bổ sung bởi Nghị định …` tells what was done before.
        Some(Verb::Amend | Verb::Substitute)
            if !["bởi", "theo", "tại", "một", "từ", "ngày"].iter().any(|word| cursor.sees(0, word)) =>
        {
            if cursor.word("bằng") && targets(cursor, around).is_ok() {
                cursor.word("mới");
            }
            super::amended::amend(at, sentence);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn push_repeal(targets: Vec<Address>, sentence: &mut Sentence) {
    sentence.acts.push(Skeleton::Action { action: Action::Repeal { targets }, brings: Vec::new() });
}

/// Whether words begin as such a sentence does.
pub(super) fn begins_turned(words: &str) -> bool {
    const FIRST: [&str; 17] = [
        "tại", "trong", "ở", "đối", "điểm", "khoản", "điều", "mục", "chương", "phụ", "cụm", "các", "quy", "từ", "đoạn",
        "tên", "giữ",
    ];
    let start: String = words.chars().take(400).collect();
    let mut cursor = Cursor::over(&start, false);
    if !FIRST.iter().any(|word| cursor.sees(0, word)) && !cursor.sees_quoted(0) && !own_document(&mut cursor) {
        return false;
    }
    let mut cursor = Cursor::over(&start, false);
    // Inside an article it may say less than the whole place.
    let around = Address::of(vec![(crate::model::Level::Article, Some(crate::model::Number::counted(1)))]);
    subject(&mut cursor);
    lead(&mut cursor, &around).is_some()
        || verb_ahead(&mut cursor)
        || !matches!(turned(&mut cursor, &around, None, &mut Sentence::default()), Ok(false))
}
