//! The two sides of a comparison: read at the same time, the old one found by what the new one supersedes.

use super::{OpenError, foreign, profile, read};
use crate::diff::{Document, at_once};
use crate::import::{beside, spelled_out};
use crate::load::{Loaded, embedded_registry};
use crate::model::Profile;
use crate::source::Sources;
use crate::store::Place;
use std::path::{Path, PathBuf};

/// A regulation to compare.
pub struct Side {
    /// Where it was read, as it is named in the output.
    pub name: String,
    /// Where it lies.
    pub place: Place,
    /// Its texts.
    pub sources: Sources,
    /// What was understood of it.
    pub loaded: Loaded,
    /// Its format profile.
    pub profile: Profile,
}

impl Side {
    /// It as the comparison reads it.
    pub fn document(&self) -> Document<'_> {
        Document { regulation: &self.loaded.regulation, profile: &self.profile }
    }
}

/// Reads both sides; of one path the old side is what the new one supersedes.
///
/// # Errors
/// A side that cannot be read, or one path to a regulation that supersedes none.
pub fn sides(paths: &[PathBuf]) -> Result<(Side, Side), OpenError> {
    match paths {
        // What a print does not say, its folder does: a file is read beside the folder that it is compared with.
        [old, new] if foreign::is_foreign(old) && !foreign::is_foreign(new) => {
            let mut new = side(new)?;
            Ok((print(old, &mut new)?, new))
        }
        [old, new] if foreign::is_foreign(new) && !foreign::is_foreign(old) => {
            let mut old = side(old)?;
            let new = print(new, &mut old)?;
            Ok((old, new))
        }
        [old, new] => {
            let both = at_once(|| side(old), || side(new));
            Ok((both.0?, both.1?))
        }
        _ => {
            let path = paths.first().map_or(Path::new("."), PathBuf::as_path);
            let new = side(path)?;
            let old = match &new.loaded.regulation.facts.supersedes {
                // In the same revision, when the new side is one.
                Some(old) => at(&place(path).beside(old)?)?,
                None => return Err(OpenError::new("error.no-old-side", vec![("path", path.display().to_string())])),
            };
            Ok((old, new))
        }
    }
}

/// Reads one side.
///
/// # Errors
/// It cannot be read, or its format profile cannot be used.
pub fn side(path: &Path) -> Result<Side, OpenError> {
    at(&place(path))
}

/// A path that is no text is a folder's.
fn place(path: &Path) -> Place {
    match path.to_str() {
        Some(words) => Place::parse(words, Path::new(".")),
        None => Place::Folder(path.to_owned()),
    }
}

/// Reads a file of another program as a print of what the other side is.
fn print(path: &Path, other: &mut Side) -> Result<Side, OpenError> {
    let regulation = &mut other.loaded.regulation;
    let (_, mut imported) = foreign::recognise(path, Some(regulation.facts.kind))?;
    if imported.report.is_regulation {
        beside(regulation, &mut imported, &other.profile, embedded_registry);
    }
    spelled_out(&mut regulation.facts);
    let (sources, regulation, diagnostics) = (imported.sources, imported.regulation, imported.diagnostics);
    let loaded = Loaded { regulation, sign_offs: Vec::new(), diagnostics };
    Ok(Side { name: path.display().to_string(), place: place(path), sources, loaded, profile: other.profile.clone() })
}

fn at(place: &Place) -> Result<Side, OpenError> {
    let (sources, loaded) = read::read_place(place)?;
    let profile = profile::profile_at(place, &loaded.regulation)?;
    Ok(Side { name: place.to_string(), place: place.clone(), sources, loaded, profile })
}
