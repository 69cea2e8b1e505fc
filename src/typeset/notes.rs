//! The foot of a page: a short rule, and below it the notes that are called on the page.

use super::strip::{Strip, strips};
use super::{Document, Faces};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// Room above the rule, and above each note, in points.
pub(super) const CLEARANCE: f64 = 3.0;
const GAP: f64 = 1.0;

/// How long and how thick the rule above the notes is.
pub(super) const RULE: (f64, f64) = (50.0 * 72.0 / 25.4, 0.75);

/// The notes of a document.
pub(super) struct Notes<'d> {
    document: &'d Document,
    faces: &'d Faces,
    /// The strips of each note, by the width that they are set in.
    set: HashMap<(usize, u64), Arc<Vec<Strip>>>,
    /// What did not fit on the pages before.
    pub(super) waiting: VecDeque<Strip>,
}

impl<'d> Notes<'d> {
    pub(super) fn new(document: &'d Document, faces: &'d Faces) -> Self {
        Self { document, faces, set: HashMap::new(), waiting: VecDeque::new() }
    }

    /// The strips of a note in a room so many points wide.
    pub(super) fn strips(&mut self, note: usize, width: f64) -> Arc<Vec<Strip>> {
        let (document, faces) = (self.document, self.faces);
        let set = self.set.entry((note, width.to_bits())).or_insert_with(|| {
            let mut set = strips(document.notes.get(note).map_or(&[], Vec::as_slice), width, faces);
            set.iter_mut().for_each(|strip| strip.above = 0.0);
            if let Some(first) = set.first_mut() {
                first.above = GAP;
            }
            Arc::new(set)
        });
        Arc::clone(set)
    }
}

/// How high the foot with these strips is.
pub(super) fn height<'s>(strips: impl IntoIterator<Item = &'s Strip>) -> f64 {
    let mut sum = 0.0;
    for strip in strips {
        sum += strip.above + strip.height;
    }
    if sum > 0.0 { sum + CLEARANCE } else { 0.0 }
}
