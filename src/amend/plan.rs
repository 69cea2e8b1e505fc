//! The text that an instrument has to lead to: the new text with the numbers that the practice of amending gives.

use super::facts;
use super::letters::{Place, number};
use super::normalise::{normalise, without_notes};
use super::stable::{Stable, stable};
use crate::diff::{Diff, Document, NodeId, Passage, Side, Style};
use crate::model::{AmendedFacts, Amendment, Id, InlineKind, Level, Number, Provision, Regulation, Text};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// What an instrument has to do, as far as the two texts tell.
pub(super) struct Plan<'d, 'a> {
    pub(super) diff: &'d Diff<'a>,
    /// The text to lead to.
    pub(super) goal: Regulation,
    /// The data that change, as an instrument without instructions.
    pub(super) facts: Amendment,
    /// Which provisions stay.
    pub(super) stable: Stable,
    /// For each node of the new side the node of the old that it is laid beside: of what stays, and of what stands in it
    /// without a number when both have the same shape.
    pub(super) beside: Vec<Option<NodeId>>,
    /// What changed in each node of the new side that is laid beside one of the old.
    pub(super) changed: Vec<Changed>,
    /// The first node of the regulation itself in both sides.
    pub(super) first: (NodeId, NodeId),
    /// Whether the text is replaced as a whole, since nothing of it stays.
    pub(super) replaced: bool,
}

/// What is printed otherwise in a provision that stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Changed {
    /// Its name.
    pub(super) name: bool,
    /// Its own words.
    pub(super) words: bool,
    /// The shape of what stands in it without a number.
    pub(super) shape: bool,
    /// A reference in its words, beside other things: what it cites stands elsewhere.
    pub(super) cited: bool,
}

/// The new text as amending the old one gives it.
///
/// What stays keeps its number and its id; what is new between two others takes the number before it and a letter;
/// `pinned` is set exactly where counting would give another number. What prints the same stays as it was typed. Of
/// the data only what an instrument can change is new: subject, organ, term, place, bases, the enacting clause, roles,
/// meetings. The promulgating decision stays; drafters' notes are left out.
pub fn pin(diff: &Diff) -> Regulation {
    Plan::new(diff).goal
}

impl<'d, 'a> Plan<'d, 'a> {
    pub(super) fn new(diff: &'d Diff<'a>) -> Self {
        let (old, new) = (diff.old.document.regulation, diff.new.document.regulation);
        let first = |side: &Side| side.nodes.iter().take_while(|node| node.in_decision).count();
        let first = (first(&diff.old), first(&diff.new));
        let stable = stable(diff);
        let mut data = Amendment::default();
        facts::compare(&old.facts, &new.facts, &mut data);
        let stays = diff.old.children(None).any(|at| stable.new_of[at].is_some());
        let replaced = diff.unrelated || (!stays && diff.old.nodes.len() > first.0);
        let mut goal = Regulation {
            facts: old.facts.clone(),
            provisions: without_notes(&new.provisions),
            decision_text: old.decision_text.clone(),
        };
        if let Some((facts, _)) = facts::changed(&goal.facts, &data, None) {
            goal.facts = facts;
        }
        let changed = vec![Changed::default(); diff.new.nodes.len()];
        let beside = vec![None; diff.new.nodes.len()];
        let mut plan = Plan { diff, goal, facts: data, stable, beside, changed, first, replaced };
        if !replaced {
            plan.name_and_number();
        }
        normalise(&mut plan.goal);
        if !replaced {
            plan.compare();
        }
        plan
    }

    /// Gives what stays its old number and id, and what is new its number.
    fn name_and_number(&mut self) {
        let ids = self.ids();
        let numbers = self.numbers();
        let new = &self.diff.new;
        let renamed: BTreeMap<&Id, &Id> = ids
            .iter()
            .filter_map(|(&n, (id, _))| Some((new.nodes[n].provision.id.as_ref()?, id)))
            .filter(|(before, after)| before != after)
            .collect();
        each(&mut self.goal.provisions, &mut (self.first.1..), &mut |n, provision| {
            if let Some((id, derived)) = ids.get(&n) {
                (provision.id, provision.id_derived) = (Some(id.clone()), *derived);
            }
            if let Some(number) = numbers.get(&n) {
                provision.number = Some(number.clone());
            }
            if !renamed.is_empty() {
                texts_mut(provision, &mut |text| rename(text, &renamed));
            }
        });
    }

