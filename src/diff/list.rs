//! Makes the changes, rows and numbers of a comparison out of partners, links and moves.

mod renumbering;
mod rows;
mod table;

use super::Registered;
use super::change::{Change, Diff, Kind, Kinds, Place, Row, Stats};
use super::facts;
use super::known::Known;
use super::likeness::common;
use super::links::Links;
use super::pair::Pairs;
use super::side::{NodeId, Side};
use super::together::in_halves;
use super::token::{Passage, renamed_key};
use super::words::{self, Op, Words};
use crate::model::{Id, InlineKind, Level};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Fewer rows are compared on one thread.
const LEAST_ROWS: usize = 500;
/// Texts of fewer words are never told as unrelated.
const LEAST_WORDS: usize = 40;

/// A passage of two partners, compared.
type Compared = (NodeId, NodeId, Words);

/// Makes a comparison of what is known.
pub(super) fn diff<'a>(
    old: Side<'a>,
    new: Side<'a>,
    pairs: Pairs,
    links: Links,
    moved: Vec<bool>,
    mirrored: bool,
    registry: Registered,
) -> Diff<'a> {
    let unrelated = are_unrelated(&old, &new, &pairs);
    let mut known = Known { old, new, pairs, links, moved, mirrored, registry };
    if unrelated {
        known.pairs = Pairs { new_of: vec![None; known.old.nodes.len()], old_of: vec![None; known.new.nodes.len()] };
        known.links = Links::default();
        known.moved = vec![false; known.old.nodes.len()];
    }
    let mut rows = rows::rows(&known);
    let mut changes: Vec<Change> = Vec::new();
    let mut old_change: Vec<Option<usize>> = vec![None; known.old.nodes.len()];
    let mut new_change: Vec<Option<usize>> = vec![None; known.new.nodes.len()];
    let mut references = Vec::new();
    for (told, compared) in in_halves(&rows, LEAST_ROWS, |rows| known.became(rows)) {
        references.extend(compared);
        for change in told {
            for (slot, at) in [(&mut old_change, change.old), (&mut new_change, change.new)] {
                if let Some(at) = at {
                    slot[at] = Some(changes.len());
                }
            }
            changes.push(change);
        }
    }
    // What shares the fate of what it stands in has its change; what is around stands before in the list of nodes, though
    // its row may stand behind.
    for (side, partners, changed) in
        [(&known.old, &known.pairs.new_of, &mut old_change), (&known.new, &known.pairs.old_of, &mut new_change)]
    {
        for at in 0..side.nodes.len() {
            if let (None, None, Some(parent)) = (partners[at], changed[at], side.nodes[at].parent) {
                changed[at] = changed[parent];
            }
        }
    }
    for row in &mut rows {
        row.change = row.new.and_then(|n| new_change[n]).or_else(|| row.old.and_then(|o| old_change[o]));
    }
    let renumberings = renumbering::renumberings(&known, &rows);
    let facts = facts::facts(&known, references);
    let stats = stats(&known, &changes);
    let Known { old, new, pairs, .. } = known;
    Diff { old, new, new_of: pairs.new_of, old_of: pairs.old_of, changes, rows, renumberings, facts, stats, unrelated }
}

/// Two texts that share next to nothing are not compared provision by provision: one replaces the other.
fn are_unrelated(old: &Side, new: &Side, pairs: &Pairs) -> bool {
    let words = |side: &Side| side.children(None).map(|at| side.nodes[at].words).sum::<usize>();
    let least = words(old).min(words(new));
    if least < LEAST_WORDS {
        return false;
    }
    let kept = |side: &Side, partners: &[Option<NodeId>]| -> usize {
        side.nodes.iter().zip(partners).filter(|(_, partner)| partner.is_some()).map(|(node, _)| node.own_words).sum()
    };
    // Seen from either side it has to be the same.
    if kept(old, &pairs.new_of).min(kept(new, &pairs.old_of)) * 5 >= least {
        return false;
    }
    let all = |side: &Side| {
        let mut pairs: Vec<u64> = side.children(None).flat_map(|at| side.shape(at).pairs.clone()).collect();
        pairs.sort_unstable();
        pairs
    };
    common(&all(old), &all(new)) * 20 < least
}

