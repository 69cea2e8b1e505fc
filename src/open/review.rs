//! One regulation reviewed: its folder read, the office's settings around it, the regulation it replaces, the rules.

use super::{DEFAULT_PROFILE, OpenError, amended, instructions, profile, read};
use crate::check::{self as rules, Input};
use crate::diagnostic::{Diagnostic, codes};
use crate::load::{self, Loaded, default_office, embedded_registry, read_office};
use crate::model::{Office, Profile, Regulation};
use crate::source::Sources;
use crate::store::{self, Place};
use std::path::Path;

/// The name of the file of an office's settings.
const SETTINGS_FILE: &str = "quyche.yaml";

/// A regulation with what its review found.
pub struct Reviewed {
    /// Its folder.
    pub folder: String,
    /// Its texts.
    pub sources: Sources,
    /// What was understood of them.
    pub regulation: Regulation,
    /// Its format profile.
    pub profile: Profile,
    /// Its findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reviews the regulation in a folder that was found under `top`.
///
/// # Errors
/// The folder or the settings cannot be read.
pub fn review(dir: &Path, top: &Path) -> Result<Reviewed, OpenError> {
    let (mut sources, mut loaded) = read::read(dir)?;
    let office = office(dir, top, &mut sources, &mut loaded)?;
    let profile = own_profile(dir, &mut loaded)?;
    reviewed(sources, loaded, profile, &office, dir)
}

/// Reviews an older version of the regulation in `dir` by the settings of today.
///
/// # Errors
/// As [`review`].
pub fn review_old(
    mut sources: Sources,
    mut loaded: Loaded,
    profile: Profile,
    dir: &Path,
    top: &Path,
) -> Result<Reviewed, OpenError> {
    let office = office(dir, top, &mut sources, &mut loaded)?;
    reviewed(sources, loaded, profile, &office, dir)
}

fn reviewed(
    sources: Sources,
    loaded: Loaded,
    profile: Profile,
    office: &Office,
    dir: &Path,
) -> Result<Reviewed, OpenError> {
    let base = superseded(dir, &loaded);
    let Loaded { regulation, mut diagnostics, .. } = loaded;
    // What an instrument quotes is checked against the regulation that it leaves.
    let place = Place::Folder(dir.to_owned());
    if amended::is_circular(&place, &regulation) {
        let span = regulation.facts.origins.0.get("amends.folder").copied();
        diagnostics.extend(span.map(|span| Diagnostic::new(&codes::AMENDS_IN_A_CIRCLE, span).help("help")));
    } else if let Some(made) = amended::carried_out(&place, &regulation) {
        diagnostics.extend(load::check_quotes(&regulation, &made.amended, &sources));
        diagnostics.extend(instructions::findings(&regulation, &made, &sources));
    }
    let input = Input {
        sources: &sources,
        regulation: &regulation,
        profile: &profile,
        registry: embedded_registry(),
        office,
        base: base.as_ref().map(|(sources, loaded)| (&loaded.regulation, sources)),
    };
    let diagnostics = rules::review(input, diagnostics);
    Ok(Reviewed { folder: dir.display().to_string(), sources, regulation, profile, diagnostics })
}

/// The settings nearest to a regulation, and what they name; their texts join those of the regulation.
fn office(dir: &Path, top: &Path, sources: &mut Sources, loaded: &mut Loaded) -> Result<Office, OpenError> {
    let kind = loaded.regulation.facts.kind;
    let Some(path) = store::find_above(dir, SETTINGS_FILE, top) else { return Ok(default_office(kind)) };
    let shown = path.display().to_string().replace('\\', "/");
    let file = sources.add_bytes(shown.clone(), shown, store::read_file(&path)?);
    if sources.get(file).is_some_and(|source| !load::is_readable(file, source)) {
        let span = crate::source::Span::new(file, 0..0);
        loaded.diagnostics.push(Diagnostic::new(&codes::NOT_UTF8, span).help("help"));
        return Ok(default_office(kind));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut read = |name: &str| match store::read_profile_file(folder, name) {
        Ok((path, bytes)) => Ok((path.display().to_string().replace('\\', "/"), bytes)),
        Err(error) => Err(OpenError::from(error).message),
    };
    Ok(read_office(kind, sources, file, &mut read, &mut loaded.diagnostics))
}

/// The format profile; one of the office's own lies outside the texts, so what is wrong with it is found here.
fn own_profile(dir: &Path, loaded: &mut Loaded) -> Result<Profile, OpenError> {
    let message = match profile::profile(dir, &loaded.regulation, None) {
        Err(error) => error.message,
        Ok(profile) => return Ok(profile),
    };
    let known = loaded.diagnostics.iter().any(|diagnostic| *diagnostic.code == codes::UNKNOWN_PROFILE);
    if let (false, Some(span)) = (known, loaded.regulation.facts.origins.0.get("profile")) {
        loaded.diagnostics.push(Diagnostic { message, ..Diagnostic::new(&codes::UNKNOWN_PROFILE, *span) });
    }
    profile::profile(dir, &loaded.regulation, Some(DEFAULT_PROFILE))
}

/// The last term's regulation that this one names, when it is there: only a folder beside this one.
fn superseded(dir: &Path, loaded: &Loaded) -> Option<(Sources, Loaded)> {
    let name = loaded.regulation.facts.supersedes.as_deref()?.trim_end_matches('/');
    let sister = name.strip_prefix("../").filter(|name| !name.contains(['/', '\\']) && *name != "..")?;
    let real = dir.canonicalize().ok()?;
    read::read(&real.parent()?.join(sister)).ok()
}
