//! Phrases that were replaced or dropped at several places, so that one instruction says it.

use super::apply::{count_phrase, flat_words, replace_in_provision};
use super::plan::Plan;
use crate::diff::{NodeId, Passage, Token, Words, compare_words};
use crate::model::{Facts, Part, Provision, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Words on either side that may be taken along so that a phrase is one.
const MOST_AROUND: usize = 4;
/// A longer change is a new wording and no phrase.
const MOST_WORDS: usize = 12;
/// Longer texts are given anew; a mark or a word is one token.
const MOST_TOKENS: usize = 400;
/// Texts that differ at more places are given anew.
const MOST_HUNKS: usize = 6;

/// A phrase that explains changes.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) old: String,
    pub(super) new: Option<String>,
    /// The nodes of the new side that differ by it alone.
    pub(super) nodes: Vec<NodeId>,
    /// The numbered provisions of the old text to name, which part of each, and how often it stands there.
    pub(super) places: Vec<(NodeId, Part, usize)>,
    /// Whether it stands nowhere else, neither in the old text nor in the new.
    pub(super) everywhere: bool,
}

/// A phrase and what comes for it.
type Pair = (String, Option<String>);

/// Finds them, the one that explains most first; a change is explained by one phrase only.
pub(super) fn phrases(plan: &Plan, goal: &[&Provision]) -> Vec<Phrase> {
    let finder = Finder { plan, goal, facts: &plan.diff.old.document.regulation.facts };
    let mut open: BTreeMap<NodeId, BTreeMap<Pair, usize>> = BTreeMap::new();
    for n in plan.first.1..plan.diff.new.nodes.len() {
        let changed = plan.changed[n];
        if let (Some(o), true) = (plan.beside[n], changed.name || changed.words) {
            let pairs = finder.pairs(o, n);
            if !pairs.is_empty() {
                open.insert(n, pairs);
            }
        }
    }
    let mut out = Vec::new();
    while let Some(phrase) = finder.best(&open) {
        for n in &phrase.nodes {
            open.remove(n);
        }
        out.push(phrase);
    }
    // In the order of the text.
    out.sort_by_key(|phrase| phrase.places.first().map(|place| place.0));
    out
}

struct Finder<'p, 'd, 'a> {
    plan: &'p Plan<'d, 'a>,
    goal: &'p [&'p Provision],
    facts: &'p Facts,
}

