//! The names of headings: which stand once, and which went to the content of another heading.

use super::super::side::{Node, NodeId, Side};
use crate::model::Level;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// Content of fewer words may be the same in several provisions by chance.
const LEAST_WORDS: usize = 16;

/// A heading: its level, whether it stands in the decision, a hash of its words without their spelling.
type Name = (Level, bool, u64);

/// The headings of one side.
pub(super) struct Names<'s, 'a> {
    side: &'s Side<'a>,
    of: Vec<Option<Name>>,
    places: FxHashMap<Name, Vec<NodeId>>,
}

impl<'s, 'a> Names<'s, 'a> {
    pub(super) fn new(side: &'s Side<'a>) -> Self {
        let name = |(at, node): (NodeId, &Node)| -> Option<Name> {
            Some((node.level(), node.in_decision, side.name_key(at)?))
        };
        let of: Vec<Option<Name>> = side.nodes.iter().enumerate().map(name).collect();
        let mut places: FxHashMap<Name, Vec<NodeId>> = FxHashMap::default();
        for (at, name) in of.iter().enumerate() {
            if let Some(name) = name {
                places.entry(*name).or_default().push(at);
            }
        }
        Self { side, of, places }
    }

    pub(super) fn name(&self, at: NodeId) -> Option<&Name> {
        self.of[at].as_ref()
    }

    /// The only heading called so.
    pub(super) fn only(&self, name: &Name) -> Option<NodeId> {
        match self.places.get(name).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    pub(super) fn is_alone(&self, at: NodeId) -> bool {
        self.name(at).is_some_and(|name| self.only(name).is_some())
    }

    /// A hash of all that stands in a heading, its name aside; `None` when that says little.
    fn content(&self, at: NodeId) -> Option<u64> {
        let node = &self.side.nodes[at];
        let enough = node.words - node.own_words >= LEAST_WORDS;
        enough.then(|| {
            let mut hasher = FxHasher::default();
            self.side.children(Some(at)).for_each(|child| self.side.nodes[child].hash.hash(&mut hasher));
            hasher.finish()
        })
    }
}

/// The pairs of headings of one name whose contents both stand, letter for letter, under another name that went to the
/// other text as well: then the names were changed, and the provisions stayed.
pub(super) fn swapped(old: &Names, new: &Names) -> FxHashSet<(NodeId, NodeId)> {
    let mut renamed: Vec<(NodeId, NodeId)> = Vec::new();
    for n in 0..new.of.len() {
        if let Some(o) = new.name(n).filter(|_| new.is_alone(n)).and_then(|name| old.only(name))
            && old.side.nodes[o].hash != new.side.nodes[n].hash
        {
            renamed.push((o, n));
        }
    }
    let contents = |names: &Names, nodes: &mut dyn Iterator<Item = NodeId>| {
        let mut places: FxHashMap<u64, Vec<NodeId>> = FxHashMap::default();
        for at in nodes {
            if let Some(content) = names.content(at) {
                places.entry(content).or_default().push(at);
            }
        }
        places
    };
    let olds = contents(old, &mut renamed.iter().map(|pair| pair.0));
    let news = contents(new, &mut renamed.iter().map(|pair| pair.1));
    let stands_elsewhere = |content: Option<u64>, here: NodeId, places: &FxHashMap<u64, Vec<NodeId>>| {
        content.and_then(|content| places.get(&content)).is_some_and(|places| places.len() == 1 && places[0] != here)
    };
    renamed.retain(|&(o, n)| stands_elsewhere(old.content(o), n, &news) && stands_elsewhere(new.content(n), o, &olds));
    renamed.into_iter().collect()
}
