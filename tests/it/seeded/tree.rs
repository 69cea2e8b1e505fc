//! A regulation as a tree with a hidden key on each provision, and how it is written in the notation.

use super::phrases;
use super::random::Random;
use quyche::load::load;
use quyche::model::{Level, Provision, Regulation};
use quyche::source::{FACTS_FILE, Sources};
use std::fmt::Write;

/// The facts of an example; only the text is generated.
const FACTS: &str = include_str!("../../../regulations/chi-bo/regulation.yaml");

/// Names a provision through every edit; it stands in no text.
pub type Key = u32;

/// A provision.
#[derive(Debug, Clone)]
pub struct Node {
    /// The hidden key.
    pub key: Key,
    /// What it is.
    pub level: Level,
    /// Its name, for chương, mục and điều.
    pub heading: Option<String>,
    /// Its own words, a sentence each.
    pub sentences: Vec<String>,
    /// Its typed id.
    pub id: Option<String>,
    /// What stands in it.
    pub children: Vec<Node>,
}

impl Node {
    /// Its own words as typed.
    pub fn words(&self) -> String {
        self.sentences.join(" ")
    }

    /// How many words it has with all that stands in it.
    pub fn weight(&self) -> usize {
        let own =
            self.sentences.iter().chain(&self.heading).map(|words| words.split_whitespace().count()).sum::<usize>();
        own + self.children.iter().map(Node::weight).sum::<usize>()
    }

    /// Calls `visit` on it and all below it, in reading order.
    pub fn visit<'a>(&'a self, visit: &mut impl FnMut(&'a Node)) {
        visit(self);
        self.children.iter().for_each(|child| child.visit(visit));
    }

    /// Whether anything in it is what a reference may name.
    pub fn has_id(&self) -> bool {
        self.id.is_some() || self.children.iter().any(Node::has_id)
    }
}

/// A generated text: its provisions and the next free key.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The chương.
    pub chapters: Vec<Node>,
    /// The next free key.
    pub next: Key,
}

impl Tree {
    /// A text of so many articles of about 200 words; a third of the provisions have a typed id.
    pub fn generate(random: &mut Random, articles: usize) -> Self {
        let mut tree = Self { chapters: Vec::new(), next: 0 };
        let mut targets = Vec::new();
        let per_chapter = (articles / 5).clamp(3, 30);
        let mut left = articles;
        while left > 0 {
            let count = if left < per_chapter * 3 / 2 { left } else { per_chapter };
            left -= count;
            let chapter = tree.chapter(random, count, &mut targets);
            tree.chapters.push(chapter);
        }
        tree
    }

    /// A key that no other provision has.
    pub fn key(&mut self) -> Key {
        self.next += 1;
        self.next - 1
    }

    fn node(&mut self, random: &mut Random, level: Level, share: usize) -> Node {
        let key = self.key();
        let id = random.percent(share).then(|| format!("p{key}"));
        Node { key, level, heading: None, sentences: Vec::new(), id, children: Vec::new() }
    }

    /// A chương with so many articles, in mục now and then.
    pub fn chapter(&mut self, random: &mut Random, count: usize, targets: &mut Vec<String>) -> Node {
        let mut chapter = self.node(random, Level::Chapter, 60);
        chapter.heading = Some(phrases::title(random));
        let articles: Vec<Node> = (0..count).map(|_| self.article(random, targets)).collect();
        if count < 6 || random.percent(70) {
            chapter.children = articles;
            return chapter;
        }
        let mut rest = articles;
        for mut part in [rest.drain(..count / 2).collect::<Vec<_>>(), rest] {
            let mut section = self.node(random, Level::Section, 40);
            section.heading = Some(phrases::title(random));
            section.children.append(&mut part);
            chapter.children.push(section);
        }
        chapter
    }

