//! `Bổ sung khoản 2a vào sau khoản 2 Điều 37`: what is inserted and where.

use super::ast::{Sentence, Skeleton};
use super::cursor::Cursor;
use super::item::Item;
use super::number::before;
use super::place::{items, single};
use super::resolve::{heads, resolve};
use super::{Unreadable, Why};
use crate::model::{Action, Address, InsertPlace, Level, Number, Part};

/// Takes what is inserted and its place.
pub(super) fn insert(cursor: &mut Cursor, around: &Address, sentence: &mut Sentence) -> Result<(), Unreadable> {
    let mut placed = None;
    loop {
        let here = one(cursor, around, sentence)?;
        if placed.is_some_and(|placed| placed != here) {
            return Err(Unreadable { why: Why::Place, words: cursor.rest() });
        }
        placed = Some(here);
        // `và khoản 5a vào sau khoản 5`: another of the same verb.
        let mark = cursor.mark();
        let joined = cursor.take_mark(&[',', ';']) | cursor.word("và");
        let more = joined && super::place::noun(cursor).is_some();
        cursor.back(mark);
        if !more {
            return Ok(());
        }
        cursor.take_mark(&[',', ';']);
        cursor.word("và");
    }
}

/// Takes one group; whether it says its place.
fn one(cursor: &mut Cursor, around: &Address, sentence: &mut Sentence) -> Result<bool, Unreadable> {
    cursor.any(&["thêm", "mới"]);
    cursor.any(&["một", "các"]);
    if let Some(at) = at_the_end(cursor, around)? {
        push(sentence, InsertPlace::End(at), vec![(Level::Paragraph, None)]);
        return Ok(true);
    }
    let start = cursor.byte();
    let brought = items(cursor)?;
    let words = cursor.text.get(start..cursor.byte_before().max(start)).unwrap_or_default().to_owned();
    if brought.is_empty() {
        return Err(Unreadable { why: Why::NoTarget, words: cursor.rest() });
    }
    // `Bổ sung Điều 2a - Chế độ họp như sau`: its name stands behind it.
    if cursor.take_mark(&['-', '–']) {
        while !cursor.is_done() && !ends_name(cursor) {
            cursor.next();
        }
    }
    // `Chương IIa gồm Điều 9a và Điều 9b`: what stands in it comes with it.
    cursor.word("bao");
    if cursor.word("gồm") {
        items(cursor)?;
    }
    let place = place(cursor);
    // `Bổ sung khoản 2a Điều 5 vào sau khoản 2`: the place takes from what is brought what it leaves out.
    let outer = resolve(&brought, around, cursor, &words);
    let known = outer.as_ref().ok().and_then(|targets| targets.last()).map_or(around, |target| target).clone();
    match place {
        Some(word) => {
            let start = cursor.byte();
            let at = single(cursor)?;
            let words = cursor.text.get(start..cursor.byte_before().max(start)).unwrap_or_default().to_owned();
            let at = resolve(&at, &known, cursor, &words)?;
            let [at] = at.as_slice() else { return Err(Unreadable { why: Why::Place, words }) };
            let at = at.clone();
            let place = match word {
                Where::After => InsertPlace::After(at),
                Where::Before => InsertPlace::Before(at),
                Where::Into => InsertPlace::End(at),
                Where::Start => InsertPlace::Before(first_of(&at, &brought)),
            };
            push(sentence, place, heads(&brought));
        }
        None => by_number(outer?, sentence, &words)?,
    }
    Ok(place.is_some())
}

fn ends_name(cursor: &Cursor) -> bool {
    cursor.sees_mark(&[':', ';'])
        || ["vào", "sau", "trước"].iter().any(|word| cursor.sees(0, word))
        || cursor.sees_all(&["như", "sau"])
}

/// Takes `nội dung sau vào cuối khoản 3 Điều 5`, `vào cuối khoản 5`: words that go behind those that are there.
fn at_the_end(cursor: &mut Cursor, around: &Address) -> Result<Option<Address>, Unreadable> {
    let mark = cursor.mark();
    if cursor.words(&["nội", "dung"]) || cursor.word("câu") || cursor.words(&["đoạn", "văn"]) || cursor.word("đoạn")
    {
        if !cursor.words(&["sau", "đây"]) {
            cursor.word("sau");
        }
        cursor.take_mark(&[',']);
    }
    let into = cursor.word("vào");
    if into && (cursor.words(&["cuối", "cùng"]) || cursor.word("cuối")) {
        cursor.word("của");
        let start = cursor.byte();
        let at = single(cursor)?;
        let words = cursor.text.get(start..cursor.byte_before().max(start)).unwrap_or_default().to_owned();
        let at = resolve(&at, around, cursor, &words)?;
        if let [at] = at.as_slice() {
            return Ok(Some(Address { part: Part::End, ..at.clone() }));
        }
    }
    cursor.back(mark);
    Ok(None)
}

/// Where a place lies of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    After,
    Before,
    Into,
    Start,
}

fn place(cursor: &mut Cursor) -> Option<Where> {
    let mark = cursor.mark();
    let into = cursor.word("vào");
    cursor.any(&["ngay", "liền"]);
    if cursor.sees(0, "sau") && !cursor.sees(1, "đây") {
        cursor.word("sau");
        return Some(Where::After);
    }
    if cursor.any(&["trước", "trên"]) {
        return Some(Where::Before);
    }
    if cursor.words(&["cuối", "cùng"]) || cursor.word("cuối") {
        cursor.word("của");
        return Some(Where::Into);
    }
    if into && cursor.word("đầu") {
        return Some(Where::Start);
    }
    if into {
        return Some(Where::Into);
    }
    cursor.back(mark);
    None
}

/// The first provision of the kind that is brought, inside the place.
fn first_of(at: &Address, brought: &[Item]) -> Address {
    let mut steps = at.steps.clone();
    if let Some(first) = brought.first() {
        steps.insert(0, (first.level, Some(Number::counted(1))));
    }
    Address::of(steps)
}

/// Without a place the number tells it: 2a comes after 2, and a counted number after the one before it.
fn by_number(brought: Vec<Address>, sentence: &mut Sentence, words: &str) -> Result<(), Unreadable> {
    let mut run: Vec<(Level, Option<Number>)> = Vec::new();
    let mut place: Option<InsertPlace> = None;
    let mut around: Vec<(Level, Option<Number>)> = Vec::new();
    for target in brought {
        let Some(((level, number), outer)) = target.steps.split_first() else {
            return Err(Unreadable { why: Why::Place, words: words.to_owned() });
        };
        let last = number.as_ref().and_then(|number| before(number, *level));
        let follows = outer == around
            && run.last().is_some_and(|(above, number)| above == level && number.is_some() && *number == last);
        let inside = run.last().is_some_and(|(above, _)| above.rank() > level.rank() && !run.is_empty());
        if !follows && !inside {
            if let Some(place) = place.take() {
                push(sentence, place, std::mem::take(&mut run));
            }
            around = outer.to_vec();
            place = Some(match last {
                Some(last) => {
                    let mut steps = outer.to_vec();
                    steps.insert(0, (*level, Some(last)));
                    InsertPlace::After(Address::of(steps))
                }
                None => InsertPlace::End(Address::of(outer.to_vec())),
            });
        }
        run.push((*level, number.clone()));
    }
    if let Some(place) = place {
        push(sentence, place, run);
    }
    Ok(())
}

fn push(sentence: &mut Sentence, place: InsertPlace, brings: Vec<(Level, Option<Number>)>) {
    sentence.acts.push(Skeleton::Action { action: Action::Insert { place, content: Vec::new() }, brings });
}
