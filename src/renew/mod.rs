//! A new term's draft from the last term's texts: what is certain is updated, what a person has to look at is
//! marked in its place and listed.

mod facts;
mod renewal;
mod text;

pub use renewal::Renewal;

use crate::diagnostic::Message;
use crate::load;
use crate::save;
use crate::source::{DECISION_FILE, FACTS_FILE, Sources};

/// A new term's draft.
#[derive(Debug)]
pub struct Renewed {
    /// Its texts.
    pub sources: Sources,
    /// What has to be looked at, in order.
    pub marks: Vec<Message>,
}

/// Makes a new term's draft from the texts of the last one, file by file under the same names.
pub fn renew(old: &Sources, renewal: &Renewal) -> Renewed {
    let loaded = load::load(old);
    let last = loaded.regulation.facts.term;
    let mut sources = Sources::new();
    let mut marks = Vec::new();
    let stale = text::stale_words(last, renewal);
    for (file, source) in old.iter() {
        let mut ignored = Vec::new();
        let text = if source.name == FACTS_FILE {
            let mut tree = load::read_yaml(file, &source.text, &mut ignored);
            facts::renew(&mut tree, renewal, &stale, &mut marks);
            save::yaml(&tree)
        } else if load::is_text_file(&source.name) || source.name == DECISION_FILE {
            let mut provisions = load::load_text(file, &source.text, &mut ignored);
            text::renew(&mut provisions, &source.name, &stale, &mut marks);
            save::markdown(&provisions)
        } else {
            continue;
        };
        sources.add(source.name.clone(), source.name.clone(), text);
    }
    Renewed { sources, marks: gathered(marks) }
}

/// One mark a place: what is found there more than once, or beside others of its kind, is listed together.
fn gathered(marks: Vec<Message>) -> Vec<Message> {
    let gap = |mark: &Message, name: &str| {
        mark.gaps.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut out: Vec<Message> = Vec::new();
    for mark in marks {
        let (place, words) = (gap(&mark, "place"), gap(&mark, "words"));
        let before =
            out.iter_mut().find(|other| !place.is_empty() && other.key == mark.key && gap(other, "place") == place);
        let Some(before) = before else {
            out.push(mark);
            continue;
        };
        for (name, known) in &mut before.gaps {
            let listed = known.split("”, “").any(|known| known == words);
            if *name == "words" && !listed {
                known.push_str("”, “");
                known.push_str(&words);
            }
        }
    }
    out
}
