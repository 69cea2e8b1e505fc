//! Which regulations a path means.

use super::OpenError;
use crate::source::FACTS_FILE;
use crate::store;
use std::path::{Path, PathBuf};

/// The folders of regulations that paths mean: a regulation's own folder, or every one below a folder.
///
/// # Errors
/// A path that is no folder, or a folder without any regulation.
pub fn regulations(dirs: &[PathBuf]) -> Result<Vec<PathBuf>, OpenError> {
    Ok(regulations_with_tops(dirs)?.into_iter().map(|(dir, _)| dir).collect())
}

/// As [`regulations`], each with the path that it was found under.
///
/// # Errors
/// As [`regulations`].
pub fn regulations_with_tops(dirs: &[PathBuf]) -> Result<Vec<(PathBuf, PathBuf)>, OpenError> {
    let mut out = Vec::new();
    for dir in dirs {
        let mut found = Vec::new();
        if is_regulation(dir) || !dir.is_dir() {
            // What is no folder fails with its reason when it is read.
            found.push(dir.clone());
        } else {
            below(dir, 3, &mut found);
        }
        if found.is_empty() {
            return Err(OpenError::new("error.no-folder", vec![("path", dir.display().to_string())]));
        }
        out.extend(found.into_iter().map(|one| (one, dir.clone())));
    }
    Ok(out)
}

/// The name of a regulation's folder, which its prints are called after. Of a git revision (`HEAD~3:quy-che`) the path
/// in it counts.
pub fn name(dir: &str) -> String {
    let path = match dir.rsplit_once(':') {
        Some((_, path)) if !Path::new(dir).exists() => Path::new(path),
        _ => Path::new(dir),
    };
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real.file_name().map_or_else(|| "quy-che".to_owned(), |name| name.to_string_lossy().into_owned())
}

fn is_regulation(dir: &Path) -> bool {
    dir.join(FACTS_FILE).exists()
        || store::read_folder(dir)
            .is_ok_and(|sources| sources.iter().any(|(_, source)| crate::load::is_text_file(&source.name)))
}

fn below(dir: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let mut folders = store::folders_in(dir);
    folders.retain(|folder| !folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    for folder in folders {
        if folder.join(FACTS_FILE).exists() {
            found.push(folder.clone());
        }
        if depth > 1 {
            below(&folder, depth - 1, found);
        }
    }
}
