//! Which piece of one text is which piece of another: by id, by heading, by equal words, by likeness.

use super::document::{Document, Kind};
use super::likeness::{bag, likeness};
use std::collections::{BTreeMap, BTreeSet};

/// Two pieces at least so alike are the same one, edited: twice the words they share over all their words.
pub const EDITED: f64 = 0.5;

/// What two clerks put in is the same addition when it is at least so alike; boilerplate makes others alike, too.
pub const ADDED: f64 = 0.7;

/// Words shorter than this, in bytes, are found too easily elsewhere to tell a move.
const TELLING: usize = 24;

/// So many pairs of pieces are compared under one parent; beyond, what is not found otherwise is another piece.
const COMPARED: usize = 20_000;

/// The partners of the pieces of two texts.
#[derive(Debug, Clone)]
pub struct Pairs {
    to: Vec<Option<usize>>,
    from: Vec<Option<usize>>,
}

impl Pairs {
    /// Two texts of so many pieces, only the files themselves paired.
    pub fn new(a: usize, b: usize) -> Self {
        let mut pairs = Self { to: vec![None; a], from: vec![None; b] };
        pairs.join(0, 0);
        pairs
    }

    /// The partner of a piece of the first text.
    pub fn to(&self, a: usize) -> Option<usize> {
        self.to.get(a).copied().flatten()
    }

    /// The partner of a piece of the second text.
    pub fn from(&self, b: usize) -> Option<usize> {
        self.from.get(b).copied().flatten()
    }

    /// Makes two pieces partners.
    pub fn join(&mut self, a: usize, b: usize) {
        if let (Some(to), Some(from)) = (self.to.get_mut(a), self.from.get_mut(b)) {
            (*to, *from) = (Some(b), Some(a));
        }
    }

    /// Takes a pair apart.
    pub fn part(&mut self, a: usize, b: usize) {
        if let (Some(to), Some(from)) = (self.to.get_mut(a), self.from.get_mut(b)) {
            (*to, *from) = (None, None);
        }
    }
}

/// Finds the partners of the pieces of two versions.
pub fn pair(a: &Document, b: &Document) -> Pairs {
    find(a, b, Pairs::new(a.len(), b.len()), EDITED, |_| true)
}

/// Finds more partners than those that are known.
///
/// `alike` is how alike unnamed sisters must be; `may_move` says whether a piece of these words, which stands under
/// another parent on the other side, is the same piece.
pub fn find(a: &Document, b: &Document, known: Pairs, alike: f64, may_move: impl Fn(&str) -> bool) -> Pairs {
    let words = |document: &Document| (0..document.len()).map(|at| document.words(at)).collect();
    let mut finder = Finder { a, b, words: (words(a), words(b)), pairs: known, alike };
    unique(&mut finder.pairs, |at| a.node(at).key.clone(), |at| b.node(at).key.clone());
    let heading = |document: &Document, at: usize| {
        let node = document.node(at);
        let name = node.name.clone().filter(|_| node.kind != Kind::Entry);
        name.map(|name| (node.kind, name))
    };
    unique(&mut finder.pairs, |at| heading(a, at), |at| heading(b, at));
    // What is paired shows what stands in it where to look; each round that finds something opens another.
    for _ in 0..32 {
        let before = finder.count();
        finder.inside(Finder::equal);
        finder.moved(&may_move);
        if finder.count() == before {
            finder.inside(Finder::alike);
        }
        if finder.count() == before {
            break;
        }
    }
    finder.pairs
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
    for (at, _) in taken.iter().enumerate().filter(|(_, partner)| partner.is_none()) {
        if let Some(key) = key(at) {
            index.entry(key).and_modify(|found| *found = None).or_insert(Some(at));
        }
    }
    index
}

struct Finder<'a> {
    a: &'a Document,
    b: &'a Document,
    words: (Vec<String>, Vec<String>),
    pairs: Pairs,
    alike: f64,
}

impl Finder<'_> {
    fn count(&self) -> usize {
        self.pairs.to.iter().flatten().count()
    }

    fn left(&self, at: usize) -> &str {
        self.words.0.get(at).map_or("", String::as_str)
    }

    fn right(&self, at: usize) -> &str {
        self.words.1.get(at).map_or("", String::as_str)
    }

    /// Looks under every pair for more pairs.
    fn inside(&mut self, look: fn(&mut Self, &[usize], &[usize])) {
        for at in 0..self.a.len() {
            let Some(other) = self.pairs.to(at) else { continue };
            let free = |children: &[usize], partner: &dyn Fn(usize) -> Option<usize>| -> Vec<usize> {
                children.iter().copied().filter(|at| partner(*at).is_none()).collect()
            };
            let left = free(&self.a.node(at).children, &|at| self.pairs.to(at));
            let right = free(&self.b.node(other).children, &|at| self.pairs.from(at));
            if !left.is_empty() && !right.is_empty() {
                look(self, &left, &right);
            }
        }
    }

    /// Sisters of the same name, then those of the same words, the first with the first.
    fn equal(&mut self, left: &[usize], right: &[usize]) {
        let mut named: BTreeMap<(Kind, &str, bool), Vec<usize>> = BTreeMap::new();
        for &at in right.iter().rev() {
            let node = self.b.node(at);
            if let Some(name) = &node.name {
                named.entry((node.kind, name, true)).or_default().push(at);
            }
            named.entry((node.kind, self.right(at), false)).or_default().push(at);
        }
        let mut found = Vec::new();
        let mut taken = BTreeSet::new();
        for by_name in [true, false] {
            for &at in left {
                let node = self.a.node(at);
                let key = if by_name { node.name.as_deref() } else { Some(self.left(at)) };
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
    fn moved(&mut self, may_move: &impl Fn(&str) -> bool) {
        let key = |document: &Document, words: &str, at: usize| {
            let kind = document.node(at).kind;
            let tells = words.len() >= TELLING && kind != Kind::Entry && may_move(words);
            tells.then(|| (kind, words.to_owned()))
        };
        let mut pairs = self.pairs.clone();
        unique(&mut pairs, |at| key(self.a, self.left(at), at), |at| key(self.b, self.right(at), at));
        self.pairs = pairs;
    }

    /// Sisters that share most of their words, the most alike first.
    fn alike(&mut self, left: &[usize], right: &[usize]) {
        if left.len() * right.len() > COMPARED {
            return;
        }
        let rights: Vec<Vec<String>> = right.iter().map(|at| bag(self.right(*at))).collect();
        let mut scores = Vec::new();
        for &at in left {
            let own = bag(self.left(at));
            for (other, bag) in right.iter().zip(&rights) {
                let score = likeness(&own, bag);
                let (a, b) = (self.a.node(at), self.b.node(*other));
                // What carries an id of its own on both sides is not another's.
                let named = a.key.is_some() && b.key.is_some();
                if a.kind == b.kind && a.kind != Kind::Entry && !named && score >= self.alike {
                    scores.push((score, at, *other));
                }
            }
        }
        scores.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (_, at, other) in scores {
            if self.pairs.to(at).is_none() && self.pairs.from(other).is_none() {
                self.pairs.join(at, other);
            }
        }
    }
}
