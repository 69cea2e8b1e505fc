//! A comparison as a page to read, project and print: both texts side by side by provision, every word decided here.
//!
//! Reading order: `anchors` (what each provision is called in links), `stretch` (words with their marks), `notes` (what
//! is said over a changed provision), `rows` and `groups` (the two texts laid over each other), `facts` (the data),
//! `words` (the words around the text).

mod anchors;
mod cause;
mod drawing;
mod facts;
mod groups;
mod notes;
mod rows;
mod stretch;
mod words;

use super::explain::capital;
use super::names::kind_key;
pub use facts::{FactView, TopicView};
pub use groups::{ContentsView, GroupView};
pub use notes::{LinkView, NoteView, TagView};
pub use rows::{CellView, RowView};
pub use stretch::{Mark, StretchView};
pub use words::{KeyView, PageSide, PageWords};

use crate::diff::{Diff, Kind};
use crate::lang::Lang;
use anchors::Anchors;
use drawing::{Causes, Drawing};
use serde::Serialize;

/// A comparison as a page.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// The language of the words around the text: `vi`, `en`.
    pub language: &'static str,
    /// The words around the text.
    pub words: PageWords,
    /// The old regulation.
    pub old: PageSide,
    /// The new one.
    pub new: PageSide,
    /// What has to be said before anything else: that nothing differs, or that all of it does.
    pub notices: Vec<String>,
    /// How much changed, in sentences.
    pub summary: Vec<String>,
    /// Whether anything differs.
    pub differs: bool,
    /// The kinds of change that there are, to choose from.
    pub kinds: Vec<ToggleView>,
    /// The subjects of the facts that differ, to choose from.
    pub topics: Vec<ToggleView>,
    /// The table of contents.
    pub contents: Vec<ContentsView>,
    /// The two texts, article by article.
    pub groups: Vec<GroupView>,
    /// Renumberings that follow from changes elsewhere, in sentences.
    pub renumberings: Vec<String>,
    /// What changed in the data, by subject.
    pub facts: Vec<TopicView>,
}

/// A kind of change that a reader can choose to see.
#[derive(Debug, Serialize)]
pub struct ToggleView {
    /// Its name in data: `reworded`.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// How many changes there are.
    pub count: usize,
    /// Whether it is shown to begin with; renumbering that follows from other changes is not.
    pub is_on: bool,
}

/// A comparison as a page, its words in a language.
pub fn page(diff: &Diff, lang: Lang) -> PageView {
    let mut changes_of_new = vec![None; diff.new.nodes.len()];
    for (at, change) in diff.changes.iter().enumerate() {
        if let Some(n) = change.new {
            changes_of_new[n] = Some(at);
        }
    }
    let (anchors, causes) = (Anchors::new(diff), Causes::new(diff));
    let drawing = Drawing { diff, lang, anchors, causes, changes_of_new };
    let (groups, contents) = groups::groups(&drawing);
    let facts = facts::groups(&drawing);
    let kind = |kind: Kind| ToggleView {
        name: kind.word(),
        label: capital(lang.sentence(kind_key(kind))),
        count: diff.stats.kinds.get(kind.word()).copied().unwrap_or(0),
        is_on: kind != Kind::Renumbered,
    };
    let topic = |group: &TopicView| ToggleView {
        name: group.name,
        label: group.label.clone(),
        count: group.facts.len(),
        is_on: true,
    };
    PageView {
        language: words::code(lang),
        words: PageWords::new(diff, lang),
        old: PageSide::new(diff, &diff.old, lang),
        new: PageSide::new(diff, &diff.new, lang),
        notices: words::notices(diff, lang),
        summary: words::summary(diff, lang),
        differs: !diff.changes.is_empty() || !diff.facts.is_empty(),
        kinds: Kind::ALL.into_iter().map(kind).filter(|toggle| toggle.count > 0).collect(),
        topics: facts.iter().map(topic).collect(),
        renumberings: cause::sentences(&drawing),
        contents,
        groups,
        facts,
    }
}
