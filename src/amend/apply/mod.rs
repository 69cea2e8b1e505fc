//! Applies instruments to a regulation, exactly or not at all: what does not fit is refused with both places.

mod act;
mod divide;
mod links;
mod live;
mod paragraph;
mod phrase;
mod replay;

pub(super) use phrase::{Data, Lines, flat_words, prints_replaced, replace_all as replace_in_provision};
pub use replay::{Clash, Replayed, apply_all};

use super::facts::{self, FactConflict};
use super::normalise::{normalise, without_notes};
use crate::model::{Address, Amendment, Facts, Level, Number, Operation, Regulation};
use crate::source::Origin;
use act::Editor;
use links::Dropped;
use live::{Live, Path, finish};

/// What applying gives.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// The text in force.
    pub regulation: Regulation,
    /// What was done where, in the order of the text.
    pub marks: Vec<Mark>,
    /// What could not be applied.
    pub open: Vec<Refusal>,
}

/// What an instruction did to a provision of the text in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where the provision stands among the provisions of the regulation: its place at each step from outside, from 0.
    /// One that was repealed stood right before what stands there now.
    pub path: Vec<usize>,
    /// Its level.
    pub level: Level,
    /// Its number.
    pub number: Option<Number>,
    /// What was done.
    pub deed: Deed,
    /// Which of the instruments did it, from 0.
    pub instrument: usize,
    /// Which of its instructions, from 0.
    pub operation: usize,
}

/// What was done to a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// It was given anew.
    Amended,
    /// Its name was given anew.
    Renamed,
    /// It was inserted.
    Inserted,
    /// It was repealed.
    Repealed,
    /// A phrase in it was replaced by another, or dropped.
    Replaced {
        /// The phrase that was there.
        old: String,
        /// The one that came, or nothing.
        new: Option<String>,
    },
}

/// An instruction that was not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which of the instruments, from 0.
    pub instrument: usize,
    /// Which of its instructions, from 0.
    pub operation: usize,
    /// Where the instruction stands in the instrument: `khoản 3 Điều 1`.
    pub stands: String,
    /// Where it was read.
    pub origin: Origin,
    /// Why.
    pub fault: Fault,
    /// The provision that it names.
    pub target: Address,
    /// The nearest provision of the text around it that exists, as it is cited, and where it was read; `None` when
    /// there is none.
    pub near: Option<(Address, Origin)>,
    /// The instruction that repealed what it names: instrument and instruction.
    pub repealed: Option<(usize, usize)>,
}

/// Why an instruction cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such provision.
    Gone,
    /// The instruction says too little to find it, or two provisions answer to it.
    Unclear,
    /// It has no name to change, or cannot hold what is inserted, or not there.
    WrongLevel,
    /// Only a part of a provision is meant, which cannot be changed alone.
    Part,
    /// Another provision has that number.
    Taken(Level, Number),
    /// The new wording is not that of what it stands in for: another level, number or count.
    Misfit,
    /// There is nothing to insert, or nothing is named.
    Nothing,
    /// The quotation marks of the new wording do not close.
    Unbalanced,
    /// The phrase is not there.
    NoPhrase(String),
    /// The data were set otherwise by an instrument that this one was not drafted on.
    Data(FactConflict),
    /// The phrase stands there so many times, and the instruction does not say that each is meant.
    PhraseTwice(String, usize),
}

/// Applies an instrument to a regulation, all of it whatever its dates say.
///
/// Instructions are carried out in their order, each on what those before it left. One that does not fit is left out
/// and listed in [`Applied::open`]. A provision that is given anew keeps its id where the new wording has none. The
/// drafters' notes of the regulation are left out.
pub fn apply(base: &Regulation, amendment: &Amendment) -> Applied {
    let mut text = Text::new(base);
    text.begin(amendment);
    for (at, operation) in amendment.operations.iter().enumerate() {
        text.carry_out(0, at, operation);
    }
    text.end(0, amendment);
    text.finish()
}

/// A regulation that instruments are being applied to.
struct Text {
    /// The facts, and the decision.
    frame: Regulation,
    provisions: Vec<Live>,
    /// The data of the regulation before any instrument.
    first: Facts,
    /// The facts as the instrument at hand leaves them, when it changes them.
    after: Option<Facts>,
    /// The number of the only annex that an instrument finds: it calls it `Phụ lục`.
    only_annex: Option<Number>,
    deeds: Vec<Mark>,
    open: Vec<Refusal>,
    /// What the instrument at hand took away, with where it stood.
    dropped: Vec<Dropped>,
}

