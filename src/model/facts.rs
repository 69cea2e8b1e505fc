//! The facts of a regulation: everything that `regulation.yaml` states.

use super::{Amends, Consolidates, Id, Meeting};
use crate::source::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
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

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// The words that the YAML may use.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word for this value.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }
    };
}

words! {
    /// What kind of organ a regulation is for.
    Kind {
        /// Tỉnh uỷ, thành uỷ.
        TinhUy = "tinh-uy",
        /// Uỷ ban Kiểm tra of a cấp uỷ.
        UyBanKiemTra = "uy-ban-kiem-tra",
        /// Several bodies together.
        PhoiHop = "phoi-hop",
        /// Đảng uỷ xã, phường, đặc khu.
        DangUyXa = "dang-uy-xa",
        /// Đảng uỷ cơ sở.
        DangUyCoSo = "dang-uy-co-so",
        /// Chi bộ.
        ChiBo = "chi-bo",
        /// Uỷ ban nhân dân xã.
        UbndXa = "ubnd-xa",
        /// Any other.
        #[default]
        Khac = "khac",
    }
}

words! {
    /// Whether a regulation is in force.
    Status {
        /// Being drafted.
        #[default]
        Draft = "draft",
        /// Issued.
        Issued = "issued",
    }
}

words! {
    /// Where the tone mark of oa, oe, uy stands.
    Tone {
        /// On the last vowel: uỷ, khoá, hoà.
        #[default]
        Old = "old",
        /// On the first: ủy, khóa, hòa.
        New = "new",
    }
}

words! {
    /// Degrees of urgency.
    Urgency {
        /// KHẨN.
        #[default]
        Khan = "khan",
        /// THƯỢNG KHẨN.
        ThuongKhan = "thuong-khan",
        /// HOẢ TỐC.
        HoaToc = "hoa-toc",
    }
}

words! {
    /// Whether a role is a body or a person.
    Form {
        /// A body.
        #[default]
        Collective = "collective",
        /// A person.
        Individual = "individual",
    }
}

/// Who issues a regulation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Organ {
    /// Its full name.
    pub name: String,
    /// How the text speaks of it.
    pub short: Option<String>,
    /// Its đảng bộ.
    pub party: Option<String>,
    /// Where it works.
    pub area: Option<String>,
    /// Its letters in a document number.
    pub code: Option<String>,
    /// The organ above it.
    pub superior: Option<String>,
}

/// A term: its first and last year and its ordinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The first year.
    pub start: u32,
    /// The last year, not before the first.
    pub end: u32,
    /// The ordinal, `XV`, as the number it stands for; `None` when it is not counted.
    pub ordinal: Option<u32>,
}

impl Term {
    /// As printed: `2025 – 2030`.
    pub fn years(&self) -> String {
        format!("{} – {}", self.start, self.end)
    }
}

#[derive(Deserialize, Serialize)]
struct RawTerm {
    years: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ordinal: Option<String>,
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawTerm::deserialize(deserializer)?;
        let (start, end) = parse_years(&raw.years).ok_or_else(|| de::Error::custom("years: YYYY-YYYY"))?;
        let ordinal = match raw.ordinal {
            None => None,
            Some(text) => Some(
                super::Number::parse(&text, super::Level::Chapter)
                    .map(|number| number.base)
                    .ok_or_else(|| de::Error::custom("ordinal: a Roman numeral"))?,
            ),
        };
        Ok(Self { start, end, ordinal })
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawTerm { years: format!("{}-{}", self.start, self.end), ordinal: self.ordinal.map(super::roman) }
            .serialize(serializer)
    }
}

/// The two years of `2025-2030`, also with a longer dash or spaces, as recognisers of scans write it; `None` when it is no such range.
pub fn parse_years(text: &str) -> Option<(u32, u32)> {
    let (start, end) = text.split_once(['-', '–', '—'])?;
    let year = |text: &str| text.trim().parse().ok().filter(|year| (1930..=2200).contains(year));
    Some((year(start)?, year(end)?))
}

/// A document that a regulation rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Basis {
    /// The whole of it in words, instead of what follows.
    pub text: Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub document_type: Option<String>,
    /// Its number and sign.
    pub number: Option<String>,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// What it is about, `về …`.
    pub subject: Option<String>,
}

/// A body or a person that the regulation speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Role {
    /// Its id.
    pub id: Id,
    /// Its full name.
    pub name: String,
    /// How the text speaks of it.
    #[serde(default)]
    pub short: Option<String>,
    /// A body or a person.
    #[serde(default)]
    pub form: Form,
    /// How many members it has.
    #[serde(default)]
    pub members: Option<u32>,
    /// The role it answers to.
    #[serde(default)]
    pub accountable_to: Option<Id>,
    /// The field of work assigned to it.
    #[serde(default)]
    pub field: Option<String>,
}

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
