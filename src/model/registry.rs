//! What is known of documents and organs beyond one regulation: replacements and ends.

use super::Basis;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Documents that were replaced and organs that ended.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Replaced documents.
    pub replaced: Vec<Replaced>,
    /// Format profiles that were replaced, old to new.
    pub profiles: BTreeMap<String, String>,
    /// Organs that ended.
    pub ended: Vec<Ended>,
}

/// A document that was replaced.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// Its number and sign.
    pub number: String,
    /// The document in force in its place.
    pub by: Basis,
}

/// Organs that ended.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// What texts call them, in lower case.
    pub words: String,
    /// The year they ended.
    #[serde(rename = "in")]
    pub year: u32,
}
