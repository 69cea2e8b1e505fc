//! What a new term's draft is to say.

use crate::diagnostic::Message;
use crate::model::{Registry, Term};

/// What the new term's draft is to say.
#[derive(Debug)]
pub struct Renewal<'a> {
    /// The new term.
    pub term: Term,
    /// The folder of the old regulation, as the new one names it.
    pub supersedes: String,
    /// The folder of its model, as the new one names it.
    pub based_on: Option<String>,
    /// What was replaced and what ended.
    pub registry: &'a Registry,
}

/// A message of the catalogue.
pub(super) fn message(key: &str, gaps: Vec<(&'static str, String)>) -> Message {
    Message { key: key.to_owned(), gaps }
}
