//! The comparison of two regulations: a side table over two untouched trees, which knows nothing of display.
//!
//! Words used here: a *side* is one of the two regulations laid out as a list of *nodes* (provisions in reading
//! order); two nodes that are the same provision are *partners*; a *passage* is a text as compared, cut into
//! *tokens*; a *piece* is a run of tokens with one fate; a *row* is one place of the two texts laid over each other.
//!
//! Stages, in reading order: `cut`, `token`, `print` and `side` lay the texts out, `pair` finds partners (by id, by
//! equal words, by likeness in the gaps, then across), `order` tells moves from renumbering, `split` finds what was
//! split or merged, `words` compares the words of partners, `list` makes the changes and rows of it, `facts` compares
//! the data. `together` does two things at once wherever neither needs the other.
//!
//! Invariant: the pairing and the words are worked out on the two sides in an order that depends on their words alone,
//! so that `diff(a, b)` mirrored is `diff(b, a)`.

mod change;
mod cut;
mod facts;
mod fold;
mod known;
mod likeness;
mod line;
mod links;
mod list;
mod order;
mod pair;
mod print;
mod sequence;
mod side;
mod split;
mod tidy;
mod together;
mod token;
mod value;
mod words;

pub use change::{CellRow, Change, Diff, Kind, Kinds, Place, Renumbering, Row, Stats};
pub use facts::{Fact, FactKind, Field};
pub use fold::fold;
pub use line::{align_lines, compare_lines};
pub use order::longest_increasing;
pub use sequence::changes;
pub use side::{Node, NodeId, Side};
pub use together::{at_once, in_halves};
pub use token::{Passage, Style, Token, TokenKind};
pub use words::{Op, Piece, Words};

use crate::model::{Profile, Registry, Regulation};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A regulation to compare, and the profile by which its numbers are printed.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The regulation.
    pub regulation: &'a Regulation,
    /// Its format profile.
    pub profile: &'a Profile,
}

/// Compares two lines of plain words that stand in no provision: a basis, the clause that issues.
pub fn compare_words(old: &str, new: &str) -> Words {
    words::compare(&Arc::new(token::plain(old)), &Arc::new(token::plain(new)), false)
}

/// Plain words as they are compared, cut into tokens.
pub fn passage(words: &str) -> Passage {
    token::plain(words)
}

/// Where the registry of replaced documents is, which is asked for only when bases differ: reading it takes time.
pub type Registered = fn() -> &'static Registry;

/// Compares two regulations; `registry` tells which basis replaced which.
///
/// Never fails: of two documents without anything in common every provision is removed and added, and
/// [`Diff::unrelated`] says so.
pub fn compare<'a>(old: Document<'a>, new: Document<'a>, registry: Registered) -> Diff<'a> {
    let laid_out = |document| {
        let side = Side::new(document);
        let hashes = side.hashes();
        (side, hashes)
    };
    let ((old_side, old_hashes), (new_side, new_hashes)) = at_once(|| laid_out(old), || laid_out(new));
    let prepared = |side: Side<'a>, others: &FxHashSet<u64>| {
        side.prepare(others);
        side
    };
    let (old_side, new_side) = at_once(|| prepared(old_side, &new_hashes), || prepared(new_side, &old_hashes));
    // Ties are broken by position, so the same side has to come first whichever way round it was asked.
    let mirrored = side::digest(&old_side) > side::digest(&new_side);
    let (first, second) = if mirrored { (&new_side, &old_side) } else { (&old_side, &new_side) };
    let mut pairs = pair::pair(first, second);
    let mut links = split::links(first, second, &pairs);
    pair::pair_parts(first, second, &mut pairs, &links);
    let mut moved = order::moved(first, second, &pairs, &links);
    if mirrored {
        let moved_there = |partner: &Option<side::NodeId>| partner.is_some_and(|partner| moved[partner]);
        moved = pairs.old_of.iter().map(moved_there).collect();
        pairs = pairs.mirrored();
        links = links.mirrored();
    }
    list::diff(old_side, new_side, pairs, links, moved, mirrored, registry)
}
