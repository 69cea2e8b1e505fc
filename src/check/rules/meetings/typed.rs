//! What sentences say of meetings in typed words: which meeting, how often, what share.

use crate::check::rules::said::{begins_name, clauses, names, split, words};
use crate::check::{Context, Part, Placed, Printed};
use crate::language::share_at;
use crate::model::{Form, Meeting, Share};
use std::ops::Range;

/// A paragraph or an item and its words.
pub(super) struct Read<'c> {
    text: &'c Printed,
    words: Vec<&'c str>,
}

/// The paragraphs and items of the regulation.
pub(super) fn texts<'c>(context: &'c Context) -> impl Iterator<Item = Read<'c>> {
    let is_own = |text: &&Printed| context.provision_of(text).is_some_and(|placed| !placed.in_decision);
    let bodies = context.texts().iter().filter(|text| text.part == Part::Body);
    bodies.filter(is_own).map(|text| Read { text, words: words(text) })
}

impl Read<'_> {
    /// Its sentences, `;` and `:` ending one as well.
    pub(super) fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        let made = |range: Range<usize>| Sentence {
            text: self.text,
            words: self.words.get(..range.end).unwrap_or_default(),
            start: range.start,
        };
        clauses(self.text, false).into_iter().map(made)
    }
}

/// A sentence of the regulation.
pub(super) struct Sentence<'s> {
    /// The text it is of.
    pub(super) text: &'s Printed,
    /// The folded words of the text from its first to the sentence's last.
    pub(super) words: &'s [&'s str],
    /// The first word of the sentence.
    pub(super) start: usize,
}

impl Sentence<'_> {
    /// Where words of it stand.
    pub(super) fn span(&self, range: Range<usize>) -> crate::source::Span {
        self.text.span(self.printed(range))
    }

    /// Words of it as printed.
    pub(super) fn said(&self, range: Range<usize>) -> &str {
        self.text.text.get(self.printed(range)).unwrap_or("")
    }

    fn printed(&self, range: Range<usize>) -> Range<usize> {
        let start = self.text.word(range.start).map_or(0, |word| word.start);
        start..self.text.word(range.end.saturating_sub(1)).map_or(start, |word| word.end)
    }

    /// The words of the sentence.
    pub(super) fn own(&self) -> &[&str] {
        self.words.get(self.start..).unwrap_or_default()
    }
}

/// So many words back a paragraph may have named what it speaks of.
const LOOKED_BACK: usize = 60;

/// The meetings and the names they go by.
pub(super) struct Known<'a> {
    meetings: Vec<(usize, &'a Meeting, Vec<String>)>,
    bodies: Vec<(usize, Vec<Vec<String>>)>,
}

impl<'a> Known<'a> {
    pub(super) fn new(context: &Context<'a>) -> Self {
        let mut known = Self { meetings: Vec::new(), bodies: Vec::new() };
        let mut seen = Vec::new();
        for (at, meeting) in context.facts().meetings.iter().enumerate() {
            let name = meeting.name.as_deref().unwrap_or("");
            known.meetings.push((at, meeting, split(name)));
            // The first meeting of a body is its regular one.
            if let Some(body) = context.role(&meeting.body).filter(|_| !seen.contains(&&meeting.body)) {
                seen.push(&meeting.body);
                known.bodies.push((at, names(body)));
            }
        }
        known.name_organ(context);
        known
    }

    /// “Hội nghị Tỉnh uỷ” is the meeting of the body that all others answer to.
    fn name_organ(&mut self, context: &Context) {
        let facts = context.facts();
        let top = self.meetings.iter().filter(|(_, meeting, _)| {
            let role = context.role(&meeting.body);
            role.is_some_and(|role| role.accountable_to.is_none() && role.form == Form::Collective)
        });
        let Some(at) = top.map(|(at, ..)| *at).next() else { return };
        let short = facts.organ.short.iter().map(|name| split(name)).collect::<Vec<_>>();
        let is_named = |name: &Vec<String>| self.bodies.iter().any(|(_, names)| names.contains(name));
        if !short.is_empty() && !short.iter().any(is_named) {
            self.bodies.push((at, short));
        }
    }

