//! A regulation that changed, written onto the files that it was read from: each stays what it was where nothing of it
//! did, comments included.

use super::{facts_yaml, markdown, save, yaml};
use crate::load::{Node, Value, is_text_file, load, read_yaml};
use crate::model::{Level, Provision, Regulation};
use crate::source::{DECISION_FILE, FACTS_FILE, FileId, SIGN_OFF_FILE, Sources};

/// Every file of a folder as it becomes when the regulation that was read from it, `existing`, becomes `changed`. A text
/// file that nothing stands in any more is left empty.
pub fn onto(existing: &Regulation, sources: &Sources, changed: &Regulation) -> Sources {
    let kept = in_their_files(existing, sources, changed);
    // What reads otherwise than meant is written anew as a whole.
    let read = load(&kept).regulation;
    let same = read.provisions == changed.provisions && read.decision_text == changed.decision_text;
    if same { kept } else { anew(existing, sources, changed) }
}

/// Every file of the folder, each text in the file that it stood in.
fn in_their_files(existing: &Regulation, sources: &Sources, changed: &Regulation) -> Sources {
    let file_of = |provision: &Provision| provision.origin.0.map(|span| span.file);
    // Runs of provisions of one file; a new chương opens a file of its own.
    let mut runs: Vec<(Option<FileId>, Vec<Provision>)> = Vec::new();
    for provision in &changed.provisions {
        let file = file_of(provision);
        let opens = matches!(provision.level, Level::Chapter | Level::Annex);
        match runs.last_mut() {
            Some((last, run)) if file == *last || file.is_none() && !opens => run.push(provision.clone()),
            _ => runs.push((file, vec![provision.clone()])),
        }
    }
    let mut out = Sources::new();
    let mut new_names: Vec<(String, String)> = Vec::new();
    let mut before = String::from("00");
    for (file, run) in &runs {
        match file.and_then(|file| sources.get(file)) {
            Some(source) => before = source.name.chars().take_while(char::is_ascii_digit).collect(),
            None => {
                let letter = char::from(b'a' + u8::try_from(new_names.len().min(20)).unwrap_or(0));
                let slug = run.first().and_then(|first| first.heading.as_ref());
                let slug = slug.and_then(|heading| crate::model::slug(&heading.bare_words()));
                let slug =
                    slug.map_or_else(|| "bo-sung".to_owned(), |slug| slug.to_string().chars().take(40).collect());
                new_names.push((format!("{before}{letter}-{slug}.md"), markdown(run)));
            }
        }
    }
    for (file, source) in sources.iter() {
        let text = if source.name == FACTS_FILE {
            facts(file, &source.text, existing, changed)
        } else if source.name == DECISION_FILE {
            if existing.decision_text == changed.decision_text {
                source.text.clone()
            } else {
                markdown(&changed.decision_text)
            }
        } else if is_text_file(&source.name) {
            let own: Vec<Provision> =
                runs.iter().filter(|run| run.0 == Some(file)).flat_map(|run| run.1.clone()).collect();
            let was: Vec<&Provision> =
                existing.provisions.iter().filter(|provision| file_of(provision) == Some(file)).collect();
            if own.iter().eq(was) { source.text.clone() } else { markdown(&own) }
        } else {
            source.text.clone()
        };
        out.add(source.name.clone(), source.path.clone(), text);
    }
    for (name, text) in new_names {
        out.add(name.clone(), name, text);
    }
    if sources.find(DECISION_FILE).is_none() && !changed.decision_text.is_empty() {
        out.add(DECISION_FILE, DECISION_FILE, markdown(&changed.decision_text));
    }
    out
}

/// Every file in canonical form; text files that are no more of use are left empty.
fn anew(existing: &Regulation, sources: &Sources, changed: &Regulation) -> Sources {
    let saved = save(changed);
    let mut out = Sources::new();
    for (file, source) in sources.iter() {
        let text = match saved.find(&source.name) {
            _ if source.name == FACTS_FILE => facts(file, &source.text, existing, changed),
            _ if source.name == SIGN_OFF_FILE => source.text.clone(),
            Some((_, new)) => new.text.clone(),
            None if is_text_file(&source.name) => String::new(),
            None => source.text.clone(),
        };
        out.add(source.name.clone(), source.path.clone(), text);
    }
    for (_, new) in saved.iter() {
        if sources.find(&new.name).is_none() {
            out.add(new.name.clone(), new.name.clone(), new.text.clone());
        }
    }
    out
}

/// The YAML with the keys whose values changed; everything else of it, comments included, stays.
fn facts(file: FileId, text: &str, existing: &Regulation, changed: &Regulation) -> String {
    let entries = |facts: &str| match read_yaml(file, facts, &mut Vec::new()).root.value {
        Value::Map(entries) => entries,
        _ => Vec::new(),
    };
    let (before, after) = (entries(&facts_yaml(&existing.facts)), entries(&facts_yaml(&changed.facts)));
    let gone: Vec<&str> = before
        .iter()
        .map(|entry| entry.key.as_str())
        .filter(|key| !after.iter().any(|entry| entry.key == *key))
        .collect();
    let is_new = |key: &str, node: &Node| !before.iter().any(|entry| entry.key == key && entry.node.same_as(node));
    let mut tree = read_yaml(file, text, &mut Vec::new());
    let Value::Map(own) = &mut tree.root.value else { return text.to_owned() };
    let mut touched = !gone.is_empty();
    own.retain(|entry| !gone.contains(&entry.key.as_str()));
    for entry in after.iter().filter(|entry| is_new(&entry.key, &entry.node)) {
        touched = true;
        match own.iter_mut().find(|known| known.key == entry.key) {
            Some(known) => replace(&mut known.node, entry.node.clone()),
            None => own.push(entry.clone()),
        }
    }
    if touched { yaml(&tree) } else { text.to_owned() }
}

/// Puts a new value in the place of an old one; in a mapping key by key, so that comments stay.
fn replace(own: &mut Node, new: Node) {
    match (&mut own.value, new.value) {
        (Value::Map(entries), Value::Map(new)) => {
            entries.retain(|entry| new.iter().any(|new| new.key == entry.key));
            for entry in new {
                match entries.iter_mut().find(|known| known.key == entry.key) {
                    Some(known) if known.node.same_as(&entry.node) => {}
                    Some(known) => replace(&mut known.node, entry.node),
                    None => entries.push(entry),
                }
            }
        }
        (value, new) => *value = new,
    }
}