    /// The id of each provision that has a partner with one: the old, since an id names a provision for life, unless
    /// the new text gave it to another.
    fn ids(&self) -> BTreeMap<NodeId, (Id, bool)> {
        let mut owners: BTreeMap<&Id, NodeId> = BTreeMap::new();
        for (n, node) in self.diff.new.nodes.iter().enumerate() {
            owners.extend(node.provision.id.as_ref().map(|id| (id, n)));
        }
        let partner = |n: NodeId| self.stable.old_of[n].or(self.diff.old_of[n]);
        let old = |n: NodeId| {
            let provision = self.diff.old.nodes[partner(n)?].provision;
            let id = provision.id.as_ref().filter(|id| owners.get(id).is_none_or(|&owner| owner == n))?;
            Some((n, (id.clone(), provision.id_derived)))
        };
        let mut ids: BTreeMap<NodeId, (Id, bool)> = (self.first.1..self.diff.new.nodes.len()).filter_map(old).collect();
        // Two provisions may have had the same partner's id only if one of them is no partner of it.
        let mut seen = BTreeSet::new();
        ids.retain(|_, (id, _)| seen.insert(id.clone()));
        ids
    }

    /// The numbers of all that is counted where the old text goes on; what stands in a new provision keeps its own.
    fn numbers(&self) -> BTreeMap<NodeId, Number> {
        let mut out = BTreeMap::new();
        let (old, new) = (&self.diff.old, &self.diff.new);
        let all_old: Vec<NodeId> = (self.first.0..old.nodes.len()).collect();
        let all_new: Vec<NodeId> = (self.first.1..new.nodes.len()).collect();
        for level in [Level::Chapter, Level::Article, Level::Annex] {
            self.number_scope(level, &all_old, &all_new, &mut out);
        }
        for n in all_new {
            let Some(o) = self.stable.old_of[n] else { continue };
            let (olds, news): (Vec<NodeId>, Vec<NodeId>) =
                (old.children(Some(o)).collect(), new.children(Some(n)).collect());
            for level in [Level::Section, Level::Clause, Level::Point] {
                self.number_scope(level, &olds, &news, &mut out);
            }
        }
        out
    }

    fn number_scope(&self, level: Level, olds: &[NodeId], news: &[NodeId], out: &mut BTreeMap<NodeId, Number>) {
        let olds: Vec<NodeId> = olds.iter().copied().filter(|&o| self.diff.old.nodes[o].level() == level).collect();
        let news: Vec<NodeId> = news.iter().copied().filter(|&n| self.diff.new.nodes[n].level() == level).collect();
        if news.is_empty() {
            return;
        }
        let number_of = |o: &NodeId| self.diff.old.nodes[*o].provision.number.clone();
        // Where nothing is new, each has the number that it had.
        let same = |n: &NodeId| Some((*n, number_of(&self.stable.old_of[*n]?)?));
        if let Some(all) = news.iter().map(same).collect::<Option<Vec<_>>>() {
            out.extend(all);
            return;
        }
        let old_numbers: Vec<Number> = olds.iter().map(|o| number_of(o).unwrap_or(Number::counted(1))).collect();
        let place = |n: &NodeId| {
            let provision = self.diff.new.nodes[*n].provision;
            Place {
                stable: self.stable.old_of[*n].and_then(|o| olds.binary_search(&o).ok()),
                wish: provision.number.clone().filter(|_| provision.pinned),
            }
        };
        let places: Vec<Place> = news.iter().map(place).collect();
        out.extend(news.into_iter().zip(number(level, &old_numbers, &places)));
    }

