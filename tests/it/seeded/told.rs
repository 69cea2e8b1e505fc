//! What the comparison tells, in plain values: the only place here that knows the types of the comparison.

use quyche::model::Regulation;

/// What a comparison tells. A provision is its place in reading order.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Partners: place in the old text, place in the new.
    pub pairs: Vec<(usize, usize)>,
    /// The changes.
    pub changes: Vec<ToldChange>,
}

/// One change.
#[derive(Debug, Clone, Default)]
pub struct ToldChange {
    /// The kinds, by their names in data.
    pub kinds: Vec<&'static str>,
    /// Its place in the old text.
    pub old: Option<usize>,
    /// Its place in the new text.
    pub new: Option<usize>,
    /// Of a split on the provision that goes on the other parts in the new text, on a part the provision in the old
    /// text that it belonged to; of a merge the same with the texts swapped.
    pub others: Vec<usize>,
}

/// Compares two regulations; `None` as long as there is no comparison.
pub fn told(_old: &Regulation, _new: &Regulation) -> Option<Told> {
    None
}
