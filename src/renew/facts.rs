//! The facts of a new term: term, status, bases and signatories updated in the YAML tree, comments kept.

use super::renewal::{Renewal, message};
use super::text::{Stale, found};
use crate::diagnostic::Message;
use crate::lang::Lang;
use crate::load::{Comments, Entry, Node, TO_FILL, Tree, Value};
use crate::model::{Basis, roman};
use crate::source::{FileId, Span};

/// Renews the tree of `regulation.yaml`.
pub(super) fn renew(tree: &mut Tree, renewal: &Renewal, stale: &[Stale], marks: &mut Vec<Message>) {
    let root = &mut tree.root;
    let term = &renewal.term;
    set_in(root, "term", "years", &format!("{}-{}", term.start, term.end));
    if let Some(ordinal) = term.ordinal {
        set_in(root, "term", "ordinal", &roman(ordinal));
    }
    let named = term.ordinal.map_or_else(|| term.years(), |ordinal| format!("{}, {}", roman(ordinal), term.years()));
    marks.push(message("new.mark-congress", vec![("term", named)]));
    set(root, "status", "draft");
    set(root, "draft", "1");
    for key in ["number", "number_year", "date"] {
        remove(root, key);
        if let Some(decision) = child(root, "decision") {
            remove(decision, key);
        }
    }
    marks.push(message("new.mark-date", Vec::new()));
    // A new term's text was made of nothing; what the last one was made of is found through it.
    remove(root, "consolidates");
    profile(root, renewal, marks);
    bases(root, renewal, stale, marks);
    signatures(root, marks);
    if let Some(decision) = child(root, "decision") {
        bases(decision, renewal, stale, marks);
        signatures(decision, marks);
    }
    set(root, "supersedes", &renewal.supersedes);
    match &renewal.based_on {
        Some(path) => set(root, "based_on", path),
        None => remove(root, "based_on"),
    }
    leftovers(root, "", stale, marks);
}

fn profile(root: &mut Node, renewal: &Renewal, marks: &mut Vec<Message>) {
    let old = root.get("profile").and_then(|entry| words(&entry.node)).unwrap_or_default().to_owned();
    if let Some(new) = renewal.registry.profiles.get(&old) {
        set(root, "profile", new);
        marks.push(message("new.mark-profile", vec![("old", old), ("new", new.clone())]));
    }
}

/// Replaced documents give way to those in force; a second basis on the same document goes.
fn bases(node: &mut Node, renewal: &Renewal, stale: &[Stale], marks: &mut Vec<Message>) {
    let Some(Node { value: Value::List(items), .. }) = child(node, "bases") else { return };
    let mut seen: Vec<String> = Vec::new();
    items.retain_mut(|item| {
        let number = item.node.get("number").and_then(|entry| words(&entry.node)).map(str::to_owned);
        let text = item.node.get("text").and_then(|entry| words(&entry.node)).map(str::to_owned);
        let replaced = number
            .as_ref()
            .and_then(|number| renewal.registry.replaced.iter().find(|replaced| replaced.number == *number));
        if let (Some(replaced), Some(number)) = (replaced, &number) {
            let by = &replaced.by;
            let new = by.number.clone().unwrap_or_default();
            let mark = message("new.mark-basis", vec![("basis", number.clone()), ("by", new.clone())]);
            item.comments.above.push(note(&mark));
            marks.push(mark);
            write_basis(&mut item.node, by);
            let first = !seen.contains(&new);
            seen.push(new);
            return first;
        }
        let shown = number.clone().or_else(|| text.clone()).unwrap_or_default();
        // A congress of the last term is no basis of the new one; a document that nothing is known of is asked
        // about.
        let outdated = text.as_ref().is_some_and(|text| found(text, stale).next().is_some());
        if outdated || number.is_some() {
            let mark = message("new.mark-basis-old", vec![("basis", shown)]);
            if outdated {
                item.comments.above.push(note(&mark));
            }
            marks.push(mark);
        }
        let first = number.as_ref().is_none_or(|number| !seen.contains(number));
        seen.extend(number);
        first
    });
}

