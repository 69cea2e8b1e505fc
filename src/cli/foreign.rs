//! Files of other programs in the place of a regulation's folder: read, recognised, and told like any regulation.

use super::{Failure, new};
use crate::diagnostic::Message;
use crate::import::{self, Imported, Read};
use crate::load::{self, Loaded};
use crate::model::Kind;
use crate::source::Sources;
use crate::store;
use std::path::Path;

/// Whether a path means a file of another program and no folder.
pub(super) fn is_foreign(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    !path.is_dir() && path.is_file() && import::is_known(&name)
}

/// Reads and recognises a file, and what its words mean.
///
/// # Errors
/// It cannot be read, or nothing in it can.
pub(super) fn import(path: &Path, kind: Option<Kind>) -> Result<(Read, Imported), Failure> {
    let (read, mut imported) = recognise(path, kind)?;
    let model = new::model_sources(imported.regulation.facts.kind.word());
    let model = model.map(|sources| load::load(&sources).regulation);
    import::understand(&mut imported, model.as_ref());
    Ok((read, imported))
}

/// Reads and recognises a file, its references as typed.
///
/// # Errors
/// As [`import`].
pub(super) fn recognise(path: &Path, kind: Option<Kind>) -> Result<(Read, Imported), Failure> {
    let bytes = store::read_file(path)?;
    let shown = path.to_string_lossy().replace('\\', "/");
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let read = import::read(&name, &bytes).map_err(|fault| {
        let what = Message { key: fault.key().to_owned(), gaps: vec![("what", fault.what().to_owned())] };
        let message = Message { key: "import.fault".to_owned(), gaps: vec![("path", shown.clone())] };
        Failure::Said(message, Some(what))
    })?;
    let imported = import::recognise(&read.document, &shown, kind);
    Ok((read, imported))
}

/// A file as a regulation that was loaded.
///
/// # Errors
/// As [`import`].
pub(super) fn load(path: &Path) -> Result<(Sources, Loaded), Failure> {
    let (_, imported) = import(path, None)?;
    let Imported { sources, regulation, diagnostics, .. } = imported;
    Ok((sources, Loaded { regulation, sign_offs: Vec::new(), diagnostics }))
}
