//! A file that was edited after printing comes back into its regulation: what prints the same keeps its ids, attributes,
//! notes, placeholders and links, and what differs is a change to the same provision.
//!
//! The comparison and `pairs` say which provision is which; the print decides the order, the levels and the words. `weave`
//! puts the text together, `keep` the words of one provision, `facts` the data; `beside` does so
//! for a comparison, which writes nothing.

mod beside;
mod facts;
mod keep;
mod pairs;
mod weave;

pub use beside::{beside, spelled_out};

use super::Imported;
use crate::diff::{Document, Registered, compare};
use crate::model::{Profile, Regulation};
use crate::save::onto;
use crate::source::Sources;

/// What an existing regulation becomes.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The regulation.
    pub regulation: Regulation,
    /// The files to write: those that differ from what is there.
    pub files: Sources,
}

/// What an existing regulation, read from `sources`, becomes by what an imported one says; the imported one is as
/// recognised, with its references as typed.
pub fn merge(
    existing: &Regulation,
    sources: &Sources,
    imported: &Imported,
    profile: &Profile,
    registry: Registered,
) -> Merged {
    let old = Document { regulation: existing, profile };
    let new = Document { regulation: &imported.regulation, profile };
    let diff = compare(old, new, registry);
    let mut regulation = existing.clone();
    let old_of = pairs::pairs(&diff);
    let both = [existing, &imported.regulation];
    regulation.decision_text = weave::text(&diff, &old_of, both, true, weave::Words::Kept);
    regulation.provisions = weave::text(&diff, &old_of, both, false, weave::Words::Kept);
    facts::merge(&mut regulation.facts, &imported.regulation.facts, profile);
    weave::free_ids(&mut regulation, existing);
    let mut files = Sources::new();
    for (_, file) in onto(existing, sources, &regulation).iter() {
        let before = sources.find(&file.name).map(|(_, before)| before.text.as_str());
        if before != Some(file.text.as_str()) {
            files.add(file.name.clone(), file.path.clone(), file.text.clone());
        }
    }
    Merged { regulation, files }
}
