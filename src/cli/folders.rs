//! Which regulations a path means, and the format profile of one.

use super::Failure;
use crate::load::{EMBEDDED_PROFILES, embedded_profile, read_profile};
use crate::model::{Profile, Regulation, nearest};
use crate::source::FACTS_FILE;
use crate::store::{self, Place};
use std::path::{Path, PathBuf};

/// The profile of a regulation that names none.
pub(super) const DEFAULT_PROFILE: &str = "hd05-2026";

/// The folders of regulations that paths mean: a regulation's own folder, or every one below a folder.
///
/// # Errors
/// A path that is no folder, or a folder without any regulation.
pub(super) fn regulations(dirs: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    Ok(regulations_with_tops(dirs)?.into_iter().map(|(dir, _)| dir).collect())
}

/// As [`regulations`], each with the path that it was found under.
///
/// # Errors
/// As [`regulations`].
pub(super) fn regulations_with_tops(dirs: &[PathBuf]) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
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
            return Err(Failure::new("error.no-folder", vec![("path", dir.display().to_string())]));
        }
        out.extend(found.into_iter().map(|one| (one, dir.clone())));
    }
    Ok(out)
}

/// The name of a regulation's folder, which its prints are called after. Of a git revision (`HEAD~3:quy-che`) the path
/// in it counts.
pub(super) fn name(dir: &str) -> String {
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

/// The format profile of a regulation: the one asked for, else the one it names, else the default.
///
/// # Errors
/// A name that is none, or an office's own file that cannot be read or used.
pub(super) fn profile(dir: &Path, regulation: &Regulation, asked: Option<&str>) -> Result<Profile, Failure> {
    find_profile(&Place::Folder(dir.to_owned()), regulation, asked)
}

/// The format profile of a regulation wherever it lies: the one it names, else the default.
///
/// # Errors
/// As [`profile`].
pub(super) fn profile_at(place: &Place, regulation: &Regulation) -> Result<Profile, Failure> {
    find_profile(place, regulation, None)
}

fn find_profile(from: &Place, regulation: &Regulation, asked: Option<&str>) -> Result<Profile, Failure> {
    let name = match asked {
        Some(name) => name,
        None => regulation.facts.profile.as_deref().unwrap_or(DEFAULT_PROFILE),
    };
    if let Some(profile) = embedded_profile(name) {
        return Ok(profile);
    }
    let is_file = name.contains(['/', '\\']) || name.ends_with(".yaml") || name.ends_with(".yml");
    if !is_file {
        let known: Vec<&str> = EMBEDDED_PROFILES.iter().map(|(name, _)| *name).collect();
        let near = nearest(name, known.iter().copied()).map(|near| format!(" ({near}?)")).unwrap_or_default();
        let what = format!("“{name}”{near}: {}", known.join(", "));
        return Err(Failure::new("error.profile", vec![("file", name.to_owned()), ("what", what)]));
    }
    // A path given by hand is the user's own; one in a regulation stays inside its folder.
    let (path, bytes) = match asked {
        Some(_) => (name.to_owned(), store::read_file(Path::new(name))?),
        None => from.read_profile(name)?,
    };
    let file = path;
    let not_text = |_| Failure::new("error.profile", vec![("file", file.clone()), ("what", "UTF-8".to_owned())]);
    let text = String::from_utf8(bytes).map_err(not_text)?;
    read_profile(&text).map_err(|error| Failure::profile(&file, &error))
}
