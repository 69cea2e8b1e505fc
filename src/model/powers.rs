//! What a role has to do with a matter, and the table of words by which a duty tells it.

use serde::{Deserialize, Serialize};

/// What a role has to do with a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Decides it.
    Decides,
    /// Prepares it or puts it before whoever decides.
    Prepares,
    /// Takes part or is asked.
    Consulted,
    /// Carries it out.
    CarriesOut,
    /// Checks that it is done.
    Checks,
}

impl Power {
    /// Every power, in the order of the columns.
    pub const ALL: [Power; 5] = [Power::Decides, Power::Prepares, Power::Consulted, Power::CarriesOut, Power::Checks];
}

/// The words that tell what a duty asks and about what; `templates/registry/powers.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PowerWords {
    /// The verbs at the head of a duty.
    pub verbs: Verbs,
    /// What is still a verb after a comma.
    pub after_comma: Vec<String>,
    /// What stands before a verb and changes nothing.
    pub skipped: Vec<String>,
    /// What opens a right instead of a duty.
    pub rights: Vec<String>,
    /// Nouns that look like verbs: of a clause in the passive they name its subject.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Phrases that hold the words of a matter and speak of none.
    #[serde(default)]
    pub passed: Vec<String>,
    /// What the product tells when no verb does.
    pub products: Products,
    /// The matters by field.
    pub fields: Vec<FieldWords>,
}

/// The verbs of each power.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verbs {
    /// Of deciding.
    pub decides: Vec<String>,
    /// Of deciding when several do it together, of one person of taking part.
    pub decides_together: Vec<String>,
    /// Of preparing.
    pub prepares: Vec<String>,
    /// Of taking part.
    pub consulted: Vec<String>,
    /// Of carrying out.
    pub carries_out: Vec<String>,
    /// Of checking.
    pub checks: Vec<String>,
}

/// The products of each power.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Products {
    /// What comes of deciding.
    pub decides: Vec<String>,
    /// What comes of preparing.
    pub prepares: Vec<String>,
}

/// A field of work.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldWords {
    /// What it is called.
    pub name: String,
    /// Its matters.
    pub matters: Vec<MatterWords>,
}

/// A matter.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatterWords {
    /// What it is called.
    pub name: String,
    /// The phrases that it is known by, in small letters.
    pub words: Vec<String>,
    /// The powers that somebody must have in it.
    pub needs: Vec<Power>,
}
