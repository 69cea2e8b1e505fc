//! Labelled edits of a generated text: each does what a drafter does and writes down the truth.

mod lists;

use super::phrases;
use super::random::Random;
use super::tree::{Key, Node, Tree};
use quyche::model::Level;
use std::collections::BTreeSet;

/// What was done, by hidden key, as far as it cannot be seen from the two trees.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// Provisions put somewhere else.
    pub moved: BTreeSet<Key>,
    /// Provisions of which only the spelling was changed.
    pub respelled: BTreeSet<Key>,
    /// Provisions that became several: the old one, which is also the first part, and the part that is new.
    pub split: Vec<(Key, Key)>,
    /// Provisions that became one: the one that goes on and the one that went into it.
    pub merged: Vec<(Key, Key)>,
    /// Each edit in words, for whoever looks into a miss.
    pub told: Vec<String>,
}

/// Edits a text: so many edits of all kinds, at most one that changes the structure in each article.
pub fn edit(random: &mut Random, tree: &mut Tree, count: usize) -> Log {
    let mut editor = Editor::new(tree);
    for _ in 0..count {
        for _ in 0..20 {
            if editor.any(random) {
                break;
            }
        }
    }
    editor.log
}

/// What an office does between two terms, for timing: a quarter of the articles reworded; of each 36 articles one new,
/// one dropped, one moved.
pub fn next_term(random: &mut Random, tree: &mut Tree) -> Log {
    let mut editor = Editor::new(tree);
    let articles = editor.articles().len();
    for _ in 0..articles.div_ceil(36) {
        for act in [Editor::insert_article, Editor::drop_article, Editor::move_article] {
            while !act(&mut editor, random) {}
        }
    }
    let mut reworded = 0;
    while reworded < articles / 4 {
        reworded += usize::from(editor.reword_article(random));
    }
    editor.log
}

/// An edit; false when it does not fit where it was tried.
type Act<'a> = fn(&mut Editor<'a>, &mut Random) -> bool;

struct Editor<'a> {
    tree: &'a mut Tree,
    log: Log,
    /// Articles that were changed already.
    touched: BTreeSet<Key>,
    /// What holds articles of which one was moved already.
    reordered: BTreeSet<Key>,
    /// Ids that a reference names: their provisions stay.
    referenced: BTreeSet<String>,
}

/// The list that a provision stands in, and where.
fn place(nodes: &mut Vec<Node>, key: Key) -> Option<(&mut Vec<Node>, usize)> {
    if let Some(at) = nodes.iter().position(|node| node.key == key) {
        return Some((nodes, at));
    }
    nodes.iter_mut().find_map(|node| place(&mut node.children, key))
}

fn is_clause(node: &Node) -> bool {
    node.level == Level::Clause
}

impl<'a> Editor<'a> {
    fn new(tree: &'a mut Tree) -> Self {
        let mut referenced = BTreeSet::new();
        for node in tree.nodes() {
            for part in node.words().split("](#").skip(1) {
                referenced.extend(part.split(')').next().map(str::to_owned));
            }
        }
        let log = Log::default();
        Self { tree, log, touched: BTreeSet::new(), reordered: BTreeSet::new(), referenced }
    }