impl Known<'_> {
    /// What is told at some rows, and their passages that hold references.
    fn became(&self, rows: &[Row]) -> (Vec<Change>, Vec<Compared>) {
        let mut references = Vec::new();
        // A provision that moved is told where it stands now.
        let here = rows.iter().filter(|row| row.place != Place::MovedFrom);
        let changes = here.filter_map(|row| match (row.old, row.new) {
            (Some(o), Some(n)) => self.change(o, n, &mut references),
            (Some(o), None) => match self.shares_fate(&self.old, &self.pairs.new_of, &self.links.merged, o) {
                true => None,
                false => Some(self.gone(o)),
            },
            (None, Some(n)) => match self.shares_fate(&self.new, &self.pairs.old_of, &self.links.split, n) {
                true => None,
                false => Some(self.came(n)),
            },
            (None, None) => None,
        });
        (changes.collect(), references)
    }

    /// Whether a provision without a partner is told with what it stands in, which has none either.
    fn shares_fate(
        &self,
        side: &Side,
        partners: &[Option<NodeId>],
        links: &BTreeMap<NodeId, NodeId>,
        at: NodeId,
    ) -> bool {
        side.nodes[at].parent.is_some_and(|parent| partners[parent].is_none() && !links.contains_key(&at))
    }

    fn gone(&self, o: NodeId) -> Change {
        let whole = self.links.merged_into(o);
        let kind = if whole.is_some() { Kind::Merged } else { Kind::Removed };
        self.alone(kind, self.old.nodes[o].level(), (Some(o), None), whole)
    }

    fn came(&self, n: NodeId) -> Change {
        let whole = self.links.split_from(n);
        let kind = if whole.is_some() { Kind::Split } else { Kind::Added };
        self.alone(kind, self.new.nodes[n].level(), (None, Some(n)), whole)
    }

    fn alone(
        &self,
        kind: Kind,
        level: Level,
        (old, new): (Option<NodeId>, Option<NodeId>),
        whole: Option<NodeId>,
    ) -> Change {
        let others = whole.into_iter().collect();
        Change {
            kinds: [kind].into_iter().collect(),
            level,
            old,
            new,
            others,
            heading: None,
            body: None,
            cells: Vec::new(),
        }
    }

    /// What changed between two partners; `None` when nothing did.
    fn change(&self, o: NodeId, n: NodeId, references: &mut Vec<Compared>) -> Option<Change> {
        let (old, new) = (&self.old.nodes[o], &self.new.nodes[n]);
        let mut kinds = Kinds::default();
        if old.level() != new.level() || old.provision.number != new.provision.number {
            kinds.insert(Kind::Renumbered);
        }
        if self.moved[o] {
            kinds.insert(Kind::Moved);
        }
        let others = self.others(o, n, &mut kinds);
        // What cites a provision may print otherwise though its words are the same.
        let same = old.own_hash == new.own_hash && (!old.cites || self.cites_alike(o, n));
        let (mut heading, mut body, mut cells) = (None, None, Vec::new());
        if !same {
            heading = self.compare(self.old.heading(o), self.new.heading(n));
            body = self.compare(self.old.body(o), self.new.body(n));
            cells = table::rows(self.old.cells(o), self.new.cells(n), self.mirrored, |old, new| self.compare(old, new));
        }
        let mut respelt = false;
        for words in [&heading, &body].into_iter().flatten().chain(cells.iter().flat_map(|row| &row.cells)) {
            respelt |= words.is_respelt();
            if !words.old.references().is_empty() {
                references.push((o, n, words.clone()));
            }
        }
        if heading.as_ref().is_some_and(Words::is_reworded) {
            kinds.insert(Kind::Reheaded);
        }
        let cells_differ =
            cells.iter().any(|row| row.old.is_none() || row.new.is_none() || row.cells.iter().any(Words::is_reworded));
        if (body.as_ref().is_some_and(Words::is_reworded) && !self.only_divided(o, n, &kinds, &others)) || cells_differ
        {
            kinds.insert(Kind::Reworded);
        }
        if respelt && !kinds.has(Kind::Reheaded) && !kinds.has(Kind::Reworded) {
            kinds.insert(Kind::Spelling);
        }
        let differs = |words: Option<Words>| words.filter(|words| !words.is_same());
        (!kinds.is_empty()).then(|| Change {
            kinds,
            level: new.level(),
            old: Some(o),
            new: Some(n),
            others,
            heading: differs(heading),
            body: differs(body),
            cells,
        })
    }

    /// Whether all that two provisions with the same words cite prints the same: neither they nor what they cite has
    /// another number, and every id still names the same provision.
    fn cites_alike(&self, o: NodeId, n: NodeId) -> bool {
        let mut alike = self.numbered_alike(o, n);
        for text in self.new.nodes[n].provision.texts() {
            text.visit(&mut |inline| {
                let InlineKind::Reference(id) = &inline.kind else { return };
                alike &= match (self.old.by_id(id), self.new.by_id(id)) {
                    (Some(before), Some(after)) => {
                        self.pairs.new_of[before] == Some(after) && self.numbered_alike(before, after)
                    }
                    (before, after) => before.is_none() && after.is_none(),
                };
            });
        }
        alike
    }

    /// Whether two provisions are cited by the same numbers.
    fn numbered_alike(&self, o: NodeId, n: NodeId) -> bool {
        self.old.numbers(o).eq(self.new.numbers(n))
    }

    /// The other parts of a provision that was split or merged.
    fn others(&self, o: NodeId, n: NodeId, kinds: &mut Kinds) -> Vec<NodeId> {
        // Few provisions were split or merged.
        let parts = |links: &BTreeMap<NodeId, NodeId>, whole: NodeId| -> Vec<NodeId> {
            links.iter().filter(|(_, of)| **of == whole).map(|(part, _)| *part).collect()
        };
        let split = parts(&self.links.split, o);
        let merged = parts(&self.links.merged, n);
        if !split.is_empty() {
            kinds.insert(Kind::Split);
        }
        if !merged.is_empty() {
            kinds.insert(Kind::Merged);
        }
        if split.is_empty() { merged } else { split }
    }

    /// Whether the words of a provision that was split or merged differ by nothing but what went to the parts or came of
    /// them.
    fn only_divided(&self, o: NodeId, n: NodeId, kinds: &Kinds, others: &[NodeId]) -> bool {
        let sorted = |keys: &mut dyn Iterator<Item = u64>| -> Vec<u64> {
            let mut keys: Vec<u64> = keys.collect();
            keys.sort_unstable();
            keys
        };
        let parts = |side: &Side| -> Vec<u64> {
            let nodes = others.iter().flat_map(|&at| at..side.nodes[at].end);
            sorted(&mut nodes.flat_map(|at| side.keys(at)))
        };
        let (old, new) = (sorted(&mut self.old.keys(o)), sorted(&mut self.new.keys(n)));
        let (whole, mut rest) = match (kinds.has(Kind::Split), kinds.has(Kind::Merged)) {
            (true, false) => (old, [new, parts(&self.new)].concat()),
            (false, true) => (new, [old, parts(&self.old)].concat()),
            _ => return false,
        };
        rest.sort_unstable();
        // A joining word may come or go.
        let same = common(&whole, &rest);
        whole.len().max(rest.len()) - same <= 2
    }

    /// Compares two passages; `None` when they are the same letter for letter and look the same.
    fn compare(&self, old: &Arc<Passage>, new: &Arc<Passage>) -> Option<Words> {
        let same = old.text == new.text
            && old.tokens.len() == new.tokens.len()
            && old.tokens.iter().zip(&new.tokens).all(|(l, r)| l.key == r.key && l.looks_like(r));
        (!same).then(|| {
            let old_id = |id: &Id| self.id_of_partner(&self.old, &self.pairs.new_of, &self.new, id);
            let new_id = |id: &Id| self.id_of_partner(&self.new, &self.pairs.old_of, &self.old, id);
            // A reference is the same when it names the same provision, by whatever id.
            let old = with_keys(old, |id| Some((id.clone(), old_id(id)?)));
            let new = with_keys(new, |id| Some((new_id(id)?, id.clone())));
            words::compare(&old, &new, self.mirrored)
        })
    }

    /// The id by which the other side calls the provision with this id, when it is another.
    fn id_of_partner(&self, side: &Side, partners: &[Option<NodeId>], other: &Side, id: &Id) -> Option<Id> {
        let partner = side.by_id(id).and_then(|target| partners[target])?;
        other.nodes[partner].provision.id.clone().filter(|other| other != id)
    }
}