    /// The meeting of the one body that words name: `tổng số Uỷ viên Ban Thường vụ`.
    pub(super) fn counted(&self, words: &[&str]) -> Option<(usize, &'a Meeting)> {
        let named = |at: usize| {
            let found =
                self.bodies.iter().filter_map(|(found, names)| Some((begins_name(&words[at..], names)?, *found)));
            found.max_by_key(|(count, _)| *count)
        };
        let mut found: Vec<usize> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match named(at) {
                Some((count, meeting)) => {
                    found.push(meeting);
                    // “Ban Thường vụ Tỉnh uỷ” is one name.
                    at += count + named(at + count.min(words.len() - at)).map_or(0, |(count, _)| count);
                }
                None => at += 1,
            }
        }
        found.dedup();
        let only = (found.len() == 1).then(|| found[0])?;
        self.meetings.get(only).map(|(at, meeting, _)| (*at, *meeting))
    }

    /// The meeting that a sentence speaks of before its word `until`: the one it names last, else the article's, else
    /// the one that the paragraph names last before it.
    pub(super) fn about(&self, context: &Context, sentence: &Sentence, until: usize) -> Option<(usize, &'a Meeting)> {
        let until = until.min(sentence.words.len());
        let start = sentence.start.max(until.saturating_sub(LOOKED_BACK));
        let of = |found: usize| self.meetings.get(found).map(|(at, meeting, _)| (*at, *meeting));
        match self.last(sentence, start..until) {
            Named::Known(found) => return of(found),
            Named::Unknown => return None,
            Named::Nothing => {}
        }
        let article = context.provision_of(sentence.text)?.article.map(|at| &context.provisions()[at])?;
        let headed = self.of_article(context, article);
        headed.or_else(|| match self.last(sentence, start.saturating_sub(LOOKED_BACK)..start) {
            Named::Known(found) => of(found),
            Named::Unknown | Named::Nothing => None,
        })
    }

    /// What meeting some words name last; one that another is held before or after is not what they speak of.
    fn last(&self, sentence: &Sentence, range: Range<usize>) -> Named {
        let is_other = |at: usize| at > 0 && ["trước", "sau"].contains(&sentence.words[at - 1]);
        for at in range.rev().filter(|at| !is_other(*at)) {
            match self.at(sentence.text, sentence.words, at) {
                Named::Nothing => {}
                found => return found,
            }
        }
        Named::Nothing
    }

    /// The first meeting, when a fact is the same of all that state it: “Hội nghị chỉ tiến hành khi …” is of each.
    pub(super) fn alike<T: PartialEq>(&self, fact: impl Fn(&Meeting) -> Option<T>) -> Option<(usize, &'a Meeting)> {
        let mut stated = self.meetings.iter().filter_map(|(at, meeting, _)| Some((*at, *meeting, fact(meeting)?)));
        let (at, meeting, first) = stated.next()?;
        stated.all(|(.., other)| other == first).then_some((at, meeting))
    }

    /// Every meeting that a sentence names.
    pub(super) fn named(&self, sentence: &Sentence) -> Vec<usize> {
        let at = |at| match self.at(sentence.text, sentence.words, at) {
            Named::Known(found) => self.meetings.get(found).map(|(at, ..)| *at),
            Named::Unknown | Named::Nothing => None,
        };
        (sentence.start..sentence.words.len()).filter_map(at).collect()
    }

    /// The one meeting that an article's heading names.
    pub(super) fn of_article(&self, context: &Context, article: &Placed) -> Option<(usize, &'a Meeting)> {
        let heading = context.texts_of(article).first().filter(|text| text.part == Part::Heading)?;
        let said = words(heading);
        let mut found = None;
        for at in 0..said.len() {
            match self.at(heading, &said, at) {
                Named::Known(meeting) if found.is_none_or(|other| other == meeting) => found = Some(meeting),
                Named::Nothing => {}
                Named::Known(_) | Named::Unknown => return None,
            }
        }
        found.and_then(|found| self.meetings.get(found)).map(|(at, meeting, _)| (*at, *meeting))
    }

    /// What meeting is named at a word.
    fn at(&self, text: &Printed, words: &[&str], at: usize) -> Named {
        let rest = &words[at..];
        let longest = self.meetings.iter().filter(|(.., name)| {
            !name.is_empty() && name.len() <= rest.len() && name.iter().zip(rest).all(|(name, word)| name == word)
        });
        if let Some((found, ..)) = longest.max_by_key(|(.., name)| name.len()) {
            return Named::Known(*found);
        }
        let body = |from: usize| {
            let rest = words.get(from..)?;
            let found = self.bodies.iter().filter_map(|(found, names)| Some((begins_name(rest, names)?, *found)));
            found.max_by_key(|(count, _)| *count)
        };
        let meets = |at: usize| match words.get(at).copied().unwrap_or("") {
            "họp" => 1,
            "hội" if words.get(at + 1) == Some(&"nghị") => 2,
            "sinh" if words.get(at + 1) == Some(&"hoạt") => 2,
            _ => 0,
        };
        // “Ban Thường vụ họp …”
        if let Some((count, found)) = body(at) {
            // “… của Ban Thường vụ Đảng uỷ họp”: the end of a longer name is no name.
            let is_tail = (at.saturating_sub(8)..at).any(|from| {
                let meeting = self.meetings.iter().any(|(.., name)| {
                    from + name.len() > at && words.get(from..from + name.len()).is_some_and(|said| said == name)
                });
                meeting || body(from).is_some_and(|(count, _)| from + count >= at)
            });
            return if is_tail {
                Named::Nothing
            } else if meets(at + count) == 1 {
                Named::Known(found)
            } else {
                Named::Nothing
            };
        }
        // “hội nghị Ban Thường vụ”
        let count = meets(at);
        if count == 0 {
            return Named::Nothing;
        }
        match body(at + count) {
            Some((_, found)) => Named::Known(found),
            None => {
                let next = text.word(at + count).filter(|_| text.gap(at + count - 1) == " ");
                let capital = next.is_some_and(|word| word.text.starts_with(char::is_uppercase));
                if capital || words.get(at + count) == Some(&"giao") { Named::Unknown } else { Named::Nothing }
            }
        }
    }
}

