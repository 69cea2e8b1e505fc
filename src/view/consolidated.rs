//! A consolidated text to look things up in: what is in force, with a note at each provision that an instrument changed.

use super::build::{DocumentView, Frame, print};
use super::identity::identity;
use crate::amend::{Applied, Deed, Mark};
use crate::model::{
    Amendment, Basis, DataNames, Facts, Profile, Provision, Regulation, Status, Text, date_digits, dated, fill,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What a consolidated text is made of.
#[derive(Debug, Clone, Copy)]
pub struct Consolidation<'a> {
    /// The regulation as first issued.
    pub base: &'a Regulation,
    /// The instruments, in the order that the marks count them in, and what each does.
    pub instruments: &'a [(&'a Regulation, &'a Amendment)],
    /// The text in force and what was done where.
    pub applied: &'a Applied,
    /// The day whose text it is; without one all instruments have effect.
    pub date: Option<NaiveDate>,
}

/// The printed document of a consolidated text; nobody signs it, and it has no number.
pub fn consolidated(of: &Consolidation, profile: &Profile) -> DocumentView {
    let mut writer = Writer { of, profile, path: Vec::new(), found: Vec::new() };
    let mut regulation = Regulation { decision_text: Vec::new(), ..of.applied.regulation.clone() };
    regulation.provisions = writer.with_repealed(&of.applied.regulation.provisions);
    regulation.facts.status = Status::Issued;
    let mut notes: HashMap<usize, Vec<Text>> = HashMap::new();
    for (path, mark) in std::mem::take(&mut writer.found) {
        let (Some(provision), Some(words)) = (at(&regulation.provisions, &path), writer.note(mark)) else { continue };
        let list = notes.entry(identity(provision)).or_default();
        // A phrase that was replaced in a name and again in the words is one change.
        if !list.contains(&words) {
            list.push(words);
        }
    }
    let title = format!("{} {}", regulation.facts.document_type(), regulation.facts.subject);
    print(
        &regulation,
        None,
        profile,
        Some(Frame { title: profile.consolidated.title.clone(), subject: title, opening: writer.opening(), notes }),
    )
}

/// The provision at a path.
fn at<'p>(provisions: &'p [Provision], path: &[usize]) -> Option<&'p Provision> {
    let (first, rest) = path.split_first()?;
    let provision = provisions.get(*first)?;
    if rest.is_empty() { Some(provision) } else { at(&provision.children, rest) }
}

struct Writer<'a> {
    of: &'a Consolidation<'a>,
    profile: &'a Profile,
    /// Where the walk is in the text in force.
    path: Vec<usize>,
    /// The marks, by the paths that they have in the printed text.
    found: Vec<(Vec<usize>, &'a Mark)>,
}

impl<'a> Writer<'a> {
    /// The provisions in force and, where one was repealed, its number with a word that says so.
    fn with_repealed(&mut self, provisions: &[Provision]) -> Vec<Provision> {
        self.list(provisions, &mut Vec::new())
    }

    fn list(&mut self, provisions: &[Provision], printed: &mut Vec<usize>) -> Vec<Provision> {
        let mut out: Vec<Provision> = Vec::new();
        for place in 0..=provisions.len() {
            self.path.push(place);
            let marks: Vec<&'a Mark> = self.of.applied.marks.iter().filter(|mark| mark.path == self.path).collect();
            for mark in marks.iter().filter(|mark| mark.deed == Deed::Repealed) {
                // What had no number is told where it stood.
                if mark.number.is_none() {
                    self.found.push((printed.clone(), mark));
                    continue;
                }
                printed.push(out.len());
                self.found.push((printed.clone(), mark));
                printed.pop();
                out.push(repealed(mark, &self.profile.consolidated.gone));
            }
            if let Some(provision) = provisions.get(place) {
                printed.push(out.len());
                let here = marks.into_iter().filter(|mark| mark.deed != Deed::Repealed);
                self.found.extend(here.map(|mark| (printed.clone(), mark)));
                let children = self.list(&provision.children, printed);
                printed.pop();
                out.push(Provision { children, ..provision.clone() });
            }
            self.path.pop();
        }
        out
    }

    /// The words of a note: `Khoản này được sửa đổi, bổ sung theo quy định tại khoản 3 Điều 1 Quyết định số …, có hiệu lực kể từ
    /// ngày ….`
    fn note(&self, mark: &Mark) -> Option<Text> {
        let (instrument, amendment) = self.of.instruments.get(mark.instrument)?;
        let operation = amendment.operations.get(mark.operation)?;
        let words = &self.profile.consolidated;
        let noun = mark.level.noun().unwrap_or(&words.paragraph);
        let of = |sentence: &str| capital(&fill(sentence, &[("noun", noun)]));
        let done = match &mark.deed {
            Deed::Amended => of(&words.amended),
            // What has no name has words that open it.
            Deed::Renamed if !mark.level.is_heading() => of(&words.lead),
            Deed::Renamed => of(&words.renamed),
            Deed::Inserted => of(&words.inserted),
            Deed::Repealed => of(&words.repealed),
            Deed::Replaced { old, new: Some(new) } => fill(&words.replaced, &[("old", old), ("new", new)]),
            Deed::Replaced { old, new: None } => fill(&words.dropped, &[("old", old)]),
        };
        let from = self.from(operation.effective.or(amendment.effective));
        let cited = cited(&instrument.facts, None, self.profile);
        let place = if operation.stands.is_empty() { String::new() } else { format!("{} ", operation.stands) };
        let gaps = [("done", done.as_str()), ("place", &place), ("document", &cited), ("from", &from)];
        Some(Text::plain(fill(&words.note, &gaps)))
    }

