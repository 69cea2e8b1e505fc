//! A comparison as a Word document with tracked changes: both printed documents interleaved into one.
//!
//! Accepted as a whole it reads as the new document, rejected as a whole as the old one; how it looks (styles, page, header)
//! is the new document's. Nothing is compared here: paragraphs come in the order of the comparison's rows, words by its
//! pieces, moves by its moves.
//!
//! Choices. A paragraph is whole in one text or whole in both: its mark is tracked only with all of its words, so that no
//! word processor has to join paragraphs. Numbers are words, tracked where they differ: a word processor that counts them
//! counts what is gone together with what came. A provision that moved is marked as moved with all of its words: with the old ones where
//! it stood, with the new ones where it stands. Word would also take changes within; LibreOffice (7.4) then leaves the number
//! and style of what is gone to the next paragraph. Tables that moved, and rows whose number of cells differs, are deleted
//! and inserted.

mod body;
mod interleave;
mod moves;
mod parts;
mod printed;
mod stream;
mod writer;

pub use body::{BlockLook, FormerLook, MoveRange, TrackedBlock, TrackedRow, TrackedTable};
pub use moves::Moves;
pub use parts::{EnactingLine, HeadRow, NamedLine, SignerRow, TrackedClosing, TrackedHead, TrackedPart, TrackedSigner};
pub use writer::{Change, Line, Look, Stretch, TrackedFootnote};

use super::super::build::{DocumentView, Meta, document};
use crate::diff::Diff;
use crate::model::Profile;
use body::Body;
use serde::Serialize;

/// A document with tracked changes.
#[derive(Debug, Clone, Serialize)]
pub struct RedlineView {
    /// What the file says about itself; its description names both sides.
    pub meta: Meta,
    /// The format profile of the new document.
    pub profile: Profile,
    /// Who made the changes, and when.
    pub by: By,
    /// The parts, in order.
    pub parts: Vec<TrackedPart>,
    /// All footnotes; the marks name them by number.
    pub footnotes: Vec<TrackedFootnote>,
}

/// Who made the changes, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct By {
    /// The name that word processors show.
    pub name: String,
    /// `2025-11-05T00:00:00Z`.
    pub date: String,
    /// The time of the changes of whole paragraphs, two minutes later: LibreOffice joins neighbours of one author, kind and
    /// minute, and then takes the end of a paragraph that stays away with the one behind it.
    pub later: String,
}

/// How changes are tracked: who is named for them, and which day; what is not given comes from the new document: its
/// organ and its date.
#[derive(Debug, Clone, Default)]
pub struct Tracking {
    /// How moves are written.
    pub moves: Moves,
    /// The name.
    pub author: Option<String>,
    /// Day and time.
    pub date: Option<chrono::NaiveDateTime>,
}

/// Times as Word writes them.
const ISO: &str = "%Y-%m-%dT%H:%M:%SZ";

/// A comparison as a document with tracked changes; `sources` name where the two sides were read.
pub fn redline(diff: &Diff, sources: [&str; 2], tracking: &Tracking) -> RedlineView {
    // The sides themselves stay on this thread: they read their words when asked.
    let print = |of: crate::diff::Document| document(of.regulation, of.profile);
    let (before, after) = (diff.old.document, diff.new.document);
    let (old, new) = std::thread::scope(|scope| {
        let old = scope.spawn(|| print(before));
        let new = print(after);
        (old.join(), new)
    });
    // A thread ends otherwise only by a panic, which goes on here.
    let old = old.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let mut body = Body::new(diff, &old, &new, tracking.moves);
    let parts = parts::parts(&old, &new, &mut body);
    let footnotes = body.writer.footnotes();
    let dated = diff.new.document.regulation.facts.dated();
    let date = tracking.date.unwrap_or_else(|| dated.and_time(chrono::NaiveTime::MIN));
    let by = By {
        name: tracking.author.clone().unwrap_or_else(|| new.meta.author.clone()),
        date: date.format(ISO).to_string(),
        later: date.checked_add_signed(chrono::TimeDelta::minutes(2)).unwrap_or(date).format(ISO).to_string(),
    };
    let description = describe([&diff.old.title(), &diff.new.title()], sources);
    let DocumentView { meta, profile, .. } = new;
    let meta = Meta { description: Some(description), tracked: true, ..meta };
    RedlineView { meta, profile, by, parts, footnotes }
}

/// Names both sides, and where they were read when they go by one name.
fn describe([old, new]: [&str; 2], sources: [&str; 2]) -> String {
    if old == new {
        return format!("So sánh {new}: {} → {}", sources[0], sources[1]);
    }
    format!("So sánh {old} ({}) → {new} ({})", sources[0], sources[1])
}
