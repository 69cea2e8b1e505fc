//! What the sentences of instruments say, before their wording is known.

use super::Mend;
use super::document::NamedDocument;
use crate::model::{Action, Address, InsertPlace, Level, Number};
use chrono::NaiveDate;

/// What an instruction says, before its content is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What it does, in order; empty for a frame such as `Sửa đổi, bổ sung một số khoản của Điều 7 như sau:`.
    pub acts: Vec<Skeleton>,
    /// What the instructions below it stand in, when it can hold any.
    pub frame: Option<Address>,
    /// What becomes of the places in a list below it that have no verb: `Bãi bỏ các quy định sau đây:`.
    pub(super) verb: Option<Verb>,
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
    /// To another place or number, two made one, one made two.
    Move,
    /// Left as it is.
    Keep,
    /// Verbs in a row that do different things: the head of a list.
    Several,
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

    /// All that it acts upon or brings, with what each stands in.
    pub(super) fn places(&self) -> Vec<Address> {
        match self {
            Skeleton::Action { action: Action::Repeal { targets }, .. } => targets.clone(),
            _ => self.targets(),
        }
    }

    /// What it names, as the place of its content.
    pub(super) fn targets(&self) -> Vec<Address> {
        match self {
            Skeleton::Action { action, brings } => match action {
                Action::Amend { targets, .. } => targets.clone(),
                Action::Rename { target, .. } => vec![target.clone()],
                Action::Insert { place, .. } => {
                    let (InsertPlace::Before(at) | InsertPlace::After(at) | InsertPlace::End(at)) = place;
                    brings.iter().map(|step| Address::of(outer(at, step))).collect()
                }
                _ => Vec::new(),
            },
            Skeleton::Papers { .. } => Vec::new(),
        }
    }
}

fn outer(at: &Address, step: &(Level, Option<Number>)) -> Vec<(Level, Option<Number>)> {
    let rank = step.0.rank();
    let around = at.steps.iter().filter(|(level, _)| level.rank() > rank).cloned();
    std::iter::once(step.clone()).chain(around).collect()
}