/// A passage whose references to provisions that go by two ids have the key of both, the old one first.
fn with_keys(passage: &Arc<Passage>, ids: impl Fn(&Id) -> Option<(Id, Id)>) -> Arc<Passage> {
    let mut out = Arc::clone(passage);
    for (at, id) in passage.references() {
        if let Some((old, new)) = ids(id) {
            Arc::make_mut(&mut out).tokens[*at].key = renamed_key(&old, &new);
        }
    }
    out
}

fn stats(known: &Known, changes: &[Change]) -> Stats {
    let articles = |side: &Side| side.nodes.iter().filter(|node| node.level() == Level::Article).count();
    let words = |side: &Side| side.children(None).map(|at| side.nodes[at].words).sum();
    let mut stats = Stats {
        old_articles: articles(&known.old),
        new_articles: articles(&known.new),
        old_words: words(&known.old),
        new_words: words(&known.new),
        kinds: Kind::ALL.into_iter().map(|kind| (kind.word(), 0)).collect(),
        ..Stats::default()
    };
    let mut touched = vec![false; known.new.nodes.len()];
    for change in changes {
        for kind in change.kinds.iter() {
            *stats.kinds.entry(kind.word()).or_default() += 1;
        }
        let article = match (change.new, change.old) {
            (Some(n), _) => known.new.article_of(n),
            (None, Some(o)) => known.old.article_of(o).and_then(|o| known.pairs.new_of[o]),
            (None, None) => None,
        };
        if let Some(article) = article.filter(|_| !change.kinds.only_renumbered()) {
            touched[article] = true;
        }
        let count = |passage: &Passage, range: &std::ops::Range<usize>| {
            passage.tokens[range.clone()].iter().filter(|token| token.is_word()).count()
        };
        let all = |row: &[Arc<Passage>]| row.iter().map(|cell| count(cell, &(0..cell.tokens.len()))).sum::<usize>();
        for row in &change.cells {
            match (row.old, row.new, change.old, change.new) {
                _ if row.moved.is_some() => {}
                (Some(row), None, Some(o), _) => stats.removed_words += all(&known.old.cells(o)[row]),
                (None, Some(row), _, Some(n)) => stats.added_words += all(&known.new.cells(n)[row]),
                _ => {}
            }
        }
        let cells = change.cells.iter().flat_map(|row| &row.cells);
        for words in change.heading.iter().chain(&change.body).chain(cells) {
            for piece in &words.pieces {
                match piece.op {
                    Op::Added => stats.added_words += count(&words.new, &piece.new),
                    Op::Removed => stats.removed_words += count(&words.old, &piece.old),
                    _ => {}
                }
            }
        }
    }
    let own = |side: &Side, partners: &[Option<NodeId>]| -> usize {
        (0..side.nodes.len()).filter(|&at| partners[at].is_none()).map(|at| side.nodes[at].own_words).sum()
    };
    stats.added_words += own(&known.new, &known.pairs.old_of);
    stats.removed_words += own(&known.old, &known.pairs.new_of);
    let is_article = |at: &NodeId| known.new.nodes[*at].level() == Level::Article;
    stats.unchanged_articles =
        (0..touched.len()).filter(is_article).filter(|&at| !touched[at] && known.pairs.old_of[at].is_some()).count();
    stats
}
