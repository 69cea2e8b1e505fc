//! An instrument from where it lies: a folder in the notation, or a file that others wrote.

use super::instructions::day_gaps;
use super::{OpenError, amended, foreign, read as texts};
use crate::amend;
use crate::amend::read::{self, Amended, Reading};
use crate::model::{Amendment, Regulation};
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
    /// What of it is about other documents, and is left out.
    pub others: Vec<Amended>,
    /// What it does.
    pub amendment: Amendment,
    /// Itself, when it lies in the notation.
    pub regulation: Option<Regulation>,
}

/// Reads an instrument that amends `base`.
///
/// # Errors
/// It cannot be read, or it amends another regulation.
pub fn instrument(path: &Path, base: &Regulation) -> Result<Instrument, OpenError> {
    if path.is_dir() || !path.exists() {
        return folder(path, base);
    }
    let name = path.to_string_lossy().replace('\\', "/");
    let sources = instrument_text(path, &name)?;
    let Some(source) = sources.get(FileId(0)).filter(|source| source.fault.is_none()) else {
        return Err(OpenError::new("amend.no-text", vec![("path", name)]));
    };
    let mut reading = read::text(&source.text, FileId(0));
    if is_none(&reading) {
        return Err(OpenError::new("apply.no-instrument", vec![("instrument", name)]));
    }
    let named: Vec<String> =
        reading.amended.iter().filter_map(|one| one.document.as_ref()).map(|one| one.name.clone()).collect();
    let (own, others) = amend::own(std::mem::take(&mut reading.amended), base);
    let Some(own) = own.or_else(|| others.is_empty().then(Amended::default)) else {
        return Err(OpenError::new("apply.other", vec![("instrument", name), ("named", named.join("; "))]));
    };
    let amendment = Amendment { until: reading.until, ..own.amendment(reading.effective) };
    reading.amended = vec![own];
    Ok(Instrument { name, sources, reading, others, amendment, regulation: None })
}

/// The text of an instrument's file: a plain one as it lies, one of another program as `import` reads it.
///
/// `name` is how the file is named in what is said of it.
///
/// # Errors
/// It cannot be read.
pub fn instrument_text(path: &Path, name: &str) -> Result<Sources, OpenError> {
    const FOREIGN: [&str; 8] = ["docx", "doc", "rtf", "odt", "pdf", "html", "htm", "xhtml"];
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if FOREIGN.contains(&ending.as_str()) {
        return foreign::running_text(path);
    }
    let mut sources = Sources::new();
    sources.add_bytes(name.to_owned(), name.to_owned(), store::read_file(path)?);
    Ok(sources)
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
    let mut reading = read::folder(&regulation);
    if regulation.facts.amends.is_none() && is_none(&reading) {
        return Err(OpenError::new("apply.no-instrument", vec![("instrument", name)]));
    }
    if let Some(conflict) = amend::day_conflicts(&regulation, &reading).first() {
        let gaps = [vec![("instrument", name)], day_gaps(conflict)].concat();
        return Err(OpenError::new("apply.days", gaps));
    }
    let (own, others) = amend::own(std::mem::take(&mut reading.amended), base);
    reading.amended = own.into_iter().collect();
    let mut amendment = amend::amendment(&regulation, &reading);
    amendment.drafted_on = drafted_on.map(|other| Box::new(other.facts));
    Ok(Instrument { name, sources, reading, others, amendment, regulation: Some(regulation) })
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
