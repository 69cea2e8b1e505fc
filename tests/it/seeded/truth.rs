//! What a comparison has to tell of an edited text, from the two trees and the log of the edits.

use super::edits::Log;
use super::tree::{Key, Tree};
use quyche::model::{Provision, Regulation};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// The kinds that are told of a provision that is in both texts.
pub const OF_PAIRS: [&str; 5] = ["moved", "renumbered", "reworded", "reheaded", "spelling"];

/// The truth about two texts, by hidden key.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    /// The keys of the old text, in reading order.
    pub old: Vec<Key>,
    /// The keys of the new text, in reading order.
    pub new: Vec<Key>,
    /// For each kind of [`OF_PAIRS`] the provisions that it has to be told of.
    pub kinds: BTreeMap<&'static str, BTreeSet<Key>>,
    /// For each kind of [`OF_PAIRS`] the provisions of which it may be told or not: two readers would differ.
    pub open: BTreeMap<&'static str, BTreeSet<Key>>,
    /// What is new, with all that stands in it.
    pub added: BTreeSet<Key>,
    /// What is new and stands in nothing new.
    pub added_top: BTreeSet<Key>,
    /// What is gone, with all that stood in it.
    pub removed: BTreeSet<Key>,
    /// What is gone and stood in nothing that is gone.
    pub removed_top: BTreeSet<Key>,
    /// What became several: the old one with all its parts.
    pub split: BTreeMap<Key, BTreeSet<Key>>,
    /// What became one: it with all that it came of.
    pub merged: BTreeMap<Key, BTreeSet<Key>>,
}

/// A provision flattened.
struct Flat {
    parent: Option<Key>,
    words: String,
    heading: Option<String>,
    number: Option<String>,
}

/// Works out the truth; the regulations are those of the trees, for their numbers.
pub fn truth(old: (&Tree, &Regulation), new: (&Tree, &Regulation), log: &Log) -> Truth {
    let (old_flat, new_flat) = (flat(old.0, old.1), flat(new.0, new.1));
    let mut truth = Truth { old: keys(old.0), new: keys(new.0), ..Truth::default() };
    for &(key, part) in &log.split {
        truth.split.entry(key).or_insert_with(|| BTreeSet::from([key])).insert(part);
    }
    for &(key, gone) in &log.merged {
        truth.merged.entry(key).or_insert_with(|| BTreeSet::from([key])).insert(gone);
    }
    let parts: BTreeSet<Key> = truth.split.values().chain(truth.merged.values()).flatten().copied().collect();
    truth.added = new_flat.keys().filter(|key| !old_flat.contains_key(key) && !parts.contains(key)).copied().collect();
    truth.removed =
        old_flat.keys().filter(|key| !new_flat.contains_key(key) && !parts.contains(key)).copied().collect();
    let top = |keys: &BTreeSet<Key>, flat: &BTreeMap<Key, Flat>| -> BTreeSet<Key> {
        keys.iter().filter(|key| flat[key].parent.is_none_or(|parent| !keys.contains(&parent))).copied().collect()
    };
    truth.added_top = top(&truth.added, &new_flat);
    truth.removed_top = top(&truth.removed, &old_flat);
    for kind in OF_PAIRS {
        truth.kinds.insert(kind, BTreeSet::new());
        truth.open.insert(kind, parts.clone());
    }
    let mut put = |key: Key, kind: &'static str| {
        truth.kinds.entry(kind).or_default().insert(key);
    };
    for (&key, before) in &old_flat {
        let Some(after) = new_flat.get(&key) else { continue };
        if log.moved.contains(&key) {
            put(key, "moved");
        }
        if before.number != after.number {
            put(key, "renumbered");
        }
        if before.heading != after.heading {
            put(key, "reheaded");
        }
        let composed = |words: &str| words.nfc().collect::<String>();
        if composed(&before.words) != composed(&after.words) {
            put(key, if log.respelled.contains(&key) { "spelling" } else { "reworded" });
        }
    }
    // A new number is part of a move, and of what a split or a merge did to those in it.
    let inside = |flat: &Flat| flat.parent.is_some_and(|parent| parts.contains(&parent));
    let open = truth.open.entry("renumbered").or_default();
    open.extend(&log.moved);
    open.extend(old_flat.iter().chain(&new_flat).filter(|(_, flat)| inside(flat)).map(|(key, _)| key));
    truth
}

fn keys(tree: &Tree) -> Vec<Key> {
    tree.nodes().into_iter().map(|node| node.key).collect()
}

fn flat(tree: &Tree, regulation: &Regulation) -> BTreeMap<Key, Flat> {
    let mut numbers: Vec<&Provision> = Vec::new();
    regulation.visit(|provision| numbers.push(provision));
    let mut parents = BTreeMap::new();
    for node in tree.nodes() {
        parents.extend(node.children.iter().map(|child| (child.key, node.key)));
    }
    let nodes = tree.nodes().into_iter().zip(numbers);
    nodes
        .map(|(node, provision)| {
            let flat = Flat {
                parent: parents.get(&node.key).copied(),
                words: node.words(),
                heading: node.heading.clone(),
                number: provision.number.as_ref().map(|number| number.print(node.level)),
            };
            (node.key, flat)
        })
        .collect()
}