impl Finder<'_, '_, '_> {
    fn given(&self, o: NodeId) -> &Provision {
        self.plan.diff.old.nodes[o].provision
    }

    fn wanted(&self, n: NodeId) -> &Provision {
        self.goal[n - self.plan.first.1]
    }

    /// The phrases that may explain the first difference between two provisions, and how ill each would read.
    fn pairs(&self, o: NodeId, n: NodeId) -> BTreeMap<Pair, usize> {
        let texts = |provision: &Provision| -> Vec<String> {
            provision.texts().map(|text: &Text| flat_words(text, self.facts)).collect()
        };
        let (olds, news) = (texts(self.given(o)), texts(self.wanted(n)));
        if olds.len() != news.len() {
            return BTreeMap::new();
        }
        let Some((old, new)) = olds.iter().zip(&news).find(|(old, new)| old != new) else { return BTreeMap::new() };
        let words = compare_words(old, new);
        let hunks = hunks(&words.old, &words.new);
        match hunks.first() {
            Some(hunk) if hunks.len() <= MOST_HUNKS => widened(&words, hunk),
            _ => BTreeMap::new(),
        }
    }

    /// The phrase that explains most of what is open.
    fn best(&self, open: &BTreeMap<NodeId, BTreeMap<Pair, usize>>) -> Option<Phrase> {
        let mut by_pair: BTreeMap<&Pair, (Vec<NodeId>, usize)> = BTreeMap::new();
        for (n, pairs) in open {
            for (pair, cost) in pairs {
                let entry = by_pair.entry(pair).or_default();
                entry.0.push(*n);
                entry.1 += cost;
            }
        }
        let mut pairs: Vec<_> = by_pair.into_iter().filter(|(_, (nodes, _))| nodes.len() > 1).collect();
        // Most places first; of those with as many the one that reads best.
        pairs.sort_by(|one, other| (other.1.0.len(), one.1.1, one.0).cmp(&(one.1.0.len(), other.1.1, other.0)));
        let mut best: Option<Phrase> = None;
        for (pair, (nodes, _)) in pairs {
            if best.as_ref().is_some_and(|best| best.places.len() >= nodes.len()) {
                break;
            }
            let phrase = self.checked(pair, &nodes);
            let more = |best: &Phrase| phrase.places.len() > best.places.len();
            if phrase.places.len() > 1 && best.as_ref().is_none_or(more) {
                best = Some(phrase);
            }
        }
        best
    }

    /// What of these nodes a phrase explains: replacing it must give the new words, and nothing else that stands in the
    /// provision to be named may hold it.
    fn checked(&self, (old, new): &Pair, nodes: &[NodeId]) -> Phrase {
        let exact = |n: &&NodeId| {
            let Some(o) = self.plan.beside[**n] else { return false };
            let (mut given, goal) = (self.given(o).clone(), self.wanted(**n));
            given.children.clear();
            replace_in_provision(&mut given, old, new.as_deref(), self.facts);
            given.heading == goal.heading && given.body == goal.body && given.table == goal.table
        };
        let exact: BTreeSet<NodeId> = nodes.iter().filter(exact).copied().collect();
        let by_old: BTreeSet<NodeId> = exact.iter().filter_map(|&n| self.plan.beside[n]).collect();
        let mut places: BTreeMap<(NodeId, bool), (Part, usize, Vec<NodeId>)> = BTreeMap::new();
        for &n in &exact {
            let Some(o) = self.plan.beside[n] else { continue };
            let (around, part) = self.named(o);
            let entry = places.entry((around, part == Part::Name)).or_insert((part, 0, Vec::new()));
            entry.2.push(n);
        }
        places.retain(|&(around, _), (part, count, _)| {
            let end = if *part == Part::Name { around + 1 } else { self.plan.diff.old.nodes[around].end };
            (around..end).all(|o| {
                let found = count_phrase(self.given(o), *part, old, self.facts);
                *count += found;
                found == 0 || by_old.contains(&o)
            })
        });
        // What is named with all that stands in it needs no names of its parts.
        let nodes: BTreeSet<NodeId> = places.values().flat_map(|place| place.2.iter().copied()).collect();
        let explained: BTreeSet<NodeId> = nodes.iter().filter_map(|&n| self.plan.beside[n]).collect();
        let whole: Vec<NodeId> =
            places.iter().filter(|(_, place)| place.0 == Part::Whole).map(|(key, _)| key.0).collect();
        let inside = |o: NodeId, part: Part| {
            whole.iter().any(|&around| self.plan.diff.old.contains(around, o) && (around != o || part == Part::Name))
        };
        let named = places.iter().filter(|(key, place)| !inside(key.0, place.0));
        let named: Vec<(NodeId, Part, usize)> = named.map(|(key, place)| (key.0, place.0, place.1)).collect();
        let elsewhere = (self.plan.first.0..self.plan.diff.old.nodes.len())
            .any(|o| !explained.contains(&o) && count_phrase(self.given(o), Part::Whole, old, self.facts) > 0);
        let new_elsewhere = || {
            let mut left = (self.plan.first.1..).zip(self.goal).filter(|(n, _)| !nodes.contains(n));
            left.any(|(_, provision)| count_phrase(provision, Part::Whole, old, self.facts) > 0)
        };
        let everywhere = !elsewhere && !new_elsewhere();
        Phrase { old: old.clone(), new: new.clone(), nodes: nodes.into_iter().collect(), places: named, everywhere }
    }

    /// The numbered provision to name for a node, and which part of it.
    fn named(&self, o: NodeId) -> (NodeId, Part) {
        let nodes = &self.plan.diff.old.nodes;
        if nodes[o].level().is_heading() {
            return (o, Part::Name);
        }
        let mut at = o;
        while let (false, Some(parent)) = (nodes[at].level().is_numbered(), nodes[at].parent) {
            at = parent;
        }
        (at, Part::Whole)
    }
}

