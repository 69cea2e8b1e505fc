//! `Thay thế cụm từ “A” bằng cụm từ “B” tại …`: phrases replaced, dropped and added.

use super::cursor::Cursor;
use super::place::targets;
use super::sentence::{Skeleton, Verb};
use super::words::Kind;
use super::{MendKind, Unreadable, Why};
use crate::model::{Action, Target, composed};

/// Whether a phrase comes next.
pub(super) fn at_phrase(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = phrase_noun(cursor).is_some();
    cursor.back(mark);
    found
}

/// Takes `cụm từ`, `các từ`, `toàn bộ cụm từ`; whether all places of it are meant.
fn phrase_noun(cursor: &mut Cursor) -> Option<bool> {
    let mark = cursor.mark();
    let every = cursor.words(&["toàn", "bộ"]) || cursor.words(&["tất", "cả"]) || cursor.word("mọi");
    cursor.any(&["các", "những"]);
    let noun = cursor.words(&["cụm", "từ"])
        || cursor.words(&["nhóm", "từ"])
        || cursor.word("từ") && !super_noun(cursor)
        || cursor.word("chữ");
    cursor.words(&["ngữ"]);
    if noun || cursor.sees_quoted(0) {
        return Some(every);
    }
    cursor.back(mark);
    None
}

/// Whether a level follows: `từ khoản 2 đến khoản 5` is no phrase.
fn super_noun(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = super::place::noun(cursor).is_some();
    cursor.back(mark);
    found
}

/// One replacement, before its place is known.
struct Pair {
    old: String,
    new: Option<String>,
    every: bool,
    places: Option<Vec<Target>>,
}

/// Takes phrases with what becomes of them and where.
pub(super) fn phrases(cursor: &mut Cursor, verb: Verb, around: &Target) -> Result<Vec<Skeleton>, Unreadable> {
    let mut pairs: Vec<Pair> = Vec::new();
    loop {
        let first = pairs.len();
        pair(cursor, verb, &mut pairs)?;
        if cursor.any(&["tại", "trong", "ở"]) {
            let places = places(cursor, around)?;
            pairs[first..].iter_mut().for_each(|pair| pair.places = Some(places.clone()));
        }
        let mark = cursor.mark();
        let joined = cursor.take_mark(&[',', ';', '.']) | cursor.word("và");
        cursor.words(&["thay", "thế"]);
        cursor.word("thay");
        if joined && at_phrase(cursor) {
            continue;
        }
        cursor.back(mark);
        break;
    }
    // A pair without a place shares that of the next one with a place; without any it is the whole that is amended.
    let mut places = None;
    for pair in pairs.iter_mut().rev() {
        match &pair.places {
            Some(found) => places = Some(found.clone()),
            None => pair.places = places.clone(),
        }
    }
    let act = |pair: Pair| {
        let nowhere = pair.places.is_none() && around.steps.is_empty();
        let targets = pair.places.unwrap_or_else(|| vec![around.clone()]);
        let action = Action::Replace { old: pair.old, new: pair.new, targets, every: pair.every || nowhere };
        Skeleton::Action { action, brings: Vec::new() }
    };
    Ok(pairs.into_iter().map(act).collect())
}

/// Takes the places; `các điều, khoản sau:` before them says nothing.
fn places(cursor: &mut Cursor, around: &Target) -> Result<Vec<Target>, Unreadable> {
    let mark = cursor.mark();
    cursor.any(&["các", "những"]);
    while cursor.any(&["điểm", "khoản", "điều", "mục", "chương", "và"])
        || cursor.words(&["quy", "định"])
        || cursor.words(&["phụ", "lục"])
        || cursor.take_mark(&[','])
    {}
    if cursor.words(&["sau", "đây"]) || cursor.word("sau") || cursor.words(&["như", "sau"]) {
        cursor.take_mark(&[':']);
    } else {
        cursor.back(mark);
    }
    targets(cursor, around)
}

