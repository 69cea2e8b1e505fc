//! `quyche export`: everything in a regulation as JSON.

use super::args::{ExportArgs, ExportForm};
use super::output::Output;
use super::{Failure, Outcome, amended};
use crate::model::Facts;
use crate::open;
use crate::store::Place;
use crate::view::{ExportedProvision, export_provisions};
use serde::Serialize;

#[derive(Serialize)]
struct Export<'a> {
    facts: &'a Facts,
    provisions: Vec<ExportedProvision>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decision: Vec<ExportedProvision>,
}

pub(super) fn run(args: &ExportArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let ExportForm::Json = args.to;
    let (_, loaded) = open::read_whole(&args.dir)?;
    let regulation = &loaded.regulation;
    let profile = open::profile(&args.dir, regulation, None)?;
    let amended = amended::amended(&Place::Folder(args.dir.clone()), regulation, output);
    let (provisions, decision) = export_provisions(regulation, amended.as_ref(), &profile);
    let export = Export { facts: &regulation.facts, provisions, decision };
    output.print(format!("{}\n", serde_json::to_string_pretty(&export).unwrap_or_default()))?;
    Ok(Outcome::Clean)
}