/// A stretch that differs: tokens of both texts.
struct Hunk {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// Stretches that differ, by the longest run of tokens that both texts have; none when the texts are too long for that.
fn hunks(old: &Passage, new: &Passage) -> Vec<Hunk> {
    fn letters(passage: &Passage) -> Vec<&str> {
        passage.tokens.iter().map(|token| passage.letters(token)).collect()
    }
    let (olds, news) = (letters(old), letters(new));
    if olds.len().max(news.len()) > MOST_TOKENS {
        return Vec::new();
    }
    // How long a run the ends of both have.
    let mut longest = vec![vec![0u16; news.len() + 1]; olds.len() + 1];
    for o in (0..olds.len()).rev() {
        for n in (0..news.len()).rev() {
            longest[o][n] = match olds[o] == news[n] {
                true => longest[o + 1][n + 1] + 1,
                false => longest[o + 1][n].max(longest[o][n + 1]),
            };
        }
    }
    let mut out: Vec<Hunk> = Vec::new();
    let (mut o, mut n) = (0, 0);
    while o < olds.len() || n < news.len() {
        if o < olds.len() && n < news.len() && olds[o] == news[n] {
            (o, n) = (o + 1, n + 1);
            continue;
        }
        let (from_old, from_new) = (o, n);
        while o < olds.len() || n < news.len() {
            let both = o < olds.len() && n < news.len();
            if both && olds[o] == news[n] {
                break;
            }
            match n == news.len() || o < olds.len() && longest[o + 1][n] >= longest[o][n + 1] {
                true => o += 1,
                false => n += 1,
            }
        }
        out.push(Hunk { old: from_old..o, new: from_new..n });
    }
    out
}

/// The phrases that a stretch and the words around it make, and how ill each reads.
fn widened(words: &Words, hunk: &Hunk) -> BTreeMap<Pair, usize> {
    let mut out = BTreeMap::new();
    let is_word = |at: usize| words.old.tokens.get(at).is_some_and(Token::is_word);
    let left = (1..=MOST_AROUND.min(hunk.old.start).min(hunk.new.start))
        .take_while(|back| is_word(hunk.old.start - back))
        .count();
    let same_after = words.old.tokens.len() - hunk.old.end;
    let right = (0..MOST_AROUND.min(same_after)).take_while(|ahead| is_word(hunk.old.end + ahead)).count();
    for before in 0..=left {
        for behind in 0..=right {
            let old = hunk.old.start - before..hunk.old.end + behind;
            let new = hunk.new.start - before..hunk.new.end + behind;
            // What stands around must be the same in both.
            let around_same = words.old.slice(hunk.old.end..old.end).trim()
                == words.new.slice(hunk.new.end..new.end.min(words.new.tokens.len())).trim()
                && words.old.slice(old.start..hunk.old.start).trim()
                    == words.new.slice(new.start..hunk.new.start).trim();
            let (was, is) = (words.old.slice(old.clone()).trim(), words.new.slice(new).trim());
            if !around_same
                || was.contains('\u{fffc}')
                || is.contains('\u{fffc}')
                || !is_phrase(&words.old, old.clone(), was)
            {
                continue;
            }
            if is.split_whitespace().count() > MOST_WORDS {
                continue;
            }
            let cost = ill(&words.old, &old, before, behind);
            let pair = (was.to_owned(), (!is.is_empty()).then(|| is.to_owned()));
            let entry = out.entry(pair).or_insert(cost);
            *entry = cost.min(*entry);
        }
    }
    out
}

/// Whether words are a phrase that an instruction may speak of: two words or more, or a clear name; no marks at its edges.
fn is_phrase(passage: &Passage, tokens: std::ops::Range<usize>, words: &str) -> bool {
    let count = passage.tokens[tokens.clone()].iter().filter(|token| token.is_word()).count();
    let edges = [tokens.start, tokens.end.saturating_sub(1)];
    let clean = !tokens.is_empty() && edges.iter().all(|&at| passage.tokens[at].is_word());
    let name = words.chars().count() >= 4 && words.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    clean && count <= MOST_WORDS && (count > 1 || name)
}

/// How ill a phrase reads: by its length, and when it cuts a name in two.
fn ill(passage: &Passage, tokens: &std::ops::Range<usize>, before: usize, behind: usize) -> usize {
    let capital = |at: Option<usize>| {
        let token = at.and_then(|at| passage.tokens.get(at)).filter(|token| token.is_word());
        token.is_some_and(|token| passage.letters(token).starts_with(char::is_uppercase))
    };
    let starts = capital(Some(tokens.start));
    // What opens a text has a capital whatever it is.
    let cut_left = match (starts, tokens.start) {
        (true, 0) | (false, _) => 0,
        (true, 1) => usize::from(capital(Some(0))) * 10,
        (true, start) => usize::from(capital(Some(start - 1))) * 20,
    };
    let cut_right = capital(Some(tokens.end.saturating_sub(1))) && capital(Some(tokens.end));
    // `dân huyện` is the end of `Uỷ ban nhân dân huyện`.
    let inside = !starts && (1..=3).any(|back| tokens.start >= back && capital(Some(tokens.start - back)));
    // A number stands before what it counts; anything else is told apart by what stands before it.
    let number = passage
        .tokens
        .get(tokens.start + before)
        .is_some_and(|token| passage.letters(token).starts_with(|c: char| c.is_ascii_digit()));
    let side = if number { before } else { behind };
    tokens.len() * 4 + cut_left + usize::from(cut_right) * 20 + usize::from(inside) * 14 + side
}
