//! Words with their marks, as a template lays them out.

use super::super::segment::{Fate, SegmentView, new_side, old_side, whole};
use crate::diff::{Passage, Words};
use serde::Serialize;

/// A stretch of text under one mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StretchView {
    /// What stands before it and outside its mark: white space.
    pub lead: String,
    /// Its words.
    pub text: String,
    /// How it is marked; nothing when it is the same in both texts.
    pub mark: Option<Mark>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Whether it stands in a footnote.
    pub in_footnote: bool,
    /// Whether it is the first of that footnote.
    pub opens_footnote: bool,
    /// Whether it is the last of that footnote.
    pub closes_footnote: bool,
    /// A line break, with no text.
    pub is_break: bool,
}

/// How a stretch is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Gone: struck.
    Removed,
    /// New: underlined.
    Added,
    /// Spelt or set otherwise.
    Spelling,
    /// The new number of the same provision.
    Renumbered,
}

/// A passage as it stands in the old text, marked when it was compared.
pub(super) fn old(passage: &Passage, words: Option<&Words>, fate: Fate) -> Vec<StretchView> {
    stretches(words.map_or_else(|| whole(passage, fate), old_side))
}

/// A passage as it stands in the new text, marked when it was compared.
pub(super) fn new(passage: &Passage, words: Option<&Words>, fate: Fate) -> Vec<StretchView> {
    stretches(words.map_or_else(|| whole(passage, fate), new_side))
}

fn stretches(segments: Vec<SegmentView>) -> Vec<StretchView> {
    let footnotes: Vec<Option<usize>> = segments.iter().map(|segment| segment.footnote).collect();
    let stretch = |(at, segment): (usize, SegmentView)| {
        let is_end =
            |other: Option<&Option<usize>>| segment.footnote.is_some() && other.copied().flatten() != segment.footnote;
        let opens_footnote = is_end(at.checked_sub(1).and_then(|before| footnotes.get(before)));
        let closes_footnote = is_end(footnotes.get(at + 1));
        let text = segment.text.trim_start();
        let (lead, text) = segment.text.split_at(segment.text.len() - text.len());
        let mark = match segment.fate {
            Fate::Same => None,
            Fate::Spelling => Some(Mark::Spelling),
            Fate::Renumbered => Some(Mark::Renumbered),
            Fate::Removed => Some(Mark::Removed),
            Fate::Added => Some(Mark::Added),
        };
        StretchView {
            lead: lead.to_owned(),
            text: text.to_owned(),
            mark,
            bold: segment.bold,
            italic: segment.italic,
            in_footnote: segment.footnote.is_some(),
            opens_footnote,
            closes_footnote,
            is_break: segment.is_break,
        }
    };
    segments.into_iter().enumerate().map(stretch).collect()
}
