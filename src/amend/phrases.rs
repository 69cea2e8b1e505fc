//! Phrases that were replaced or dropped at several places, so that one instruction says it.

use super::apply::{Data, Lines, flat_words, prints_replaced, replace_in_provision};
use super::edges::Edges;
use super::plan::Plan;
use crate::diff::{NodeId, Passage, Token, passage};
use crate::model::{Part, Provision};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words on either side that may be taken along so that a phrase is one.
const MOST_AROUND: usize = 4;
/// A longer change is a new wording and no phrase.
const MOST_WORDS: usize = 12;
/// Longer texts are given anew; a mark or a word is one token.
const MOST_TOKENS: usize = 400;
/// Texts that differ at more places are given anew.
const MOST_HUNKS: usize = 24;
/// Stretches that differ with at most so many words between them may be one phrase: `Ban Thường vụ` and `Thường vụ Đảng uỷ`
/// have the middle of both in common.
const MOST_BETWEEN: usize = 4;
/// At most so many stretches make one phrase.
const MOST_JOINED: usize = 3;
/// Words around what differs that are looked at: those taken along, and what tells whether a name is cut in two.
const CONTEXT: usize = 10;

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

/// How a phrase reads where a text differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    /// How surely it begins or ends inside a name ([`Edges::cuts`]).
    cut: usize,
    /// How ill it reads, the shorter the better.
    cost: usize,
}

/// The texts that differ by a phrase, and how it reads there.
#[derive(Debug, Default)]
struct Support {
    nodes: Vec<NodeId>,
    /// How surely it cuts names there, all in all.
    cuts: usize,
    cost: usize,
}

impl Support {
    /// Whether it is no phrase that an official would write: `dân xã`, the end of `Uỷ ban nhân dân xã`.
    fn is_torn(&self) -> bool {
        self.cuts >= self.nodes.len()
    }
}

impl Phrase {
    /// Whether nobody can take it for another: something comes in its place, or it stands nowhere else.
    fn is_clear(&self) -> bool {
        self.new.is_some() || self.everywhere
    }
}

