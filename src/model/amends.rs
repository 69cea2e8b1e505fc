//! What the facts of an amending instrument say about the regulation that it amends, and those of a consolidated text
//! about what it was made of.

use super::{Basis, Id, Meeting, Organ, Role, Term};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an instrument amends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Amends {
    /// The folder of the regulation that it amends, from the instrument's own.
    pub folder: String,
    /// The day from which it has effect.
    pub effective: Option<NaiveDate>,
    /// The data of the amended regulation that change: each a whole new value.
    pub facts: AmendedFacts,
    /// The keys of the amended regulation that have no value any more; each is one of [`AmendedFacts::REMOVABLE`].
    pub removes: Vec<String>,
    /// Instructions that have effect on another day.
    pub later: Vec<Later>,
    /// Ids given to provisions that it leaves alone on paper.
    pub named: Vec<Named>,
}

/// New values in the data of an amended regulation; what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct AmendedFacts {
    /// Trích yếu.
    pub subject: Option<String>,
    /// Who issues it.
    pub organ: Option<Organ>,
    /// The term it is for.
    pub term: Option<Term>,
    /// Địa danh.
    pub place: Option<String>,
    /// All its căn cứ.
    pub bases: Option<Vec<Basis>>,
    /// The clause that issues it.
    pub enacting: Option<String>,
    /// All its roles.
    pub roles: Option<Vec<Role>>,
    /// All its meetings.
    pub meetings: Option<Vec<Meeting>>,
}

impl AmendedFacts {
    /// The keys that an amendment can leave without a value.
    pub const REMOVABLE: &'static [&'static str] = &["term", "place", "bases", "enacting", "roles", "meetings"];
}

/// An instruction with a day of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Later {
    /// The provision of the instrument that holds the instruction.
    pub id: Id,
    /// The day from which it has effect.
    pub effective: NaiveDate,
}

/// An id given to a provision of the amended regulation, so that what comes can refer to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Named {
    /// The id.
    pub id: Id,
    /// The provision as it is cited in the amended text: `khoản 2 Điều 5`.
    pub at: String,
}

/// What a consolidated text was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Consolidates {
    /// The folder of the regulation as first issued.
    pub folder: String,
    /// The folders of the instruments that were applied, in order of effect.
    pub amendments: Vec<String>,
    /// The day whose text in force it is.
    pub date: Option<NaiveDate>,
}

impl Amends {
    /// An empty list under `facts` says what `removes` says; only the latter is kept, so that there is one way to say
    /// it.
    pub(crate) fn settle(&mut self) {
        let AmendedFacts { bases, roles, meetings, .. } = &mut self.facts;
        let mut removed = Vec::new();
        let mut empty = |key: &str, is_empty: bool| {
            if is_empty {
                removed.push(key.to_owned());
            }
            is_empty
        };
        bases.take_if(|list| empty("bases", list.is_empty()));
        roles.take_if(|list| empty("roles", list.is_empty()));
        meetings.take_if(|list| empty("meetings", list.is_empty()));
        self.removes.extend(removed);
        let mut seen = std::collections::BTreeSet::new();
        self.removes.retain(|key| seen.insert(key.clone()));
    }
}
