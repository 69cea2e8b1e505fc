//! Where the findings of a reading are collected, whatever the instrument was read from.

use super::ast::{Sentence, Skeleton};
use super::cursor::Cursor;
use super::document::{NamedDocument, own_document};
use super::effect::{End, end, in_effect};
use super::fit::Fitted;
use super::quote::opening;
use super::sentence::LONGEST;
use super::signs::{amends, is_final, looks_like_one};
use super::stand::Stand;
use super::{Amended, Read, Reading, Unread, Unreadable, What, Why};
use crate::model::{Action, Address};
use crate::source::Span;
use chrono::NaiveDate;

/// Where the findings of a reading are collected.
pub(super) struct Desk {
    /// Where one stands in the instrument.
    pub(super) stand: Stand,
    /// The document that the head of the instrument names.
    title: Option<NamedDocument>,
    /// The day on which it was signed.
    signed: Option<NaiveDate>,
    /// Days that the instrument gives to some of its provisions.
    days: Vec<(String, NaiveDate)>,
    /// Items that only say where those below them stand, as long as nothing is found below: how deep each stands.
    bare: Vec<(usize, Unread)>,
    out: Reading,
}

impl Desk {
    /// `title` is the document that the head of the instrument names, `signed` the day of the head.
    pub(super) fn new(title: Option<NamedDocument>, signed: Option<NaiveDate>) -> Self {
        Self { stand: Stand::default(), title, signed, days: Vec::new(), bare: Vec::new(), out: Reading::default() }
    }

    /// The reading, each instruction with the day that it has by itself.
    pub(super) fn done(mut self) -> Reading {
        self.out.unread.extend(self.bare.drain(..).map(|(_, unread)| unread));
        self.out.unread.sort_by_key(|unread| (unread.span.file, unread.span.start));
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
        self.stand.amends = true;
        let depth = self.stand.depth();
        self.leave(depth);
        if depth > 0 {
            let because = Unreadable { why: Why::NoContent, words: String::new() };
            self.bare.push((depth, Unread { span, stands: self.stand.cited(), because }));
        }
        self.stand.says(sentence.verb);
        // `một số điều của Quy chế` is the one that the head names.
        let said_alone = |document: &NamedDocument| {
            document.number.is_none()
                && document.kind_and_subject().1.is_empty()
                && self.title.as_ref().is_some_and(|title| title.agrees(document))
        };
        if let Some(document) = sentence.document.filter(|document| !said_alone(document)) {
            self.stand.document = Some(document);
        }
        self.stand.frame(sentence.frame.unwrap_or_default());
    }

    /// Tells the items at this depth or deeper that have nothing below them; not the one where one stands.
    fn leave(&mut self, depth: usize) {
        let here = self.stand.cited();
        while let Some((_, unread)) = self.bare.pop_if(|(other, _)| *other >= depth) {
            self.out.unread.extend(Some(unread).filter(|unread| unread.stands != here));
        }
    }

    /// Something is found: the items around it hold it, those beside it hold nothing.
    fn settle(&mut self) {
        self.leave(self.stand.depth().max(1));
        self.bare.clear();
    }

    pub(super) fn unread(&mut self, span: Span, because: Unreadable) {
        self.stand.amends = true;
        self.settle();
        self.out.unread.push(Unread { span, stands: self.stand.cited(), because });
    }

    /// What is no instruction: a day of effect, or words that were meant as one. Under an article that amends, every
    /// numbered item and every quotation is told (`is_item`).
    pub(super) fn other(&mut self, words: &str, span: Span, is_item: bool) {
        if words.len() <= LONGEST && self.day(words, span) {
            return;
        }
        if self.stand.is_article() {
            self.stand.amends |= amends(words);
            self.stand.closes |= is_final(words);
        }
        let quoted = opening(words.trim_start()).is_some();
        let silent = words.trim().is_empty() || !self.stand.amends || self.stand.closes;
        if looks_like_one(words) || !silent && (is_item && !self.stand.is_article() || quoted) {
            let why = if quoted { Why::Stray } else { Why::NoVerb };
            let words = words.chars().take(60).collect();
            self.unread(span, Unreadable { why, words });
        }
    }

    /// What fails as an instruction: told, unless it names nothing and stands in an article that amends nothing
    /// (`Bổ sung giá đất của các khu vực …` among the tasks of an office).
    pub(super) fn failed(&mut self, words: &str, span: Span, because: Unreadable) {
        let names_nothing = matches!(because.why, Why::NoTarget | Why::Leftover | Why::Place | Why::NoContent)
            && !super::signs::names_place_or_phrase(words);
        let instrument = self.title.is_some() || !self.out.amended.is_empty();
        let amends = self.stand.amends || instrument && (self.stand.is_article() || self.stand.closes);
        if amends || !names_nothing {
            self.unread(span, because);
        }
    }

    /// `Quyết định này có hiệu lực từ ngày …`, `Quy định tại khoản 4 Điều 4 có hiệu lực từ ngày …`.
    fn day(&mut self, words: &str, span: Span) -> bool {
        let mut cursor = Cursor::new(words);
        let mut places = Vec::new();
        cursor.any(&["riêng", "các"]);
        if cursor.words(&["quy", "định", "tại"]) || cursor.sees(0, "khoản") || cursor.sees(0, "điều") {
            places = super::place::targets(&mut cursor, &Address::default()).unwrap_or_default();
        }
        let is_own = own_document(&mut cursor);
        if is_own && let Some(last) = end(&mut cursor) {
            self.ends(last, &places, span);
            return true;
        }
        while !cursor.is_done() && !cursor.sees_all(&["có", "hiệu", "lực"]) {
            cursor.next();
        }
        if !cursor.words(&["có", "hiệu", "lực"]) {
            return false;
        }
        let effect = in_effect(&mut cursor);
        let last = end(&mut cursor).or_else(|| {
            // `…. Quyết định này hết hiệu lực …` is another sentence.
            while !cursor.is_done() && !cursor.take_mark(&['.', ';']) {
                cursor.next();
            }
            own_document(&mut cursor).then(|| end(&mut cursor)).flatten()
        });
        if let Some(last) = last {
            self.ends(last, &places, span);
        }
        let Some(effect) = effect else { return last.is_some() };
        let Some(day) = effect.day(self.signed) else { return true };
        if places.is_empty() {
            self.out.effective = self.out.effective.or(Some(day));
        }
        self.days.extend(places.iter().map(|place| (place.provision(), day)));
        true
    }

    /// The end of effect; that of single instructions, or one whose day is not clear, is told.
    fn ends(&mut self, end: End, places: &[Address], span: Span) {
        match end {
            End::On(day) if places.is_empty() => self.out.until = self.out.until.or(Some(day)),
            _ => {
                let because = Unreadable { why: Why::Until, words: String::new() };
                self.out.unread.push(Unread { span, stands: self.stand.cited(), because });
            }
        }
    }

    /// Adds what an instruction does to the document that it amends.
    pub(super) fn record(&mut self, sentence: Sentence, fitted: Fitted, span: Span, quoted: Option<Span>) {
        self.stand.amends = true;
        self.settle();
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
