//! Writes interleaved runs as stretches of tracked changes: ids, footnotes, and which references stay live.

use super::super::super::runs::Run;
use super::interleave::{Fate, Interleaved, Notes};
use serde::Serialize;
use std::collections::HashMap;

/// A change that a word processor can accept or reject.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// `ins`, `del`, `moveFrom` or `moveTo`.
    pub tag: &'static str,
    /// A number that no other change, range or bookmark of the document has.
    pub id: usize,
    /// Whether it is a deletion, whose letters Word keeps apart.
    pub gone: bool,
    /// Whether it is of a whole paragraph or row; then it is dated a little later.
    pub whole: bool,
}

/// Runs of one fate.
#[derive(Debug, Clone, Serialize)]
pub struct Stretch {
    /// Their change; `None` for what is in both texts.
    pub change: Option<Change>,
    /// What they looked like, where only their look changed.
    pub was: Option<Look>,
    /// The runs.
    pub runs: Vec<Run>,
}

/// A paragraph.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Line {
    /// The change of the whole paragraph; `None` for one that is in both texts.
    pub mark: Option<Change>,
    /// Its words.
    pub stretches: Vec<Stretch>,
}

/// What runs looked like.
#[derive(Debug, Clone, Serialize)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The number of the change.
    pub id: usize,
}

/// A footnote.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedFootnote {
    /// Its number, which its mark names.
    pub number: usize,
    /// Its words.
    pub stretches: Vec<Stretch>,
}

/// What is known of the numbered paragraphs that references of the new text name, by anchor.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Target {
    /// Whether it stands in both texts, at one place.
    pub(super) shared: bool,
    /// Whether its typed number is tracked, so that a field would repeat both numbers.
    pub(super) tracked: bool,
}

/// Writes stretches.
pub(super) struct TrackedChangeWriter {
    /// The footnotes.
    pub(super) notes: Notes,
    /// What references can name.
    pub(super) targets: HashMap<String, Target>,
    last_id: usize,
}

impl TrackedChangeWriter {
    /// A writer whose changes are numbered from `first` on.
    pub(super) fn new(first: usize, targets: HashMap<String, Target>) -> Self {
        Self { notes: Notes::default(), targets, last_id: first.saturating_sub(1) }
    }

    /// A number for a change.
    pub(super) fn id(&mut self) -> usize {
        self.last_id += 1;
        self.last_id
    }

    /// A change.
    pub(super) fn change(&mut self, tag: &'static str, whole: bool) -> Change {
        Change { tag, id: self.id(), gone: tag == "del", whole }
    }

    /// Interleaved runs as stretches; `whole` when they are a whole paragraph of one fate.
    pub(super) fn stretches(&mut self, interleaved: Interleaved, whole: bool) -> Vec<Stretch> {
        let tagged = interleaved.into_iter().map(|(fate, run)| match fate {
            Fate::Both => (None, None, run),
            Fate::Restyled(bold, italic) => (None, Some((bold, italic)), run),
            Fate::Old => (Some("del"), None, run),
            Fate::New => (Some("ins"), None, run),
        });
        self.tagged(tagged.collect(), whole)
    }

    /// The footnotes.
    pub(super) fn footnotes(&mut self) -> Vec<TrackedFootnote> {
        let notes = self.notes.take();
        let note = |(at, words)| TrackedFootnote { number: at + 1, stretches: self.stretches(words, false) };
        notes.into_iter().enumerate().map(note).collect()
    }

    /// Runs with the tags of their changes and the look that they had.
    pub(super) fn tagged(&mut self, runs: Vec<Tagged>, whole: bool) -> Vec<Stretch> {
        let mut out: Vec<Stretch> = Vec::new();
        let mut last = None;
        for (tag, was, run) in runs {
            let run = self.settled(run, tag);
            let key = Some((tag, was));
            if key != last {
                let change = tag.map(|tag| self.change(tag, whole));
                let was = was.map(|(bold, italic)| Look { bold, italic, id: self.id() });
                out.push(Stretch { change, was, runs: Vec::new() });
                last = key;
            }
            let Some(stretch) = out.last_mut() else { continue };
            let plain = |run: &Run| !run.is_break && run.reference.is_none() && run.footnote.is_none();
            match stretch.runs.last_mut() {
                Some(last) if plain(last) && plain(&run) && (last.bold, last.italic) == (run.bold, run.italic) => {
                    last.text.push_str(&run.text);
                }
                _ => stretch.runs.push(run),
            }
        }
        out
    }

    /// A run whose references are live only where they say the right number after every decision of the reader: what is
    /// gone or moved is plain words (LibreOffice cannot take a moved field back); what stays names a paragraph that stays; and no field repeats a number that is itself tracked,
    /// since it would repeat the old one with the new.
    fn settled(&self, mut run: Run, tag: Option<&'static str>) -> Run {
        let Some(reference) = &mut run.reference else { return run };
        let mut live = false;
        for piece in &mut reference.pieces {
            let target = piece.anchor.as_ref().and_then(|anchor| self.targets.get(anchor)).filter(|target| match tag {
                None => target.shared && !target.tracked,
                Some("ins") => !target.tracked,
                Some(_) => false,
            });
            match target {
                Some(_) => (piece.counted, live) = (false, true),
                None => piece.anchor = None,
            }
        }
        if !live {
            run.reference = None;
        }
        run
    }
}

/// The tag of a run's change, the look that it had (bold, italic), and the run.
pub(super) type Tagged = (Option<&'static str>, Option<(bool, bool)>, Run);
