//! What the comparison tells, in plain values: the only place here that knows the types of the comparison.

use quyche::diff::{Document, compare};
use quyche::load::{embedded_profile, embedded_registry};
use quyche::model::Regulation;

/// What a comparison tells. A provision is its place in reading order; generated texts have no notes, which a
/// comparison leaves out.
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

/// Compares two regulations.
pub fn told(old: &Regulation, new: &Regulation) -> Told {
    let profile = embedded_profile("hd05-2026").unwrap();
    let document = |regulation| Document { regulation, profile: &profile };
    let diff = compare(document(old), document(new), embedded_registry);
    let pairs = diff.new_of.iter().enumerate().filter_map(|(at, to)| Some((at, (*to)?))).collect();
    let change = |change: &quyche::diff::Change| ToldChange {
        kinds: change.kinds.iter().map(|kind| kind.word()).collect(),
        old: change.old,
        new: change.new,
        others: change.others.clone(),
    };
    Told { pairs, changes: diff.changes.iter().map(change).collect() }
}
