//! Which partners moved: those that stand in another provision, and the fewest words that have to go elsewhere for the
//! rest to keep its order. What keeps its place and has another number was only renumbered.

use super::links::Links;
use super::pair::Pairs;
use super::side::{NodeId, Side};
use rustc_hash::FxHashMap;

/// What partners stand in, on both sides; `None` at the top of the text.
type Around = (Option<NodeId>, Option<NodeId>);

/// Whether each node of the first side moved.
pub(super) fn moved(old: &Side, new: &Side, pairs: &Pairs, links: &Links) -> Vec<bool> {
    let mut moved = vec![false; old.nodes.len()];
    // What stands in the same provision of both texts, layers that only one text has left out. Each group is looked at
    // alone, so their order does not matter.
    let mut groups: FxHashMap<Around, Vec<(NodeId, NodeId)>> = FxHashMap::default();
    for (o, n) in pairs.new_of.iter().enumerate().filter_map(|(o, n)| Some((o, (*n)?))) {
        let left = around(old, o, |node| {
            pairs.new_of[node].map(|_| node).or_else(|| links.merged_into(node).and_then(|whole| pairs.old_of[whole]))
        });
        let right = around(new, n, |node| {
            pairs.old_of[node].map(|_| node).or_else(|| links.split_from(node).and_then(|whole| pairs.new_of[whole]))
        });
        if left.and_then(|left| pairs.new_of[left]) == right {
            groups.entry((left, right)).or_default().push((o, n));
        } else {
            moved[o] = true;
        }
    }
    for group in groups.into_values() {
        let places: Vec<NodeId> = group.iter().map(|&(_, n)| n).collect();
        let weights: Vec<usize> = group.iter().map(|&(o, n)| (old.nodes[o].words + 1) * stay(old, new, o, n)).collect();
        let mut stays = longest_increasing(&places, &weights).into_iter().peekable();
        for (at, &(o, _)) in group.iter().enumerate() {
            if stays.peek() == Some(&at) {
                stays.next();
            } else {
                moved[o] = true;
            }
        }
    }
    moved
}

/// How much more it weighs that a provision stays which keeps its number: moved, it would be told as moved to where it
/// was.
fn stay(old: &Side, new: &Side, o: NodeId, n: NodeId) -> usize {
    let (before, after) = (&old.nodes[o], &new.nodes[n]);
    let is_numbered = before.provision.number.is_some();
    if is_numbered && before.level() == after.level() && old.numbers(o).eq(new.numbers(n)) { 3 } else { 1 }
}

fn around(side: &Side, node: NodeId, stands_for: impl Fn(NodeId) -> Option<NodeId>) -> Option<NodeId> {
    let mut at = side.nodes[node].parent;
    while let Some(parent) = at {
        if let Some(found) = stands_for(parent) {
            return Some(found);
        }
        at = side.nodes[parent].parent;
    }
    None
}

/// The places of an increasing run through a list that weighs most; of two equal ones the one that ends first.
///
/// `values` are distinct, `weights` at least 1 and as many.
pub fn longest_increasing(values: &[usize], weights: &[usize]) -> Vec<usize> {
    // Most lists kept their order.
    if values.is_sorted() {
        return (0..values.len()).collect();
    }
    let mut sorted: Vec<usize> = values.to_vec();
    sorted.sort_unstable();
    // A tree of prefix maxima over the ranks of the values: the weight of the best run that ends there, and its last.
    let mut tree: Vec<(usize, Option<usize>)> = vec![(0, None); values.len() + 1];
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    let mut best: (usize, Option<usize>) = (0, None);
    for (at, (value, weight)) in values.iter().zip(weights).enumerate() {
        let rank = sorted.partition_point(|other| other < value) + 1;
        let mut found: (usize, Option<usize>) = (0, None);
        let mut i = rank - 1;
        while i > 0 {
            if tree[i].0 > found.0 {
                found = tree[i];
            }
            i &= i - 1;
        }
        before[at] = found.1;
        let run = (found.0 + weight, Some(at));
        if run.0 > best.0 {
            best = run;
        }
        let mut i = rank;
        while i <= values.len() {
            if run.0 > tree[i].0 {
                tree[i] = run;
            }
            i += i & i.wrapping_neg();
        }
    }
    let mut out = Vec::new();
    let mut at = best.1;
    while let Some(place) = at {
        out.push(place);
        at = before[place];
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::longest_increasing;

    #[test]
    fn the_heaviest_increasing_run_stays() {
        for (values, weights, expected) in [
            (vec![0, 1, 2], vec![1, 1, 1], vec![0, 1, 2]),
            (vec![2, 0, 1], vec![1, 1, 1], vec![1, 2]),
            (vec![2, 0, 1], vec![5, 1, 1], vec![0]),
            (vec![1, 0, 3, 2], vec![1, 2, 1, 2], vec![1, 3]),
            (vec![], vec![], vec![]),
        ] {
            assert_eq!(longest_increasing(&values, &weights), expected, "{values:?}");
        }
    }
}