fn write_basis(node: &mut Node, basis: &Basis) {
    let values = [
        ("type", basis.document_type.clone()),
        ("number", basis.number.clone()),
        ("date", basis.date.map(|date| date.format("%Y-%m-%d").to_string())),
        ("issuer", basis.issuer.clone()),
        ("subject", basis.subject.clone()),
    ];
    for (key, value) in values {
        match value {
            Some(value) => set(node, key, &value),
            None => remove(node, key),
        }
    }
}

fn signatures(node: &mut Node, marks: &mut Vec<Message>) {
    let Some(Node { value: Value::List(items), .. }) = child(node, "signatures") else { return };
    for item in items {
        let name = item.node.get("name").and_then(|entry| words(&entry.node)).unwrap_or_default().to_owned();
        if !name.is_empty() && name != TO_FILL {
            set(&mut item.node, "name", TO_FILL);
            marks.push(message("new.mark-signer", vec![("name", name)]));
        }
    }
}

/// Words of the last term anywhere else in the facts.
fn leftovers(node: &mut Node, path: &str, stale: &[Stale], marks: &mut Vec<Message>) {
    if path == "bases" || path.starts_with("decision.bases") || path == "supersedes" {
        return;
    }
    match &mut node.value {
        Value::Map(entries) => {
            for entry in entries {
                let path = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
                mark(&entry.node, &path, &mut entry.comments, stale, marks);
                leftovers(&mut entry.node, &path, stale, marks);
            }
        }
        Value::List(items) => {
            for (at, item) in items.iter_mut().enumerate() {
                let id = item.node.get("id").and_then(|entry| words(&entry.node)).map(str::to_owned);
                let path = format!("{path}.{}", id.unwrap_or_else(|| (at + 1).to_string()));
                mark(&item.node, &path, &mut item.comments, stale, marks);
                leftovers(&mut item.node, &path, stale, marks);
            }
        }
        _ => {}
    }
}

fn mark(node: &Node, path: &str, comments: &mut Comments, stale: &[Stale], marks: &mut Vec<Message>) {
    let Some(words) = words(node) else { return };
    if path == "supersedes" || path == "based_on" {
        return;
    }
    for stale in found(words, stale) {
        let mark = stale.mark(format!("regulation.yaml, {path}"));
        comments.above.push(note(&mark));
        marks.push(mark);
    }
}

/// A mark as a comment of the YAML, in Vietnamese like the document.
fn note(mark: &Message) -> String {
    Lang::Vi.fill("new.note", &[("what", Lang::Vi.say(mark))])
}

fn words(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(words) => Some(words),
        _ => None,
    }
}

fn scalar(value: &str) -> Node {
    Node { value: Value::Scalar(value.to_owned()), span: nowhere() }
}

fn nowhere() -> Span {
    Span::new(FileId(0), 0..0)
}

fn child<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    match &mut node.value {
        Value::Map(entries) => entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.node),
        _ => None,
    }
}

fn set_in(node: &mut Node, outer: &str, key: &str, value: &str) {
    if child(node, outer).is_none()
        && let Value::Map(entries) = &mut node.value
    {
        entries.push(Entry {
            key: outer.to_owned(),
            key_span: nowhere(),
            node: Node { value: Value::Map(Vec::new()), span: nowhere() },
            comments: Comments::default(),
        });
    }
    if let Some(inner) = child(node, outer) {
        set(inner, key, value);
    }
}

fn set(node: &mut Node, key: &str, value: &str) {
    let Value::Map(entries) = &mut node.value else { return };
    match entries.iter_mut().find(|entry| entry.key == key) {
        Some(entry) => entry.node = scalar(value),
        None => entries.push(Entry {
            key: key.to_owned(),
            key_span: nowhere(),
            node: scalar(value),
            comments: Comments::default(),
        }),
    }
}

/// Removes a key; comments that stood over it go to the next one.
fn remove(node: &mut Node, key: &str) {
    let Value::Map(entries) = &mut node.value else { return };
    let Some(at) = entries.iter().position(|entry| entry.key == key) else { return };
    let gone = entries.remove(at);
    if let Some(next) = entries.get_mut(at) {
        next.comments.above.splice(0..0, gone.comments.above);
    } else if let Some(last) = entries.last_mut() {
        last.comments.below.extend(gone.comments.above);
    }
}
