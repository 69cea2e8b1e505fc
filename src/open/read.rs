//! Texts from where they lie, loaded.

use super::{OpenError, foreign};
use crate::diagnostic::{Message, codes};
use crate::load::{self, Loaded};
use crate::source::Sources;
use crate::store::Place;
use std::path::Path;

/// Reads and loads a regulation's folder.
///
/// # Errors
/// The folder cannot be read, or nothing of a regulation is in it.
pub fn read(dir: &Path) -> Result<(Sources, Loaded), OpenError> {
    read_place(&Place::Folder(dir.to_owned()))
}

/// As `read`, also from a git revision.
///
/// # Errors
/// As `read`, and those of [`Place::read`].
pub fn read_place(place: &Place) -> Result<(Sources, Loaded), OpenError> {
    if let Place::Folder(path) = place
        && foreign::is_foreign(path)
    {
        return foreign::load(path);
    }
    let sources = place.read()?;
    if sources.iter().next().is_none() {
        return Err(OpenError::new("error.no-folder", vec![("path", place.to_string())]));
    }
    let loaded = load::load(&sources);
    Ok((sources, loaded))
}

/// As `read`, for what makes something of the regulation: refuses one whose facts or text cannot be read at
/// all, so that no document without organ or articles replaces a good one.
///
/// # Errors
/// As `read`; also a file of the folder that is no text of ours, or missing or broken facts.
pub fn read_whole(dir: &Path) -> Result<(Sources, Loaded), OpenError> {
    let (sources, loaded) = read(dir)?;
    refuse_unreadable(&dir.display().to_string(), &sources, &loaded)?;
    Ok((sources, loaded))
}

/// Refuses a regulation whose facts or text cannot be read at all; `name` is where it was read.
///
/// # Errors
/// Such a regulation, with the first finding that says so.
pub fn refuse_unreadable(name: &str, sources: &Sources, loaded: &Loaded) -> Result<(), OpenError> {
    if let Some(first) = loaded.diagnostics.iter().find(|diagnostic| codes::FATAL.contains(&diagnostic.code)) {
        let source = sources.get(first.span.file);
        let at = sources.position(first.span.file, first.span.start);
        let path =
            source.map_or_else(|| name.to_owned(), |source| format!("{}:{}:{}", source.path, at.line, at.column));
        let message =
            Message { key: "error.unreadable".to_owned(), gaps: vec![("path", path), ("dir", name.to_owned())] };
        return Err(OpenError { message, help: Some(first.message.clone()) });
    }
    Ok(())
}
