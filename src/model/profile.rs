//! A format profile: sizes, styles and fixed words of the official format, all of them data.

use super::{AmendingWords, ConsolidatedWords};
use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// A format profile, read from a file of `templates/profiles/` or an office's own.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name, which a regulation gives.
    pub name: String,
    /// The rulebook that it follows.
    pub source: String,
    /// The first day of that rulebook, when another came before it.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// The profile of the rulebook before it.
    #[serde(default)]
    pub replaces: Option<String>,
    /// The page.
    pub page: Page,
    /// The family of letters.
    pub font: String,
    /// Paragraphs of the body.
    pub paragraph: ParagraphStyle,
    /// Both blocks of the head.
    pub head: Head,
    /// Size and style of each element.
    pub elements: Elements,
    /// What stands under the subject.
    pub subject_mark: SubjectMark,
    /// The legal bases.
    pub basis: BasisStyle,
    /// What stands before a signatory's authority.
    pub authority: AuthorityWords,
    /// Nơi nhận.
    pub recipients: RecipientsStyle,
    /// What an amending instrument says.
    pub amending: AmendingWords,
    /// What a consolidated text says.
    pub consolidated: ConsolidatedWords,
    /// How a document number is cited: `{n}`, `{type}` and `{organ}` are filled in.
    pub number_cited: String,
    /// The letters of each document type: `Quy chế` is `QC`.
    pub types: BTreeMap<String, String>,
    /// The words of each degree of urgency.
    pub urgency: BTreeMap<String, String>,
    /// What the rulebook allows beside what is printed, from the least to the most: the size of an element by its
    /// name (pt), margins `top`, `bottom`, `inner`, `outer` and `indent` (mm), `line` (pt, exactly), `times` (multiples of
    /// single spacing), `signature` (lines of room to sign in).
    #[serde(default, deserialize_with = "allowed")]
    pub allowed: BTreeMap<String, [f64; 2]>,
}

/// Names under `allowed` that are no element.
const ALLOWED: [&str; 8] = ["top", "bottom", "inner", "outer", "indent", "line", "times", "signature"];

fn allowed<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, [f64; 2]>, D::Error> {
    let map = BTreeMap::<String, [f64; 2]>::deserialize(from)?;
    let known = |name: &str| ALLOWED.contains(&name) || Elements::NAMES.contains(&name);
    match map.keys().find(|name| !known(name)) {
        Some(name) => Err(D::Error::custom(format!("unknown field `{name}` under allowed"))),
        None => Ok(map),
    }
}

/// The page; lengths in millimetres.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Top margin.
    pub top: f64,
    /// Bottom margin.
    pub bottom: f64,
    /// The margin at the binding: left on odd pages, right on even ones.
    pub inner: f64,
    /// The other margin.
    pub outer: f64,
    /// From the top edge to the top of the page number.
    pub number_top: f64,
}

/// Paragraphs of the body.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ParagraphStyle {
    /// Indent of the first line, mm.
    pub indent: f64,
    /// From one line to the next, exactly, pt.
    pub line: f64,
    /// Between two paragraphs, pt.
    pub space: f64,
}

/// Both blocks of the head.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// First line of the right block.
    pub nation: String,
    /// Second line of the right block, when there is one.
    #[serde(default)]
    pub motto: Option<String>,
    /// What stands under the issuing organ.
    pub organ_mark: OrganMark,
    /// How the number is written; `{n}`, `{type}` and `{organ}` are filled in.
    pub number: String,
    /// Width of the left block, mm; the right block takes the rest.
    pub left_width: f64,
}

/// What stands under the issuing organ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OrganMark {
    /// `*` on a line of its own.
    Star,
    /// A rule of a third to a half of its length.
    Rule,
}

/// What stands under the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SubjectMark {
    /// `-----`.
    Dashes,
    /// A short rule.
    Rule,
}

/// Size and style of one element.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Size, pt.
    pub size: f64,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// Underlined.
    #[serde(default)]
    pub underline: bool,
    /// All capitals.
    #[serde(default)]
    pub caps: bool,
}

macro_rules! elements {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// Size and style of each element of the official format.
        #[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        pub struct Elements { $($(#[$doc])* pub $name: Element),* }

        impl Elements {
            /// The name of every element.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// Every element with its name.
            pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Element)> {
                [$((stringify!($name), &self.$name)),*].into_iter()
            }
        }
    };
}

