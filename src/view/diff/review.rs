//! A comparison as a summary in Markdown shows it: a table of changes by article, facts, reasons.

use super::segment::{Fate, SegmentView};
use super::told::{ItemView, ToldView, bracketed, elided};
use crate::lang::Lang;
use serde::Serialize;
use std::collections::BTreeMap;

/// A comparison for a review thread.
#[derive(Debug, Serialize)]
pub struct ReviewView<'a> {
    /// The comparison.
    pub told: &'a ToldView,
    /// Where the old and the new regulation were read.
    pub sources: [&'a str; 2],
    /// Whether the table of changes is shown: not of two texts that have nothing in common, unless asked for.
    pub whole: bool,
    /// The rows of that table by article.
    pub groups: Vec<ReviewGroup>,
    /// The words of the page itself.
    pub words: BTreeMap<&'static str, &'static str>,
}

/// The rows of one article.
#[derive(Debug, Serialize)]
pub struct ReviewGroup {
    /// Where it stands, and its name.
    pub title: String,
    /// Its changes.
    pub rows: Vec<ReviewRow>,
    /// Renumberings inside it, as sentences.
    pub renumberings: Vec<String>,
}

/// One change.
#[derive(Debug, Serialize)]
pub struct ReviewRow {
    /// Where the provision stands.
    pub place: String,
    /// The kinds in words.
    pub kinds: String,
    /// Its lines.
    pub lines: Vec<ReviewLine>,
    /// The reason that the drafter gave.
    pub reason: Option<String>,
}

/// One line of a change.
#[derive(Debug, Serialize)]
pub struct ReviewLine {
    /// The number before it.
    pub label: String,
    /// Its stretches.
    pub pieces: Vec<ReviewPiece>,
}

/// A stretch of one fate.
#[derive(Debug, Serialize)]
pub struct ReviewPiece {
    /// White space before it.
    pub space: &'static str,
    /// Its words.
    pub text: String,
    /// Whether it is gone.
    pub removed: bool,
    /// Whether it is new.
    pub added: bool,
}

/// Lays a told comparison out for a review; `full` shortens nothing.
pub fn review<'a>(told: &'a ToldView, sources: [&'a str; 2], full: bool, lang: Lang) -> ReviewView<'a> {
    let row = |item: &ItemView| ReviewRow {
        place: item.place.clone(),
        kinds: item.kinds.join("; "),
        lines: item
            .lines
            .iter()
            .map(|line| ReviewLine { label: line.label.clone(), pieces: pieces(&line.inline, full) })
            .collect(),
        reason: item.reason.clone(),
    };
    let groups = told.groups.iter().map(|group| ReviewGroup {
        title: format!("{} {}", group.place, group.name).trim_end().to_owned(),
        rows: group.items.iter().map(row).collect(),
        renumberings: group.renumberings.clone(),
    });
    let words = [
        ("title", "compare.title"),
        ("old", "compare.old"),
        ("new", "compare.new"),
        ("same", "compare.same"),
        ("unrelated", "compare.unrelated"),
        ("hint", "compare.unrelated-hint"),
        ("renumbered", "compare.heading-renumbered"),
        ("changes", "compare.heading-changes"),
        ("place", "compare.column-place"),
        ("kinds", "compare.column-kinds"),
        ("words", "compare.column-words"),
        ("reason", "compare.column-reason"),
        ("sign_offs", "compare.sign-offs"),
    ];
    let (groups, whole) = (groups.collect(), full || !told.unrelated);
    let words = words.into_iter().map(|(name, key)| (name, lang.sentence(key))).collect();
    ReviewView { told, sources, whole, groups, words }
}

fn pieces(segments: &[SegmentView], full: bool) -> Vec<ReviewPiece> {
    let segments = bracketed(&if full { segments.to_vec() } else { elided(segments) });
    let mut out: Vec<ReviewPiece> = Vec::new();
    for segment in segments {
        let (removed, added) = (segment.fate == Fate::Removed, segment.fate == Fate::Added);
        let text = if segment.is_break { " " } else { &segment.text };
        match out.last_mut() {
            Some(last) if (last.removed, last.added) == (removed, added) => last.text.push_str(text),
            _ => {
                let space = if text.starts_with(char::is_whitespace) { " " } else { "" };
                out.push(ReviewPiece { space, text: text.trim_start().to_owned(), removed, added });
            }
        }
    }
    out
}
