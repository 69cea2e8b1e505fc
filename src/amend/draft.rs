//! A comparison becomes an amending instrument: the smallest instructions that are clear, in the order of the text.

use super::apply::apply;
use super::layout::place;
use super::phrases::{Phrase, phrases};
use super::plan::{Changed, Plan};
use super::unprinted::unprinted;
use crate::diff::{Diff, NodeId, Side};
use crate::model::{Action, Address, Amendment, InsertPlace, Level, Number, Operation, Part, Provision};
use crate::source::Origin;
use std::collections::BTreeSet;

/// A điều or khoản is given whole when more than one in so many of what stands in it changed, and the new wording has
/// more than one in so many of its words.
const WHOLE: usize = 2;
/// More than one in so many of the điều changed: the regulation should be replaced (NĐ 78/2025, followed in practice).
const REPLACED: usize = 2;

/// A phrase is replaced by an instruction of its own at so many places or more.
const LEAST_PLACES: usize = 2;
/// One that is replaced wherever it stands, at so many places or more, is replaced in the whole regulation.
const MANY_PLACES: usize = 5;

/// Drafts the instrument that leads from the old text to the new one, as [`super::pin`] numbers it.
///
/// Applied to the old text it gives exactly that: where single instructions cannot (nothing of the old text stays, or
/// two provisions have one number), the text is given anew as a whole.
pub fn draft(diff: &Diff) -> Amendment {
    let plan = Plan::new(diff);
    let base = diff.old.document.regulation;
    if !plan.replaced {
        let goal = flat(&plan);
        let phrases = phrases(&plan, &goal);
        // What an instruction about a phrase cannot do exactly is done provision by provision.
        for phrases in [phrases, Vec::new()] {
            if let Some(actions) = with_phrases(&plan, &goal, phrases) {
                let (amendment, exact) = finished(&plan, actions);
                // What sets ids and lists has to be tried as well.
                if exact || !amendment.unprinted.is_empty() && apply(base, &amendment).regulation == plan.goal {
                    return amendment;
                }
            }
        }
    }
    let content = plan.goal.provisions.clone();
    finished(&plan, vec![Action::Amend { targets: vec![Address::default()], content }]).0
}

/// Whether so many điều were amended, added or repealed that the regulation should be replaced rather than amended.
/// What only has another number is not counted.
pub fn over_half(diff: &Diff) -> bool {
    let mut changed = BTreeSet::new();
    for change in diff.changes.iter().filter(|change| !change.kinds.only_renumbered()) {
        let (old, new) = (&diff.old, &diff.new);
        let outside = |side: &Side, at: &NodeId| !side.nodes[*at].in_decision;
        let old_at = change.old.filter(|at| outside(old, at));
        let new_at = change.new.filter(|at| outside(new, at));
        // What stands in a changed chương is counted article by article, unless it went or came with it.
        let gone = old_at.filter(|_| change.new.is_none());
        let came = new_at.filter(|_| change.old.is_none());
        let is_article = |side: &Side, at: &NodeId| side.nodes[*at].level() == Level::Article;
        let all =
            |side: &Side, at: NodeId| (at..side.nodes[at].end).filter(|at| is_article(side, at)).collect::<Vec<_>>();
        changed.extend(gone.into_iter().flat_map(|at| all(old, at)).map(|at| (true, at)));
        changed.extend(came.into_iter().flat_map(|at| all(new, at)).map(|at| (false, at)));
        changed.extend(old_at.and_then(|at| old.article_of(at)).map(|at| (true, at)));
        let new_article = new_at.and_then(|at| new.article_of(at));
        changed.extend(new_article.map(|at| diff.old_of[at].map_or((false, at), |at| (true, at))));
    }
    let annex = |(is_old, at): &(bool, NodeId)| {
        let side = if *is_old { &diff.old } else { &diff.new };
        side.nodes[*at].level() == Level::Annex
    };
    changed.retain(|at| !annex(at));
    diff.unrelated || changed.len() * REPLACED > diff.stats.old_articles
}

