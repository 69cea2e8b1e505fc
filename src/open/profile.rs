//! The format profile of a regulation: one that ships with the program, or the office's own file.

use super::OpenError;
use crate::load::{EMBEDDED_PROFILES, embedded_profile, read_profile};
use crate::model::{Profile, Regulation, nearest};
use crate::store::{self, Place};
use std::path::Path;

/// The profile of a regulation that names none.
pub const DEFAULT_PROFILE: &str = "hd05-2026";

/// The format profile of a regulation: the one asked for, else the one it names, else the default.
///
/// # Errors
/// A name that is none, or an office's own file that cannot be read or used.
pub fn profile(dir: &Path, regulation: &Regulation, asked: Option<&str>) -> Result<Profile, OpenError> {
    find_profile(&Place::Folder(dir.to_owned()), regulation, asked)
}

/// The format profile of a regulation wherever it lies: the one it names, else the default.
///
/// # Errors
/// As [`profile`].
pub fn profile_at(place: &Place, regulation: &Regulation) -> Result<Profile, OpenError> {
    find_profile(place, regulation, None)
}

fn find_profile(from: &Place, regulation: &Regulation, asked: Option<&str>) -> Result<Profile, OpenError> {
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
        return Err(OpenError::new("error.profile", vec![("file", name.to_owned()), ("what", what)]));
    }
    // A path given by hand is the user's own; one in a regulation stays inside its folder.
    let (path, bytes) = match asked {
        Some(_) => (name.to_owned(), store::read_file(Path::new(name))?),
        None => from.read_profile(name)?,
    };
    let file = path;
    let not_text = |_| OpenError::new("error.profile", vec![("file", file.clone()), ("what", "UTF-8".to_owned())]);
    let text = String::from_utf8(bytes).map_err(not_text)?;
    read_profile(&text).map_err(|error| OpenError::profile(&file, &error))
}
