//! Facts of the data as sentences, each at the provision that prints it.

use super::place;
use super::say::Say;
use crate::diff::{Diff, Fact, FactKind, Field, NodeId, Side};
use crate::model::{InlineKind, Text};
use std::collections::HashMap;

/// The facts that each node of the new text prints, as places in [`Diff::facts`].
pub(super) fn by_node(diff: &Diff) -> HashMap<NodeId, Vec<usize>> {
    let mut out: HashMap<NodeId, Vec<usize>> = HashMap::new();
    let mut printed: HashMap<String, NodeId> = HashMap::new();
    for (at, node) in diff.new.nodes.iter().enumerate() {
        for text in node.provision.texts() {
            placeholders(text, &mut |path| {
                printed.entry(path.to_owned()).or_insert(at);
            });
        }
    }
    for (at, fact) in diff.facts.iter().enumerate() {
        let path = match (fact.kind, fact.field) {
            (FactKind::Meeting, Field::Whole | Field::Name) => format!("meeting.{}", fact.subject),
            (FactKind::Meeting, field) => format!("meeting.{}.{}", fact.subject, field.word()),
            (FactKind::Role, Field::Members) => format!("role.{}.members", fact.subject),
            (FactKind::Duty | FactKind::Reference, _) => {
                if let Some(node) = fact.new_at {
                    out.entry(node).or_default().push(at);
                }
                continue;
            }
            _ => continue,
        };
        if let Some(node) = printed.get(&path) {
            out.entry(*node).or_default().push(at);
        }
    }
    out
}

fn placeholders(text: &Text, visit: &mut impl FnMut(&str)) {
    text.visit(&mut |inline| {
        if let InlineKind::Placeholder(path) = &inline.kind {
            visit(path);
        }
    });
}

/// What a fact says at a node; `None` for one that the two texts do not show.
pub(super) fn say(diff: &Diff, fact: &Fact, node: NodeId) -> Option<Say> {
    let at = place::within(&diff.new, node);
    let (old, new) = (fact.old.clone(), fact.new.clone());
    match (fact.kind, fact.field) {
        (FactKind::Duty, Field::Who) => owners(diff, at, &old?, &new?),
        (FactKind::Duty, field) => {
            let what = match field {
                Field::By => "thời hạn",
                Field::Product => "sản phẩm",
                Field::With => "cơ quan phối hợp",
                Field::Answer => "trách nhiệm",
                _ => "thẩm quyền",
            };
            // A fact that is kept beside the text, and not said in it, would puzzle who reads the table.
            let said = new.as_ref().is_none_or(|value| says(&diff.new, node, value))
                && old.as_ref().is_none_or(|value| fact.old_at.is_some_and(|at| says(&diff.old, at, value)));
            said.then_some(Say::Value { at, what, old, new })
        }
        (FactKind::Meeting, Field::Whole) => Some(Say::Meeting { name: new? }),
        (FactKind::Meeting, Field::Name) => Some(Say::MeetingName),
        (FactKind::Meeting | FactKind::Role, field) => {
            let what = match field {
                Field::Members => "số thành viên",
                Field::Every => "định kỳ họp",
                Field::Chair => "người chủ trì",
                Field::Preparer => "cơ quan chuẩn bị nội dung",
                Field::Documents => "thời hạn gửi tài liệu trước hội nghị",
                Field::Quorum => "tỷ lệ thành viên dự họp tối thiểu",
                Field::Vote => "tỷ lệ biểu quyết",
                Field::Minutes => "người ghi biên bản",
                _ => return None,
            };
            Some(Say::Value { at, what, old, new })
        }
        (FactKind::Reference, _) => {
            let words = fact.name.split(" – ").next().unwrap_or_default().to_owned();
            Some(Say::Retargeted { words, old: old?, new: new? })
        }
        _ => None,
    }
}

/// Whether a provision says these words, however capitals stand.
fn says(side: &Side, node: NodeId, words: &str) -> bool {
    side.text_of(node).to_lowercase().contains(&words.to_lowercase())
}

/// A duty that passed on, or only some of whose bearers came or went.
fn owners(diff: &Diff, at: String, old: &str, new: &str) -> Option<Say> {
    let (before, after) = (names(&diff.old, old), names(&diff.new, new));
    let only = |these: &[String], others: &[String]| -> Vec<String> {
        these.iter().filter(|name| !others.contains(name)).cloned().collect()
    };
    let (gone, came) = (only(&before, &after), only(&after, &before));
    if gone.len() == before.len() && came.len() == after.len() {
        return Some(Say::Passed { at, old: old.to_owned(), new: new.to_owned() });
    }
    Some(Say::Owners { at, gone: gone.join(", "), came: came.join(", ") })
}

/// The roles that a list names; a name may hold a comma itself.
fn names(side: &Side, list: &str) -> Vec<String> {
    let roles = &side.document.regulation.facts.roles;
    let mut out = Vec::new();
    let mut rest = list;
    while !rest.is_empty() {
        let ends =
            |name: &&str| rest.strip_prefix(*name).is_some_and(|after| after.is_empty() || after.starts_with(", "));
        let known = roles.iter().map(|role| role.name.as_str()).filter(ends).max_by_key(|name| name.len());
        let name = known.unwrap_or_else(|| rest.split(", ").next().unwrap_or(rest));
        out.push(name.to_owned());
        rest = rest[name.len()..].strip_prefix(", ").unwrap_or("");
    }
    out
}
