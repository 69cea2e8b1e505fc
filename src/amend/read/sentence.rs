//! One instruction of legal drafting: what it does, to what, and whether content follows.

use super::cursor::Cursor;
use super::document::{NamedDocument, document, own_paper};
use super::frame::some_of;
use super::head::several;
use super::insert::insert;
use super::papers::{at_paper, papers};
use super::phrase::{at_phrase, phrases};
use super::place::{noun, targets};
use super::tail::{skip_to_by, tail};
use super::{Mend, Unreadable, Why};
use crate::model::{Action, InsertPlace, Level, Number, Part, Target, Text};
use chrono::NaiveDate;

/// What an instruction says, before its content is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What it does, in order; empty for a frame such as `Sửa đổi, bổ sung một số khoản của Điều 7 như sau:`.
    pub acts: Vec<Skeleton>,
    /// What the instructions below it stand in, when it can hold any.
    pub frame: Option<Target>,
    /// The document that it names as amended.
    pub document: Option<NamedDocument>,
    /// The day that it names as its own.
    pub effective: Option<NaiveDate>,
    /// Whether it says that the wording follows: `như sau:`.
    pub announces: bool,
    /// The byte of the sentence where the wording starts, when it stands on the same line.
    pub content_at: Option<usize>,
    /// What was read through tolerance.
    pub mends: Vec<Mend>,
}

/// One thing that an instruction does, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Skeleton {
    /// Something that a regulation's provisions show; its content is empty.
    Action {
        /// What.
        action: Action,
        /// The numbers that an insertion brings.
        brings: Vec<(Level, Option<Number>)>,
    },
    /// Something about forms and lists that hang on a document and are no provisions.
    Papers {
        /// What is done to them.
        verb: PapersVerb,
        /// Their names as typed.
        what: String,
        /// What stands in their place, as typed.
        by: Option<String>,
    },
}

/// What is done to forms and lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PapersVerb {
    /// Changed or put in place of others.
    Amend,
    /// Added.
    Insert,
    /// Taken away.
    Repeal,
}

/// The verbs of instructions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Amend,
    Add,
    Repeal,
    Drop,
    Substitute,
    Rename,
}

/// No sentence is longer: what is, is no instruction.
pub(super) const LONGEST: usize = 16 * 1024;

/// Reads one instruction, without the label in front of it.
///
/// `around` is what the instructions around it name: `Điều 7` below `Sửa đổi, bổ sung một số khoản của Điều 7`.
/// `scanned` tells that a letter may stand for a digit: `Điều 1l` is then Điều 11, else the one after Điều 1k.
///
/// # Errors
/// Why the words are no instruction that is understood, and which words.
pub fn instruction(words: &str, around: &Target, scanned: bool) -> Result<Sentence, Unreadable> {
    if words.len() > LONGEST {
        return Err(Unreadable { why: Why::TooLong, words: words.chars().take(60).collect() });
    }
    match read(words, around, scanned) {
        // `Sửa đổi khoản 2 và bổ sung khoản 2a vào sau khoản 2 Điều 5`: the article is named once, at the end.
        Err(because) if because.why == Why::Incomplete => {
            let article = last_article(words, scanned).filter(|_| around.steps.is_empty());
            let again = article.and_then(|article| read(words, &article, scanned).ok());
            again.ok_or(because)
        }
        found => found,
    }
}

/// The last article that a sentence names.
fn last_article(words: &str, scanned: bool) -> Option<Target> {
    let mut cursor = Cursor::over(words, scanned);
    let mut found = None;
    while !cursor.is_done() && !cursor.sees_all(&["đã", "được"]) && !cursor.sees_all(&["như", "sau"]) {
        if noun_ahead(&mut cursor) == Some(Level::Article) {
            found = targets(&mut cursor, &Target::default()).ok().and_then(|targets| targets.into_iter().next());
        } else {
            cursor.next();
        }
    }
    found.map(|target| Target { part: Part::Whole, ..target })
}

fn read(words: &str, around: &Target, scanned: bool) -> Result<Sentence, Unreadable> {
    let mut cursor = Cursor::over(words, scanned);
    let mut sentence = Sentence::default();
    if several(&mut cursor, around, &mut sentence) {
        return Ok(sentence);
    }
    let mut last = None;
    loop {
        let carried = last.filter(|_| cursor.sees_all(&["cụm", "từ"]) || at_paper(&mut cursor));
        let Some(verb) = verb(&mut cursor).or(carried) else {
            return Err(Unreadable { why: Why::NoVerb, words: cursor.rest() });
        };
        clause(&mut cursor, verb, around, &mut sentence)?;
        last = Some(verb);
        if !tail(&mut cursor, &mut sentence)? {
            break;
        }
    }
    sentence.mends = cursor.mends;
    Ok(sentence)
}

