//! `quyche check`: what is wrong with a regulation, and the fixes that are certain.

use super::args::{CheckArgs, ReportForm};
use super::output::Output;
use super::report::{self, Report};
use super::{Failure, Outcome, folders, review};
use crate::diagnostic::{Fix, Message, Safety, Severity, apply_fixes, codes};
use crate::load::{self, Loaded};
use crate::source::Sources;
use crate::store::{self, Place};
use std::path::Path;

/// Fixes come to an end after few rounds; a pair that undoes each other does not.
const ROUNDS: usize = 8;

pub(super) fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let mut reports = Vec::new();
    for (dir, top) in folders::regulations_with_tops(&args.dirs)? {
        let mut reviewed = review::review(&dir, &top)?;
        if args.fix || args.unsafe_fixes {
            let wanted = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
            let mut total = 0;
            // A fix that overlaps another waits for the next round.
            for _ in 0..ROUNDS {
                let count = fix(&reviewed, wanted)?;
                if count == 0 {
                    break;
                }
                total += count;
                reviewed = review::review(&dir, &top)?;
            }
            if total > 0 {
                output.tell("report.fixed", &[("count", total.to_string())]);
            }
        }
        reports.push(reviewed);
    }
    let text = match args.format {
        ReportForm::Text => report::text(&reports, output.lang, output.coloured(), output.width()),
        ReportForm::Json => report::json(&reports, output.lang),
        ReportForm::Sarif => report::sarif(&reports, output.lang),
        ReportForm::Github => report::github(&reports, output.lang),
    };
    output.print(text)?;
    let worth = |severity: Severity| severity >= Severity::Warning;
    let found = reports.iter().flat_map(|report| &report.diagnostics).any(|d| worth(d.severity));
    Ok(if found { Outcome::Findings } else { Outcome::Clean })
}

/// Reads and loads a regulation's folder.
///
/// # Errors
/// The folder cannot be read, or nothing of a regulation is in it.
pub(super) fn read(dir: &Path) -> Result<(Sources, Loaded), Failure> {
    read_place(&Place::Folder(dir.to_owned()))
}

/// As [`read`], also from a git revision.
///
/// # Errors
/// As [`read`], and those of [`Place::read`].
pub(super) fn read_place(place: &Place) -> Result<(Sources, Loaded), Failure> {
    let sources = place.read()?;
    if sources.iter().next().is_none() {
        return Err(Failure::new("error.no-folder", vec![("path", place.to_string())]));
    }
    let loaded = load::load(&sources);
    Ok((sources, loaded))
}

/// As [`read`], for what makes something of the regulation: refuses one whose facts or text cannot be read at
/// all, so that no document without organ or articles replaces a good one.
///
/// # Errors
/// As [`read`]; also a file of the folder that is no text of ours, or missing or broken facts.
pub(super) fn read_whole(dir: &Path) -> Result<(Sources, Loaded), Failure> {
    let (sources, loaded) = read(dir)?;
    if let Some(first) = loaded.diagnostics.iter().find(|diagnostic| codes::FATAL.contains(&diagnostic.code)) {
        let source = sources.get(first.span.file);
        let at = sources.position(first.span.file, first.span.start);
        let path = source
            .map_or_else(|| dir.display().to_string(), |source| format!("{}:{}:{}", source.path, at.line, at.column));
        let message = Message {
            key: "error.unreadable".to_owned(),
            gaps: vec![("path", path), ("dir", dir.display().to_string())],
        };
        return Err(Failure::Said(message, Some(first.message.clone())));
    }
    Ok((sources, loaded))
}

/// Applies the fixes of a review that are at least as safe as wanted; gives how many went in.
fn fix(reviewed: &Report, wanted: Safety) -> Result<usize, Failure> {
    let is_wanted = |fix: &&Fix| wanted == Safety::Unsafe || fix.safety == Safety::Safe;
    let fixes = reviewed.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).filter(is_wanted);
    let (changed, count) = apply_fixes(&reviewed.sources, fixes);
    for (name, text) in changed {
        // Each text is written where it was read: settings may lie above the regulation's folder.
        if let Some((_, source)) = reviewed.sources.find(&name) {
            store::write_file(Path::new(&source.path), text.as_bytes())?;
        }
    }
    Ok(count)
}
