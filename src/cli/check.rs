//! `quyche check`: what is wrong with a regulation, and the fixes that are certain.

use super::args::{CheckArgs, ReportForm};
use super::output::Output;
use super::report::{self, Report};
use super::{Failure, Outcome, folders};
use crate::diagnostic::{Fix, Safety, Severity, apply_fixes};
use crate::load::{self, Loaded};
use crate::source::Sources;
use crate::store;
use std::path::Path;

pub(super) fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let mut reports = Vec::new();
    for dir in folders::regulations(&args.dirs)? {
        let (mut sources, mut loaded) = read(&dir)?;
        if args.fix {
            let count = fix(&dir, &sources, &loaded)?;
            if count > 0 {
                output.tell("report.fixed", &[("count", count.to_string())]);
                (sources, loaded) = read(&dir)?;
            }
        }
        reports.push(Report { folder: dir.display().to_string(), sources, diagnostics: loaded.diagnostics });
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
pub(super) fn read(dir: &Path) -> Result<(Sources, Loaded), Failure> {
    let sources = store::read_folder(dir)?;
    let loaded = load::load(&sources);
    Ok((sources, loaded))
}

fn fix(dir: &Path, sources: &Sources, loaded: &Loaded) -> Result<usize, Failure> {
    let safe = |fix: &&Fix| fix.safety == Safety::Safe;
    let fixes = loaded.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).filter(safe);
    let (changed, count) = apply_fixes(sources, fixes);
    for (name, text) in changed {
        store::write_file(&dir.join(name), text.as_bytes())?;
    }
    Ok(count)
}