/// Whether words begin as an instruction does; quick, and generous.
pub(super) fn begins_with_verb(words: &str) -> bool {
    let start: String = words.chars().take(24).collect();
    let mut cursor = Cursor::new(&start);
    verb(&mut cursor).is_some()
}

/// Whether words are verbs of instructions and nothing else.
pub(super) fn only_verbs(words: &str) -> bool {
    let mut cursor = Cursor::new(words);
    let known: [&[&str]; 6] =
        [&["sửa", "đổi"], &["bổ", "sung"], &["thay", "thế"], &["bãi", "bỏ"], &["huỷ", "bỏ"], &["đổi", "tên"]];
    while known.iter().any(|verb| cursor.words(verb)) || cursor.take_mark(&[',', ';', '.']) || cursor.word("và") {}
    cursor.is_done()
}

/// Takes the verb.
pub(super) fn verb(cursor: &mut Cursor) -> Option<Verb> {
    let mark = cursor.mark();
    let verb = if cursor.words(&["sửa", "đổi"]) {
        // `, bổ sung`, `, thay thế`, `và bãi bỏ`: one verb for all.
        loop {
            let mark = cursor.mark();
            cursor.take_mark(&[',']);
            cursor.word("và");
            let more = cursor.add_words()
                || cursor.words(&["thay", "thế"])
                || cursor.words(&["bãi", "bỏ"])
                || cursor.words(&["huỷ", "bỏ"]);
            if !more {
                cursor.back(mark);
                break;
            }
        }
        Verb::Amend
    } else if cursor.add_words() {
        let mark = cursor.mark();
        cursor.take_mark(&[',']);
        if cursor.words(&["sửa", "đổi"]) {
            Verb::Amend
        } else {
            cursor.back(mark);
            cursor.word("thêm");
            Verb::Add
        }
    } else if cursor.words(&["bãi", "bỏ"]) || cursor.words(&["huỷ", "bỏ"]) || cursor.words(&["xoá", "bỏ"]) {
        Verb::Repeal
    } else if cursor.words(&["lược", "bỏ"]) || alone(cursor, "bỏ") {
        Verb::Drop
    } else if cursor.words(&["thay", "thế"]) || cursor.words(&["thay", "đổi"]) || alone(cursor, "thay") {
        Verb::Substitute
    } else if cursor.words(&["đổi", "tên"]) {
        Verb::Rename
    } else if alone(cursor, "thêm") {
        Verb::Add
    } else if alone(cursor, "sửa") {
        Verb::Amend
    } else {
        return None;
    };
    // A verb alone is a word of any sentence: something has to follow it.
    if cursor.is_done() {
        cursor.back(mark);
        return None;
    }
    Some(verb)
}

/// Takes a verb of one word, which is a word of any sentence: it has to be spelt right and lead to a place or a phrase.
fn alone(cursor: &mut Cursor, key: &str) -> bool {
    let mark = cursor.mark();
    let exact = cursor.peek(0).is_some_and(|token| token.is(key) == Some(super::words::Fit::Exact));
    let found = exact && cursor.word(key) && {
        let inner = cursor.mark();
        cursor.any(&["các", "một", "toàn", "tên"]);
        cursor.any(&["số", "bộ"]);
        let leads = noun(cursor).is_some() || at_phrase(cursor) || cursor.sees(0, "khoản") || cursor.sees(0, "điểm");
        cursor.back(inner);
        leads
    };
    if !found {
        cursor.back(mark);
    }
    found
}

