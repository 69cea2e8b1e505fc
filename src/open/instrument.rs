//! An instrument from where it lies: a folder in the notation, or a file that others wrote.

use super::instructions::day_gaps;
use super::{OpenError, amended, foreign, read as texts};
use crate::amend;
use crate::amend::read::{self, Amended, Reading};
use crate::model::{Amendment, Profile, Regulation};
use crate::source::{FileId, Sources};
use crate::store::{self, Place};
use std::path::Path;

/// An instrument as it was read.
pub struct Instrument {
    /// Where it lies, as it is named in the output.
    pub name: String,
    /// Its texts.
    pub sources: Sources,
    /// What was understood of its sentences.
    pub reading: Reading,
    /// What it does.
    pub amendment: Amendment,
    /// Itself, when it lies in the notation.
    pub regulation: Option<Regulation>,
}

/// Reads an instrument that amends `base`.
///
/// # Errors
/// It cannot be read, or it amends another regulation.
pub fn instrument(path: &Path, base: &Regulation, profile: &Profile) -> Result<Instrument, OpenError> {
    if path.is_dir() || !path.exists() {
        return folder(path, base);
    }
    let name = path.to_string_lossy().replace('\\', "/");
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let sources = if matches!(ending.as_str(), "txt" | "md") {
        let mut sources = Sources::new();
        sources.add_bytes(name.clone(), name.clone(), store::read_file(path)?);
        sources
    } else {
        foreign::running_text(path)?
    };
    let Some(source) = sources.get(FileId(0)).filter(|source| source.fault.is_none()) else {
        return Err(OpenError::new("amend.no-text", vec![("path", name)]));
    };
    let mut reading = read::text(&source.text, FileId(0));
    if is_none(&reading) {
        return Err(OpenError::new("apply.no-instrument", vec![("instrument", name)]));
    }
    let effective = reading.effective;
    let about = about(&reading.amended, base, profile);
    let Some(at) = about else {
        let named: Vec<String> =
            reading.amended.iter().filter_map(|one| one.document.as_ref()).map(|one| one.name.clone()).collect();
        return Err(OpenError::new("apply.other", vec![("instrument", name), ("named", named.join("; "))]));
    };
    let amended = reading.amended.swap_remove(at);
    let amendment = amended.amendment(effective);
    reading.amended = vec![amended];
    Ok(Instrument { name, sources, reading, amendment, regulation: None })
}

/// Reads an instrument in the notation.
fn folder(path: &Path, base: &Regulation) -> Result<Instrument, OpenError> {
    let place = Place::Folder(path.to_owned());
    let name = place.to_string();
    let (sources, loaded) = texts::read_place(&place)?;
    texts::refuse_unreadable(&name, &sources, &loaded)?;
    let regulation = loaded.regulation;
    // What it says to amend has to be this one; where it cannot be read there is nothing to hold it to.
    let said =
        regulation.facts.amends.as_ref().map(|amends| amends.folder.as_str()).filter(|folder| !folder.is_empty());
    let drafted_on = said.and_then(|folder| amended::base(&place, folder).ok());
    if drafted_on.as_ref().is_some_and(|other| !is_same(other, base)) {
        let named = said.unwrap_or_default().to_owned();
        return Err(OpenError::new("apply.other", vec![("instrument", name), ("named", named)]));
    }
    let reading = read::folder(&regulation);
    if regulation.facts.amends.is_none() && is_none(&reading) {
        return Err(OpenError::new("apply.no-instrument", vec![("instrument", name)]));
    }
    if let Some(conflict) = amend::day_conflicts(&regulation, &reading).first() {
        let gaps = [vec![("instrument", name)], day_gaps(conflict)].concat();
        return Err(OpenError::new("apply.days", gaps));
    }
    let mut amendment = amend::amendment(&regulation, &reading);
    amendment.drafted_on = drafted_on.map(|other| Box::new(other.facts));
    Ok(Instrument { name, sources, reading, amendment, regulation: Some(regulation) })
}

/// Whether nothing that was read instructs anything.
fn is_none(reading: &Reading) -> bool {
    reading.unread.is_empty() && reading.amended.iter().all(|amended| amended.read.is_empty())
}

/// Whether two texts are versions of one regulation.
fn is_same(one: &Regulation, other: &Regulation) -> bool {
    let key = |regulation: &Regulation| {
        let facts = &regulation.facts;
        let decision = facts.decision.as_ref();
        let number = facts.number.or(decision.and_then(|decision| decision.number));
        (facts.organ.name.clone(), number, facts.date.or(decision.and_then(|decision| decision.date)), facts.term)
    };
    key(one) == key(other)
}

/// Which of the documents that an instrument amends is this regulation: the one with its number; else the only one, when
/// it has no number.
fn about(amended: &[Amended], base: &Regulation, profile: &Profile) -> Option<usize> {
    let facts = &base.facts;
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let own = facts.number.map(|number| profile.cite_number(number, facts.document_type(), code));
    let decided = facts
        .decision
        .as_ref()
        .and_then(|decision| decision.number.map(|number| profile.cite_number(number, decision.document_type(), code)));
    let number = |one: &Amended| one.document.as_ref().and_then(|document| document.number.clone());
    let known: Vec<String> = own.into_iter().chain(decided).collect();
    if let Some(at) = amended.iter().position(|one| number(one).is_some_and(|number| known.contains(&number))) {
        return Some(at);
    }
    match amended {
        [only] if number(only).is_none() || known.is_empty() => Some(0),
        _ => None,
    }
}
