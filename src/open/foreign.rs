//! Files of other programs in the place of a regulation's folder: read, recognised, and told like any regulation.

use super::{DEFAULT_PROFILE, OpenError, models};
use crate::diagnostic::{Diagnostic, Message};
use crate::format::{self, Draft};
use crate::import::{self, Fault, Imported, Read};
use crate::load::{self, Loaded};
use crate::model::Kind;
use crate::source::Sources;
use crate::store;
use std::path::Path;

/// Whether a path means a file of another program and no folder.
pub fn is_foreign(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    !path.is_dir() && path.is_file() && import::is_known(&name)
}

/// Reads and recognises a file, and what its words mean.
///
/// # Errors
/// It cannot be read, or nothing in it can.
pub fn import(path: &Path, kind: Option<Kind>) -> Result<(Read, Imported), OpenError> {
    let (read, mut imported) = recognise(path, kind)?;
    let model = models::model(imported.regulation.facts.kind.word());
    let model = model.map(|sources| load::load(&sources).regulation);
    import::understand(&mut imported, model.as_ref());
    Ok((read, imported))
}

/// Reads and recognises a file, its references as typed.
///
/// # Errors
/// As [`import()`].
pub fn recognise(path: &Path, kind: Option<Kind>) -> Result<(Read, Imported), OpenError> {
    let (shown, read) = document(path)?;
    let imported = import::recognise(&read.document, &shown, kind);
    Ok((read, imported))
}

/// Reads a file as running text: sentences, rows of tables and footnotes, as [`import::running_text`] lays them out.
///
/// # Errors
/// As [`import()`].
pub fn running_text(path: &Path) -> Result<Sources, OpenError> {
    let (shown, read) = document(path)?;
    let mut sources = Sources::new();
    sources.add(shown.clone(), shown, import::running_text(&read.document));
    Ok(sources)
}

/// Reads a file; also by which name it is shown.
fn document(path: &Path) -> Result<(String, Read), OpenError> {
    let bytes = store::read_document(path, import::has_pictures)?;
    let shown = path.to_string_lossy().replace('\\', "/");
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let read = import::read(&name, &bytes).or_else(|fault| match old_word(&fault, &bytes) {
        Some((bytes, made_new)) => import::read(&name, &bytes).map(|read| Read { made_new: Some(made_new), ..read }),
        None => Err(fault),
    });
    let read = read.map_err(|fault| {
        let what = Message { key: fault.key().to_owned(), gaps: vec![("what", fault.what().to_owned())] };
        let message = Message { key: "import.fault".to_owned(), gaps: vec![("path", shown.clone())] };
        OpenError { message, help: Some(what) }
    })?;
    Ok((shown, read))
}

/// A file as a regulation that was loaded.
///
/// # Errors
/// As [`import()`].
pub fn load(path: &Path) -> Result<(Sources, Loaded), OpenError> {
    let (read, imported) = import(path, None)?;
    let format = format_findings(&read, &imported);
    let Imported { sources, regulation, mut diagnostics, .. } = imported;
    diagnostics.extend(format);
    Ok((sources, Loaded { regulation, sign_offs: Vec::new(), diagnostics }))
}

/// Where the file departs from the official format.
fn format_findings(read: &Read, imported: &Imported) -> Vec<Diagnostic> {
    let facts = &imported.regulation.facts;
    let Some(mut profile) = load::embedded_profile(facts.profile.as_deref().unwrap_or(DEFAULT_PROFILE)) else {
        return Vec::new();
    };
    // A document keeps the format of its day.
    let date = facts.decision.as_ref().map_or(facts.date, |decision| decision.date);
    if let (Some(date), Some(since)) = (date, profile.since)
        && date < since
        && let Some(before) = profile.replaces.as_deref().and_then(load::embedded_profile)
    {
        profile = before;
    }
    format::review(&Draft {
        document: &read.document,
        tags: &imported.tags,
        places: &imported.places,
        profile: &profile,
    })
}

/// An old Word file made new by LibreOffice, when the machine has it; with the ending that it has by right.
fn old_word(fault: &Fault, bytes: &[u8]) -> Option<(Vec<u8>, &'static str)> {
    let ending = match fault {
        Fault::OldWord => "doc",
        Fault::OtherKind("rtf") => "rtf",
        _ => return None,
    };
    Some((store::converted_to_docx(bytes, ending)?, ending))
}
