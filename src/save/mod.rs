//! The inverse of load: canonical YAML and Markdown, for `fmt`, `new` and whatever makes a regulation.
//!
//! It may use `load` for two things: the YAML tree with its comments, which `fmt` and `onto` write back as it was
//! read, and the proof that a text written among others reads back as meant.

mod escape;
mod markdown;
mod onto;
mod yaml;

pub use markdown::markdown;
pub use onto::onto;
pub use yaml::{facts_yaml, sign_offs_yaml, yaml};

use crate::model::{Level, Provision, Regulation, slug};
use crate::source::{DECISION_FILE, FACTS_FILE, Sources};

/// The canonical files of a regulation: the facts, one Markdown file a chương (articles before the first chương
/// together), one for the annexes, one for the decision.
pub fn save(regulation: &Regulation) -> Sources {
    let mut sources = Sources::new();
    let mut add = |name: String, text: String| {
        sources.add(name.clone(), name, text);
    };
    add(FACTS_FILE.to_owned(), facts_yaml(&regulation.facts));
    let groups = groups(&regulation.provisions);
    for (at, group) in groups.iter().enumerate() {
        add(format!("{:02}-{}.md", at + 1, file_slug(group)), markdown(group));
    }
    if !regulation.decision_text.is_empty() {
        add(DECISION_FILE.to_owned(), markdown(&regulation.decision_text));
    }
    sources
}

/// Cuts a text where a new file starts: at each chương and at the first annex.
fn groups(provisions: &[Provision]) -> Vec<&[Provision]> {
    let mut cuts = Vec::new();
    for (at, provision) in provisions.iter().enumerate() {
        let first_annex = provision.level == Level::Annex && (at == 0 || provisions[at - 1].level != Level::Annex);
        if at == 0 || provision.level == Level::Chapter || first_annex {
            cuts.push(at);
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([provisions.len()]);
    cuts.iter().zip(ends).map(|(&start, end)| &provisions[start..end]).collect()
}

fn file_slug(group: &[Provision]) -> String {
    let first = group.first();
    let name = match first.map(|first| first.level) {
        Some(Level::Annex) => "phu-luc".to_owned(),
        Some(Level::Chapter) => first
            .and_then(|first| first.heading.as_ref())
            .and_then(|heading| slug(&heading.bare_words()))
            .map_or_else(|| "chuong".to_owned(), |id| id.to_string()),
        _ => "noi-dung".to_owned(),
    };
    name.chars().take(40).collect::<String>().trim_end_matches('-').to_owned()
}
