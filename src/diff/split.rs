//! Provisions that became several or came of several: a provision without a partner whose words mostly come from what
//! another one lost.

use super::likeness::{common, without};
use super::links::Links;
use super::pair::Pairs;
use super::side::{NodeId, Side};
use super::together::at_once;
use crate::model::Level;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A part of fewer words says too little to tell where it came from.
const LEAST_WORDS: usize = 9;
/// Share of a part's pairs of words that have to come from what the whole lost.
const LEAST_SHARE: f64 = 0.55;
/// The same share for a part of a khoản that went to another article.
const LEAST_SHARE_AFAR: f64 = 0.8;

/// Share of a point's pairs of words that the lead has to say in its place.
const LEAST_SHARE_OF_A_POINT: f64 = 0.6;
/// Points of fewer words in all say too little.
const LEAST_WORDS_OF_A_LIST: usize = 6;

/// Finds what was split and what was merged.
pub(super) fn links(old: &Side, new: &Side, pairs: &Pairs) -> Links {
    let (old_half, new_half) = ((old, &*pairs.new_of), (new, &*pairs.old_of));
    let (mut split, mut merged) = at_once(|| parts(old_half, new_half), || parts(new_half, old_half));
    // What lost a part and took one in at once was rather rewritten; neither is sure enough to be told.
    let wholes: BTreeSet<NodeId> = merged.values().copied().collect();
    let both: BTreeSet<NodeId> =
        split.values().copied().filter(|&o| pairs.new_of[o].is_some_and(|n| wholes.contains(&n))).collect();
    split.retain(|_, o| !both.contains(o));
    merged.retain(|_, n| pairs.old_of[*n].is_none_or(|o| !both.contains(&o)));
    split.extend(chapter_parts(old_half, new_half));
    merged.extend(chapter_parts(new_half, old_half));
    split.extend(list_parts(old_half, new_half));
    merged.extend(list_parts(new_half, old_half));
    Links { split, merged }
}