enum Named {
    Known(usize),
    Unknown,
    Nothing,
}

/// A share that stands at a word: `2/3`, `hai phần ba`, `một nửa`, `quá nửa`; gives how many words it has.
pub(super) fn share(text: &Printed, words: &[&str], at: usize) -> Option<(Share, usize)> {
    let word = |offset: usize| words.get(at + offset).copied().unwrap_or("");
    // `50%`; most of those who are counted is more than a half.
    if let (Ok(above), true) = (word(0).parse::<u32>(), text.gap(at).trim().starts_with('%')) {
        return (1..100).contains(&above).then_some((Share { above, below: 100 }, 1));
    }
    if word(0) == "đa" && word(1) == "số" && ["thành", "uỷ", "đảng", "người"].contains(&word(2)) {
        return Some((Share { above: 1, below: 2 }, 2));
    }
    let digits = |at: usize| words.get(at).filter(|word| word.chars().all(|c| c.is_ascii_digit()));
    if let ("/", Some(above), Some(below)) = (text.gap(at), digits(at), digits(at + 1))
        && text.gap(at + 1) != "/"
    {
        // In a printed text the two are words of their own.
        return share_at(&[&format!("{above}/{below}")], 0).map(|(share, _)| (share, 2));
    }
    share_at(words, at)
}