/// The instrument of these instructions, and whether they alone lead to the goal.
fn finished(plan: &Plan, actions: Vec<Action>) -> (Amendment, bool) {
    let operation = |action| Operation { action, stands: String::new(), effective: None, origin: Origin::default() };
    let operations = actions.into_iter().map(operation).collect();
    let mut amendment = Amendment { operations, ..plan.facts.clone() };
    let given = apply(plan.diff.old.document.regulation, &amendment).regulation;
    let exact = given == plan.goal;
    if !exact {
        amendment.unprinted = unprinted(&given, &plan.goal);
    }
    place(&mut amendment, &plan.diff.old.document.profile.amending.instructions);
    (amendment, exact)
}

/// The instructions, those about phrases among them as far as other instructions leave their places alone.
fn with_phrases(plan: &Plan, goal: &[&Provision], mut phrases: Vec<Phrase>) -> Option<Vec<Action>> {
    loop {
        let explained = phrases.iter().flat_map(|phrase| phrase.nodes.iter().copied()).collect();
        let drafter = Drafter { plan, goal, explained };
        let actions = drafter.below(None, None)?;
        let count = phrases.len();
        let mut replaced = Vec::new();
        phrases.retain(|phrase| {
            let action = drafter.phrase(phrase, &actions);
            let stays = action.is_some();
            replaced.extend(action);
            stays
        });
        if phrases.len() == count {
            return Some(ordered(actions, replaced));
        }
    }
}

/// As they stand in an instrument: what is amended and added, then the phrases, then all that is repealed as one
/// instruction, each in the order of the text.
fn ordered(actions: Vec<Action>, phrases: Vec<Action>) -> Vec<Action> {
    let mut repealed = Vec::new();
    let mut out = Vec::with_capacity(actions.len());
    for action in actions {
        match action {
            Action::Repeal { targets } => repealed.extend(targets),
            action => out.push(action),
        }
    }
    out.extend(phrases);
    if !repealed.is_empty() {
        out.push(Action::Repeal { targets: repealed });
    }
    out
}

/// The provisions of the goal in reading order.
fn flat<'p>(plan: &'p Plan) -> Vec<&'p Provision> {
    let mut out = Vec::new();
    plan.goal.provisions.iter().for_each(|provision| provision.visit(&mut |provision| out.push(provision)));
    out
}

struct Drafter<'p, 'd, 'a> {
    plan: &'p Plan<'d, 'a>,
    goal: &'p [&'p Provision],
    /// What an instruction about a phrase changes as it should.
    explained: BTreeSet<NodeId>,
}

