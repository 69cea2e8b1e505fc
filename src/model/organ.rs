//! Who issues a regulation.

use serde::{Deserialize, Serialize};

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