    /// Finds what prints otherwise; what prints the same is put back as it was typed.
    fn compare(&mut self) {
        let mut same: Vec<(NodeId, NodeId, Same)> = Vec::new();
        let mut shapes = Vec::new();
        {
            let comparer = Comparer::new(self);
            for (n, o) in self.stable.old_of.iter().enumerate().filter_map(|(n, o)| Some((n, (*o)?))) {
                same.push((o, n, comparer.own(o, n)));
                match comparer.loose(Some(o), Some(n)) {
                    Some(pairs) => same.extend(pairs),
                    None => shapes.push(n),
                }
            }
            let top = comparer.loose(None, None);
            self.replaced |= top.is_none_or(|pairs| pairs.iter().any(|(_, _, same)| !same.words));
        }
        for &(o, n, same) in &same {
            self.beside[n] = Some(o);
            self.changed[n] = Changed { name: !same.name, words: !same.words, shape: false, cited: same.cited };
        }
        for n in shapes {
            self.changed[n].shape = true;
        }
        let mut back: Vec<Option<(NodeId, Same)>> = vec![None; self.diff.new.nodes.len()];
        same.into_iter().for_each(|(o, n, same)| back[n] = Some((o, same)));
        let old = &self.diff.old;
        let mut changed = false;
        each(&mut self.goal.provisions, &mut (self.first.1..), &mut |n, provision| {
            let Some((o, same)) = back.get(n).copied().flatten() else { return };
            let before = old.nodes[o].provision;
            if same.name && provision.heading != before.heading {
                provision.heading.clone_from(&before.heading);
                changed = true;
            }
            if same.words && provision.body != before.body {
                provision.body.clone_from(&before.body);
            }
            if same.words && provision.table != before.table {
                provision.table.clone_from(&before.table);
            }
        });
        // A name as it was typed before may be the one that an id was made of.
        if changed {
            normalise(&mut self.goal);
        }
    }
}

/// What of a provision's own prints the same.
#[derive(Debug, Clone, Copy)]
struct Same {
    name: bool,
    words: bool,
    /// Whether it cites otherwise, whatever else it says.
    cited: bool,
}

struct Comparer<'p, 'd, 'a> {
    plan: &'p Plan<'d, 'a>,
    /// The provisions of the goal in reading order.
    provisions: Vec<&'p Provision>,
    /// The goal laid out, for what has to be printed.
    goal: OnceCell<Side<'p>>,
    /// Where each id of the old text and of the goal stands, for references that may print otherwise.
    places: OnceCell<[Places<'p>; 2]>,
}

/// The levels and numbers by which provisions are cited, from themselves outwards.
struct Places<'p> {
    steps: FxHashMap<&'p Id, Vec<(Level, &'p Number)>>,
    annexes: usize,
}

impl<'p> Places<'p> {
    fn new(regulation: &'p Regulation) -> Self {
        let mut places = Self { steps: FxHashMap::default(), annexes: 0 };
        for provision in &regulation.provisions {
            places.annexes += usize::from(provision.level == Level::Annex);
            places.push(provision, &mut Vec::new());
        }
        places
    }

    fn push(&mut self, provision: &'p Provision, around: &mut Vec<(Level, &'p Number)>) {
        let depth = around.len();
        around.extend(provision.number.as_ref().map(|number| (provision.level, number)));
        if let Some(id) = &provision.id {
            self.steps.entry(id).or_insert_with(|| around.clone());
        }
        provision.own_children().iter().for_each(|child| self.push(child, around));
        around.truncate(depth);
    }
}

impl<'p, 'd, 'a> Comparer<'p, 'd, 'a> {
    fn new(plan: &'p Plan<'d, 'a>) -> Self {
        let mut provisions = Vec::with_capacity(plan.diff.new.nodes.len());
        plan.goal.provisions.iter().for_each(|provision| provision.visit(&mut |provision| provisions.push(provision)));
        Self { plan, provisions, goal: OnceCell::new(), places: OnceCell::new() }
    }

