//! What is known of documents and organs beyond one regulation: replacements and ends.

use super::Basis;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Documents that were replaced and organs that ended.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Replaced documents.
    pub replaced: Vec<Replaced>,
    /// Laws that were replaced.
    #[serde(default)]
    pub laws: Vec<ReplacedLaw>,
    /// Format profiles that were replaced, old to new.
    pub profiles: BTreeMap<String, String>,
    /// Organs that ended.
    pub ended: Vec<Ended>,
    /// The letters of types of documents in numbers, beside those of the profiles: `NĐ`.
    #[serde(default)]
    pub letters: Vec<String>,
    /// The letters of organs whose documents are numbered `294-QĐ/TW`.
    #[serde(default)]
    pub party_organs: Vec<String>,
    /// The letters of organs whose documents are numbered `15/QĐ-UBND`.
    #[serde(default)]
    pub state_organs: Vec<String>,
    /// The names of the organs that have letters of their own in numbers: those of the letters `TW`.
    #[serde(default)]
    pub issuers: BTreeMap<String, Vec<String>>,
    /// Kinds of documents from the highest rank to the lowest, each row the ways that their names begin.
    #[serde(default)]
    pub ranks: Vec<Vec<String>>,
}

/// A document that was replaced.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// Its number and sign.
    pub number: String,
    /// The year it was issued: numbers begin anew with each term.
    #[serde(default, rename = "in")]
    pub year: Option<u32>,
    /// The document in force in its place.
    pub by: Basis,
}

/// Organs that ended.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// What texts call them, in lower case.
    pub words: String,
    /// The day from which they are no more.
    pub from: NaiveDate,
}

/// A law that another has replaced: cited by its subject, the year or the number telling it from the new one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplacedLaw {
    /// Its subject: `Tổ chức chính quyền địa phương`.
    pub subject: String,
    /// Its number: `77/2015/QH13`.
    pub number: String,
    /// The day it was passed.
    pub date: NaiveDate,
    /// The law in force in its place.
    pub by: Basis,
}
