//! An amending instrument as data: what it does to which provisions, in its order.

use super::{Address, AmendedFacts, Attributes, Facts, Id, Provision, Text};
use crate::source::Origin;
use chrono::NaiveDate;

/// What an instrument does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Amendment {
    /// Its instructions, in order.
    pub operations: Vec<Operation>,
    /// The day from which it has effect, unless an instruction has its own.
    pub effective: Option<NaiveDate>,
    /// The last day on which it has effect.
    pub until: Option<NaiveDate>,
    /// What it states of the data of the regulation beside its text.
    pub facts: AmendedFacts,
    /// The keys of those data that have no value any more, as [`super::Amends::removes`] has them.
    pub removes: Vec<String>,
    /// The data of the regulation that it was drafted on, by which data that two instruments change are told apart; `None`
    /// when it is not known.
    pub drafted_on: Option<Box<Facts>>,
    /// Ids and attribute lists of provisions that it leaves alone on paper, so that what it brings can refer to them.
    pub unprinted: Vec<Unprinted>,
}

/// What no paper shows of one provision: its id and its attribute list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unprinted {
    /// The numbered provision.
    pub target: Address,
    /// From it to what has no number: the place among the children at each step, drafters' notes not counted.
    pub place: Vec<usize>,
    /// The id that it gets.
    pub id: Option<Id>,
    /// The list that it gets; `None` when it keeps its own.
    pub attributes: Option<Attributes>,
}

/// One instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// What it does.
    pub action: Action,
    /// Where it stands in the instrument, as it is cited: `khoản 3 Điều 1`.
    pub stands: String,
    /// The day from which it alone has effect.
    pub effective: Option<NaiveDate>,
    /// Where it was read.
    pub origin: Origin,
}

/// What an instruction does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// `Sửa đổi, bổ sung … như sau: “…”`: the content stands in place of the targets, number by number.
    Amend {
        /// What is amended.
        targets: Vec<Address>,
        /// The new wording, whole.
        content: Vec<Provision>,
    },
    /// `Sửa đổi, bổ sung tên Điều 9 như sau: “…”`.
    Rename {
        /// What gets the name.
        target: Address,
        /// The name.
        name: Text,
    },
    /// `Bổ sung … vào sau …`.
    Insert {
        /// Where.
        place: InsertPlace,
        /// What, with the numbers that it gets.
        content: Vec<Provision>,
    },
    /// `Bãi bỏ …`.
    Repeal {
        /// What.
        targets: Vec<Address>,
    },
    /// `Thay thế cụm từ “A” bằng cụm từ “B” tại …`; with no new phrase `Bỏ cụm từ “A” tại …`.
    Replace {
        /// The phrase that is there.
        old: String,
        /// The phrase that comes, or nothing.
        new: Option<String>,
        /// Where; each target with all that stands in it.
        targets: Vec<Address>,
        /// `toàn bộ`: wherever the phrase stands in a target; otherwise it must stand there once.
        every: bool,
    },
}

/// Where something is inserted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InsertPlace {
    /// Before a provision.
    Before(Address),
    /// After a provision.
    After(Address),
    /// As the last of what stands in a provision.
    End(Address),
}
