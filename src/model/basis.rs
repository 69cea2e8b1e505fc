//! A document that a regulation rests on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