elements! {
    /// First line of the right block.
    nation,
    /// Its second line.
    motto,
    /// The superior organ.
    superior,
    /// The issuing organ.
    organ,
    /// Number and sign.
    number,
    /// Place and date.
    date,
    /// Tên loại.
    title,
    /// Trích yếu.
    subject,
    /// `(Ban hành kèm theo Quyết định số …)`.
    promulgated,
    /// Căn cứ.
    basis,
    /// The clause that issues.
    enacting,
    /// `Chương I`, `Phụ lục 1`.
    chapter,
    /// Its name.
    chapter_name,
    /// `Mục 1`.
    section,
    /// Its name.
    section_name,
    /// `Điều 1. Tên`.
    article,
    /// Running text.
    body,
    /// Cells of a table.
    table,
    /// Footnotes.
    footnote,
    /// T/M, K/T, T/L, Q.
    authority,
    /// The title of the signatory.
    signer_title,
    /// The name of the signatory.
    signer_name,
    /// `Nơi nhận:`.
    recipients_label,
    /// Its list.
    recipients,
    /// KHẨN.
    urgency,
    /// Phạm vi lưu hành.
    circulation,
    /// `Dự thảo lần 2`.
    draft,
    /// Typist and copies.
    typist,
    /// Contact line.
    contact,
    /// Page number.
    page_number,
}

/// The legal bases.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BasisStyle {
    /// What opens a line: `- `.
    pub opening: String,
    /// What ends the last line, before the clause that issues.
    pub last_end: String,
    /// How a document is cited: `{type}`, `{number}`, `{date}` (digits) and `{day}` (in words), `{issuer}`.
    pub cited: String,
}

/// What stands before a signatory's authority.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityWords {
    /// T/M.
    pub on_behalf: String,
    /// K/T.
    pub deputy: String,
    /// T/L.
    pub by_order: String,
    /// Q.
    pub authorised: String,
}

/// Nơi nhận.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientsStyle {
    /// What ends an item; the last ends with a full stop.
    pub item_end: String,
}

impl Profile {
    /// The least and the most that the rulebook allows under a name, when it allows more than what is printed.
    pub fn allows(&self, name: &str, printed: f64) -> [f64; 2] {
        self.allowed.get(name).copied().unwrap_or([printed, printed])
    }

    /// The letters of a document type, or its initials when the profile does not name it.
    pub fn type_letters(&self, document_type: &str) -> String {
        let named = self.types.iter().find(|(name, _)| name.to_lowercase() == document_type.to_lowercase());
        match named {
            Some((_, letters)) => letters.clone(),
            None => document_type
                .split_whitespace()
                .filter_map(|word| word.chars().next())
                .collect::<String>()
                .to_uppercase(),
        }
    }

    /// A document number as it is cited: `05-QC/TU` (below 10 with a leading 0; Hướng dẫn 05-HD/VPTW).
    pub fn cite_number(&self, number: u32, document_type: &str, organ: &str) -> String {
        self.fill_number(&self.number_cited, &format!("{number:02}"), document_type, organ)
    }

    /// The number line of the head; room to write is left when there is no number yet. The year of a document of law
    /// stands behind the number (`191/2026/NĐ-CP`; Luật 64/2025/QH15, Điều 7).
    pub fn head_number(&self, number: Option<u32>, year: Option<u16>, document_type: &str, organ: &str) -> String {
        let number = number.map_or_else(|| "\u{a0}".repeat(6), |number| format!("{number:02}"));
        self.fill_number(&self.head.number, &with_year(number, year), document_type, organ)
    }

    /// As [`Profile::cite_number`], with the year that stands in the number.
    pub fn cite_number_of(&self, number: u32, year: Option<u16>, document_type: &str, organ: &str) -> String {
        self.fill_number(&self.number_cited, &with_year(format!("{number:02}"), year), document_type, organ)
    }

    fn fill_number(&self, pattern: &str, number: &str, document_type: &str, organ: &str) -> String {
        // What the National Assembly passes has no letters of its type: `58/2024/QH15`.
        let of_assembly = organ.contains("QH") && organ.ends_with(|c: char| c.is_ascii_digit());
        let letters = if of_assembly { String::new() } else { self.type_letters(document_type) };
        let pattern = if letters.is_empty() { pattern.replace("{type}-", "") } else { pattern.to_owned() };
        pattern.replace("{n}", number).replace("{type}", &letters).replace("{organ}", organ)
    }
}

/// A number with the year behind it, when it has one.
fn with_year(number: String, year: Option<u16>) -> String {
    match year {
        Some(year) => format!("{number}/{year}"),
        None => number,
    }
}
