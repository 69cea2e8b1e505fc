//! One instruction of legal drafting: what it does, to what, and whether content follows.

use super::amended::{amend, push};
use super::ast::{PapersVerb, Sentence, Skeleton, Verb};
use super::cursor::Cursor;
use super::document::{document_ahead, own_document, own_paper};
use super::frame::{some_of, whole_document};
use super::head::several;
use super::insert::insert;
use super::papers::{at_paper, papers, part_of_paper};
use super::phrase::phrases;
use super::phrase_noun::at_phrase;
use super::place::{noun_ahead, targets};
use super::tail::{skip_to_by, tail};
use super::turned::{lead, subject, turned};
use super::verb::verb;
use super::{Unreadable, Why};
use crate::model::{Action, Address, Level, Part};

/// No sentence is longer: what is, is no instruction.
pub(super) const LONGEST: usize = 16 * 1024;

/// Reads one instruction, without the label in front of it.
///
/// `around` is what the instructions around it name: `Điều 7` below `Sửa đổi, bổ sung một số khoản của Điều 7`.
/// `scanned` tells that a letter may stand for a digit: `Điều 1l` is then Điều 11, else the one after Điều 1k.
///
/// # Errors
/// Why the words are no instruction that is understood, and which words.
pub fn instruction(words: &str, around: &Address, scanned: bool) -> Result<Sentence, Unreadable> {
    listed(words, None, around, scanned)
}

/// Reads one instruction of a list; `given` is what its head says of places that have no verb of their own.
pub(super) fn listed(
    words: &str,
    given: Option<Verb>,
    around: &Address,
    scanned: bool,
) -> Result<Sentence, Unreadable> {
    if words.len() > LONGEST {
        return Err(Unreadable { why: Why::TooLong, words: words.chars().take(60).collect() });
    }
    match read(words, given, around, scanned) {
        // `Sửa đổi khoản 2 và bổ sung khoản 2a vào sau khoản 2 Điều 5`: what they stand in is named once, at the end.
        Err(because) if because.why == Why::Incomplete && around.steps.is_empty() => {
            let again = last_holder(words, scanned).and_then(|holder| read(words, given, &holder, scanned).ok());
            again.filter(|sentence| !skips_clause(sentence)).ok_or(because)
        }
        found => found,
    }
}

/// What the last whole place of a sentence stands in: `khoản 2 Điều 22` of `điểm đ khoản 2 Điều 22`.
fn last_holder(words: &str, scanned: bool) -> Option<Address> {
    let mut cursor = Cursor::over(words, scanned);
    let mut found = None;
    while !cursor.is_done() && !cursor.sees_all(&["đã", "được"]) && !cursor.sees_all(&["như", "sau"]) {
        let mark = cursor.mark();
        match noun_ahead(&mut cursor).and_then(|_| targets(&mut cursor, &Address::default()).ok()) {
            Some(places) => found = places.into_iter().next_back(),
            None => {
                cursor.back(mark);
                cursor.next();
            }
        }
    }
    let steps = found?.steps.into_iter().skip(1).collect::<Vec<_>>();
    (!steps.is_empty()).then_some(Address { steps, part: Part::Whole, here: false })
}

/// Whether a điểm was put straight into an article that the sentence names with a khoản: `Sửa đổi điểm a, bổ sung
/// khoản 3 Điều 5` does not say of which khoản.
fn skips_clause(sentence: &Sentence) -> bool {
    let levels = |target: Address| target.steps.iter().map(|(level, _)| *level).collect::<Vec<_>>();
    let named = sentence.acts.iter().flat_map(Skeleton::places).map(levels).collect::<Vec<_>>();
    named.iter().any(|levels| levels.contains(&Level::Clause))
        && named.iter().any(|levels| levels.contains(&Level::Point) && !levels.contains(&Level::Clause))
}

fn read(words: &str, given: Option<Verb>, around: &Address, scanned: bool) -> Result<Sentence, Unreadable> {
    let mut cursor = Cursor::over(words, scanned);
    let mut sentence = Sentence::default();
    let mut last = given;
    subject(&mut cursor);
    if given.is_none() && several(&mut cursor, around, &mut sentence) {
        return Ok(sentence);
    }
    loop {
        let led = lead(&mut cursor, around);
        let inner = led.as_deref().and_then(|led| if let [target] = led { Some(target) } else { None });
        let within = inner.unwrap_or(around);
        let carried = last.filter(|_| given.is_some() || cursor.sees_all(&["cụm", "từ"]) || at_paper(&mut cursor));
        if let Some(verb) = verb(&mut cursor) {
            clause(&mut cursor, verb, within, led.as_deref(), &mut sentence)?;
            last = Some(verb);
        } else if turned(&mut cursor, within, led.as_deref(), &mut sentence)? {
            last = None;
        } else if let Some(verb) = carried {
            clause(&mut cursor, verb, within, led.as_deref(), &mut sentence)?;
        } else {
            return Err(Unreadable { why: Why::NoVerb, words: cursor.rest() });
        }
        if !tail(&mut cursor, &mut sentence)? {
            break;
        }
    }
    sentence.mends = cursor.mends;
    Ok(sentence)
}

