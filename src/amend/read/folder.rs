//! An instrument in the notation: the same sentences, their wording in quotes of the notation.

use super::super::opening::OPENING;
use super::ast::Sentence;
use super::desk::{Desk, plain_actions};
use super::fit::{Fitted, fit};
use super::label::Label;
use super::place_alone::place_alone;
use super::quoted::Quoted;
use super::sentence::{asks, listed};
use super::turned::begins_turned;
use super::verb::{begins_with_verb, only_verbs};
use super::words::Fit;
use super::{Reading, Unreadable, Why};
use crate::model::{InlineKind, Level, Provision, Regulation, Text, slug};
use crate::source::{FileId, Span};

/// Reads an instrument in the notation: each instruction is a provision of it, and its wording is the quote there.
///
/// Provisions in quotes are taken as they are, with their ids, references and attributes.
pub fn folder(instrument: &Regulation) -> Reading {
    let decision = instrument.facts.decision.as_ref();
    let signed = decision.map_or(instrument.facts.date, |decision| decision.date);
    let mut desk = Desk::new(None, signed);
    let own = if instrument.decision_text.is_empty() { &instrument.provisions } else { &instrument.decision_text };
    // What an instrument says of the data that it carries is told for those who read the paper.
    let carries = instrument.facts.amends.is_some();
    let tells = |provision: &Provision| provision.id.as_ref().is_some_and(|id| id.as_str() == OPENING);
    for provision in own.iter().filter(|provision| provision.level != Level::Annex) {
        if carries && tells(provision) {
            let number = provision.number.clone();
            desk.stand.enter(&Label { level: provision.level, number, rest: 0, fit: Fit::Exact, typed: String::new() });
        } else {
            read(provision, &mut desk);
        }
    }
    desk.done()
}

/// Reads a provision of the instrument and what stands in it.
fn read(provision: &Provision, desk: &mut Desk) {
    match provision.level {
        Level::Article | Level::Clause | Level::Point => {
            let number = provision.number.clone();
            desk.stand.enter(&Label { level: provision.level, number, rest: 0, fit: Fit::Exact, typed: String::new() });
        }
        Level::Note | Level::Quote | Level::Table => return,
        _ => {}
    }
    let children = &provision.children;
    let first = children.iter().take_while(|child| child.level == Level::Quote).count();
    let words = words(provision.heading.as_ref().unwrap_or(&provision.body));
    sentence(&words, provision, &children[..first], &children[first..], desk);
    let mut at = first;
    while at < children.len() {
        let child = &children[at];
        let quotes = children[at + 1..].iter().take_while(|child| child.level == Level::Quote).count();
        // A quote belongs to the paragraph in front of it; other provisions hold theirs.
        if child.level == Level::Paragraph {
            let below = &children[at + 1 + quotes..];
            sentence(&self::words(&child.body), child, &children[at + 1..at + 1 + quotes], below, desk);
            at += quotes;
        } else if child.level == Level::Quote {
            desk.unread(span(child), Unreadable { why: Why::Stray, words: String::new() });
        } else {
            read(child, desk);
        }
        at += 1;
    }
}

/// Reads one sentence with the quotes behind it and what is below it.
fn sentence(words: &str, at: &Provision, quotes: &[Provision], below: &[Provision], desk: &mut Desk) {
    if words.trim().is_empty() {
        return;
    }
    let is_item = matches!(at.level, Level::Clause | Level::Point | Level::Indent);
    let around = desk.stand.around();
    let stray = |desk: &mut Desk| {
        for quote in quotes {
            desk.unread(span(quote), Unreadable { why: Why::Stray, words: String::new() });
        }
    };
    if !begins_with_verb(words) && !begins_turned(words) {
        if let Some(place) = place_alone(words, &around, false).filter(|_| is_item && quotes.is_empty()) {
            return desk.frame(Sentence { frame: Some(place), ..Sentence::default() }, span(at));
        }
        let given = desk.stand.verb().filter(|_| is_item);
        match given.and_then(|verb| listed(words, Some(verb), &around, false).ok()).filter(|found| !asks(found)) {
            Some(sentence) if !sentence.acts.is_empty() => {
                let fitted = Fitted { actions: plain_actions(&sentence), ..Fitted::default() };
                desk.record(sentence, fitted, span(at), None);
            }
            _ => desk.other(words, span(at), is_item),
        }
        return stray(desk);
    }
    let sentence = match listed(words, None, &around, false) {
        Ok(sentence) => sentence,
        Err(_) if desk.stand.is_article() && only_verbs(words) => {
            desk.stand.amends = true;
            return stray(desk);
        }
        Err(because) => return desk.failed(words, span(at), because),
    };
    let frames = || below.iter().any(|child| begins_with_verb(&self::words(own_text(child))));
    if sentence.acts.is_empty() && !quotes.is_empty() {
        let words = words.chars().take(60).collect();
        return desk.unread(span(at), Unreadable { why: Why::NoTarget, words });
    }
    if sentence.acts.is_empty() || asks(&sentence) && quotes.is_empty() && frames() {
        return desk.frame(sentence, span(at));
    }
    let whole = quotes.iter().map(span).reduce(Span::to);
    let fitted = match fitted(&sentence, words, quotes) {
        Some(fitted) => fitted,
        None => {
            let words = words.chars().take(60).collect();
            return desk.unread(span(at), Unreadable { why: Why::NoContent, words });
        }
    };
    desk.record(sentence, fitted, span(at), whole);
}

/// The actions of a sentence with what the quotes bring; nothing when wording is missing.
fn fitted(sentence: &Sentence, words: &str, quotes: &[Provision]) -> Option<Fitted> {
    if !asks(sentence) {
        return Some(Fitted { actions: plain_actions(sentence), ..Fitted::default() });
    }
    let mut provisions: Vec<Provision> = quotes.iter().flat_map(|quote| quote.children.iter().cloned()).collect();
    provisions.iter_mut().for_each(derive_ids);
    if let (true, Some(at)) = (provisions.is_empty(), sentence.content_at) {
        // `Sửa đổi tên Điều 9 thành “…”` says it in the sentence itself.
        let own = words
            .get(at..)
            .unwrap_or_default()
            .trim_matches(|c: char| super::words::is_quote(c) || c.is_whitespace() || c == '.');
        let mut paragraph = Provision::new(Level::Paragraph);
        paragraph.body = Text::plain(own);
        provisions.push(paragraph);
    }
    let quoted = Quoted { provisions, mends: Vec::new() };
    (!quoted.provisions.is_empty()).then(|| fit(&sentence.acts, quoted, false))
}

/// A quote types every id, so that it names a provision; one that the heading gives needs no typing in the regulation.
fn derive_ids(provision: &mut Provision) {
    if let (Some(id), Some(heading)) = (&provision.id, &provision.heading) {
        provision.id_derived |= slug(&heading.bare_words()).as_ref() == Some(id);
    }
    provision.children.iter_mut().for_each(derive_ids);
}

fn own_text(provision: &Provision) -> &Text {
    provision.heading.as_ref().unwrap_or(&provision.body)
}

fn span(provision: &Provision) -> Span {
    provision.origin.0.unwrap_or(Span::new(FileId(0), 0..0))
}

/// The words of a text with its placeholders as typed.
fn words(text: &Text) -> String {
    let mut out = String::new();
    text.visit(&mut |inline| match &inline.kind {
        InlineKind::Words(words) => out.push_str(words),
        InlineKind::Placeholder(path) => out.push_str(&format!("{{{{ {path} }}}}")),
        InlineKind::Break => out.push(' '),
        _ => {}
    });
    out
}