/// Takes what stands behind the verb.
fn clause(cursor: &mut Cursor, verb: Verb, around: &Target, sentence: &mut Sentence) -> Result<(), Unreadable> {
    if some_of(cursor, around, sentence)? {
        return Ok(());
    }
    if at_phrase(cursor) {
        sentence.acts.extend(phrases(cursor, verb, around)?);
        return Ok(());
    }
    if let Some(act) = papers(cursor, verb) {
        sentence.acts.push(act);
        return Ok(());
    }
    match verb {
        Verb::Add => insert(cursor, around, sentence),
        Verb::Repeal | Verb::Drop => {
            let targets = match targets(cursor, around) {
                Err(_) if document_ahead(cursor) => vec![Target::default()],
                found => found?,
            };
            push(sentence, Action::Repeal { targets });
            Ok(())
        }
        Verb::Amend | Verb::Substitute | Verb::Rename => {
            let start = cursor.byte();
            let mut targets = targets(cursor, around)?;
            if verb == Verb::Rename {
                targets.iter_mut().for_each(|target| target.part = Part::Name);
            }
            if verb == Verb::Substitute {
                // `Thay thế Phụ lục II … bằng Phụ lục II kèm theo Quyết định này`.
                let what = cursor.text[start..cursor.byte_before().max(start)].trim().to_owned();
                skip_to_by(cursor, sentence);
                if cursor.any(&["bằng", "thành"]) && !cursor.sees_quoted(0) {
                    let start = cursor.byte();
                    super::place::items(cursor)?;
                    cursor.word("mới");
                    if own_paper(cursor) {
                        let by = cursor.text[start..cursor.byte_before().max(start)].trim().to_owned();
                        sentence.acts.push(Skeleton::Papers { verb: PapersVerb::Amend, what, by: Some(by) });
                        return Ok(());
                    }
                }
            }
            amend(targets, sentence);
            Ok(())
        }
    }
}

/// Targets become amendments; those of which only the name is meant get names.
fn amend(targets: Vec<Target>, sentence: &mut Sentence) {
    let one = if let [target] = targets.as_slice() { Some(target.clone()) } else { common(&targets) };
    sentence.frame = one.map(|target| Target { part: Part::Whole, ..target });
    let (named, whole): (Vec<Target>, Vec<Target>) = targets.into_iter().partition(|target| target.part == Part::Name);
    for target in named {
        push(sentence, Action::Rename { target, name: Text::default() });
    }
    if !whole.is_empty() {
        push(sentence, Action::Amend { targets: whole, content: Vec::new() });
    }
}

/// Adds an action that brings no numbers.
pub(super) fn push(sentence: &mut Sentence, action: Action) {
    sentence.acts.push(Skeleton::Action { action, brings: Vec::new() });
}

/// What all targets stand in.
pub(super) fn common(targets: &[Target]) -> Option<Target> {
    let (first, others) = targets.split_first()?;
    let outer = |target: &Target| target.steps.iter().skip(1).cloned().collect::<Vec<_>>();
    let mut steps = outer(first);
    while !steps.is_empty() && !others.iter().all(|other| outer(other).ends_with(&steps)) {
        steps.remove(0);
    }
    Some(Target { steps, part: Part::Whole })
}

pub(super) fn noun_ahead(cursor: &mut Cursor) -> Option<Level> {
    let mark = cursor.mark();
    let found = noun(cursor);
    cursor.back(mark);
    found
}

fn document_ahead(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    cursor.words(&["toàn", "bộ"]);
    let found = document(cursor).is_some();
    cursor.back(mark);
    found
}

/// Whether what it does so far needs words to follow.
pub(super) fn asks(sentence: &Sentence) -> bool {
    sentence.acts.iter().any(Skeleton::asks)
}

impl Skeleton {
    /// Whether its content has to follow.
    pub fn asks(&self) -> bool {
        match self {
            Skeleton::Action { action, .. } => {
                matches!(action, Action::Amend { .. } | Action::Rename { .. } | Action::Insert { .. })
            }
            Skeleton::Papers { .. } => false,
        }
    }

    /// What it names, as the place of its content.
    pub(super) fn targets(&self) -> Vec<Target> {
        match self {
            Skeleton::Action { action, brings } => match action {
                Action::Amend { targets, .. } => targets.clone(),
                Action::Rename { target, .. } => vec![target.clone()],
                Action::Insert { place, .. } => {
                    let (InsertPlace::Before(at) | InsertPlace::After(at) | InsertPlace::End(at)) = place;
                    brings.iter().map(|step| Target { steps: outer(at, step), part: Part::Whole }).collect()
                }
                _ => Vec::new(),
            },
            Skeleton::Papers { .. } => Vec::new(),
        }
    }
}

fn outer(at: &Target, step: &(Level, Option<Number>)) -> Vec<(Level, Option<Number>)> {
    let rank = super::place::rank(step.0);
    let around = at.steps.iter().filter(|(level, _)| super::place::rank(*level) > rank).cloned();
    std::iter::once(step.clone()).chain(around).collect()
}
