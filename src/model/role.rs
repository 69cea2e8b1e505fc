//! A body or a person that a regulation speaks of.

use super::{Form, Id};
use serde::{Deserialize, Serialize};

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
