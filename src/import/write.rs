//! The folder of an imported regulation: canonical files, with the source of what was read from sentences beside it.

use super::meaning::Reading;
use super::{Imported, Meaning};
use crate::lang::Lang;
use crate::load::{Entry, Node, Tree, Value, read_yaml};
use crate::save::{save, yaml};
use crate::source::{FACTS_FILE, Sources};

/// The files of an imported regulation.
pub fn folder(imported: &Imported) -> Sources {
    let saved = save(&imported.regulation);
    let mut sources = Sources::new();
    for (file, source) in saved.iter() {
        let text = if source.name == FACTS_FILE && !imported.meaning.readings.is_empty() {
            let mut tree = read_yaml(file, &source.text, &mut Vec::new());
            remark(&mut tree, &imported.meaning);
            yaml(&tree)
        } else {
            source.text.clone()
        };
        sources.add(source.name.clone(), source.name.clone(), text);
    }
    sources
}

/// Says beside each fact of a meeting where it was read; what is not sure stands below as a comment.
fn remark(tree: &mut Tree, meaning: &Meaning) {
    let Value::Map(entries) = &mut tree.root.value else { return };
    let Some(meetings) = entries.iter_mut().find(|entry| entry.key == "meetings") else { return };
    let Value::List(items) = &mut meetings.node.value else { return };
    for item in items {
        let Some(id) = word(&item.node, "id") else { continue };
        let Value::Map(entries) = &mut item.node.value else { continue };
        for reading in meaning.readings.iter().filter(|reading| reading.meeting.as_str() == id) {
            let sure = reading.sure;
            match entries.iter_mut().find(|entry| entry.key == reading.key).filter(|_| sure) {
                Some(entry) if entry.comments.right.is_none() => entry.comments.right = Some(source(reading)),
                Some(_) => {}
                None => {
                    if let Some(last) = entries.last_mut() {
                        last.comments.below.push(format!("{}: {}  # {}", reading.key, reading.value, source(reading)));
                    }
                }
            }
        }
    }
}

fn word(node: &Node, key: &str) -> Option<String> {
    let Value::Map(entries) = &node.value else { return None };
    let found = entries.iter().find(|entry: &&Entry| entry.key == key)?;
    match &found.node.value {
        Value::Scalar(words) => Some(words.clone()),
        _ => None,
    }
}

/// `đọc từ khoản 1 Điều 12 (chắc chắn): “…”`, in Vietnamese like the document.
fn source(reading: &Reading) -> String {
    let key = if reading.sure { "import.read-sure" } else { "import.read-unsure" };
    let words: String = reading.words.chars().take(120).collect();
    let words = if words.len() < reading.words.len() { format!("{words}…") } else { words };
    Lang::Vi.fill(key, &[("place", reading.place.clone()), ("words", words)])
}