    /// The goal laid out for printing.
    fn goal(&self) -> &Side<'p> {
        let plan = self.plan;
        self.goal
            .get_or_init(|| Side::new(Document { regulation: &plan.goal, profile: plan.diff.old.document.profile }))
    }

    /// The node of the goal.
    fn at(&self, n: NodeId) -> NodeId {
        n - self.plan.first.1 + self.plan.first.0
    }

    fn provision(&self, n: NodeId) -> &'p Provision {
        self.provisions[n - self.plan.first.1]
    }

    /// Whether all that a text fills in certainly prints the same in both: the data are the same, and what it refers to
    /// stands where it stood, as does the text itself.
    fn is_stable(&self, at: (NodeId, NodeId), text: &Text) -> bool {
        let facts = &self.plan.facts;
        let data = facts.facts == AmendedFacts::default() && facts.removes.is_empty();
        let mut stable = true;
        text.visit(&mut |inline| stable &= data || !matches!(inline.kind, InlineKind::Placeholder(_)));
        stable && self.cites_the_same(at, text)
    }

    /// Whether what a text refers to certainly stands where it stood, as does the text itself.
    fn cites_the_same(&self, (o, n): (NodeId, NodeId), text: &Text) -> bool {
        let (mut stable, mut cites) = (true, false);
        text.visit(&mut |inline| {
            let InlineKind::Reference(id) = &inline.kind else { return };
            let [before, after] = self.places();
            let steps = before.steps.get(id);
            let annex = |steps: &Vec<(Level, &Number)>| steps.iter().any(|step| step.0 == Level::Annex);
            let bare = before.annexes == after.annexes || !steps.is_some_and(annex);
            stable &= steps.is_some() && steps == after.steps.get(id) && bare;
            cites = true;
        });
        stable && (!cites || self.stands(o, n))
    }

    fn places(&self) -> &[Places<'p>; 2] {
        let plan = self.plan;
        self.places.get_or_init(|| {
            let old: &'p Regulation = plan.diff.old.document.regulation;
            [Places::new(old), Places::new(&plan.goal)]
        })
    }

    /// Whether a provision stands under the same numbers in both.
    fn stands(&self, mut o: NodeId, mut n: NodeId) -> bool {
        let (old, new) = (&self.plan.diff.old.nodes, &self.plan.diff.new.nodes);
        loop {
            if old[o].provision.number != self.provision(n).number || old[o].level() != new[n].level() {
                return false;
            }
            match (old[o].parent, new[n].parent) {
                (Some(outer), Some(other)) => (o, n) = (outer, other),
                (None, None) => return true,
                _ => return false,
            }
        }
    }

    fn own(&self, o: NodeId, n: NodeId) -> Same {
        let (old, new) = (self.plan.diff.old.nodes[o].provision, self.provision(n));
        let empty = Text::default();
        let name = old.heading.is_some() == new.heading.is_some()
            && self.same((o, old.heading.as_ref().unwrap_or(&empty)), (n, new.heading.as_ref().unwrap_or(&empty)));
        let words = self.same((o, &old.body), (n, &new.body)) && self.same_table(o, n);
        let cited = !(name && words) && new.texts().any(|text| !self.cites_the_same((o, n), text));
        Same { name, words, cited }
    }

    fn same_table(&self, o: NodeId, n: NodeId) -> bool {
        let (old, new) = (self.plan.diff.old.nodes[o].provision, self.provision(n));
        let (Some(old), Some(new)) = (&old.table, &new.table) else {
            return old.table.is_none() && new.table.is_none();
        };
        let rows = || old.rows.iter().zip(&new.rows);
        old.rows.len() == new.rows.len()
            && rows().all(|(old, new)| old.len() == new.len())
            && rows().flat_map(|(old, new)| old.iter().zip(new)).all(|(old, new)| self.same((o, old), (n, new)))
    }

    /// Whether two texts print the same, where they stand; and the old one too, where the new one stands.
    fn same(&self, (o, old): (NodeId, &Text), (n, new): (NodeId, &Text)) -> bool {
        let equal = old == new;
        if equal && (is_plain(old) || self.is_stable((o, n), old)) {
            return true;
        }
        // What fills in the same and has other words prints otherwise.
        if !equal && filled(old) == filled(new) && old.gapped_words().trim() != new.gapped_words().trim() {
            return false;
        }
        let goal = self.goal();
        let (before, after) = (self.plan.diff.old.print(o, old), goal.print(self.at(n), new));
        alike(&before, &after) && (equal || alike(&before, &goal.print(self.at(n), old)))
    }

    /// The pairs of what stands without a number in two provisions, when all of it has the same shape and stands at the
    /// same place among what stays.
    fn loose(&self, o: Option<NodeId>, n: Option<NodeId>) -> Option<Vec<(NodeId, NodeId, Same)>> {
        let (diff, stable) = (self.plan.diff, &self.plan.stable);
        let olds = diff.old.children(o).filter(|&at| !diff.old.nodes[at].in_decision);
        let news = stable.division.children(diff, n).into_iter();
        let mut olds = olds.filter(|&at| !diff.old.nodes[at].level().is_numbered() || stable.new_of[at].is_some());
        let mut news = news.filter(|&at| !diff.new.nodes[at].level().is_numbered() || stable.old_of[at].is_some());
        let mut out = Vec::new();
        loop {
            match (olds.next(), news.next()) {
                (None, None) => return Some(out),
                (Some(o), Some(n)) if stable.new_of[o] == Some(n) => {}
                (Some(o), Some(n)) if stable.new_of[o].is_none() && stable.old_of[n].is_none() => {
                    self.whole(o, n, &mut out)?;
                }
                _ => return None,
            }
        }
    }

    /// Two provisions without a number that have the same shape with all that stands in them.
    fn whole(&self, o: NodeId, n: NodeId, out: &mut Vec<(NodeId, NodeId, Same)>) -> Option<()> {
        let (old, new) = (&self.plan.diff.old.nodes[o], &self.plan.diff.new.nodes[n]);
        if old.level() != new.level() || old.end - o != new.end - n {
            return None;
        }
        out.push((o, n, self.own(o, n)));
        let (mut olds, mut news) = (self.plan.diff.old.children(Some(o)), self.plan.diff.new.children(Some(n)));
        loop {
            match (olds.next(), news.next()) {
                (None, None) => return Some(()),
                (Some(o), Some(n)) => self.whole(o, n, out)?,
                _ => return None,
            }
        }
    }
}

