//! What a merge gives: the text, and what is left for a person to decide.

/// What stands at the markers of a conflict.
#[derive(Debug, Clone)]
pub struct Labels {
    /// Behind `<<<<<<<`.
    pub ours: String,
    /// Behind `|||||||`.
    pub base: String,
    /// Behind `>>>>>>>`.
    pub theirs: String,
    /// How many signs a marker has, from 1.
    pub length: usize,
    /// Whether the base is shown between the two.
    pub with_base: bool,
}

impl Default for Labels {
    fn default() -> Self {
        let [ours, base, theirs] = ["ours", "base", "theirs"].map(str::to_owned);
        Self { ours, base, theirs, length: 7, with_base: false }
    }
}

/// Why a person has to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Both sides edited the same words, or words too near each other.
    Edited,
    /// One side deleted what the other edited or moved.
    Deleted,
    /// The sides moved, split, joined or deleted the same words, each in its own way.
    Moved,
    /// Both sides put in something of the same name or almost the same words.
    Added,
    /// The provisions could not be put together; the lines were merged, whether or not they conflict.
    Unclear,
}

/// A place that is left for a person to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Where: `khoản 2, Điều “Bí thư”`, or the path of a fact.
    pub place: String,
    /// Why.
    pub reason: Reason,
}

/// The merged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its text, with markers around what is contested.
    pub text: String,
    /// What is contested; empty when the merge is clean.
    pub conflicts: Vec<Conflict>,
}