    /// From which day something has effect.
    fn from(&self, day: Option<NaiveDate>) -> String {
        day.map(|day| dated(&self.profile.consolidated.from, day)).unwrap_or_default()
    }

    /// What stands over the text: which instruments are in it.
    fn opening(&self) -> Vec<String> {
        let Consolidation { base, instruments, date, .. } = self.of;
        let facts = &base.facts;
        let issued = match &facts.decision {
            Some(_) => format!(", ban hành kèm theo {},", cited(facts, None, self.profile)),
            None => match (facts.number, facts.date) {
                (None, None) => String::new(),
                (number, day) => {
                    let code = facts.organ.code.as_deref().unwrap_or("…");
                    let number = number
                        .map(|number| format!("số {}", self.profile.cite_number(number, facts.document_type(), code)));
                    let day = day.map(|day| format!("ngày {}", date_digits(day)));
                    format!(" ({})", [number, day].into_iter().flatten().collect::<Vec<_>>().join(", "))
                }
            },
        };
        let words = &self.profile.consolidated;
        let document = format!("{} {}{issued}", facts.document_type(), facts.subject);
        let mut out = vec![fill(&words.made_of, &[("document", &document)])];
        let has_effect = |day: NaiveDate| date.is_none_or(|date| day <= date);
        let in_force: Vec<_> =
            instruments.iter().filter(|(_, amendment)| amendment.effective.is_none_or(has_effect)).collect();
        let last = in_force.len().saturating_sub(1);
        for (place, (instrument, amendment)) in in_force.into_iter().enumerate() {
            let named = cited(&instrument.facts, Some(&instrument.facts.subject), self.profile);
            let own = amendment.operations.iter().filter(|operation| operation.effective.is_some());
            let mut own: Vec<String> = own
                .map(|operation| {
                    let from = self.from(operation.effective);
                    let from = from.trim_start_matches(',');
                    fill(&words.but_item, &[("place", operation.stands.as_str()), ("from", from)])
                })
                .collect();
            own.dedup();
            let but = if own.is_empty() { String::new() } else { fill(&words.but, &[("items", &own.join("; "))]) };
            let from = self.from(amendment.effective);
            let said = fill(&words.instrument, &[("document", &named), ("from", &from), ("but", &but)]);
            let end = if place == last { "." } else { ";" };
            out.push(format!("{}. {said}{end}", place + 1));
        }
        for (instrument, amendment) in instruments.iter().filter(|(_, one)| one.effective.is_none_or(has_effect)) {
            let changed = data(amendment, &words.names);
            if !changed.is_empty() {
                let (what, by) = (capital(&changed.join(", ")), cited(&instrument.facts, None, self.profile));
                out.push(fill(&words.data, &[("what", &what), ("document", &by)]));
            }
        }
        if let Some(date) = date {
            out.push(dated(&words.on_day, *date));
        }
        out
    }
}

/// What an instrument changes of what is printed outside the provisions, where no note can stand.
fn data<'n>(amendment: &Amendment, names: &'n DataNames) -> Vec<&'n str> {
    let facts = &amendment.facts;
    let removed = |key: &str| amendment.removes.iter().any(|removed| removed == key);
    let changed = [
        (names.subject.as_str(), facts.subject.is_some()),
        (names.organ.as_str(), facts.organ.is_some()),
        (names.place.as_str(), facts.place.is_some() || removed("place")),
        (names.bases.as_str(), facts.bases.is_some() || removed("bases")),
        (names.enacting.as_str(), facts.enacting.is_some() || removed("enacting")),
    ];
    changed.into_iter().filter(|(_, changed)| *changed).map(|(what, _)| what).collect()
}

/// A repealed provision as it stands among the others.
fn repealed(mark: &Mark, words: &str) -> Provision {
    let mut provision = Provision::new(mark.level);
    provision.number.clone_from(&mark.number);
    if mark.level.is_heading() {
        provision.heading = Some(Text::plain(words));
    } else {
        provision.body = Text::plain(words);
    }
    provision
}

/// A document as it is cited: the decision that promulgates a regulation, else the document itself.
fn cited(facts: &Facts, subject: Option<&str>, profile: &Profile) -> String {
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let (kind, number, date, issuer) = match &facts.decision {
        Some(decision) => (decision.document_type(), decision.number, decision.date, decision.authority.as_deref()),
        None => (facts.document_type(), facts.number, facts.date, facts.authority.as_deref()),
    };
    let number = match number {
        Some(number) => profile.cite_number(number, kind, code),
        None => profile.cite_number(0, kind, code).replacen("00", "…", 1),
    };
    let basis = Basis {
        document_type: Some(kind.to_owned()),
        number: Some(number),
        date,
        issuer: Some(issuer.unwrap_or(&facts.organ.name).to_owned()),
        subject: subject.map(str::to_owned),
        ..Basis::default()
    };
    basis.cited(&profile.basis.cited)
}

/// With a capital, as at the start of a sentence.
fn capital(noun: &str) -> String {
    let mut letters = noun.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
