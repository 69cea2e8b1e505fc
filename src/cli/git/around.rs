//! What stands around a file that git merges: its regulation, and whether git took it for another's.

use crate::load::load;
use crate::source::{FACTS_FILE, Sources};
use crate::store;
use std::path::Path;

/// A version of a file by the label that git gives it: `HEAD`, `gop-y`, `a1b2c3d (Sửa)`, and with its path where the
/// versions stand under several: `HEAD:xa-a/01.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    /// A name that git knows the revision by.
    revision: String,
    /// Where the file stands in it, when git says so.
    pub(super) path: Option<String>,
}

impl Version {
    /// The version of a label; `None` where git gave none (before 2.44).
    pub(super) fn of(label: &str) -> Option<Self> {
        if label.is_empty() || label.starts_with('%') {
            return None;
        }
        let (name, path) = match label.split_once(':') {
            Some((name, path)) => (name, Some(path.to_owned())),
            None => (label, None),
        };
        // `parent of a1b2c3d (subject)` and `a1b2c3d (subject)` are what a rebase says.
        let parent = name.strip_prefix("parent of ");
        let word = parent.unwrap_or(name).split(' ').next().unwrap_or_default();
        let revision = if parent.is_some() { format!("{word}^") } else { word.to_owned() };
        Some(Self { revision, path })
    }

    /// The facts beside a file as this version has them.
    fn facts(&self, path: &str) -> Option<String> {
        let bytes = store::file_in_revision(Path::new("."), &self.revision, &beside(path))?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// The path of the facts of the folder that a file stands in.
fn beside(path: &str) -> String {
    path.rsplit_once('/').map_or_else(|| FACTS_FILE.to_owned(), |(folder, _)| format!("{folder}/{FACTS_FILE}"))
}

/// Whether the file belongs to a regulation: patterns of names also hit files of other folders.
pub(super) fn is_ours(path: &str, versions: &[Version]) -> bool {
    let facts = beside(path);
    let head = Version { revision: "HEAD".to_owned(), path: None };
    if Path::new(&facts).exists() || !store::has_commits(Path::new(".")) {
        return true;
    }
    versions.iter().chain([&head]).any(|version| version.facts(version.path.as_deref().unwrap_or(path)).is_some())
}

/// Whether git merges files of two organs into one: it took the folder of one for the renamed folder of the other.
pub(super) fn is_of_two_organs(versions: &[Version]) -> bool {
    let paths: Vec<&str> = versions.iter().filter_map(|version| version.path.as_deref()).collect();
    let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let Some(first) = paths.first() else { return false };
    if paths.iter().all(|path| folder(path) == folder(first)) {
        return false;
    }
    let organs: Vec<Option<String>> =
        versions.iter().filter_map(|version| Some(organ(&version.facts(version.path.as_deref()?)?))).collect();
    // What cannot be read is not proven to be the same.
    organs.len() < paths.len() || organs.iter().any(|organ| organ.is_none() || Some(organ) != organs.first())
}

/// The organ that the facts name.
pub(super) fn organ(facts: &str) -> Option<String> {
    let mut sources = Sources::new();
    sources.add(FACTS_FILE.to_owned(), FACTS_FILE.to_owned(), facts.to_owned());
    let organ = load(&sources).regulation.facts.organ;
    let name = organ.name.trim().to_lowercase();
    (!name.is_empty()).then_some(name)
}