/// Whether two passages print the same; a citation that is a link and one that was typed look alike.
fn alike(one: &Passage, other: &Passage) -> bool {
    let looks = |passage: &Passage| {
        let mut runs: Vec<(usize, Style)> = Vec::new();
        for token in &passage.tokens {
            match runs.last_mut().filter(|run| run.1 == token.style()) {
                Some(run) => run.0 = token.range().end,
                None => runs.push((token.range().end, token.style())),
            }
        }
        runs
    };
    one.text == other.text && looks(one) == looks(other)
}

/// What a text fills in, in order.
fn filled(text: &Text) -> Vec<&InlineKind> {
    let mut out = Vec::new();
    text.visit(&mut |inline| {
        if matches!(inline.kind, InlineKind::Reference(_) | InlineKind::Placeholder(_)) {
            out.push(&inline.kind);
        }
    });
    out
}

/// Whether a text prints the same wherever it stands.
fn is_plain(text: &Text) -> bool {
    let mut plain = true;
    text.visit(&mut |inline| {
        plain &= !matches!(inline.kind, InlineKind::Reference(_) | InlineKind::Placeholder(_));
    });
    plain
}

/// Calls `visit` with every provision and its place in reading order.
pub(super) fn each(
    provisions: &mut [Provision],
    places: &mut impl Iterator<Item = NodeId>,
    visit: &mut impl FnMut(NodeId, &mut Provision),
) {
    for provision in provisions {
        if let Some(at) = places.next() {
            visit(at, provision);
        }
        each(&mut provision.children, places, visit);
    }
}

fn texts_mut(provision: &mut Provision, visit: &mut impl FnMut(&mut Text)) {
    let cells = provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
    provision.heading.iter_mut().chain(std::iter::once(&mut provision.body)).chain(cells).for_each(visit);
}

fn rename(text: &mut Text, renamed: &BTreeMap<&Id, &Id>) {
    for inline in &mut text.0 {
        match &mut inline.kind {
            InlineKind::Reference(id) => {
                if let Some(after) = renamed.get(id) {
                    *id = (*after).clone();
                }
            }
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Footnote(inner) => {
                rename(inner, renamed);
            }
            _ => {}
        }
    }
}
