//! What quotations of an amending instrument are of: where each quoted provision stands, and what it cites.

use super::identity::identity;
use crate::model::{Citation, Facts, Id, Index, Level, Number, Provision, Regulation};
use std::collections::HashMap;

/// The regulation that an instrument amends, as it leaves it.
pub(super) struct Quoted<'a> {
    facts: &'a Facts,
    index: Index<'a>,
    only_annex: bool,
    /// Where quoted provisions stand in it, by their address.
    places: HashMap<usize, Citation>,
}

impl<'a> Quoted<'a> {
    /// `amended` is the regulation after the amendment.
    pub(super) fn new(instrument: &Regulation, amended: &'a Regulation) -> Self {
        let annexes = amended.provisions.iter().filter(|provision| provision.level == Level::Annex).count();
        let mut finder = Finder::default();
        amended.cited(|provision, citation| {
            finder.known.entry(key(provision)).or_default().push(provision);
            finder.citations.insert(identity(provision), citation.clone());
        });
        let mut instruction = String::new();
        instrument.visit_own(|provision| match provision.level {
            Level::Quote => provision.children.iter().for_each(|root| finder.find(root, &instruction)),
            // The words right before a quotation name what it is of.
            _ => {
                let texts = provision.heading.iter().chain([&provision.body]);
                instruction = texts.map(crate::model::Text::bare_words).collect();
            }
        });
        let Finder { places, .. } = finder;
        Self { facts: &amended.facts, index: amended.index(), only_annex: annexes == 1, places }
    }

    /// What is cited when a text inside `place` names the provision with this id.
    pub(super) fn cite(&self, id: &Id, place: Option<&Citation>) -> Option<String> {
        let citation = &self.index.get(id)?.citation;
        Some(place.map_or_else(|| citation.to_string(), |place| citation.said_from(place).to_string()))
    }

    /// The data of the amended regulation.
    pub(super) fn facts(&self) -> &'a Facts {
        self.facts
    }

    /// Where a quoted provision stands.
    pub(super) fn place(&self, quoted: &Provision) -> Option<&Citation> {
        self.places.get(&identity(quoted))
    }

    /// Whether it has one annex, which has no number then.
    pub(super) fn has_only_annex(&self) -> bool {
        self.only_annex
    }
}

/// What provisions of two texts share that may be the same.
type Key = (Level, Option<Number>);

fn key(provision: &Provision) -> Key {
    (provision.level, provision.number.clone())
}

/// Finds quoted provisions in the amended regulation.
#[derive(Default)]
struct Finder<'a> {
    known: HashMap<Key, Vec<&'a Provision>>,
    citations: HashMap<usize, Citation>,
    places: HashMap<usize, Citation>,
}

impl<'a> Finder<'a> {
    /// Finds a provision that stands first in a quotation, and with it all that stands in it; one that two answer to is
    /// left without a place, so that what it cites is cited in full.
    fn find(&mut self, quoted: &Provision, instruction: &str) {
        let mut found: Vec<&'a Provision> = self.known.get(&key(quoted)).cloned().unwrap_or_default();
        let by_id = found.iter().any(|provision| provision.id.is_some() && provision.id == quoted.id);
        found.retain(|provision| if by_id { provision.id == quoted.id } else { says(provision, quoted) });
        if found.len() > 1 {
            found.retain(|provision| self.article(provision).is_some_and(|number| names(instruction, number)));
        }
        match found[..] {
            [provision] => self.pair(quoted, provision),
            _ => quoted.children.iter().for_each(|child| self.find(child, instruction)),
        }
    }

    /// The number of the article that a provision stands in.
    fn article(&self, provision: &Provision) -> Option<&Number> {
        let citation = self.citations.get(&identity(provision))?;
        citation.address.number(Level::Article)
    }

    fn pair(&mut self, quoted: &Provision, provision: &'a Provision) {
        let Some(citation) = self.citations.get(&identity(provision)).cloned() else { return };
        for child in &quoted.children {
            let partner = provision.children.iter().find(|other| child.number.is_some() && key(other) == key(child));
            match partner {
                Some(partner) => self.pair(child, partner),
                // What has no number stands where the provision around it does.
                None => child.visit(&mut |below| {
                    self.places.insert(identity(below), citation.clone());
                }),
            }
        }
        self.places.insert(identity(quoted), citation);
    }
}

/// Whether two provisions say the same as far as their first words tell.
fn says(one: &Provision, other: &Provision) -> bool {
    let first = |provision: &Provision| provision.children.first().map(|child| (child.level, child.body.clone()));
    one.heading == other.heading && one.body == other.body && first(one) == first(other)
}

/// Whether an instruction names the article with this number: `khoản 2 Điều 5`.
fn names(instruction: &str, number: &Number) -> bool {
    let number = number.print(Level::Article);
    let mut words = instruction.split_whitespace();
    while let Some(word) = words.next() {
        let next = || words.clone().next().map(|word| word.trim_end_matches([':', ';', ',', '.']));
        if word == "Điều" && next() == Some(number.as_str()) {
            return true;
        }
    }
    false
}
