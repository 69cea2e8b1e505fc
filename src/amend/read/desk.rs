//! Where the findings of a reading are collected, whatever the instrument was read from.

use super::cursor::Cursor;
use super::document::NamedDocument;
use super::effect::in_effect;
use super::fit::Fitted;
use super::sentence::{LONGEST, Sentence, Skeleton};
use super::signs::looks_like_one;
use super::stand::Stand;
use super::{Amended, Read, Reading, Unread, Unreadable, What, Why};
use crate::model::{Action, Target};
use crate::source::Span;
use chrono::NaiveDate;

/// Where the findings of a reading are collected.
pub(super) struct Desk {
    /// Where one stands in the instrument.
    pub(super) stand: Stand,
    /// The document that the head of the instrument names.
    title: Option<NamedDocument>,
    /// Days that the instrument gives to some of its provisions.
    days: Vec<(String, NaiveDate)>,
    out: Reading,
}

impl Desk {
    pub(super) fn new(title: Option<NamedDocument>) -> Self {
        Self { stand: Stand::default(), title, days: Vec::new(), out: Reading::default() }
    }

    /// The reading, each instruction with the day that it has by itself.
    pub(super) fn done(mut self) -> Reading {
        for read in self.out.amended.iter_mut().flat_map(|amended| &mut amended.read) {
            let stands = |place: &str| read.stands == place || read.stands.ends_with(&format!(" {place}"));
            let day = self.days.iter().find(|(place, _)| stands(place));
            read.effective = read.effective.or(day.map(|(_, day)| *day));
        }
        self.out
    }

    /// A sentence that only says where those below it stand.
    pub(super) fn frame(&mut self, sentence: Sentence, span: Span) {
        self.out.frames.push(span);
        if let Some(document) = sentence.document {
            self.stand.document = Some(document);
        }
        self.stand.frame(sentence.frame.unwrap_or_default());
    }

    pub(super) fn unread(&mut self, span: Span, because: Unreadable) {
        self.out.unread.push(Unread { span, stands: self.stand.cited(), because });
    }

    /// What is no instruction: a day of effect, or words that were meant as one.
    pub(super) fn other(&mut self, words: &str, span: Span) {
        if words.len() <= LONGEST && self.day(words) {
            return;
        }
        if looks_like_one(words) {
            let words = words.chars().take(60).collect();
            self.unread(span, Unreadable { why: Why::NoVerb, words });
        }
    }

    /// `Quyết định này có hiệu lực từ ngày …`, `Quy định tại khoản 4 Điều 4 có hiệu lực từ ngày …`.
    fn day(&mut self, words: &str) -> bool {
        let mut cursor = Cursor::new(words);
        let mut places = Vec::new();
        cursor.any(&["riêng", "các"]);
        if cursor.words(&["quy", "định", "tại"]) || cursor.sees(0, "khoản") || cursor.sees(0, "điều") {
            places = super::place::targets(&mut cursor, &Target::default()).unwrap_or_default();
        }
        while !cursor.is_done() && !cursor.sees_all(&["có", "hiệu", "lực"]) {
            cursor.next();
        }
        if !cursor.words(&["có", "hiệu", "lực"]) {
            return false;
        }
        let Some(day) = in_effect(&mut cursor) else { return false };
        if places.is_empty() {
            self.out.effective = self.out.effective.or(Some(day));
        }
        self.days.extend(places.iter().map(|place| (super::stand_words(place), day)));
        true
    }

    /// Adds what an instruction does to the document that it amends.
    pub(super) fn record(&mut self, sentence: Sentence, fitted: Fitted, span: Span, quoted: Option<Span>) {
        let around = self.stand.document.as_ref().or(self.title.as_ref());
        let named = sentence.document.as_ref().filter(|named| around.is_none_or(|around| !around.agrees(named)));
        let document = named.or(around).cloned();
        let mut actions = fitted.actions.into_iter();
        let mut mends = sentence.mends;
        mends.extend(fitted.mends);
        let mut around = fitted.around;
        for act in sentence.acts {
            let what = match act {
                Skeleton::Action { .. } => match actions.next() {
                    Some(action) => What::Action(action),
                    None => continue,
                },
                Skeleton::Papers { verb, what, by } => What::Papers { verb, what, by },
            };
            let read = Read {
                what,
                stands: self.stand.cited(),
                effective: sentence.effective,
                span,
                quoted,
                around: std::mem::take(&mut around),
                mends: mends.clone(),
            };
            match self.out.amended.iter_mut().find(|amended| same(&amended.document, &document)) {
                Some(last) => last.read.push(read),
                None => self.out.amended.push(Amended { document: document.clone(), read: vec![read] }),
            }
        }
    }
}

/// The actions of a sentence that needs no wording.
pub(super) fn plain_actions(sentence: &Sentence) -> Vec<Action> {
    let action = |act: &Skeleton| match act {
        Skeleton::Action { action, .. } => Some(action.clone()),
        Skeleton::Papers { .. } => None,
    };
    sentence.acts.iter().filter_map(action).collect()
}

/// Whether two names are of one document.
fn same(first: &Option<NamedDocument>, second: &Option<NamedDocument>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => first.agrees(second),
        (None, None) => true,
        _ => false,
    }
}
