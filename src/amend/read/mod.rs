//! Instruments that others wrote become data: which instructions they hold, where each stands, and what was not
//! understood.
//!
//! One grammar ([`instruction`]) reads a sentence; [`text`] finds the sentences and their quoted wording in plain text,
//! `folder` in the notation.

mod amended;
mod aside;
mod ast;
mod cursor;
mod desk;
mod document;
mod effect;
mod fit;
mod folder;
mod frame;
mod head;
mod insert;
mod instrument;
mod item;
mod label;
mod lines;
mod markdown;
mod number;
mod paper_noun;
mod papers;
mod phrase;
mod phrase_noun;
mod place;
mod place_alone;
mod quotation;
mod quote;
mod quoted;
mod resolve;
mod sentence;
mod signs;
mod stand;
mod tail;
mod turned;
mod verb;
mod words;

pub use ast::{PapersVerb, Sentence, Skeleton};
pub use document::NamedDocument;
pub use folder::folder;
pub use instrument::text;
pub use sentence::instruction;
pub use words::fold as folded;

use crate::model::{Action, Amendment, Operation, Provision};
use crate::source::{Origin, Span};
use chrono::NaiveDate;

/// An instrument as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What it does, by the document that it amends, in its order.
    pub amended: Vec<Amended>,
    /// What looks like an instruction and was not understood.
    pub unread: Vec<Unread>,
    /// The day from which it has effect.
    pub effective: Option<NaiveDate>,
    /// The last day on which it has effect.
    pub until: Option<NaiveDate>,
    /// Sentences that only say where those below them stand: `Sửa đổi, bổ sung một số khoản của Điều 7 như sau:`.
    pub frames: Vec<Span>,
}

/// What an instrument does to one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Amended {
    /// The document, when the instrument names it.
    pub document: Option<NamedDocument>,
    /// The instructions, in order.
    pub read: Vec<Read>,
}

/// One thing that an instruction does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What.
    pub what: What,
    /// Where it stands in the instrument, as it is cited: `khoản 3 Điều 1`.
    pub stands: String,
    /// The day from which it alone has effect.
    pub effective: Option<NaiveDate>,
    /// The sentence.
    pub span: Span,
    /// The quoted wording, without its marks.
    pub quoted: Option<Span>,
    /// What the quotation repeats around what is amended: `2. …:` above an amended điểm a.
    pub around: Vec<Provision>,
    /// What was read through tolerance; empty when all is as drafters write it.
    pub mends: Vec<Mend>,
}

/// What an instruction does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Something that can be applied.
    Action(Action),
    /// Something about forms and lists that are no provisions: told, not applied.
    Papers {
        /// What is done to them.
        verb: PapersVerb,
        /// Their names as typed.
        what: String,
        /// What stands in their place.
        by: Option<String>,
    },
}

/// Something that was read through tolerance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What of it.
    pub kind: MendKind,
    /// As typed; empty when it is missing.
    pub read: String,
    /// As taken; empty when it was left out.
    pub taken: String,
}

/// What was read through tolerance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MendKind {
    /// A word of drafting that is spelt wrongly.
    Word,
    /// The number of a provision.
    Number,
    /// A comma between a part and its whole.
    Comma,
    /// A quotation mark.
    Quote,
    /// The label of a quoted provision.
    Label,
    /// The quotation holds something else than was announced: look at it.
    Mismatch,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// As drafters write it.
    Exact,
    /// Read through tolerance.
    Mended,
    /// Read, and what was announced and what is quoted do not agree.
    Doubtful,
}

impl Read {
    /// How sure it is.
    pub fn confidence(&self) -> Confidence {
        if self.mends.iter().any(|mend| mend.kind == MendKind::Mismatch) {
            Confidence::Doubtful
        } else if self.mends.is_empty() {
            Confidence::Exact
        } else {
            Confidence::Mended
        }
    }
}

impl Amended {
    /// What of it can be applied, as an amendment that has effect from `effective`.
    pub fn amendment(&self, effective: Option<NaiveDate>) -> Amendment {
        let operation = |read: &Read| match &read.what {
            What::Action(action) => Some(Operation {
                action: action.clone(),
                stands: read.stands.clone(),
                effective: read.effective,
                origin: Origin(Some(read.span)),
            }),
            What::Papers { .. } => None,
        };
        Amendment { operations: self.read.iter().filter_map(operation).collect(), effective, ..Amendment::default() }
    }
}

/// Something that looks like an instruction and was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where.
    pub span: Span,
    /// Where it stands in the instrument, as it is cited.
    pub stands: String,
    /// Why.
    pub because: Unreadable,
}

/// Why words are no instruction that is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Why.
    pub why: Why,
    /// Which words.
    pub words: String,
}

/// Why words are no instruction that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No verb of drafting begins it.
    NoVerb,
    /// It names no provision.
    NoTarget,
    /// It names a part and not the whole that it stands in.
    Incomplete,
    /// Something stands where a number should.
    Number,
    /// A range whose ends do not count up.
    Range,
    /// It does not say clearly where something is inserted.
    Place,
    /// The phrases cannot be told.
    Phrase,
    /// A phrase is added at a place that another phrase does not tell.
    PhrasePlace,
    /// Words that stand behind what was understood.
    Leftover,
    /// The new wording is missing.
    NoContent,
    /// Words between the instructions that belong to none.
    Stray,
    /// It moves, joins, parts or renumbers provisions, which cannot be carried out.
    Moves,
    /// It leaves out a place of those that it names: `…, trừ Điều 5`.
    Except,
    /// It ends the effect of something, and not clearly when, or of single instructions.
    Until,
    /// It is longer than any sentence.
    TooLong,
}
