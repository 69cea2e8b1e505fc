//! The facts of a regulation: everything that `regulation.yaml` states.

use super::{Amends, Basis, Consolidates, Id, Kind, Meeting, Organ, Role, Status, Term, Tone, Urgency};
use crate::source::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that is data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Facts {
    /// Version of the format of the facts; 1.
    pub schema: u32,
    /// What kind of organ it regulates.
    pub kind: Kind,
    /// Name of the format profile, or the path of the office's own.
    pub profile: Option<String>,
    /// Draft or issued.
    pub status: Status,
    /// Which draft it is.
    pub draft: Option<u32>,
    /// Where tone marks stand.
    pub tone: Tone,
    /// Tên loại, `Quy chế` when absent.
    #[serde(rename = "type")]
    pub document_type: Option<String>,
    /// Trích yếu.
    pub subject: String,
    /// Who issues it.
    pub organ: Organ,
    /// The term it is for.
    pub term: Option<Term>,
    /// Its number, without type and organ.
    pub number: Option<u32>,
    /// The year that stands in the number, as documents of the state's law have it: `191/2026/NĐ-CP`.
    pub number_year: Option<u16>,
    /// Địa danh.
    pub place: Option<String>,
    /// The day it was issued.
    pub date: Option<NaiveDate>,
    /// Degree of urgency.
    pub urgency: Option<Urgency>,
    /// Phạm vi lưu hành.
    pub circulation: Option<String>,
    /// Căn cứ.
    pub bases: Vec<Basis>,
    /// The clause that issues the regulation.
    pub enacting: Option<String>,
    /// Who decides, printed in capitals over the bases where the clause that issues is a line of its own; the organ when
    /// an amending instrument names nobody.
    pub authority: Option<String>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Meetings.
    pub meetings: Vec<Meeting>,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// Nơi nhận.
    pub recipients: Vec<String>,
    /// Contact line.
    pub contact: Option<String>,
    /// Typist and number of copies.
    pub typist: Option<String>,
    /// The folder of the regulation that this one replaces.
    pub supersedes: Option<String>,
    /// The folder of the model that it was made from.
    pub based_on: Option<String>,
    /// What it amends, for an amending instrument.
    pub amends: Option<Amends>,
    /// What it was made of, for a consolidated text.
    pub consolidates: Option<Consolidates>,
    /// The decision that promulgates it.
    pub decision: Option<Decision>,
    /// Where each value was read.
    #[serde(skip)]
    pub origins: Origins,
}

impl Facts {
    /// Tên loại: `Quy chế` unless another is given.
    pub fn document_type(&self) -> &str {
        self.document_type.as_deref().unwrap_or("Quy chế")
    }

    /// The role with this id.
    pub fn role(&self, id: &Id) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// The meeting with this id.
    pub fn meeting(&self, id: &Id) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.id == *id)
    }

    /// The day that the document states: of issue, or of the decision.
    pub fn issued(&self) -> Option<NaiveDate> {
        self.date.or_else(|| self.decision.as_ref().and_then(|decision| decision.date))
    }

    /// A day for what needs one: that of issue, or the first day of the term.
    pub fn dated(&self) -> NaiveDate {
        self.issued()
            .or_else(|| self.term.and_then(|term| NaiveDate::from_ymd_opt(term_year(term.start), 1, 1)))
            .unwrap_or_default()
    }
}

fn term_year(year: u32) -> i32 {
    i32::try_from(year).unwrap_or(i32::MAX)
}

/// Where each value was read, by its path: `meetings.0.chair`. Equal to any other, like an origin.
#[derive(Debug, Clone, Default)]
pub struct Origins(pub BTreeMap<String, Span>);

impl PartialEq for Origins {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origins {}

/// Who signs, and with what authority.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Signature {
    /// T/M: on behalf of a body.
    pub on_behalf_of: Option<String>,
    /// K/T: for a head, by a deputy.
    pub deputy_for: Option<String>,
    /// T/L: by order of.
    pub by_order_of: Option<String>,
    /// Q.: with the authority of.
    pub authorised_by: Option<String>,
    /// The title of the person who signs.
    pub title: Option<String>,
    /// The name of that person.
    pub name: Option<String>,
}

/// The decision that promulgates a regulation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Decision {
    /// Tên loại, `Quyết định` when absent.
    #[serde(rename = "type")]
    pub document_type: Option<String>,
    /// Trích yếu.
    pub subject: String,
    /// Who decides.
    pub authority: Option<String>,
    /// Its number, without type and organ.
    pub number: Option<u32>,
    /// The year that stands in the number.
    pub number_year: Option<u16>,
    /// The day it was issued.
    pub date: Option<NaiveDate>,
    /// Căn cứ.
    pub bases: Vec<Basis>,
    /// The clause that decides.
    pub enacting: Option<String>,
    /// Who signs it.
    pub signatures: Vec<Signature>,
    /// Nơi nhận.
    pub recipients: Vec<String>,
}

impl Decision {
    /// Tên loại: `Quyết định` unless another is given.
    pub fn document_type(&self) -> &str {
        self.document_type.as_deref().unwrap_or("Quyết định")
    }
}