/// Takes `“A”, “B” bằng cụm từ “C”`, `“X” vào sau cụm từ “Y”`, or `“A”` alone for a phrase that goes.
fn pair(cursor: &mut Cursor, verb: Verb, out: &mut Vec<Pair>) -> Result<(), Unreadable> {
    let start = cursor.mark();
    let bad = |cursor: &Cursor| Unreadable { why: Why::Phrase, words: cursor.rest() };
    let every = phrase_noun(cursor).ok_or_else(|| bad(cursor))?;
    let mut olds = vec![phrase(cursor).ok_or_else(|| bad(cursor))?];
    loop {
        let mark = cursor.mark();
        let joined = cursor.take_mark(&[',', ';']) | cursor.any(&["và", "hoặc"]);
        match joined.then(|| phrase_noun(cursor).and_then(|_| phrase(cursor))).flatten() {
            Some(words) => olds.push(words),
            None => {
                cursor.back(mark);
                break;
            }
        }
    }
    let new = match verb {
        Verb::Repeal | Verb::Drop => None,
        Verb::Add => {
            let place = cursor.mark();
            cursor.word("vào");
            cursor.any(&["ngay", "liền"]);
            let after = cursor.word("sau");
            if !after && !cursor.word("trước") || phrase_noun(cursor).is_none() {
                cursor.back(place);
                let words = cursor.rest();
                cursor.back(start);
                return Err(Unreadable { why: Why::PhrasePlace, words });
            }
            let anchor = phrase(cursor).ok_or_else(|| bad(cursor))?;
            let added = olds.join(" ");
            let new = if after { joined(&anchor, &added) } else { joined(&added, &anchor) };
            out.push(Pair { old: anchor, new: Some(new), every, places: None });
            return Ok(());
        }
        _ => {
            if !cursor.any(&["bằng", "thành"]) && !cursor.words(&["như", "sau"]) {
                return Err(bad(cursor));
            }
            cursor.take_mark(&[':']);
            phrase_noun(cursor);
            Some(phrase(cursor).ok_or_else(|| bad(cursor))?)
        }
    };
    out.extend(olds.into_iter().map(|old| Pair { old, new: new.clone(), every, places: None }));
    Ok(())
}

/// Two phrases side by side; a mark that opens the second needs no space.
fn joined(first: &str, second: &str) -> String {
    let close = second.starts_with([',', ';', '.', ':', ')']);
    if close { format!("{first}{second}") } else { format!("{first} {second}") }
}

/// Takes the words of a phrase, with its marks or up to where the sentence goes on.
fn phrase(cursor: &mut Cursor) -> Option<String> {
    let words = match cursor.quoted() {
        Some(words) => words.to_owned(),
        None => unquoted(cursor)?,
    };
    let clean = composed(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    (!clean.is_empty()).then_some(clean)
}

/// Takes a phrase whose marks were forgotten.
fn unquoted(cursor: &mut Cursor) -> Option<String> {
    let start = cursor.byte();
    let mut taken = 0;
    while let Some(token) = cursor.peek(0) {
        let ends = cursor.sees_all(&["bằng", "cụm", "từ"])
            || cursor.sees_all(&["thành", "cụm", "từ"])
            || cursor.sees_all(&["bằng", "từ"])
            || cursor.sees_all(&["thành", "từ"])
            || cursor.sees_all(&["tại", "điểm"])
            || cursor.sees_all(&["tại", "khoản"])
            || cursor.sees_all(&["tại", "điều"])
            || cursor.sees_all(&["tại", "tên"])
            || matches!(token.kind, Kind::Quoted { .. } | Kind::Mark(';'));
        if ends {
            break;
        }
        cursor.next();
        taken += 1;
    }
    let words = cursor.text[start..cursor.byte_before().max(start)].trim().to_owned();
    if taken == 0 || taken > 60 {
        return None;
    }
    cursor.mend(MendKind::Quote, "", "“”");
    Some(words)
}
