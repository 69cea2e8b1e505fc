//! The two sides of a comparison: read at the same time, the old one found by what the new one supersedes.

use super::super::output::Output;
use super::super::{Failure, check, folders, foreign, room};
use crate::diagnostic::codes::{PAGES_RECOGNISED, PAGES_UNREAD};
use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::at_once;
use crate::import::{beside, spelled_out};
use crate::load::{Loaded, embedded_registry};
use crate::model::Profile;
use crate::source::Sources;
use crate::store::Place;
use std::path::{Path, PathBuf};

/// A regulation to compare.
pub(in crate::cli) struct Side {
    /// Where it was read, as it is named in the output.
    pub(in crate::cli) name: String,
    /// Where it lies.
    pub(in crate::cli) place: Place,
    /// Its texts.
    pub(in crate::cli) sources: Sources,
    /// What was understood of it.
    pub(in crate::cli) loaded: Loaded,
    /// Its format profile.
    pub(in crate::cli) profile: Profile,
}

/// Reads both sides; of one path the old side is what the new one supersedes.
///
/// # Errors
/// A side that cannot be read, or one path to a regulation that supersedes none.
pub(in crate::cli) fn read(paths: &[PathBuf]) -> Result<(Side, Side), Failure> {
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
            let both = at_once(|| in_a_room(old), || in_a_room(new));
            Ok((both.0?, both.1?))
        }
        _ => {
            let path = paths.first().map_or(Path::new("."), PathBuf::as_path);
            let new = side(path)?;
            let old = match &new.loaded.regulation.facts.supersedes {
                // In the same revision, when the new side is one.
                Some(old) => at(&place(path).beside(old)?)?,
                None => return Err(Failure::new("error.no-old-side", vec![("path", path.display().to_string())])),
            };
            Ok((old, new))
        }
    }
}

/// Reads one side on a thread of its own.
fn in_a_room(path: &Path) -> Result<Side, Failure> {
    room::make();
    side(path)
}

/// How many findings of a side are told.
const MOST_TOLD: usize = 3;

/// What is no error and makes a side doubtful all the same.
const DOUBTFUL: [&str; 2] = [PAGES_RECOGNISED.code, PAGES_UNREAD.code];

/// Tells what of the two sides was not understood: they are compared as far as they were.
pub(super) fn tell_incomplete(sides: [&Side; 2], output: &mut Output) {
    for Side { name, sources, loaded, .. } in sides {
        let doubtful = |d: &&Diagnostic| d.severity == Severity::Error || DOUBTFUL.contains(&d.code.code);
        let found: Vec<_> = loaded.diagnostics.iter().filter(doubtful).collect();
        if found.is_empty() {
            continue;
        }
        let path = name.clone();
        output.tell("compare.incomplete", &[("path", path.clone()), ("dir", path), ("count", found.len().to_string())]);
        for diagnostic in found.iter().take(MOST_TOLD) {
            let at = sources.position(diagnostic.span.file, diagnostic.span.start);
            let file = sources.get(diagnostic.span.file).map_or(name.as_str(), |source| &source.path);
            let gaps = [
                ("place", format!("{file}:{}:{}", at.line, at.column)),
                ("what", output.lang.say(&diagnostic.message)),
            ];
            output.tell("compare.incomplete-line", &gaps);
        }
        if let Some(more) = found.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            output.tell("compare.incomplete-more", &[("count", more.to_string())]);
        }
    }
}

/// Reads one side.
///
/// # Errors
/// It cannot be read, or its format profile cannot be used.
pub(in crate::cli) fn side(path: &Path) -> Result<Side, Failure> {
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
fn print(path: &Path, other: &mut Side) -> Result<Side, Failure> {
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

fn at(place: &Place) -> Result<Side, Failure> {
    let (sources, loaded) = check::read_place(place)?;
    let profile = folders::profile_at(place, &loaded.regulation)?;
    Ok(Side { name: place.to_string(), place: place.clone(), sources, loaded, profile })
}