impl Drafter<'_, '_, '_> {
    fn provision(&self, n: NodeId) -> &Provision {
        self.goal[n - self.plan.first.1]
    }

    /// What is to be done in two provisions of which one became the other; `None` when their parts cannot be named
    /// one by one.
    fn below(&self, old: Option<NodeId>, new: Option<NodeId>) -> Option<Vec<Action>> {
        let (diff, stable) = (self.plan.diff, &self.plan.stable);
        let mut olds = diff.old.children(old).filter(|&o| !diff.old.nodes[o].in_decision).peekable();
        let news = stable.division.children(diff, new);
        let mut actions = Vec::new();
        let mut inserted: Vec<usize> = Vec::new();
        let mut come = 0;
        for (at, &n) in news.iter().enumerate() {
            if at < come {
                continue;
            }
            if stable.division.is_head(n) {
                self.insert(new, &news, &std::mem::take(&mut inserted), &mut actions)?;
                let (action, new) = self.divide(n)?;
                actions.push(action);
                come = at + 1 + new;
                continue;
            }
            let numbered = diff.new.nodes[n].level().is_numbered();
            match stable.old_of[n] {
                Some(o) => {
                    let gone: Vec<NodeId> = std::iter::from_fn(|| olds.next_if(|&other| other != o)).collect();
                    olds.next();
                    self.repeal(&gone, &mut actions);
                    self.insert(new, &news, &std::mem::take(&mut inserted), &mut actions)?;
                    self.amend(o, n, &mut actions);
                }
                None if numbered => inserted.push(at),
                None => self.insert(new, &news, &std::mem::take(&mut inserted), &mut actions)?,
            }
        }
        self.repeal(&olds.collect::<Vec<_>>(), &mut actions);
        self.insert(new, &news, &inserted, &mut actions)?;
        Some(actions)
    }

    /// The instruction that puts a heading before an article that stays, with the new ones that come first under it, and how
    /// many these are.
    fn divide(&self, head: NodeId) -> Option<(Action, usize)> {
        let new = &self.plan.diff.new;
        let first = new.children(Some(head)).position(|child| self.plan.stable.old_of[child].is_some())?;
        let anchor = new.children(Some(head)).nth(first)?;
        let mut heading = self.provision(head).clone();
        heading.children.truncate(first);
        let place = InsertPlace::Before(self.new_target(anchor));
        Some((Action::Insert { place, content: vec![heading] }, first))
    }

    /// Repeals those of a run that have a number and do not stay.
    fn repeal(&self, gone: &[NodeId], actions: &mut Vec<Action>) {
        let nodes = &self.plan.diff.old.nodes;
        let targets: Vec<Address> =
            gone.iter().filter(|&&o| nodes[o].level().is_numbered()).map(|&o| self.old_target(o)).collect();
        if !targets.is_empty() {
            actions.push(Action::Repeal { targets });
        }
    }

    /// Inserts a run of provisions that stand side by side, level by level.
    fn insert(&self, parent: Option<NodeId>, news: &[NodeId], run: &[usize], actions: &mut Vec<Action>) -> Option<()> {
        let level = |at: usize| self.provision(news[at]).level;
        let mut from = 0;
        while let Some(&first) = run.get(from) {
            let count = run[from..].iter().take_while(|&&at| level(at) == level(first)).count();
            let last = run[from + count - 1];
            // What follows is there already only when it stays.
            let next = news.get(last + 1).filter(|&&n| self.plan.stable.old_of[n].is_some());
            let before = first.checked_sub(1).map(|at| news[at]);
            let numbered = |n: &NodeId| self.provision(*n).level.is_numbered();
            let like = |n: &NodeId| self.provision(*n).level == level(first);
            let place = if let Some(before) = before.filter(|n| like(n)) {
                InsertPlace::After(self.new_target(before))
            } else if let Some(&next) = next.filter(|n| like(n)) {
                InsertPlace::Before(self.new_target(next))
            } else if let Some(before) = before.filter(numbered) {
                InsertPlace::After(self.new_target(before))
            } else if let Some(&next) = next.filter(|n| numbered(n)) {
                InsertPlace::Before(self.new_target(next))
            } else if last + 1 == news.len() || before.is_none() && news.len() == last + 1 {
                InsertPlace::End(parent.map(|parent| self.new_target(parent)).unwrap_or_default())
            } else {
                return None;
            };
            let content = run[from..from + count].iter().map(|&at| self.provision(news[at]).clone()).collect();
            actions.push(Action::Insert { place, content });
            from += count;
        }
        Some(())
    }

    /// What changed in a node and no phrase explains.
    fn changed(&self, n: NodeId) -> Changed {
        let changed = self.plan.changed[n];
        if self.explained.contains(&n) { Changed { shape: changed.shape, ..Changed::default() } } else { changed }
    }

    /// Whether anything without a number in a node differs.
    fn loose_differs(&self, n: NodeId) -> bool {
        let new = &self.plan.diff.new;
        let mut loose = new.children(Some(n)).filter(|&child| !new.nodes[child].level().is_numbered());
        loose.any(|child| self.changed(child) != Changed::default() || self.loose_differs(child))
    }

    /// The instructions for single paragraphs of an article that say something else, before its first khoản and behind;
    /// `None` when other things without a number differ, or the paragraph is all of it.
    fn paragraphs(&self, o: NodeId, n: NodeId) -> Option<(Vec<Action>, Vec<Action>)> {
        let (mut before, mut behind) = (Vec::new(), Vec::new());
        if !self.loose_differs(n) {
            return Some((before, behind));
        }
        let new = &self.plan.diff.new;
        let children: Vec<NodeId> = new.children(Some(n)).collect();
        let is_article = new.nodes[n].level() == Level::Article;
        let around = self.old_target(o);
        let (mut count, mut numbered) = (0, false);
        for (at, &child) in children.iter().enumerate() {
            let level = new.nodes[child].level();
            numbered |= level.is_numbered();
            count += u32::from(level == Level::Paragraph);
            let changed = self.changed(child);
            if level.is_numbered() || changed == Changed::default() && !self.loose_differs(child) {
                continue;
            }
            let alone = level == Level::Paragraph && new.nodes[child].end == child + 1;
            // `đoạn thứ nhất` means the one that opens an article, never the first behind its khoản.
            let is_first_behind = count == 1 && numbered;
            if !is_article || !alone || changed.shape || children.len() == 1 || is_first_behind {
                return None;
            }
            let opens = at == 0 && children.iter().any(|&child| new.nodes[child].level().is_numbered());
            let target = match opens {
                true => Address { part: Part::Lead, ..around.clone() },
                false => {
                    let step = (Level::Paragraph, Some(Number::counted(count)));
                    Address::of(std::iter::once(step).chain(around.steps.clone()).collect())
                }
            };
            let action = Action::Amend { targets: vec![target], content: vec![self.provision(child).clone()] };
            if numbered { behind.push(action) } else { before.push(action) }
        }
        Some((before, behind))
    }

    /// The instruction about a phrase, at the places that no other instruction gives anew; `None` when too few are left.
    fn phrase(&self, phrase: &Phrase, actions: &[Action]) -> Option<Action> {
        let given = |target: &Address| {
            actions.iter().any(|action| match action {
                Action::Amend { targets, .. } => {
                    targets.iter().any(|given| given.part == Part::Whole && target.steps.ends_with(&given.steps))
                }
                Action::Rename { target: renamed, .. } => target == renamed,
                _ => false,
            })
        };
        let places: Vec<(Address, usize)> = phrase
            .places
            .iter()
            .map(|&(o, part, count)| (Address { part, ..self.old_target(o) }, count))
            .filter(|(target, _)| !given(target))
            .collect();
        if places.len() < LEAST_PLACES {
            return None;
        }
        let every = places.iter().any(|(_, count)| *count > 1);
        let (old, new) = (phrase.old.clone(), phrase.new.clone());
        if phrase.everywhere && places.len() == phrase.places.len() && places.len() >= MANY_PLACES {
            return Some(Action::Replace { old, new, targets: vec![Address::default()], every: true });
        }
        let targets = places.into_iter().map(|(target, _)| target).collect();
        Some(Action::Replace { old, new, targets, every })
    }

    /// Amends a provision that stays: its name, its parts, or the whole of it.
    fn amend(&self, o: NodeId, n: NodeId, actions: &mut Vec<Action>) {
        let changed = self.changed(n);
        // The words that open a khoản are an instruction of their own when something stands below them.
        let lead = changed.words && opens(&self.plan.diff.old, o) && opens(&self.plan.diff.new, n);
        let paragraphs = if changed.shape { None } else { self.paragraphs(o, n) };
        let below = match paragraphs.filter(|_| !changed.words || lead) {
            Some((before, behind)) => {
                let below = self.below(Some(o), Some(n));
                below.map(|below| before.into_iter().chain(below).chain(behind).collect())
            }
            None => None,
        };
        match below.filter(|below: &Vec<Action>| !self.is_mostly_new(o, n, below)) {
            Some(below) => {
                if lead {
                    let target = Address { part: Part::Name, ..self.old_target(o) };
                    actions.push(Action::Rename { target, name: self.provision(n).body.clone() });
                }
                if changed.name {
                    let name = self.provision(n).heading.clone().unwrap_or_default();
                    let target = Address { part: Part::Name, ..self.old_target(o) };
                    actions.push(Action::Rename { target, name });
                }
                actions.extend(below);
            }
            None => actions
                .push(Action::Amend { targets: vec![self.old_target(o)], content: vec![self.provision(n).clone()] }),
        }
    }

    /// Whether so much of a điều or khoản changes that it is clearer to give it whole.
    fn is_mostly_new(&self, o: NodeId, n: NodeId, actions: &[Action]) -> bool {
        let (diff, stable) = (self.plan.diff, &self.plan.stable);
        if !matches!(diff.new.nodes[n].level(), Level::Article | Level::Clause) {
            return false;
        }
        let given = |provision: &Provision| -> usize {
            let mut words = 0;
            provision.visit(&mut |provision| {
                words += provision.texts().map(|text| text.bare_words().split_whitespace().count()).sum::<usize>();
            });
            words
        };
        let (mut amended, mut changed, mut words) = (0, 0, 0);
        let mut parts: Vec<&Address> = Vec::new();
        for action in actions {
            match action {
                Action::Amend { targets, content } => {
                    words += content.iter().map(given).sum::<usize>();
                    parts.extend(targets);
                }
                Action::Insert { place, content } => {
                    words += content.iter().map(given).sum::<usize>();
                    let (InsertPlace::After(target) | InsertPlace::Before(target) | InsertPlace::End(target)) = place;
                    // What is inserted deeper changes the part around it.
                    let depth = self.old_target(o).steps.len();
                    if target.steps.len() > depth + 1
                        || matches!(place, InsertPlace::End(_)) && target.steps.len() > depth
                    {
                        parts.push(target);
                    } else {
                        changed += content.len();
                    }
                }
                Action::Repeal { targets } => {
                    let depth = self.old_target(o).steps.len();
                    for target in targets {
                        if target.steps.len() > depth + 1 {
                            parts.push(target);
                        } else {
                            changed += 1;
                        }
                    }
                }
                Action::Rename { target, .. } => parts.push(target),
                Action::Replace { .. } => {}
            }
        }
        let depth = self.old_target(o).steps.len() + 1;
        let mut seen: Vec<_> =
            parts.iter().map(|target| &target.steps[target.steps.len().saturating_sub(depth)..]).collect();
        seen.dedup();
        amended += seen.len();
        changed += amended;
        let stays = |at: &NodeId| diff.old.nodes[*at].level().is_numbered();
        let came =
            diff.new.children(Some(n)).filter(|&n| stable.old_of[n].is_none() && self.provision(n).level.is_numbered());
        let loose = actions.iter().filter(|action| is_of_paragraph(action)).count();
        let all = diff.old.children(Some(o)).filter(stays).count() + came.count() + loose;
        amended > 0 && changed * WHOLE > all && words * WHOLE > diff.new.nodes[n].words
    }

    /// A provision of the old text as an instruction names it.
    fn old_target(&self, o: NodeId) -> Address {
        let nodes = &self.plan.diff.old.nodes;
        let annexes = self.plan.diff.old.children(None).filter(|&at| nodes[at].level() == Level::Annex).count();
        self.target(o, annexes, |at| (nodes[at].provision, nodes[at].parent))
    }

    /// A provision of the goal as an instruction names it.
    fn new_target(&self, n: NodeId) -> Address {
        let (old, new) = (&self.plan.diff.old, &self.plan.diff.new);
        let annexes = old.children(None).filter(|&at| old.nodes[at].level() == Level::Annex).count();
        self.target(n, annexes, |at| (self.provision(at), new.nodes[at].parent))
    }

    fn target<'s>(
        &'s self,
        at: NodeId,
        annexes: usize,
        node: impl Fn(NodeId) -> (&'s Provision, Option<NodeId>),
    ) -> Address {
        let mut at = Some(at);
        Address::outward(std::iter::from_fn(|| {
            loop {
                let (provision, parent) = node(at?);
                at = parent;
                let Some(number) = &provision.number else { continue };
                let first = number.suffix.is_empty() && number.base == 1;
                let bare = provision.level == Level::Annex && annexes == 1 && first;
                return Some((provision.level, (!bare).then(|| number.clone())));
            }
        }))
    }
}

/// Whether an instruction gives one paragraph anew.
fn is_of_paragraph(action: &Action) -> bool {
    let paragraph = |target: &Address| {
        target.part == Part::Lead || target.steps.first().is_some_and(|(level, _)| *level == Level::Paragraph)
    };
    matches!(action, Action::Amend { targets, .. } if targets.iter().any(paragraph))
}

/// Whether the own words of a provision open what stands in it: those of a khoản or điểm with parts that have numbers.
fn opens(side: &Side, at: NodeId) -> bool {
    let node = &side.nodes[at];
    let parts = || side.children(Some(at)).any(|child| side.nodes[child].level().is_numbered());
    matches!(node.level(), Level::Clause | Level::Point) && node.provision.table.is_none() && parts()
}