    /// An article of about 200 words.
    pub fn article(&mut self, random: &mut Random, targets: &mut Vec<String>) -> Node {
        let mut article = self.node(random, Level::Article, 30);
        article.heading = Some(phrases::heading(random));
        targets.extend(article.id.clone());
        if random.percent(20) {
            let mut opening = self.node(random, Level::Paragraph, 0);
            opening.sentences.push(phrases::sentence(random, targets));
            article.children.push(opening);
        }
        let size = random.between(100, 185);
        while article.weight() < size {
            let clause = self.clause(random, targets);
            article.children.push(clause);
        }
        if random.percent(30) {
            let mut formula = self.node(random, Level::Clause, 5);
            formula.sentences.push(random.pick(&phrases::FORMULAS).to_owned());
            article.children.push(formula);
        }
        article
    }

    /// A khoản: one to three sentences, or a lead and some điểm.
    pub fn clause(&mut self, random: &mut Random, targets: &mut Vec<String>) -> Node {
        let mut clause = self.node(random, Level::Clause, 25);
        if random.percent(25) {
            clause.sentences.push(phrases::lead(random));
            let count = random.between(2, 5);
            for at in 0..count {
                let point = self.point(random, at + 1 == count);
                clause.children.push(point);
            }
        } else {
            let count = [1, 1, 2, 2, 3][random.below(5)];
            clause.sentences.extend((0..count).map(|_| phrases::sentence(random, targets)));
        }
        targets.extend(clause.id.clone());
        clause
    }

    /// A điểm.
    pub fn point(&mut self, random: &mut Random, last: bool) -> Node {
        let mut point = self.node(random, Level::Point, 10);
        let mark = if last { '.' } else { ';' };
        point.sentences.push(format!("{}{mark}", phrases::point(random)));
        point
    }

    /// The provisions in reading order.
    pub fn nodes(&self) -> Vec<&Node> {
        let mut out = Vec::new();
        self.chapters.iter().for_each(|chapter| chapter.visit(&mut |node| out.push(node)));
        out
    }

    /// The files of a folder.
    pub fn sources(&self) -> Sources {
        let mut sources = Sources::new();
        sources.add(FACTS_FILE, FACTS_FILE, FACTS.replace("based_on: ../mau/chi-bo\n", ""));
        for (at, chapter) in self.chapters.iter().enumerate() {
            let mut out = String::new();
            write(chapter, 0, &mut out);
            let name = format!("{:03}-chuong.md", at + 1);
            sources.add(name.clone(), name, out);
        }
        sources
    }

    /// The regulation as the program reads it; each provision of it is the node at the same place of [`Tree::nodes`].
    pub fn regulation(&self) -> Regulation {
        let loaded = load(&self.sources());
        assert!(!loaded.has_errors(), "generated text has errors: {:?}", loaded.diagnostics);
        let mut read: Vec<&Provision> = Vec::new();
        loaded.regulation.visit(|provision| read.push(provision));
        let nodes = self.nodes();
        assert_eq!(read.len(), nodes.len(), "generated text is read otherwise than meant");
        for (provision, node) in read.into_iter().zip(nodes) {
            assert_eq!(provision.level, node.level, "{node:?} is read as {provision:?}");
        }
        loaded.regulation
    }
}

fn write(node: &Node, at: usize, out: &mut String) {
    const LETTERS: [&str; 12] = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"];
    let list = node.id.as_ref().map(|id| format!(" {{#{id}}}")).unwrap_or_default();
    let words = node.heading.clone().unwrap_or_else(|| node.words());
    let _ = match node.level {
        Level::Chapter => writeln!(out, "# {words}{list}\n"),
        Level::Section => writeln!(out, "## {words}{list}\n"),
        Level::Article => writeln!(out, "\n### {words}{list}\n"),
        Level::Clause => writeln!(out, "{}. {words}{list}", at + 1),
        Level::Point => writeln!(out, "   {}) {words}{list}", LETTERS[at % LETTERS.len()]),
        _ => writeln!(out, "{words}{list}\n"),
    };
    let mut count = 0;
    for child in &node.children {
        write(child, count, out);
        count += usize::from(child.level == Level::Clause || child.level == Level::Point);
    }
}
