//! What surrounds a regulation: the office's settings, and the packs and words that they name.

use super::{embedded_pack, facts, pack, yaml};
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::model::{Kind, Office, SETTINGS, folded};
use crate::source::{FileId, Sources, Span};

/// A file that the settings name: the path to show and its bytes, or why it cannot be read.
pub type Named = Result<(String, Vec<u8>), Message>;

/// The office of a regulation of this kind that has no settings.
pub fn default_office(kind: Kind) -> Office {
    Office { pack: embedded_pack(kind), ..Office::default() }
}

/// Reads the settings `settings`, one of the texts of a run, and what they name; `read` gives a file by its path
/// from the folder of the settings.
///
/// The files that are read join `sources`, so that findings can point into them. A broken file is reported at its
/// line and what is right in it holds; nothing is replaced by a default in silence.
pub fn read_office(
    kind: Kind,
    sources: &mut Sources,
    settings: FileId,
    read: &mut dyn FnMut(&str) -> Named,
    diagnostics: &mut Vec<Diagnostic>,
) -> Office {
    let mut office = default_office(kind);
    let Some(source) = sources.get(settings) else { return office };
    let tree = yaml::read(settings, &source.text, diagnostics);
    (office.settings, office.settings.origins) = facts::bind_to(&tree, SETTINGS, &source.name, diagnostics);
    for (key, names) in [("packs", office.settings.packs.clone()), ("vocabulary", office.settings.vocabulary.clone())] {
        for (at, name) in names.iter().enumerate() {
            let span = office.settings.origins.0.get(&format!("{key}.{at}")).copied();
            let span = span.unwrap_or(Span::new(settings, 0..0));
            let fault = || Diagnostic::new(&codes::SETTINGS_FILE, span).with("file", name).help("help");
            let (path, bytes) = match read(name) {
                Ok(named) => named,
                Err(message) => {
                    diagnostics.push(Diagnostic { message, ..fault() });
                    continue;
                }
            };
            let file = sources.add_bytes(path.clone(), path, bytes);
            if sources.get(file).is_some_and(|source| source.fault.is_some()) {
                diagnostics.push(fault());
                continue;
            }
            if key == "packs" {
                let own = pack::read_pack(sources, file, diagnostics);
                if own.kind == kind {
                    office.pack.extend(own);
                }
            } else if let Some(source) = sources.get(file) {
                office.vocabulary.extend(vocabulary(&source.text));
            }
        }
    }
    office
}

/// The words of a vocabulary: one word or phrase a line, `#` opens a comment.
fn vocabulary(text: &str) -> impl Iterator<Item = String> {
    let text = crate::model::composed(text);
    let words = |line: &str| {
        let line = line.trim_start_matches('\u{feff}').split('#').next().unwrap_or("");
        line.split_whitespace().map(folded).collect::<Vec<_>>().join(" ")
    };
    text.lines().map(words).filter(|line| !line.is_empty()).collect::<Vec<_>>().into_iter()
}
