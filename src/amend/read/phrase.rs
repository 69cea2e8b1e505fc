//! `Thay thế cụm từ “A” bằng cụm từ “B” tại …`: phrases replaced, dropped and added.

use super::aside::aside;
use super::ast::{PapersVerb, Skeleton, Verb};
use super::cursor::Cursor;
use super::document::{NamedDocument, document};
use super::paper_noun::{at_paper_part, paper_ahead};
use super::phrase_noun::{at_phrase, phrase_noun};
use super::place::targets;
use super::verb::plain_verb;
use super::words::Kind;
use super::{MendKind, Unreadable, Why};
use crate::model::{Action, Address, composed};

/// One replacement, before its place is known.
struct Pair {
    old: String,
    new: Option<String>,
    every: bool,
    places: Option<Places>,
}

/// Where phrases stand.
#[derive(Clone)]
enum Places {
    /// In provisions.
    Targets(Vec<Address>),
    /// In a form, a list or an annex that counts in its own way.
    Paper(String),
}

/// Takes phrases with what becomes of them and where; `led` is what stands before the verb and says where.
pub(super) fn phrases(
    cursor: &mut Cursor,
    verb: Verb,
    around: &Address,
    led: Option<&[Address]>,
    document: &mut Option<NamedDocument>,
) -> Result<Vec<Skeleton>, Unreadable> {
    let mut pairs: Vec<Pair> = Vec::new();
    loop {
        let first = pairs.len();
        pair(cursor, verb, around, document, &mut pairs)?;
        if cursor.any(&["tại", "trong", "ở"]) {
            let places = places(cursor, around)?;
            pairs.iter_mut().skip(first).for_each(|pair| pair.places = Some(places.clone()));
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
    except(cursor)?;
    Ok(acts(pairs, around, led))
}

/// Takes `cụm từ “A” tại khoản 1 Điều 9 được thay thế bằng cụm từ “B”`, `các từ “A” được bãi bỏ`; `None` when that is
/// not what stands there.
pub(super) fn turned_phrases(cursor: &mut Cursor, around: &Address, led: Option<&[Address]>) -> Option<Vec<Skeleton>> {
    let start = cursor.mark();
    let found = turned_pairs(cursor, around);
    if found.is_none() {
        cursor.back(start);
    }
    found.map(|pairs| acts(pairs, around, led))
}

fn turned_pairs(cursor: &mut Cursor, around: &Address) -> Option<Vec<Pair>> {
    let (every, olds) = olds(cursor).ok()?;
    let mut at = cursor.any(&["tại", "trong", "ở"]).then(|| places(cursor, around).ok()).flatten();
    if !cursor.any(&["được", "bị"]) {
        return None;
    }
    let new = match plain_verb(cursor)? {
        Verb::Repeal | Verb::Drop => None,
        Verb::Substitute | Verb::Amend => {
            if !cursor.any(&["bằng", "thành"]) {
                return None;
            }
            phrase_noun(cursor)?;
            Some(phrase(cursor)?)
        }
        _ => return None,
    };
    if at.is_none() && cursor.any(&["tại", "trong", "ở"]) {
        at = Some(places(cursor, around).ok()?);
    }
    Some(olds.into_iter().map(|old| Pair { old, new: new.clone(), every, places: at.clone() }).collect())
}

/// What pairs do. One without a place shares that of the next one with a place; without any it is what the sentence
/// began with, or the whole that is amended.
fn acts(mut pairs: Vec<Pair>, around: &Address, led: Option<&[Address]>) -> Vec<Skeleton> {
    let mut places = None;
    for pair in pairs.iter_mut().rev() {
        match &pair.places {
            Some(found) => places = Some(found.clone()),
            None => pair.places = places.clone(),
        }
    }
    let act = |pair: Pair| {
        let nowhere = pair.places.is_none() && led.is_none() && around.steps.is_empty();
        let targets = match pair.places {
            Some(Places::Targets(targets)) => targets,
            Some(Places::Paper(paper)) => {
                let verb = if pair.new.is_some() { PapersVerb::Amend } else { PapersVerb::Repeal };
                let what = format!("cụm từ “{}” tại {paper}", pair.old);
                return Skeleton::Papers { verb, what, by: pair.new.map(|new| format!("cụm từ “{new}”")) };
            }
            None => led.map_or_else(|| vec![around.clone()], <[Address]>::to_vec),
        };
        let action = Action::Replace { old: pair.old, new: pair.new, targets, every: pair.every || nowhere };
        Skeleton::Action { action, brings: Vec::new() }
    };
    pairs.into_iter().map(act).collect()
}

/// `…, trừ Điều 5`: a place that is left out cannot be told from the others.
fn except(cursor: &mut Cursor) -> Result<(), Unreadable> {
    let mark = cursor.mark();
    cursor.take_mark(&[',']);
    cursor.word("ngoại");
    let found = cursor.sees_exactly(&["trừ"]);
    let words = cursor.rest();
    cursor.back(mark);
    if found { Err(Unreadable { why: Why::Except, words }) } else { Ok(()) }
}

/// Takes the places; `các điều, khoản sau:` before them says nothing.
fn places(cursor: &mut Cursor, around: &Address) -> Result<Places, Unreadable> {
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
    let start = cursor.mark();
    match targets(cursor, around) {
        Ok(found) if !at_paper_part(cursor) => Ok(Places::Targets(found)),
        other => {
            cursor.back(start);
            match paper(cursor) {
                Some(paper) => Ok(Places::Paper(paper)),
                None => other.map(Places::Targets),
            }
        }
    }
}

/// Takes a list of places of which some are in forms, lists or annexes that count in their own way.
fn paper(cursor: &mut Cursor) -> Option<String> {
    if !paper_ahead(cursor) {
        return None;
    }
    let start = cursor.byte();
    while !cursor.is_done() {
        let mark = cursor.mark();
        let parted = cursor.take_mark(&[';', ',', '.']) | cursor.word("và");
        let ends = parted && (at_phrase(cursor) || cursor.is_done()) || !parted && ends_places(cursor);
        cursor.back(mark);
        if ends {
            break;
        }
        cursor.next();
    }
    let words = cursor.text.get(start..cursor.byte_before().max(start))?;
    Some(composed(&words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

fn ends_places(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = cursor.any(&["bằng", "thành"]) && at_phrase(cursor);
    cursor.back(mark);
    found
}

/// Takes `“A”, “B”`: the phrases that are there, and whether all places of them are meant.
fn olds(cursor: &mut Cursor) -> Result<(bool, Vec<String>), Unreadable> {
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
                return Ok((every, olds));
            }
        }
    }
}

/// Takes `“A”, “B” bằng cụm từ “C”`, `“A” tại khoản 1 bằng cụm từ “C”`, `“X” vào sau cụm từ “Y”`, or `“A”` alone for a
/// phrase that goes.
fn pair(
    cursor: &mut Cursor,
    verb: Verb,
    around: &Address,
    named: &mut Option<NamedDocument>,
    out: &mut Vec<Pair>,
) -> Result<(), Unreadable> {
    let start = cursor.mark();
    let bad = |cursor: &Cursor| Unreadable { why: Why::Phrase, words: cursor.rest() };
    let (every, olds) = olds(cursor)?;
    let mut at = None;
    let new = match verb {
        Verb::Repeal | Verb::Drop => {
            if let Some(whole) = within(cursor) {
                let without = |old: &String| whole.replacen(old.as_str(), "", 1);
                let left = |old: String| Pair {
                    new: Some(without(&old).split_whitespace().collect::<Vec<_>>().join(" ")),
                    old: whole.clone(),
                    every,
                    places: None,
                };
                out.extend(olds.into_iter().map(left));
                return Ok(());
            }
            None
        }
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
            if cursor.any(&["tại", "trong", "ở"]) {
                at = Some(places(cursor, around)?);
                except(cursor)?;
                let mark = cursor.mark();
                cursor.word("của");
                match document(cursor) {
                    Some(found) => *named = Some(found).filter(|found| !found.own).or(named.take()),
                    None => cursor.back(mark),
                }
                aside(cursor);
                cursor.take_mark(&[',']);
            }

            if !led_to_new(cursor) {
                return Err(bad(cursor));
            }
            cursor.take_mark(&[':']);
            phrase_noun(cursor);
            Some(phrase(cursor).ok_or_else(|| bad(cursor))?)
        }
    };
    out.extend(olds.into_iter().map(|old| Pair { old, new: new.clone(), every, places: at.clone() }));
    Ok(())
}

/// Takes what leads to the new phrase; summaries draw an arrow.
fn led_to_new(cursor: &mut Cursor) -> bool {
    cursor.any(&["bằng", "thành"]) || cursor.words(&["như", "sau"]) || cursor.take_mark(&['→'])
}

/// Takes the longer phrase out of which one goes: `bỏ cụm từ “A” trong cụm từ “A B”`.
fn within(cursor: &mut Cursor) -> Option<String> {
    let mark = cursor.mark();
    let found = (cursor.any(&["trong", "tại"]) && phrase_noun(cursor).is_some()).then(|| phrase(cursor)).flatten();
    if found.is_none() {
        cursor.back(mark);
    }
    found
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
    let words = cursor.text.get(start..cursor.byte_before().max(start)).unwrap_or_default().trim().to_owned();
    if taken == 0 || taken > 60 {
        return None;
    }
    cursor.mend(MendKind::Quote, "", "“”");
    Some(words)
}
