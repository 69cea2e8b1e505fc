//! Pairs of regulations for timing: folders for this program, plain text and XML of the same words for its peers.

use crate::seeded::edits::next_term;
use crate::seeded::random::Random;
use crate::seeded::tree::Tree;
use quyche::model::{InlineKind, Regulation, Text, printed_label};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The pair of so many articles and the edits between them, in words.
pub fn pair(articles: usize) -> (Tree, Tree, Vec<String>) {
    let random = &mut Random::new(articles as u64);
    let old = Tree::generate(random, articles);
    let mut new = old.clone();
    let log = next_term(random, &mut new);
    (old, new, log.told)
}

/// Writes the pair of so many articles: `N/old`, `N/new`, `N/old.txt`, `N/new.txt`, `N/old.xml`, `N/new.xml`.
pub fn write(folder: &Path, articles: usize) {
    let (old, new, edits) = pair(articles);
    let folder = folder.join(articles.to_string());
    for (name, tree) in [("old", &old), ("new", &new)] {
        let inside = folder.join(name);
        fs::create_dir_all(&inside).unwrap();
        for (_, file) in tree.sources().iter() {
            fs::write(inside.join(&file.name), &file.text).unwrap();
        }
        let regulation = tree.regulation();
        let (text, xml) = printed(&regulation);
        println!("{}: {} words", inside.display(), text.split_whitespace().count());
        fs::write(folder.join(format!("{name}.txt")), text).unwrap();
        fs::write(folder.join(format!("{name}.xml")), xml).unwrap();
    }
    fs::write(folder.join("edits.txt"), edits.join("\n") + "\n").unwrap();
}

/// A paragraph a line; and the same paragraphs nested as the provisions are.
fn printed(regulation: &Regulation) -> (String, String) {
    let mut text = String::new();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<regulation>\n");
    let index = regulation.index();
    let words = |text: &Text| {
        let mut out = String::new();
        text.visit(&mut |inline| match &inline.kind {
            InlineKind::Words(words) => out.push_str(words),
            InlineKind::Reference(id) => {
                let _ = write!(out, "{}", index.get(id).expect("a target").citation);
            }
            _ => {}
        });
        out
    };
    fn close(open: &mut Vec<(usize, &'static str)>, depth: usize, xml: &mut String) {
        while open.last().is_some_and(|(at, _)| *at >= depth) {
            let (_, tag) = open.pop().unwrap();
            let _ = writeln!(xml, "</{tag}>");
        }
    }
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    regulation.cited(|provision, _| {
        use quyche::model::Level::{Article, Chapter, Clause, Point, Section};
        let (depth, tag) = match provision.level {
            Chapter => (0, "chuong"),
            Section => (1, "muc"),
            Article => (2, "dieu"),
            Clause => (3, "khoan"),
            Point => (4, "diem"),
            _ => (3, "doan"),
        };
        close(&mut open, depth, &mut xml);
        let line = words(provision.heading.as_ref().unwrap_or(&provision.body));
        let label = printed_label(provision, false);
        let line = format!("{label} {line}");
        let _ = writeln!(text, "{}", line.trim());
        let _ = writeln!(xml, "<{tag}>\n<p>{}</p>", line.trim());
        open.push((depth, tag));
    });
    close(&mut open, 0, &mut xml);
    xml.push_str("</regulation>\n");
    (text, xml)
}
