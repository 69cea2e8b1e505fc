//! `quyche check`: what is wrong with a regulation, and the fixes that are certain.

mod many;
mod preview;
mod since;

use super::args::{CheckArgs, ReportForm};
use super::output::Output;
use super::report;
use super::written::{Paper, deliver, target};
use super::{Failure, Outcome, bug};
use crate::diagnostic::{Fix, Safety, Severity, apply_fixes};
use crate::open::{self, Reviewed};
use crate::source::Sources;
use crate::store::{self, Watch};
use std::path::Path;

/// Fixes come to an end after few rounds; a pair that undoes each other does not.
const ROUNDS: usize = 8;

pub(super) fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, Failure> {
    if !args.watch {
        return once(args, output);
    }
    let mut round = 0;
    loop {
        let watch = Watch::new(&args.dirs);
        output.clear();
        let outcome = match once(args, output) {
            Err(Failure::BrokenPipe) => return Err(Failure::BrokenPipe),
            // A file is often away for a moment while an editor writes it.
            Err(failure) => {
                output.failure(&failure);
                Outcome::Findings
            }
            Ok(outcome) => outcome,
        };
        round += 1;
        if args.rounds == Some(round) {
            return Ok(outcome);
        }
        output.tell("check.watching", &[] as &[(&str, String)]);
        watch.wait(&args.dirs);
    }
}

/// Reviews everything once and reports it.
fn once(args: &CheckArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let sheet = match args.format {
        ReportForm::SheetHtml => Some("html"),
        ReportForm::SheetDocx => Some("docx"),
        _ => None,
    };
    let found = open::regulations_with_tops(&args.dirs)?;
    if found.len() > 1 && (sheet.is_some() || args.base.is_some()) {
        return Err(Failure::new("error.one-regulation", Vec::new()));
    }
    let first = found.first().map_or(Path::new("."), |(dir, _)| dir.as_path());
    let of = first.to_string_lossy();
    let (ending, on_screen) = (sheet.unwrap_or("txt"), sheet.is_none());
    let form = sheet.map_or_else(|| "text".to_owned(), |sheet| format!("sheet-{sheet}"));
    let paper = Paper { of: &of, suffix: "ra-soat", form: &form, ending, on_screen };
    let target = target(args.out.as_deref(), &paper)?;
    let reviewed =
        many::each(&found, output, |(dir, top)| bug::caught(&dir.to_string_lossy(), || review_and_fix(args, dir, top)));
    let mut whole = true;
    let mut reports = Vec::new();
    for reviewed in reviewed {
        let Judged { report, fixed, previews } = match reviewed {
            Ok(judged) => judged,
            Err(failure @ Failure::Bug(..)) if found.len() > 1 => {
                output.failure(&failure);
                whole = false;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        preview::tell(&previews, args.yes, output);
        if fixed > 0 {
            output.tell("report.fixed", &[("count", fixed.to_string())]);
        }
        reports.push(report);
    }
    let bytes = match args.format {
        ReportForm::Text => report::text(&reports, output.lang, output.coloured(), output.width()).into_bytes(),
        ReportForm::Json => report::json(&reports, output.lang).into_bytes(),
        ReportForm::Sarif => report::sarif(&reports, output.lang).into_bytes(),
        ReportForm::Github => report::github(&reports, output.lang).into_bytes(),
        ReportForm::SheetHtml | ReportForm::SheetDocx => match reports.first() {
            Some(first) => report::sheet(first, sheet.unwrap_or_default(), output.lang)?,
            None => Vec::new(),
        },
    };
    deliver(bytes, target, output)?;
    let worth = |severity: Severity| severity >= Severity::Warning;
    if !whole {
        return Ok(Outcome::Partly);
    }
    let found = reports.iter().flat_map(|report| &report.diagnostics).any(|d| worth(d.severity));
    Ok(if found { Outcome::Findings } else { Outcome::Clean })
}

/// A regulation that was reviewed.
struct Judged {
    report: Reviewed,
    /// How many fixes went in.
    fixed: usize,
    /// What the unsafe ones make of the words, or would.
    previews: Vec<preview::Preview>,
}

/// Reviews one regulation, with the fixes that are asked for. Unsafe ones are shown, and go in when that is said for
/// all of them.
fn review_and_fix(args: &CheckArgs, dir: &Path, top: &Path) -> Result<Judged, Failure> {
    let mut reviewed = open::review(dir, top)?;
    let mut total = 0;
    let mut previews = Vec::new();
    if args.fix || args.unsafe_fixes {
        if open::is_foreign(dir) {
            let gaps = vec![("path", dir.display().to_string())];
            return Err(Failure::new("import.no-fix", gaps));
        }
        let is_all = args.unsafe_fixes && args.yes;
        let wanted = if is_all { Safety::Unsafe } else { Safety::Safe };
        // A fix that overlaps another waits for the next round.
        for _ in 0..if is_all || args.fix { ROUNDS } else { 0 } {
            if is_all {
                previews.extend(preview::previews(&reviewed));
            }
            let count = fix(&reviewed, wanted)?;
            if count == 0 {
                break;
            }
            total += count;
            reviewed = open::review(dir, top)?;
        }
        if args.unsafe_fixes && !is_all {
            previews = preview::previews(&reviewed);
        }
    }
    if let Some(base) = &args.base {
        since::keep(&mut reviewed, &base.to_string_lossy(), top)?;
    }
    Ok(Judged { report: reviewed, fixed: total, previews })
}

/// Applies the fixes of a review that are at least as safe as wanted; gives how many went in.
fn fix(reviewed: &Reviewed, wanted: Safety) -> Result<usize, Failure> {
    let is_wanted = |fix: &&Fix| wanted == Safety::Unsafe || fix.safety == Safety::Safe;
    let fixes = reviewed.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).filter(is_wanted);
    let (changed, count) = apply_fixes(&reviewed.sources, fixes);
    for (name, text) in changed {
        // Each text is written where it was read: settings may lie above the regulation's folder.
        if let Some((_, source)) = reviewed.sources.find(&name) {
            let path = Path::new(&source.path);
            let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let _lock = store::lock(folder)?;
            // What another command wrote since it was read is not written over.
            let mut now = Sources::new();
            let file = now.add_bytes(name.clone(), source.path.clone(), store::read_file(path)?);
            if now.get(file).map(|now| now.text.as_str()) != Some(source.text.as_str()) {
                return Err(Failure::new("store.changed", vec![("path", source.path.clone())]));
            }
            store::write_file(path, text.as_bytes())?;
        }
    }
    Ok(count)
}
