//! The articles of a new term: pinned numbers released, old reasons dropped, leftovers of the last term marked.

use super::renewal::{Renewal, message};
use crate::diagnostic::Message;
use crate::lang::Lang;
use crate::model::{Level, Provision, Term, Text, date_digits, number_provisions, roman};
use chrono::{Datelike, NaiveDate};

/// Words of the last term that a new one should not carry over, with the sentence that says so.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stale {
    key: &'static str,
    /// Of an organ, the day from which it is no more.
    day: Option<NaiveDate>,
    words: String,
}

impl Stale {
    /// What is to be looked at in `place`.
    pub(super) fn mark(&self, place: String) -> Message {
        message(self.key, self.gaps(place, self.words.clone()))
    }

    fn gaps(&self, place: String, words: String) -> Vec<(&'static str, String)> {
        let day = self.day.map(date_digits);
        vec![("place", place), ("words", words), ("day", day.unwrap_or_default())]
    }
}

/// The words of the last term: its years and ordinal as texts type them, and organs that have ended since.
pub(super) fn stale_words(last: Option<Term>, renewal: &Renewal) -> Vec<Stale> {
    let mut stale = Vec::new();
    if let Some(last) = last {
        for dash in ["-", " - ", "–", " – "] {
            let words = format!("{}{dash}{}", last.start, last.end);
            stale.push(Stale { key: "new.mark-year", day: None, words });
        }
        if let Some(ordinal) = last.ordinal {
            for word in ["khoá", "khóa", "lần thứ"] {
                let words = format!("{word} {}", roman(ordinal));
                stale.push(Stale { key: "new.mark-year", day: None, words });
            }
        }
    }
    let ended =
        renewal.registry.ended.iter().filter(|ended| i64::from(ended.from.year()) <= i64::from(renewal.term.start));
    stale.extend(ended.map(|ended| Stale { key: "new.mark-organ", day: Some(ended.from), words: ended.words.clone() }));
    stale
}

/// What of the last term stands in these words.
pub(super) fn found<'a>(words: &str, stale: &'a [Stale]) -> impl Iterator<Item = &'a Stale> {
    let lower = words.to_lowercase();
    stale.iter().filter(move |stale| {
        let needle = stale.words.to_lowercase();
        let Some(at) = lower.find(&needle) else { return false };
        // `khoá XI` is no part of `khoá XIV`.
        let after = lower.get(at + needle.len()..).and_then(|after| after.chars().next());
        !after.is_some_and(char::is_alphanumeric)
    })
}

/// Renews the provisions of one file.
pub(super) fn renew(provisions: &mut Vec<Provision>, file: &str, stale: &[Stale], marks: &mut Vec<Message>) {
    let mut counts = Counts::default();
    release(provisions, &mut counts);
    number_provisions(provisions);
    if counts.pins > 0 {
        marks.push(message("new.mark-pin", vec![("place", file.to_owned()), ("count", counts.pins.to_string())]));
    }
    if counts.reasons > 0 {
        marks.push(message("new.mark-reason", vec![("place", file.to_owned()), ("count", counts.reasons.to_string())]));
    }
    mark(provisions, file, "", stale, marks);
}

#[derive(Default)]
struct Counts {
    pins: usize,
    reasons: usize,
}

fn release(provisions: &mut [Provision], counts: &mut Counts) {
    for provision in provisions.iter_mut().filter(|provision| provision.level != Level::Quote) {
        if std::mem::take(&mut provision.pinned) {
            provision.number = None;
            counts.pins += 1;
        }
        if provision.attributes.reason.take().is_some() {
            counts.reasons += 1;
        }
        release(&mut provision.children, counts);
    }
}

/// Puts a note before each provision that still speaks of the last term.
fn mark(provisions: &mut Vec<Provision>, file: &str, around: &str, stale: &[Stale], marks: &mut Vec<Message>) {
    let mut out = Vec::with_capacity(provisions.len());
    for mut provision in std::mem::take(provisions) {
        let named = match (&provision.heading, provision.level) {
            (Some(heading), Level::Article) => format!("{file}, “{}”", heading.bare_words()),
            _ if around.is_empty() => file.to_owned(),
            _ => around.to_owned(),
        };
        let words: Vec<String> = provision.texts().map(Text::bare_words).collect();
        let is_note = provision.level == Level::Note;
        let mut hits: Vec<&Stale> = words.iter().filter(|_| !is_note).flat_map(|words| found(words, stale)).collect();
        hits.sort_unstable();
        hits.dedup();
        for same in hits.chunk_by(|a, b| (a.key, a.day) == (b.key, b.day)) {
            let Some(first) = same.first() else { continue };
            let words = same.iter().map(|stale| stale.words.as_str()).collect::<Vec<_>>().join("”, “");
            // A note in a document is Vietnamese, like the document.
            let what = Lang::Vi.fill(first.key, &first.gaps("đoạn dưới đây".to_owned(), words));
            let mut note = Provision::new(Level::Note);
            note.body = Text::plain(Lang::Vi.fill("new.note", &[("what", what)]));
            out.push(note);
            marks.extend(same.iter().map(|stale| stale.mark(named.clone())));
        }
        mark(&mut provision.children, file, &named, stale, marks);
        out.push(provision);
    }
    *provisions = out;
}
