//! A comparison told to people: grouped by article, every change with its place, its kinds in words and its lines.

mod cite;
mod elide;
mod facts;
mod kinds;
mod lines;
mod renumbering;
mod summary;

pub(super) use cite::cite;
pub use elide::{bracketed, elided};
pub use facts::{FactGroupView, fact_groups};
pub(super) use kinds::words as kind_words;
pub use lines::LineView;
pub(super) use lines::{Members, lines, members};
pub(super) use summary::counts;

use super::sign_offs::{SignOffData, sentence};
use crate::diff::{Change, Diff, Kind, NodeId, Place, Side, in_halves};
use crate::lang::Lang;
use crate::model::Level;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// A comparison told to people; every word is decided here.
#[derive(Debug, Serialize)]
pub struct ToldView {
    /// Type and subject of the old regulation.
    pub old_title: String,
    /// Type and subject of the new one.
    pub new_title: String,
    /// Whether nothing differs.
    pub same: bool,
    /// Whether the new one replaces the old as a whole.
    pub unrelated: bool,
    /// The numbers, as sentences.
    pub summary: Vec<String>,
    /// Renumberings of chương, mục, điều and annexes with their causes, as sentences.
    pub renumberings: Vec<String>,
    /// The changes by article, in reading order.
    pub groups: Vec<GroupView>,
    /// What changed in the data, by kind.
    pub facts: Vec<FactGroupView>,
    /// Sign-offs that no longer hold, as sentences.
    pub sign_offs: Vec<String>,
}

/// The changes of one article, chương, mục or annex.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// Where it stands, and where it stood when that differs: `Điều 3 (cũ: Điều 4)`.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Its changes.
    pub items: Vec<ItemView>,
    /// Renumberings inside it, as sentences.
    pub renumberings: Vec<String>,
    /// Its changes counted by kind, in words: `sửa đổi 4, bổ sung 1`.
    pub counts: String,
}

/// One change.
#[derive(Debug, Serialize)]
pub struct ItemView {
    /// Where the provision stands, and where it stood when that is worth saying.
    pub place: String,
    /// The kinds in words: `sửa đổi`, `chuyển từ khoản 3 Điều 9`.
    pub kinds: Vec<String>,
    /// Its words compared, line by line.
    pub lines: Vec<LineView>,
    /// The reason that the drafter gave, at the first change that it holds for.
    pub reason: Option<String>,
}

/// Fewer groups are told on one thread.
const LEAST_GROUPS: usize = 40;

/// Which provision a change is told under: the article around it, in the new text where it is there.
type Key = (Option<NodeId>, Option<NodeId>);

/// Tells a comparison, and the sign-offs that lapse by it, in a language.
pub fn told(diff: &Diff, sign_offs: &[SignOffData], lang: Lang) -> ToldView {
    let covered = renumbering::covered(diff);
    let members = members(diff);
    let mut order: Vec<Key> = Vec::new();
    let mut items: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for (at, change) in diff.changes.iter().enumerate() {
        if change.kinds.only_renumbered() && change.new.is_some_and(|new| covered[new]) {
            continue;
        }
        items.entry(key(diff, change)).or_default().push(at);
    }
    let mut inside: FxHashMap<Key, Vec<String>> = FxHashMap::default();
    let mut outside = Vec::new();
    for run in &diff.renumberings {
        let sentence = renumbering::sentence(diff, run, lang);
        let key = key_of_new(diff, run.new.0);
        match run.level {
            Level::Clause | Level::Point if items.contains_key(&key) => inside.entry(key).or_default().push(sentence),
            _ => outside.push(sentence),
        }
    }
    // Groups stand in the order of the rows: the new text, with what is gone at the place that it had.
    for row in diff.rows.iter().filter(|row| row.place != Place::MovedFrom) {
        order.push((row.new, row.old.filter(|_| row.new.is_none())));
    }
    order.retain(|key| items.contains_key(key));
    let group = |key: &Key| {
        let renumberings = inside.get(key).cloned().unwrap_or_default();
        items.get(key).map(|changes| group(diff, *key, changes, renumberings, &members, lang))
    };
    let groups = in_halves(&order, LEAST_GROUPS, |keys| keys.iter().filter_map(group).collect::<Vec<_>>());
    ToldView {
        old_title: diff.old.title(),
        new_title: diff.new.title(),
        same: diff.changes.is_empty() && diff.facts.is_empty(),
        unrelated: diff.unrelated,
        summary: summary::sentences(diff, lang),
        renumberings: outside,
        groups: groups.into_iter().flatten().collect(),
        facts: fact_groups(diff, lang),
        sign_offs: sign_offs.iter().map(|sign_off| sentence(sign_off, lang)).collect(),
    }
}

fn key(diff: &Diff, change: &Change) -> Key {
    match (change.new, change.old) {
        (Some(new), _) => key_of_new(diff, new),
        (None, Some(old)) => {
            let around = diff.old.article_of(old).unwrap_or(old);
            match diff.new_of[around] {
                Some(new) => (Some(new), None),
                None => (None, Some(around)),
            }
        }
        (None, None) => (None, None),
    }
}

fn key_of_new(diff: &Diff, new: NodeId) -> Key {
    (Some(diff.new.article_of(new).unwrap_or(new)), None)
}

fn group(
    diff: &Diff,
    key: Key,
    changes: &[usize],
    renumberings: Vec<String>,
    members: &Members,
    lang: Lang,
) -> GroupView {
    let (new, old) = match key {
        (Some(new), _) => (Some(new), diff.old_of[new]),
        (None, old) => (None, old),
    };
    let name = |side: &Side, at: NodeId| side.heading(at).text.clone();
    let name = new.map(|at| name(&diff.new, at)).or(old.map(|at| name(&diff.old, at))).unwrap_or_default();
    let mut items: Vec<ItemView> = changes.iter().map(|&at| item(diff, at, members, lang)).collect();
    // A reason given beside the article holds for all that stands in it and is told once.
    let mut told: Vec<String> = Vec::new();
    for item in &mut items {
        match item.reason.take() {
            Some(reason) if !told.contains(&reason) => {
                told.push(reason.clone());
                item.reason = Some(reason);
            }
            _ => {}
        }
    }
    let kinds = changes.iter().flat_map(|&at| diff.changes[at].kinds.iter());
    GroupView { place: place(diff, old, new, true, lang), name, items, renumberings, counts: counts(kinds, lang) }
}

fn item(diff: &Diff, at: usize, members: &Members, lang: Lang) -> ItemView {
    let change = &diff.changes[at];
    // What moved says so among its kinds; what only stands in an article with another number need not say it again.
    let with_old = change.kinds.has(Kind::Renumbered) && !change.kinds.has(Kind::Moved);
    ItemView {
        place: place(diff, change.old, change.new, with_old, lang),
        kinds: kinds::words(diff, change, lang),
        lines: lines(diff, at, members),
        reason: diff.reason(change).map(str::to_owned),
    }
}

/// Where a provision stands: `Điều 3 (cũ: Điều 4)`, `Điều 5 (bản cũ)`.
fn place(diff: &Diff, old: Option<NodeId>, new: Option<NodeId>, with_old: bool, lang: Lang) -> String {
    let old_cite = old.map(|at| cite(&diff.old, at, lang)).unwrap_or_default();
    match new.map(|at| cite(&diff.new, at, lang)) {
        None => lang.fill("compare.place-gone", &[("old", old_cite)]),
        Some(new) if with_old && old.is_some() && new != old_cite => {
            lang.fill("compare.place-both", &[("new", new), ("old", old_cite)])
        }
        Some(new) => new,
    }
}
