//! The blank lines and comments between two pieces.

use super::document::Kind;
use super::side::Side;
use super::tree::Merge;
use super::words::pick;
use crate::model::Level;

/// Whether two pieces that follow each other need a blank line between them to stay two, or to be read easily.
pub fn need_blank(before: Kind, after: Kind) -> bool {
    let is_block = |kind| match kind {
        Kind::Provision(level) => {
            let is_block = matches!(level, Level::Paragraph | Level::Table | Level::Note | Level::Quote);
            level.is_heading() || is_block
        }
        Kind::Footnote => true,
        _ => false,
    };
    if before == Kind::Footnote && after == Kind::Footnote {
        return false;
    }
    before != Kind::Root && (is_block(before) || is_block(after))
}

/// The lines before a piece that belong to nothing, and a blank line where it would run into the piece before it.
///
/// `last` is the piece written before it, `is_first` whether nothing was written yet.
pub fn before(merge: &Merge, at: usize, last: Option<usize>, is_first: bool) -> String {
    let [base, ours, theirs] = [Side::Base, Side::Ours, Side::Theirs].map(|side| merge.node(side, at));
    let Some(either) = ours.or(theirs) else { return String::new() };
    let (ours, theirs) = (ours.unwrap_or(either), theirs.unwrap_or(either));
    let place = Place { merge, at, last };
    let facts = either.is_fact();
    // Blank lines belong to the place as much as to the piece: the version that has the same piece before decides.
    let known = Side::BOTH.into_iter().find(|side| !facts && place.stood_behind(*side));
    let own = |side: Side| merge.node(side, at).map(|node| node.gap.clone());
    let gap = match (known, pick(base.map(|base| &base.gap), &ours.gap, &theirs.gap)) {
        (Some(side), None) => own(side).unwrap_or_default(),
        (Some(side), Some(gap)) => {
            let both = Side::BOTH.into_iter().all(|side| place.stood_behind(side));
            own(side).filter(|_| !both).unwrap_or_else(|| gap.clone())
        }
        (None, _) if !facts => place.gap_in_such_a_place().unwrap_or_default(),
        (None, Some(gap)) => gap.clone(),
        (None, None) => both(&ours.gap, &theirs.gap),
    };
    let before = last.and_then(|last| merge.any_node(last));
    match before {
        None if is_first && !facts && !place.was_first() => String::new(),
        Some(before) if gap.is_empty() && need_blank(before.kind, either.kind) && !place.followed() => "\n".to_owned(),
        _ => gap,
    }
}

/// Comments that both sides typed over the same fact: ours, then those of theirs that ours lack.
pub fn both(ours: &str, theirs: &str) -> String {
    let mut out = ours.to_owned();
    for line in theirs.split_inclusive('\n').filter(|line| !line.trim().is_empty()) {
        if !ours.lines().any(|known| known.trim() == line.trim()) {
            out.push_str(line);
        }
    }
    out
}

struct Place<'a> {
    merge: &'a Merge<'a>,
    at: usize,
    last: Option<usize>,
}

impl Place<'_> {
    /// The blank lines before the piece in a version where it stood behind a piece of the same sort as it does now.
    fn gap_in_such_a_place(&self) -> Option<String> {
        let sort = |kind| need_blank(kind, Kind::Provision(Level::Clause));
        let last = self.merge.any_node(self.last?)?;
        [Side::Ours, Side::Theirs, Side::Base].into_iter().find_map(|side| {
            let place = (*self.merge.piece(self.at).parts.get(side))?;
            let document = self.merge.documents.get(side);
            let before = document.node(place.checked_sub(1)?);
            (sort(before.kind) == sort(last.kind)).then(|| document.node(place).gap.clone())
        })
    }

    fn was_first(&self) -> bool {
        Side::BOTH.into_iter().any(|side| *self.merge.piece(self.at).parts.get(side) == Some(1))
    }

    /// Whether the piece stood right behind the last one in a version.
    fn stood_behind(&self, side: Side) -> bool {
        let place = *self.merge.piece(self.at).parts.get(side);
        let last = self.last.and_then(|last| *self.merge.piece(last).parts.get(side));
        place.zip(last).is_some_and(|(place, last)| place == last + 1)
    }

    /// Whether it did so without a blank line between.
    fn followed(&self) -> bool {
        let joined = |side| self.merge.node(side, self.at).is_some_and(|node| node.gap.is_empty());
        Side::BOTH.into_iter().any(|side| self.stood_behind(side) && joined(side))
    }
}
