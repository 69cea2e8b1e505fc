//! Which piece of one text is which piece of another: by id, by heading, by equal words, by likeness.

use super::document::{Document, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// Two pieces at least so alike are the same one, edited: twice the words they share over all their words.
const ALIKE: f64 = 0.5;

/// Words shorter than this, in bytes, are found too easily elsewhere to tell a move.
const TELLING: usize = 24;

/// So many pairs of pieces are compared under one parent; beyond, what is not found otherwise is another piece.
const COMPARED: usize = 20_000;

/// The partners of the pieces of two texts.
#[derive(Debug, Clone)]
pub struct Pairs {
    /// For each piece of the first its partner in the second.
    pub to: Vec<Option<usize>>,
    /// For each piece of the second its partner in the first.
    pub from: Vec<Option<usize>>,
}

impl Pairs {
    fn join(&mut self, a: usize, b: usize) {
        self.to[a] = Some(b);
        self.from[b] = Some(a);
    }

    /// Takes a pair apart.
    pub fn part(&mut self, a: usize, b: usize) {
        self.to[a] = None;
        self.from[b] = None;
    }
}

/// Finds the partners.
pub fn pair(a: &Document, b: &Document) -> Pairs {
    let pairs = Pairs { to: vec![None; a.nodes.len()], from: vec![None; b.nodes.len()] };
    let mut finder = Finder { a, b, words: [words(a), words(b)], pairs };
    finder.pairs.join(0, 0);
    unique(&mut finder.pairs, |at| a.nodes[at].key.clone(), |at| b.nodes[at].key.clone());
    let heading = |document: &Document, at: usize| {
        let node = &document.nodes[at];
        let name = node.name.clone().filter(|_| node.kind != Kind::Entry);
        name.map(|name| (node.kind, name))
    };
    unique(&mut finder.pairs, |at| heading(a, at), |at| heading(b, at));
    // What is paired shows what stands in it where to look; each round that finds something opens another.
    for _ in 0..32 {
        let before = finder.count();
        finder.inside(Finder::equal);
        finder.moved();
        if finder.count() == before {
            finder.inside(Finder::alike);
        }
        if finder.count() == before {
            break;
        }
    }
    finder.pairs
}

fn words(document: &Document) -> Vec<String> {
    (0..document.nodes.len()).map(|at| document.words(at)).collect()
}

/// Pairs what has the same key in both and shares it with nothing.
fn unique<K: Ord>(pairs: &mut Pairs, a: impl Fn(usize) -> Option<K>, b: impl Fn(usize) -> Option<K>) {
    let (a, b) = (index(&pairs.to, a), index(&pairs.from, b));
    for (key, at) in a {
        if let (Some(at), Some(Some(other))) = (at, b.get(&key)) {
            pairs.join(at, *other);
        }
    }
}

/// What has no partner yet by its key; `None` for a key that several have.
fn index<K: Ord>(taken: &[Option<usize>], key: impl Fn(usize) -> Option<K>) -> BTreeMap<K, Option<usize>> {
    let mut index: BTreeMap<K, Option<usize>> = BTreeMap::new();
    for at in (0..taken.len()).filter(|at| taken[*at].is_none()) {
        if let Some(key) = key(at) {
            index.entry(key).and_modify(|found| *found = None).or_insert(Some(at));
        }
    }
    index
}

struct Finder<'a> {
    a: &'a Document,
    b: &'a Document,
    words: [Vec<String>; 2],
    pairs: Pairs,
}

impl Finder<'_> {
    fn count(&self) -> usize {
        self.pairs.to.iter().flatten().count()
    }

    /// Looks under every pair for more pairs.
    fn inside(&mut self, look: fn(&mut Self, &[usize], &[usize])) {
        for at in 0..self.a.nodes.len() {
            let Some(other) = self.pairs.to[at] else { continue };
            let left: Vec<usize> =
                self.a.nodes[at].children.iter().copied().filter(|at| self.pairs.to[*at].is_none()).collect();
            let right: Vec<usize> =
                self.b.nodes[other].children.iter().copied().filter(|at| self.pairs.from[*at].is_none()).collect();
            if !left.is_empty() && !right.is_empty() {
                look(self, &left, &right);
            }
        }
    }

    /// Sisters of the same name, then those of the same words, the first with the first.
    fn equal(&mut self, left: &[usize], right: &[usize]) {
        let mut named: BTreeMap<(Kind, &str, bool), Vec<usize>> = BTreeMap::new();
        for &at in right.iter().rev() {
            let node = &self.b.nodes[at];
            if let Some(name) = &node.name {
                named.entry((node.kind, name, true)).or_default().push(at);
            }
            named.entry((node.kind, &self.words[1][at], false)).or_default().push(at);
        }
        let mut found = Vec::new();
        let mut taken = BTreeSet::new();
        for by_name in [true, false] {
            for &at in left {
                let node = &self.a.nodes[at];
                let key = if by_name { node.name.as_deref() } else { Some(self.words[0][at].as_str()) };
                let Some(key) = key else { continue };
                if taken.contains(&(at, true)) {
                    continue;
                }
                let Some(others) = named.get_mut(&(node.kind, key, by_name)) else { continue };
                while let Some(other) = others.pop() {
                    if taken.insert((other, false)) {
                        taken.insert((at, true));
                        found.push((at, other));
                        break;
                    }
                }
            }
        }
        found.into_iter().for_each(|(a, b)| self.pairs.join(a, b));
    }

    /// The same words under another parent are the same piece, moved, when they are long enough to be no chance.
    fn moved(&mut self) {
        let key = |document: &Document, words: &[String], at: usize| {
            let kind = document.nodes[at].kind;
            (words[at].len() >= TELLING && kind != Kind::Entry).then(|| (kind, words[at].clone()))
        };
        let (a, b) = (|at| key(self.a, &self.words[0], at), |at| key(self.b, &self.words[1], at));
        unique(&mut self.pairs, a, b);
    }

    /// Sisters that share most of their words, the most alike first.
    fn alike(&mut self, left: &[usize], right: &[usize]) {
        if left.len() * right.len() > COMPARED {
            return;
        }
        let bag = |words: &str| {
            let mut bag: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
            bag.sort();
            bag
        };
        let rights: Vec<Vec<String>> = right.iter().map(|at| bag(&self.words[1][*at])).collect();
        let mut scores = Vec::new();
        for &at in left {
            let own = bag(&self.words[0][at]);
            for (other, bag) in right.iter().zip(&rights) {
                let score = likeness(&own, bag);
                let (a, b) = (&self.a.nodes[at], &self.b.nodes[*other]);
                // What carries an id of its own on both sides is not another's.
                let named = a.key.is_some() && b.key.is_some();
                if a.kind == b.kind && a.kind != Kind::Entry && !named && score >= ALIKE {
                    scores.push((score, at, *other));
                }
            }
        }
        scores.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (_, at, other) in scores {
            if self.pairs.to[at].is_none() && self.pairs.from[other].is_none() {
                self.pairs.join(at, other);
            }
        }
    }
}

/// Twice the shared words over all words; both lists are sorted.
fn likeness(a: &[String], b: &[String]) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = (a.len() + b.len()).max(1);
    2.0 * u32::try_from(shared).map_or(0.0, f64::from) / u32::try_from(all).map_or(1.0, f64::from)
}