impl Text {
    fn new(base: &Regulation) -> Self {
        let frame =
            Regulation { facts: base.facts.clone(), decision_text: base.decision_text.clone(), provisions: Vec::new() };
        let provisions = without_notes(&base.provisions).into_iter().map(Live::new).collect();
        let (deeds, open, dropped) = (Vec::new(), Vec::new(), Vec::new());
        Self { first: base.facts.clone(), frame, provisions, after: None, only_annex: None, deeds, open, dropped }
    }

    /// Before the first instruction of an instrument: what it calls `Phụ lục` is named as the text stands now.
    fn begin(&mut self, amendment: &Amendment) {
        self.after = self.data(amendment).map(|(after, _)| after);
        let is_annex = |live: &&Live| !live.gone && live.provision.level == Level::Annex;
        let mut annexes = self.provisions.iter().filter(is_annex);
        let first = annexes.next().and_then(|live| live.provision.number.clone());
        self.only_annex = first.filter(|_| annexes.next().is_none());
    }

    /// The data as an instrument leaves them, and what of them it cannot set.
    fn data(&self, amendment: &Amendment) -> Option<(Facts, Vec<FactConflict>)> {
        facts::changed(&self.frame.facts, amendment, Some(amendment.drafted_on.as_deref().unwrap_or(&self.first)))
    }

    fn carry_out(&mut self, instrument: usize, at: usize, operation: &Operation) {
        let Self { frame, provisions, after, only_annex, deeds, dropped, .. } = self;
        let first = deeds.len();
        let read = operation.origin.0.is_some();
        let mut editor = Editor {
            text: provisions,
            facts: Data { before: &frame.facts, after: after.as_ref().unwrap_or(&frame.facts) },
            only_annex: only_annex.as_ref(),
            deeds,
            dropped,
            instrument,
            operation: at,
            read,
        };
        if let Err(refused) = editor.act(&operation.action) {
            let (fault, target) = *refused;
            let near = editor.near(&target);
            self.deeds.truncate(first);
            let deed = live::repealed(&self.provisions, &target).filter(|_| fault == Fault::Gone);
            let repealed = deed.and_then(|deed| self.deeds.get(deed)).map(|mark| (mark.instrument, mark.operation));
            self.open.push(Refusal {
                instrument,
                operation: at,
                stands: operation.stands.clone(),
                origin: operation.origin,
                fault,
                target,
                near,
                repealed,
            });
        }
    }

    /// After the last instruction of an instrument: its data, what is not printed, and links to what is gone.
    fn end(&mut self, instrument: usize, amendment: &Amendment) {
        if let Some((facts, conflicts)) = self.data(amendment) {
            self.frame.facts = facts;
            self.open.extend(conflicts.into_iter().map(|conflict| Refusal {
                instrument,
                operation: amendment.operations.len(),
                stands: String::new(),
                origin: Origin::default(),
                fault: Fault::Data(conflict),
                target: Address::default(),
                near: None,
                repealed: None,
            }));
        }
        for unprinted in &amendment.unprinted {
            let Ok(mut path) = live::find(&self.provisions, &unprinted.target, self.only_annex.as_ref()) else {
                continue;
            };
            for &place in &unprinted.place {
                let Some(live) = live::live_at(&mut self.provisions, &path) else { break };
                let left = live.children.iter().enumerate().filter(|(_, child)| !child.gone).nth(place);
                let Some((place, _)) = left else { break };
                path.push(place);
            }
            if let Some(live) = live::live_at(&mut self.provisions, &path) {
                if live.provision.id != unprinted.id {
                    (live.provision.id, live.provision.id_derived) = (unprinted.id.clone(), false);
                }
                if let Some(attributes) = &unprinted.attributes {
                    live.provision.attributes.clone_from(attributes);
                }
            }
        }
        let given = |deed: usize| {
            let mark = &self.deeds[deed];
            mark.instrument == instrument && matches!(mark.deed, Deed::Amended | Deed::Inserted)
        };
        links::freeze(&mut self.provisions, &std::mem::take(&mut self.dropped), self.only_annex.is_some(), &given);
    }

    fn finish(self) -> Applied {
        let mut marks = Vec::new();
        let deeds = self.deeds;
        let mut regulation = self.frame;
        regulation.provisions = finish(self.provisions, &Path::new(), &mut |deed, path| {
            marks.push(Mark { path: path.clone(), ..deeds[deed].clone() });
        });
        normalise(&mut regulation);
        Applied { regulation, marks, open: self.open }
    }
}
