//! The rows of the two texts gathered by article, and the table of contents over them.

use super::super::explain::capital;
use super::drawing::Drawing;
use super::rows::RowView;
use super::rows::label;
use crate::diff::{Kind, Node, NodeId, Place, Row};
use crate::model::Level;
use serde::Serialize;
use std::collections::HashMap;

/// An article, or what stands between two articles.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// Its name on the page.
    pub anchor: String,
    /// `article` for what folds when it is unchanged, `heading` for a chương or mục, `part` for the decision and the
    /// regulation when there are both.
    pub kind: &'static str,
    /// What it is called: `Điều 5. Ban Thường vụ`.
    pub title: String,
    /// Its rows.
    pub rows: Vec<RowView>,
}

/// A line of the table of contents.
#[derive(Debug, Serialize)]
pub struct ContentsView {
    /// The group that it leads to.
    pub anchor: String,
    /// 0 for a chương, 1 for a mục, 2 for an article.
    pub depth: u8,
    /// `Điều 5.`
    pub label: String,
    /// Its name.
    pub name: String,
    /// `same`, `changed`, `added`, `removed`, `moved`.
    pub state: &'static str,
    /// What the state is called, for those who cannot see its mark; empty for what did not change.
    pub said: String,
    /// How many changes there are in it, renumbering that follows from others left out.
    pub count: usize,
}

/// What a group is gathered by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    /// A provision of the new text: an article, or a heading by itself.
    New(NodeId),
    /// A provision of the old text that stands nowhere, or elsewhere.
    Old(NodeId),
    /// What stands before the first heading.
    Opening,
}

/// The groups in reading order, and the contents. What is gone is gathered behind the whole article before it, also
/// where new provisions follow at the end of that article.
pub(super) fn groups(drawing: &Drawing) -> (Vec<GroupView>, Vec<ContentsView>) {
    let mut order: Vec<(Key, Vec<usize>)> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    for (at, row) in drawing.diff.rows.iter().enumerate() {
        let key = key(drawing, row);
        let place = *places.entry(key).or_insert_with(|| {
            order.push((key, Vec::new()));
            order.len() - 1
        });
        order[place].1.push(at);
    }
    let has_decision =
        [&drawing.diff.old, &drawing.diff.new].iter().any(|side| side.nodes.iter().any(|n| n.in_decision));
    let (mut groups, mut contents) = (Vec::new(), Vec::new());
    let mut part = None;
    for (place, (key, rows)) in order.into_iter().enumerate() {
        let node = match key {
            Key::New(n) => Some(&drawing.diff.new.nodes[n]),
            Key::Old(o) => Some(&drawing.diff.old.nodes[o]),
            Key::Opening => None,
        };
        let in_decision = node.is_some_and(|node| node.in_decision);
        if has_decision && node.is_some() && part != Some(in_decision) {
            part = Some(in_decision);
            let key = if in_decision { "page.part.decision" } else { "page.part.regulation" };
            let (title, anchor) = (drawing.lang.sentence(key).to_owned(), format!("_p{place}"));
            contents.push(ContentsView::heading(anchor.clone(), title.clone()));
            groups.push(GroupView { anchor, kind: "part", title, rows: Vec::new() });
        }
        let anchor = format!("_g{place}");
        let entry = node.filter(|node| node.level().is_heading()).map(|node| entry(drawing, key, node, &anchor));
        let title = entry.as_ref().map(|entry| format!("{} {}", entry.label, entry.name).trim().to_owned());
        let is_article = node.is_none_or(|node| !matches!(node.level(), Level::Chapter | Level::Section));
        let rows: Vec<RowView> = rows.into_iter().map(|at| drawing.row(at)).collect();
        let count = rows.iter().filter(|row| row.state == "changed").count();
        contents.extend(entry.map(|mut entry| {
            entry.count = count;
            if entry.state == "same" && count > 0 {
                entry.state = "changed";
                entry.said = drawing.lang.sentence("page.changed").to_owned();
            }
            entry
        }));
        let kind = if is_article { "article" } else { "heading" };
        groups.push(GroupView { anchor, kind, title: title.unwrap_or_default(), rows });
    }
    (groups, contents)
}

fn key(drawing: &Drawing, row: &Row) -> Key {
    let diff = drawing.diff;
    match (row.new, row.old) {
        (Some(n), _) if row.place != Place::MovedFrom => {
            let article = diff.new.article_of(n);
            let heading = || diff.new.nodes[n].level().is_heading().then_some(n);
            article.or_else(heading).or(diff.new.nodes[n].parent).map_or(Key::Opening, Key::New)
        }
        (_, Some(o)) => {
            let node = &diff.old.nodes[o];
            let around = diff.old.article_of(o).or_else(|| node.level().is_heading().then_some(o)).or(node.parent);
            match around {
                None => Key::Opening,
                Some(around) => match diff.new_of[around].filter(|_| drawing.anchors.is_home(around)) {
                    Some(n) => Key::New(n),
                    None => Key::Old(around),
                },
            }
        }
        _ => Key::Opening,
    }
}

fn entry(drawing: &Drawing, key: Key, node: &Node, anchor: &str) -> ContentsView {
    let (side, state) = match key {
        Key::New(n) => {
            let moved = drawing.changes_of_new[n].is_some_and(|at| drawing.diff.changes[at].kinds.has(Kind::Moved));
            let came = drawing.diff.old_of[n].is_none();
            (
                &drawing.diff.new,
                if came {
                    "added"
                } else if moved {
                    "moved"
                } else {
                    "same"
                },
            )
        }
        Key::Old(o) => (&drawing.diff.old, if drawing.diff.new_of[o].is_some() { "moved-away" } else { "removed" }),
        Key::Opening => (&drawing.diff.new, "same"),
    };
    let said = match state {
        "added" => "compare.kind-added",
        "removed" => "compare.kind-removed",
        "moved" | "moved-away" => "compare.kind-moved",
        _ => "",
    };
    ContentsView {
        anchor: anchor.to_owned(),
        depth: match node.level() {
            Level::Chapter => 0,
            Level::Section => 1,
            _ => 2,
        },
        label: label(side, node),
        name: match key {
            Key::New(at) | Key::Old(at) => side.heading(at).without_footnotes(),
            Key::Opening => String::new(),
        },
        state,
        said: if said.is_empty() { String::new() } else { capital(drawing.lang.sentence(said)) },
        count: 0,
    }
}

impl ContentsView {
    fn heading(anchor: String, name: String) -> Self {
        Self { anchor, depth: 0, label: String::new(), name, state: "same", said: String::new(), count: 0 }
    }
}