    fn any(&mut self, random: &mut Random) -> bool {
        let acts: [(usize, Act<'a>); 23] = [
            (6, Self::insert_article),
            (7, Self::insert_clause),
            (5, Self::insert_point),
            (5, Self::drop_article),
            (6, Self::drop_clause),
            (5, Self::drop_point),
            (6, Self::move_clause_within),
            (6, Self::move_clause_across),
            (5, Self::move_article),
            (5, Self::move_article_across),
            (5, Self::split_article),
            (6, Self::split_clause),
            (5, Self::merge_articles),
            (6, Self::merge_clauses),
            (10, Self::reword_lightly),
            (8, Self::reword_heavily),
            (6, Self::rehead),
            (6, Self::respell),
            (6, Self::reword_article),
            (1, Self::insert_chapter),
            (1, Self::move_chapter),
            (1, Self::move_and_split),
            (3, Self::list_to_prose),
        ];
        let mut at = random.below(acts.iter().map(|(weight, _)| weight).sum());
        for (weight, act) in acts {
            if at < weight {
                return act(self, random);
            }
            at -= weight;
        }
        false
    }

    fn say(&mut self, what: &str, key: Key) -> bool {
        self.log.told.push(format!("{what} #{key}"));
        true
    }

    /// Each article with what holds it.
    fn articles(&self) -> Vec<(Key, Key)> {
        fn walk(node: &Node, out: &mut Vec<(Key, Key)>) {
            for child in &node.children {
                if child.level == Level::Article {
                    out.push((node.key, child.key));
                } else if child.level == Level::Section {
                    walk(child, out);
                }
            }
        }
        let mut out = Vec::new();
        self.tree.chapters.iter().for_each(|chapter| walk(chapter, &mut out));
        out
    }

    fn node(&mut self, key: Key) -> &mut Node {
        let (list, at) = place(&mut self.tree.chapters, key).expect("a provision with this key");
        &mut list[at]
    }

    fn take(&mut self, key: Key) -> Node {
        let (list, at) = place(&mut self.tree.chapters, key).expect("a provision with this key");
        list.remove(at)
    }

    fn insert_before(&mut self, key: Key, node: Node) {
        let (list, at) = place(&mut self.tree.chapters, key).expect("a provision with this key");
        list.insert(at, node);
    }

    /// An article that no edit has touched, with what holds it.
    fn fresh(&mut self, random: &mut Random) -> Option<(Key, Key)> {
        let articles = self.articles();
        let (holder, key) = articles[random.below(articles.len())];
        (!self.touched.contains(&key)).then_some((holder, key))
    }

    fn may_go(&self, node: &Node) -> bool {
        let mut free = true;
        node.visit(&mut |node| free &= node.id.as_ref().is_none_or(|id| !self.referenced.contains(id)));
        free
    }

    /// A khoản of an untouched article that fits, with its article.
    fn clause(&mut self, random: &mut Random, fits: impl Fn(&Node) -> bool) -> Option<(Key, Key)> {
        let (_, article) = self.fresh(random)?;
        let clauses: Vec<Key> = self
            .node(article)
            .children
            .iter()
            .filter(|node| is_clause(node) && fits(node))
            .map(|node| node.key)
            .collect();
        let clause = *clauses.get(random.below(clauses.len()))?;
        Some((article, clause))
    }

    fn insert_article(&mut self, random: &mut Random) -> bool {
        let Some((_, before)) = self.fresh(random) else { return false };
        let article = self.tree.article(random, &mut Vec::new());
        let key = article.key;
        self.touched.insert(key);
        self.insert_before(before, article);
        self.say("new article", key)
    }

    fn drop_article(&mut self, random: &mut Random) -> bool {
        let Some((holder, key)) = self.fresh(random) else { return false };
        let node = self.node(key).clone();
        if !self.may_go(&node) || self.node(holder).children.len() < 3 {
            return false;
        }
        self.take(key);
        self.say("dropped article", key)
    }

    fn insert_clause(&mut self, random: &mut Random) -> bool {
        let Some((article, before)) = self.clause(random, |_| true) else { return false };
        let clause = self.tree.clause(random, &mut Vec::new());
        let key = clause.key;
        self.insert_before(before, clause);
        self.touched.insert(article);
        self.say("new khoản", key)
    }

    fn drop_clause(&mut self, random: &mut Random) -> bool {
        let Some((article, key)) = self.clause(random, |_| true) else { return false };
        let node = self.node(key).clone();
        if !self.may_go(&node) || self.node(article).children.len() < 3 {
            return false;
        }
        self.take(key);
        self.touched.insert(article);
        self.say("dropped khoản", key)
    }

    fn insert_point(&mut self, random: &mut Random) -> bool {
        let Some((article, clause)) = self.clause(random, |node| node.children.len() > 1) else { return false };
        let point = self.tree.point(random, false);
        let key = point.key;
        let at = random.below(self.node(clause).children.len());
        self.node(clause).children.insert(at, point);
        self.touched.insert(article);
        self.say("new điểm", key)
    }

    fn drop_point(&mut self, random: &mut Random) -> bool {
        let Some((article, clause)) = self.clause(random, |node| node.children.len() > 2) else { return false };
        let at = random.below(self.node(clause).children.len() - 1);
        let point = self.node(clause).children.remove(at);
        assert!(!point.id.is_some_and(|id| self.referenced.contains(&id)), "no reference names a điểm");
        self.touched.insert(article);
        self.say("dropped điểm", point.key)
    }

    /// Whether a khoản is long enough to be known again elsewhere.
    fn is_distinct(node: &Node) -> bool {
        node.weight() > 18
    }

    fn maybe_reword(&mut self, random: &mut Random, key: Key) {
        if random.percent(35) {
            let node = self.node(key);
            let reworded = node.sentences.first().and_then(|words| phrases::reword_lightly(random, words));
            if let Some(words) = reworded {
                node.sentences[0] = words;
            }
        }
    }

    fn move_clause_within(&mut self, random: &mut Random) -> bool {
        let Some((article, key)) = self.clause(random, Self::is_distinct) else { return false };
        let from = self.node(article).children.iter().position(|node| node.key == key).unwrap();
        let list = &mut self.node(article).children;
        let openings = list.iter().take_while(|node| !is_clause(node)).count();
        let to = random.between(openings, list.len() - 1);
        // It has to pass more than its own weight, else what it passed has moved as well as it.
        let passed = &list[from.min(to)..=from.max(to)];
        let weight = list[from].weight();
        if from.abs_diff(to) < 2 || passed.iter().map(Node::weight).sum::<usize>() < weight * 3 {
            return false;
        }
        let node = list.remove(from);
        list.insert(to, node);
        self.log.moved.insert(key);
        self.touched.insert(article);
        self.maybe_reword(random, key);
        self.say("khoản moved in its article", key)
    }

    fn move_clause_across(&mut self, random: &mut Random) -> bool {
        let Some((article, key)) = self.clause(random, Self::is_distinct) else { return false };
        self.touched.insert(article);
        let target = self.clause(random, |_| true);
        let Some((target, before)) = target.filter(|_| self.node(article).children.len() > 2) else {
            self.touched.remove(&article);
            return false;
        };
        let node = self.take(key);
        self.insert_before(before, node);
        self.touched.insert(target);
        self.log.moved.insert(key);
        self.maybe_reword(random, key);
        self.say("khoản moved to another article", key)
    }

    fn move_article(&mut self, random: &mut Random) -> bool {
        let Some((holder, key)) = self.fresh(random) else { return false };
        let list = &mut self.node(holder).children;
        let from = list.iter().position(|node| node.key == key).unwrap();
        let to = random.below(list.len());
        let between: Vec<Key> = list[from.min(to)..=from.max(to)].iter().map(|node| node.key).collect();
        if between.len() < 4 || self.reordered.contains(&holder) || between.iter().any(|key| self.touched.contains(key))
        {
            return false;
        }
        let list = &mut self.node(holder).children;
        let node = list.remove(from);
        list.insert(to, node);
        self.reordered.insert(holder);
        // What it passed must not leave, or it would have passed nothing.
        self.touched.extend(between.iter().take(4));
        self.touched.insert(key);
        self.log.moved.insert(key);
        self.say("article moved in its chương", key)
    }

    fn move_article_across(&mut self, random: &mut Random) -> bool {
        let (Some((from, key)), Some((to, before))) = (self.fresh(random), self.fresh(random)) else { return false };
        if from == to || self.node(from).children.len() < 3 {
            return false;
        }
        let node = self.take(key);
        self.insert_before(before, node);
        self.touched.insert(key);
        self.log.moved.insert(key);
        if random.percent(35) {
            self.reword_one_clause(random, key);
        }
        self.say("article moved to another chương", key)
    }

    fn move_and_split(&mut self, random: &mut Random) -> bool {
        // Both at once, in different places of one text.
        let moved = self.move_clause_across(random);
        self.split_article(random) || moved
    }

    fn split_article(&mut self, random: &mut Random) -> bool {
        let Some((_, key)) = self.fresh(random) else { return false };
        let article = self.node(key).clone();
        let clauses = article.children.iter().filter(|node| is_clause(node)).count();
        if clauses < 4 {
            return false;
        }
        let openings = article.children.len() - clauses;
        let cut = openings + random.between(2, clauses - 2);
        if article.children[cut..].iter().map(Node::weight).sum::<usize>() < 40 {
            return false;
        }
        let mut part = self.tree.article(random, &mut Vec::new());
        part.id = None;
        part.children = self.node(key).children.split_off(cut);
        let new = part.key;
        let (list, at) = place(&mut self.tree.chapters, key).unwrap();
        list.insert(at + 1, part);
        self.touched.extend([key, new]);
        self.log.split.push((key, new));
        self.say("article split", key)
    }

    fn split_clause(&mut self, random: &mut Random) -> bool {
        let Some((article, key)) = self.clause(random, |node| node.sentences.len() > 1) else { return false };
        let node = self.node(key);
        let cut = random.between(1, node.sentences.len() - 1);
        let rest = node.sentences.split_off(cut);
        let children = std::mem::take(&mut node.children);
        let part =
            Node { key: self.tree.key(), level: Level::Clause, heading: None, sentences: rest, id: None, children };
        let new = part.key;
        let (list, at) = place(&mut self.tree.chapters, key).unwrap();
        list.insert(at + 1, part);
        self.touched.insert(article);
        self.log.split.push((key, new));
        self.say("khoản split", key)
    }

    fn merge_articles(&mut self, random: &mut Random) -> bool {
        let Some((_, key)) = self.fresh(random) else { return false };
        let (list, at) = place(&mut self.tree.chapters, key).unwrap();
        let Some(next) = list.get(at + 1).cloned() else { return false };
        if self.touched.contains(&next.key) || !self.may_go(&Node { children: Vec::new(), ..next.clone() }) {
            return false;
        }
        // An opening belongs to the article's name; nobody carries it along.
        if next.level != Level::Article || next.children.iter().any(|node| !is_clause(node)) {
            return false;
        }
        let gone = self.take(next.key);
        self.node(key).children.extend(gone.children);
        self.touched.extend([key, next.key]);
        self.log.merged.push((key, next.key));
        self.say("articles merged", key)
    }

    fn merge_clauses(&mut self, random: &mut Random) -> bool {
        let plain = |node: &Node| node.children.is_empty() && node.weight() > 12;
        let Some((article, key)) = self.clause(random, plain) else { return false };
        let (list, at) = place(&mut self.tree.chapters, key).unwrap();
        let Some(next) = list.get(at + 1).filter(|node| is_clause(node) && plain(node)).cloned() else { return false };
        if !self.may_go(&next) {
            return false;
        }
        let gone = self.take(next.key);
        self.node(key).sentences.extend(gone.sentences);
        self.touched.insert(article);
        self.log.merged.push((key, next.key));
        self.say("khoản merged", key)
    }

    fn reword(&mut self, random: &mut Random, key: Key, how: fn(&mut Random, &str) -> Option<String>) -> bool {
        let node = self.node(key);
        let at = random.below(node.sentences.len());
        let Some(words) = how(random, &node.sentences[at]) else { return false };
        node.sentences[at] = words;
        true
    }

    fn reword_lightly(&mut self, random: &mut Random) -> bool {
        let Some((article, key)) = self.clause(random, |_| true) else { return false };
        self.touched.insert(article);
        self.reword(random, key, phrases::reword_lightly) && self.say("khoản reworded lightly", key)
    }

    fn reword_heavily(&mut self, random: &mut Random) -> bool {
        let Some((article, key)) = self.clause(random, Self::is_distinct) else { return false };
        self.touched.insert(article);
        self.reword(random, key, phrases::reword_heavily) && self.say("khoản reworded heavily", key)
    }

    fn reword_one_clause(&mut self, random: &mut Random, article: Key) -> bool {
        let keys: Vec<Key> = self.node(article).children.iter().map(|node| node.key).collect();
        let key = keys[random.below(keys.len())];
        self.reword(random, key, phrases::reword_lightly)
    }

    /// Several light rewordings in one article.
    fn reword_article(&mut self, random: &mut Random) -> bool {
        let Some((_, article)) = self.fresh(random) else { return false };
        self.touched.insert(article);
        let count = random.between(1, 3);
        let done = (0..count).filter(|_| self.reword_one_clause(random, article)).count();
        done > 0 && self.say("article reworded", article)
    }

    fn rehead(&mut self, random: &mut Random) -> bool {
        let Some((_, key)) = self.fresh(random) else { return false };
        self.touched.insert(key);
        let old = self.node(key).heading.clone().unwrap();
        let swapped = phrases::swap(random, &old).filter(|_| random.percent(60));
        let new = swapped.unwrap_or_else(|| phrases::heading(random));
        self.node(key).heading = Some(new);
        self.say("article reheaded", key)
    }

    fn respell(&mut self, random: &mut Random) -> bool {
        let Some((article, key)) = self.clause(random, |_| true) else { return false };
        self.touched.insert(article);
        let node = self.node(key);
        // A reference names an id, which has no other spelling.
        let words: Vec<String> = node.sentences.iter().map(|words| phrases::respell(random, words)).collect();
        node.sentences = words;
        self.log.respelled.insert(key);
        self.say("khoản respelled", key)
    }

    fn insert_chapter(&mut self, random: &mut Random) -> bool {
        let chapter = self.tree.chapter(random, 3, &mut Vec::new());
        let (key, at) = (chapter.key, random.below(self.tree.chapters.len() + 1));
        self.touched.extend(chapter.children.iter().map(|node| node.key));
        self.tree.chapters.insert(at, chapter);
        self.say("new chương", key)
    }

    fn move_chapter(&mut self, random: &mut Random) -> bool {
        const WHOLE: Key = Key::MAX;
        let count = self.tree.chapters.len();
        let (from, to) = (random.below(count), random.below(count));
        let passed = &self.tree.chapters[from.min(to)..=from.max(to)];
        let weight = self.tree.chapters[from].weight();
        let heavy = passed.iter().map(Node::weight).sum::<usize>() > weight * 5 / 2;
        if from.abs_diff(to) < 2 || !heavy || !self.reordered.insert(WHOLE) {
            return false;
        }
        let node = self.tree.chapters.remove(from);
        let key = node.key;
        self.tree.chapters.insert(to, node);
        self.log.moved.insert(key);
        self.say("chương moved", key)
    }
}