/// Finds them, the one that explains most first; a change is explained by one phrase only.
pub(super) fn phrases(plan: &Plan, goal: &[&Provision]) -> Vec<Phrase> {
    let facts = Data { before: &plan.diff.old.document.regulation.facts, after: &plan.goal.facts };
    let edges = Edges::new(&[facts.before, facts.after]);
    let finder = Finder { plan, goal, facts, edges, old_lines: OnceCell::new(), new_lines: OnceCell::new() };
    let mut open: BTreeMap<NodeId, BTreeMap<Pair, Reading>> = BTreeMap::new();
    for n in plan.first.1..plan.diff.new.nodes.len() {
        let changed = plan.changed[n];
        // A phrase would leave the old citations beside it.
        if let (Some(o), true) = (plan.beside[n], (changed.name || changed.words) && !changed.cited) {
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
    facts: Data<'p>,
    edges: Edges,
    old_lines: OnceCell<Lines>,
    new_lines: OnceCell<Lines>,
}

impl Finder<'_, '_, '_> {
    fn given(&self, o: NodeId) -> &Provision {
        self.plan.diff.old.nodes[o].provision
    }

    fn wanted(&self, n: NodeId) -> &Provision {
        self.goal[n - self.plan.first.1]
    }

    /// All texts of the old regulation as phrases are found in them.
    fn old_lines(&self) -> &Lines {
        self.old_lines.get_or_init(|| {
            let nodes = self.plan.diff.old.nodes.iter().enumerate().skip(self.plan.first.0);
            Lines::new(nodes.map(|(at, node)| (at, node.provision)), self.facts.before)
        })
    }

    /// All texts of the goal, likewise.
    fn new_lines(&self) -> &Lines {
        let nodes = || (self.plan.first.1..).zip(self.goal.iter().copied());
        self.new_lines.get_or_init(|| Lines::new(nodes(), self.facts.after))
    }

    /// The phrases that may explain the first difference between two provisions, and how ill each would read.
    fn pairs(&self, o: NodeId, n: NodeId) -> BTreeMap<Pair, Reading> {
        let (mut olds, mut news) = (self.given(o).texts(), self.wanted(n).texts());
        loop {
            let (old, new) = match (olds.next(), news.next()) {
                (Some(old), Some(new)) => (old, new),
                _ => return BTreeMap::new(),
            };
            let (old, new) = (flat_words(old, self.facts.before), flat_words(new, self.facts.after));
            let Some((old, new)) = window(&old, &new) else { continue };
            if olds.count() != news.count() {
                return BTreeMap::new();
            }
            let (old, new) = (passage(old), passage(new));
            let hunks = hunks(&old, &new);
            return match hunks.first() {
                Some(_) if hunks.len() <= MOST_HUNKS => {
                    let mut out = BTreeMap::new();
                    for hunk in joined(&hunks) {
                        self.widened(&old, &new, &hunk, &mut out);
                    }
                    out
                }
                _ => BTreeMap::new(),
            };
        }
    }

    /// Adds the phrases that a stretch and the words around it make, and how each reads.
    fn widened(&self, olds: &Passage, news: &Passage, hunk: &Hunk, out: &mut BTreeMap<Pair, Reading>) {
        let is_word = |at: usize| olds.tokens.get(at).is_some_and(Token::is_word);
        let left = (1..=MOST_AROUND.min(hunk.old.start).min(hunk.new.start))
            .take_while(|back| is_word(hunk.old.start - back))
            .count();
        let same_after = olds.tokens.len() - hunk.old.end;
        let right = (0..MOST_AROUND.min(same_after)).take_while(|ahead| is_word(hunk.old.end + ahead)).count();
        for before in 0..=left {
            for behind in 0..=right {
                let old = hunk.old.start - before..hunk.old.end + behind;
                let new = hunk.new.start - before..hunk.new.end + behind;
                // What stands around must be the same in both.
                let around_same = olds.slice(hunk.old.end..old.end).trim()
                    == news.slice(hunk.new.end..new.end.min(news.tokens.len())).trim()
                    && olds.slice(old.start..hunk.old.start).trim() == news.slice(new.start..hunk.new.start).trim();
                let (was, is) = (olds.slice(old.clone()).trim(), news.slice(new.clone()).trim());
                let walled = was.contains('\u{fffc}') || is.contains('\u{fffc}');
                if !around_same || walled || !is_phrase(olds, old.clone(), was) {
                    continue;
                }
                if is.split_whitespace().count() > MOST_WORDS {
                    continue;
                }
                let after = if is.is_empty() { 0 } else { self.edges.cuts(news, &new) };
                let cut = self.edges.cuts(olds, &old).max(after);
                let reading = Reading { cut, cost: ill(olds, &old, before, behind) };
                let pair = (was.to_owned(), (!is.is_empty()).then(|| is.to_owned()));
                let entry = out.entry(pair).or_insert(reading);
                *entry = reading.min(*entry);
            }
        }
    }

    /// The phrase that explains most of what is open.
    fn best(&self, open: &BTreeMap<NodeId, BTreeMap<Pair, Reading>>) -> Option<Phrase> {
        let mut by_pair: BTreeMap<&Pair, Support> = BTreeMap::new();
        for (n, pairs) in open {
            for (pair, reading) in pairs {
                let support = by_pair.entry(pair).or_default();
                support.nodes.push(*n);
                support.cuts += reading.cut;
                support.cost += reading.cost;
            }
        }
        let mut pairs: Vec<_> = by_pair.into_iter().filter(|(_, support)| support.nodes.len() > 1).collect();
        // What is a phrase first, then what explains most; of those that explain as much the one that reads best.
        let key = |support: &Support| (support.is_torn(), std::cmp::Reverse(support.nodes.len()), support.cost);
        pairs.sort_by(|one, other| (key(&one.1), one.0).cmp(&(key(&other.1), other.0)));
        let mut best: Option<(Phrase, bool)> = None;
        for (pair, support) in pairs {
            let torn = support.is_torn();
            if let Some((best, best_torn)) = &best
                && (torn && !best_torn || best.places.len() > support.nodes.len() || best.is_clear())
                && (torn || best.places.len() >= support.nodes.len())
            {
                break;
            }
            let phrase = self.checked(pair, &support.nodes);
            let better = |(best, _): &(Phrase, bool)| {
                let (places, most) = (phrase.places.len(), best.places.len());
                // Of `bỏ “làm việc”` and `thay “ngày làm việc” bằng “ngày”` the second cannot be misread.
                places > most || places == most && !best.is_clear() && phrase.is_clear()
            };
            if phrase.places.len() > 1 && best.as_ref().is_none_or(better) {
                best = Some((phrase, torn));
            }
        }
        best.map(|(phrase, _)| phrase)
    }

    /// What of these nodes a phrase explains: replacing it must give the new words, and nothing else that stands in the
    /// provision to be named may hold it.
    fn checked(&self, (old, new): &Pair, nodes: &[NodeId]) -> Phrase {
        let hits = self.old_lines().hits(old);
        let exact = |n: &&NodeId| {
            let Some(o) = self.plan.beside[**n].filter(|o| hits.contains_key(o)) else { return false };
            let (mut given, goal) = (own(self.given(o)), self.wanted(**n));
            replace_in_provision(&mut given, old, new.as_deref(), &self.facts);
            // Other data must not show in it.
            let pair = (self.given(o), goal);
            let shows =
                || self.facts.before == self.facts.after || prints_replaced(pair, old, new.as_deref(), &self.facts);
            given.heading == goal.heading && given.body == goal.body && given.table == goal.table && shows()
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
            hits.range(around..end).all(|(o, hits)| {
                let found = if *part == Part::Name { hits.first } else { hits.all };
                *count += found;
                found == 0 || by_old.contains(o)
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
        let elsewhere = hits.keys().any(|o| !explained.contains(o));
        let new_elsewhere = || self.new_lines().hits(old).keys().any(|n| !nodes.contains(n));
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

/// A provision without what stands in it.
fn own(provision: &Provision) -> Provision {
    Provision {
        heading: provision.heading.clone(),
        body: provision.body.clone(),
        table: provision.table.clone(),
        ..Provision::new(provision.level)
    }
}

/// What differs in two lines, with [`CONTEXT`] words on both sides; nothing when they are the same.
fn window<'t>(old: &'t str, new: &'t str) -> Option<(&'t str, &'t str)> {
    let same = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
    if same == old.len() && same == new.len() {
        return None;
    }
    let most = old.len().min(new.len()) - same;
    let behind = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(|(one, other)| one == other).count();
    // White space is one byte, so that no letter is cut.
    let before = old.as_bytes()[..same].iter().enumerate().rev().filter(|(_, byte)| **byte == b' ');
    let start = before.map(|(at, _)| at).nth(CONTEXT).unwrap_or(0);
    let after = old.as_bytes()[old.len() - behind..].iter().enumerate().filter(|(_, byte)| **byte == b' ');
    let left = behind - after.map(|(at, _)| at).nth(CONTEXT).unwrap_or(behind);
    Some((&old[start..old.len() - left], &new[start..new.len() - left]))
}

/// A stretch that differs: tokens of both texts.
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
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
    // What both begin and end with is the same in any case.
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let head = olds.iter().zip(&news).take_while(same).count();
    let most = olds.len().min(news.len()) - head;
    let tail = olds.iter().rev().zip(news.iter().rev()).take(most).take_while(same).count();
    let (olds, news) = (&olds[head..olds.len() - tail], &news[head..news.len() - tail]);
    // How long a run the ends of both have, row by row.
    let width = news.len() + 1;
    let mut longest = vec![0u16; (olds.len() + 1) * width];
    for o in (0..olds.len()).rev() {
        for n in (0..news.len()).rev() {
            longest[o * width + n] = match olds[o] == news[n] {
                true => longest[(o + 1) * width + n + 1] + 1,
                false => longest[(o + 1) * width + n].max(longest[o * width + n + 1]),
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
            match n == news.len() || o < olds.len() && longest[(o + 1) * width + n] >= longest[o * width + n + 1] {
                true => o += 1,
                false => n += 1,
            }
        }
        out.push(Hunk { old: head + from_old..head + o, new: head + from_new..head + n });
    }
    out
}

/// The first stretch alone, and with those behind it that few words part from it.
fn joined(hunks: &[Hunk]) -> Vec<Hunk> {
    let mut out: Vec<Hunk> = Vec::new();
    for hunk in hunks.iter().take(MOST_JOINED) {
        match out.last() {
            Some(last) if hunk.old.start - last.old.end > MOST_BETWEEN => break,
            Some(last) => {
                out.push(Hunk { old: last.old.start..hunk.old.end, new: last.new.start..hunk.new.end });
            }
            None => out.push(Hunk { old: hunk.old.clone(), new: hunk.new.clone() }),
        }
    }
    out
}

/// Whether words are a phrase that an instruction may speak of: two words or more, or a clear name; no marks at its edges.
fn is_phrase(passage: &Passage, tokens: Range<usize>, words: &str) -> bool {
    let count = passage.tokens[tokens.clone()].iter().filter(|token| token.is_word()).count();
    let edges = [tokens.start, tokens.end.saturating_sub(1)];
    let clean = !tokens.is_empty() && edges.iter().all(|&at| passage.tokens[at].is_word());
    let name = words.chars().count() >= 4 && words.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    clean && count <= MOST_WORDS && (count > 1 || name)
}

/// How ill a phrase reads: by its length, and by what stands on either side of what differs.
fn ill(passage: &Passage, tokens: &Range<usize>, before: usize, behind: usize) -> usize {
    // A number stands before what it counts; anything else is told apart by what stands before it.
    let number = passage
        .tokens
        .get(tokens.start + before)
        .is_some_and(|token| passage.letters(token).starts_with(|c: char| c.is_ascii_digit()));
    let side = if number { before } else { behind };
    tokens.len() * 4 + side
}
