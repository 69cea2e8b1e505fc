//! The files of a regulation that changed: each stays what it was where nothing of it did, comments included.

use crate::load::{Node, Value, is_text_file, load, read_yaml};
use crate::model::{Level, Provision, Regulation};
use crate::save::{facts_yaml, markdown, save, yaml};
use crate::source::{DECISION_FILE, FACTS_FILE, FileId, SIGN_OFF_FILE, Sources};

/// The files that differ from those in `sources`.
pub(super) fn write(existing: &Regulation, sources: &Sources, merged: &Regulation, changed: &[&str]) -> Sources {
    let kept = in_their_files(existing, sources, merged, changed);
    // What reads otherwise than meant is written anew as a whole.
    let read = load(&kept).regulation;
    let same = read.provisions == merged.provisions && read.decision_text == merged.decision_text;
    let whole = if same { kept } else { anew(sources, merged, changed) };
    let mut out = Sources::new();
    for (_, file) in whole.iter() {
        let before = sources.find(&file.name).map(|(_, before)| before.text.as_str());
        if before != Some(file.text.as_str()) {
            out.add(file.name.clone(), file.path.clone(), file.text.clone());
        }
    }
    out
}

/// Every file of the folder, each text in the file that it stood in.
fn in_their_files(existing: &Regulation, sources: &Sources, merged: &Regulation, changed: &[&str]) -> Sources {
    let file_of = |provision: &Provision| provision.origin.0.map(|span| span.file);
    // Runs of provisions of one file; a new chương opens a file of its own.
    let mut runs: Vec<(Option<FileId>, Vec<Provision>)> = Vec::new();
    for provision in &merged.provisions {
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
            facts(file, &source.text, merged, changed)
        } else if source.name == DECISION_FILE {
            if existing.decision_text == merged.decision_text {
                source.text.clone()
            } else {
                markdown(&merged.decision_text)
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
    if sources.find(DECISION_FILE).is_none() && !merged.decision_text.is_empty() {
        out.add(DECISION_FILE, DECISION_FILE, markdown(&merged.decision_text));
    }
    out
}

/// Every file in canonical form; text files that are no more of use are left empty.
fn anew(sources: &Sources, merged: &Regulation, changed: &[&str]) -> Sources {
    let saved = save(merged);
    let mut out = Sources::new();
    for (file, source) in sources.iter() {
        let text = match saved.find(&source.name) {
            _ if source.name == FACTS_FILE => facts(file, &source.text, merged, changed),
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

/// The YAML with the keys that changed; everything else of it, comments included, stays.
fn facts(file: FileId, text: &str, merged: &Regulation, changed: &[&str]) -> String {
    if changed.is_empty() {
        return text.to_owned();
    }
    let mut tree = read_yaml(file, text, &mut Vec::new());
    let new = read_yaml(file, &facts_yaml(&merged.facts), &mut Vec::new());
    let Value::Map(entries) = new.root.value else { return text.to_owned() };
    if let Value::Map(own) = &mut tree.root.value {
        for entry in entries.into_iter().filter(|entry| changed.contains(&entry.key.as_str())) {
            match own.iter_mut().find(|known| known.key == entry.key) {
                Some(known) => replace(&mut known.node, entry.node),
                None => own.push(entry),
            }
        }
    }
    yaml(&tree)
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