/// Takes what stands behind the verb; `led` is what stands before it and says where.
fn clause(
    cursor: &mut Cursor,
    verb: Verb,
    around: &Address,
    led: Option<&[Address]>,
    sentence: &mut Sentence,
) -> Result<(), Unreadable> {
    if verb == Verb::Move {
        return Err(Unreadable { why: Why::Moves, words: cursor.rest() });
    }
    if verb == Verb::Keep {
        return targets(cursor, around).map(|_| ());
    }
    if some_of(cursor, verb, around, sentence)? {
        return Ok(());
    }
    // `Thông tư này bãi bỏ:` with the documents below it.
    if matches!(verb, Verb::Repeal | Verb::Drop | Verb::Substitute) && cursor.sees_mark(&[':']) {
        (sentence.frame, sentence.verb) = (Some(around.clone()), Some(verb));
        return Ok(());
    }
    if own_document(cursor) {
        return Err(Unreadable { why: Why::NoTarget, words: cursor.rest() });
    }
    if verb == Verb::Several {
        return match whole_document(cursor, around, sentence) {
            true => Ok(()),
            false => Err(Unreadable { why: Why::NoTarget, words: cursor.rest() }),
        };
    }
    if at_phrase(cursor) {
        sentence.acts.extend(phrases(cursor, verb, around, led, &mut sentence.document)?);
        return Ok(());
    }
    if let Some(act) = papers(cursor, verb) {
        sentence.acts.push(act);
        return Ok(());
    }
    let start = cursor.mark();
    let acts = sentence.acts.len();
    match placed(cursor, verb, around, sentence) {
        // `điểm b mục 3.4.2 Quy chuẩn …` is a place that no regulation has.
        Err(because) if matches!(because.why, Why::NoTarget | Why::Number | Why::Incomplete | Why::Place) => {
            cursor.back(start);
            sentence.acts.truncate(acts);
            sentence.acts.push(part_of_paper(cursor, verb).ok_or(because)?);
            Ok(())
        }
        found => found,
    }
}

/// Takes the places behind the verb.
fn placed(cursor: &mut Cursor, verb: Verb, around: &Address, sentence: &mut Sentence) -> Result<(), Unreadable> {
    match verb {
        Verb::Add => insert(cursor, around, sentence),
        Verb::Repeal | Verb::Drop => {
            let targets = match targets(cursor, around) {
                Err(_) if document_ahead(cursor) => vec![Address::default()],
                found => found?,
            };
            push(sentence, Action::Repeal { targets });
            Ok(())
        }
        Verb::Amend | Verb::Substitute | Verb::Rename => {
            let start = cursor.byte();
            let found = targets(cursor, around);
            // What stands below `Sửa đổi, bổ sung Thông tư số …` amends it; what replaces it takes it away.
            if found.is_err() && verb == Verb::Amend && whole_document(cursor, around, sentence) {
                return Ok(());
            }
            if found.is_err() && verb == Verb::Substitute && document_ahead(cursor) {
                push(sentence, Action::Repeal { targets: vec![Address::default()] });
                return Ok(());
            }
            let mut targets = found?;
            if at_part_of_paper(cursor) {
                return Err(Unreadable { why: Why::NoTarget, words: cursor.rest() });
            }
            if verb == Verb::Rename {
                targets.iter_mut().for_each(|target| target.part = Part::Name);
            }
            if verb == Verb::Substitute {
                // `Thay thế Phụ lục II … bằng Phụ lục II kèm theo Quyết định này`.
                let what =
                    cursor.text.get(start..cursor.byte_before().max(start)).unwrap_or_default().trim().to_owned();
                skip_to_by(cursor, sentence);
                if cursor.any(&["bằng", "thành"]) && !cursor.sees_quoted(0) {
                    let start = cursor.byte();
                    super::place::items(cursor)?;
                    cursor.word("mới");
                    if own_paper(cursor) {
                        let by = cursor.text.get(start..cursor.byte_before().max(start)).unwrap_or_default();
                        let by = Some(by.trim().to_owned());
                        sentence.acts.push(Skeleton::Papers { verb: PapersVerb::Amend, what, by });
                        return Ok(());
                    }
                } else if targets.iter().all(|target| matches!(target.steps.as_slice(), [(Level::Annex, _)])) {
                    // The new annex hangs on the instrument.
                    sentence.acts.push(Skeleton::Papers { verb: PapersVerb::Amend, what, by: None });
                    return Ok(());
                }
            }
            amend(targets, sentence);
            Ok(())
        }
        Verb::Move | Verb::Keep | Verb::Several => Ok(()),
    }
}

/// Whether a place goes on as one in a form or list: `điểm b mục 3.4.2`.
fn at_part_of_paper(cursor: &mut Cursor) -> bool {
    super::paper_noun::at_paper_part(cursor) && noun_ahead(cursor).is_none()
}

/// Whether what it does so far needs words to follow.
pub(super) fn asks(sentence: &Sentence) -> bool {
    sentence.acts.iter().any(Skeleton::asks)
}