/// A side and the partners of its nodes.
type Half<'s, 'a> = (&'s Side<'a>, &'s [Option<NodeId>]);

/// For each provision of the second side without a partner the provision of the first that it is a part of.
fn parts(whole_half: Half, part_half: Half) -> BTreeMap<NodeId, NodeId> {
    let ((wholes, partner_of), (parts, whole_of)) = (whole_half, part_half);
    let candidates = (0..parts.nodes.len())
        .filter(|&at| whole_of[at].is_none() && parts.nodes[at].words >= LEAST_WORDS && is_divisible(parts, at));
    // Few provisions have no partner, so what they share with the others is found from them.
    let mut holders: FxHashMap<u64, Vec<NodeId>> = FxHashMap::default();
    for at in candidates {
        let mut pairs = parts.shape(at).pairs.clone();
        pairs.dedup();
        pairs.into_iter().for_each(|pair| holders.entry(pair).or_default().push(at));
    }
    let losses = Losses::new(whole_half, part_half);
    let mut shared: FxHashMap<(NodeId, NodeId), usize> = FxHashMap::default();
    if !holders.is_empty() {
        for (at, partner) in partner_of.iter().enumerate() {
            // Only what lost words can have a part elsewhere.
            let Some(partner) = *partner else { continue };
            let lost = parts.nodes[partner].hash != wholes.nodes[at].hash;
            if lost && is_divisible(wholes, at) && wholes.nodes[at].words >= LEAST_WORDS {
                for pair in &losses.of(at, partner) {
                    for &part in holders.get(pair).into_iter().flatten() {
                        *shared.entry((part, at)).or_default() += 1;
                    }
                }
            }
        }
    }
    let mut best: BTreeMap<NodeId, (f64, NodeId)> = BTreeMap::new();
    let mut shared: Vec<_> =
        shared.into_iter().filter(|((part, _), count)| count * 2 >= parts.shape(*part).pairs.len()).collect();
    shared.sort_unstable();
    for ((part, at), _) in shared {
        if let Some(share) = share(part, at, whole_half, part_half, &losses)
            && best.get(&part).is_none_or(|(other, _)| share > *other)
        {
            best.insert(part, (share, at));
        }
    }
    let mut out: BTreeMap<NodeId, NodeId> = BTreeMap::new();
    for (part, (_, whole)) in best {
        // A part of a part is told with it.
        let mut around = std::iter::successors(parts.nodes[part].parent, |&at| parts.nodes[at].parent);
        if !around.any(|around| out.contains_key(&around)) {
            out.insert(part, whole);
        }
    }
    out
}

/// For each chương and mục of the second side without a partner the neighbour of the first that it is a part of: nearly
/// all that stands in it stood there. Nothing of a chương is its own but its name, so no words are compared.
fn chapter_parts(whole_half: Half, part_half: Half) -> BTreeMap<NodeId, NodeId> {
    let ((wholes, partner_of), (parts, whole_of)) = (whole_half, part_half);
    let mut out = BTreeMap::new();
    for level in [Level::Chapter, Level::Section] {
        let of_level: Vec<NodeId> = (0..parts.nodes.len()).filter(|&at| parts.nodes[at].level() == level).collect();
        for (place, &part) in of_level.iter().enumerate().filter(|(_, part)| whole_of[**part].is_none()) {
            let mut came_of: BTreeMap<NodeId, usize> = BTreeMap::new();
            let inside = part..parts.nodes[part].end;
            for (node, from) in parts.nodes[inside.clone()].iter().zip(&whole_of[inside]) {
                if let Some(whole) = from.and_then(|from| wholes.around(from, level)) {
                    *came_of.entry(whole).or_default() += node.own_words;
                }
            }
            let Some((whole, words)) = came_of.into_iter().max_by_key(|&(whole, words)| (words, Reverse(whole))) else {
                continue;
            };
            // What is new as well, another part perhaps, may stand between.
            let is_known = |other: &&NodeId| whole_of[**other].is_some();
            let neighbours =
                [of_level[..place].iter().rev().find(is_known), of_level[place + 1..].iter().find(is_known)];
            let beside = neighbours.into_iter().flatten().any(|&other| partner_of[whole] == Some(other));
            if beside && words as f64 >= LEAST_SHARE_AFAR * parts.nodes[part].words as f64 {
                out.insert(part, whole);
            }
        }
    }
    out
}

/// For each point of the second side without a partner the lead of its list, when that says in the first side, as prose,
/// what the points say: each point alone may say too little to tell.
fn list_parts(whole_half: Half, part_half: Half) -> BTreeMap<NodeId, NodeId> {
    let ((wholes, _), (parts, whole_of)) = (whole_half, part_half);
    let mut out = BTreeMap::new();
    for (lead, node) in parts.nodes.iter().enumerate().filter(|(_, node)| !node.level().is_heading()) {
        let Some(whole) = whole_of[lead].filter(|_| node.end > lead + 1) else { continue };
        let free: Vec<NodeId> = parts.children(Some(lead)).filter(|&at| whole_of[at].is_none()).collect();
        if free.is_empty() {
            continue;
        }
        let said = without(&wholes.own_pairs(whole), &parts.own_pairs(lead));
        let comes = |at: &NodeId| {
            let pairs = &parts.shape(*at).pairs;
            !pairs.is_empty() && common(&said, pairs) as f64 >= LEAST_SHARE_OF_A_POINT * pairs.len() as f64
        };
        let found: Vec<NodeId> = free.iter().copied().filter(comes).collect();
        let words: usize = found.iter().map(|&at| parts.nodes[at].words).sum();
        if found.len() * 2 > free.len() && words >= LEAST_WORDS_OF_A_LIST {
            out.extend(found.into_iter().map(|at| (at, whole)));
        }
    }
    out
}

/// What the wholes of one side lost, worked out once for each provision.
struct Losses<'s, 'a> {
    wholes: &'s Side<'a>,
    parts: &'s Side<'a>,
    partner_of: &'s [Option<NodeId>],
    /// For each provision that has a partner the pairs of its own words that are gone and that are new.
    own: Vec<OnceCell<(Vec<u64>, Vec<u64>)>>,
}

impl<'s, 'a> Losses<'s, 'a> {
    fn new(whole_half: Half<'s, 'a>, part_half: Half<'s, 'a>) -> Self {
        let ((wholes, partner_of), (parts, _)) = (whole_half, part_half);
        Self { wholes, parts, partner_of, own: wholes.nodes.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The pairs of neighbouring words that a whole had and its partner has no more, sorted. What both say letter for
    /// letter is not looked at.
    fn of(&self, at: NodeId, partner: NodeId) -> Vec<u64> {
        let Self { wholes, parts, partner_of, own } = self;
        let inside = partner..parts.nodes[partner].end;
        let mut said_again = vec![false; inside.len()];
        let (mut gone, mut new) = (Vec::new(), Vec::new());
        for node in at..wholes.nodes[at].end {
            let Some(other) = partner_of[node].filter(|other| inside.contains(other)) else {
                gone.extend_from_slice(&wholes.own_pairs(node));
                continue;
            };
            said_again[other - partner] = true;
            if wholes.nodes[node].own_hash != parts.nodes[other].own_hash {
                let (lost, gained) = own[node].get_or_init(|| {
                    let (before, after) = (wholes.own_pairs(node), parts.own_pairs(other));
                    (without(&before, &after), without(&after, &before))
                });
                gone.extend_from_slice(lost);
                new.extend_from_slice(gained);
            }
        }
        for other in inside.clone().filter(|other| !said_again[other - partner]) {
            new.extend_from_slice(&parts.own_pairs(other));
        }
        gone.sort_unstable();
        new.sort_unstable();
        without(&gone, &new)
    }
}

/// The share of a part's pairs of words that come from what a whole lost, when it is large enough.
fn share(part: NodeId, at: NodeId, whole_half: Half, part_half: Half, losses: &Losses) -> Option<f64> {
    let ((wholes, partner_of), (parts, _)) = (whole_half, part_half);
    let is_article = |side: &Side, at: NodeId| side.nodes[at].level().is_heading();
    if is_article(wholes, at) != is_article(parts, part)
        || wholes.nodes[at].in_decision != parts.nodes[part].in_decision
    {
        return None;
    }
    let partner = partner_of[at]?;
    let pairs = &parts.shape(part).pairs;
    // What the whole still says did not go to the part.
    let lost = losses.of(at, partner);
    let share = common(&lost, pairs) as f64 / pairs.len().max(1) as f64;
    let home = is_article(parts, part) || parts.article_of(part) == parts.article_of(partner);
    (share >= if home { LEAST_SHARE } else { LEAST_SHARE_AFAR }).then_some(share)
}

/// Whether the words of a provision tell that it was split: of chương and mục what stands in them does, and tables are not
/// told as split.
fn is_divisible(side: &Side, at: NodeId) -> bool {
    !matches!(side.nodes[at].level(), Level::Chapter | Level::Section | Level::Table)
}
