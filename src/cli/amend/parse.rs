//! `quyche amend --parse`: what an instrument that others wrote does, and what of it is not understood.

use super::super::{Failure, Outcome, output::Output};
use super::{data, told};
use crate::amend::read::{self, Confidence};
use crate::open;
use crate::source::FileId;
use std::path::Path;

pub(super) fn run(path: &Path, to: &[String], output: &mut Output) -> Result<Outcome, Failure> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let json = match to {
        [] => false,
        [form] if form == "text" => false,
        [form] if form == "json" => true,
        _ => {
            let gaps = vec![("what", to.join(",")), ("known", "text, json".to_owned())];
            return Err(Failure::new("amend.form", gaps));
        }
    };
    let sources = open::instrument_text(path, &shown)?;
    let file = FileId(0);
    let Some(source) = sources.get(file).filter(|source| source.fault.is_none()) else {
        return Err(Failure::new("amend.no-text", vec![("path", shown)]));
    };
    let reading = read::text(&source.text, file);
    let text = match json {
        true => {
            let data = data::data(&reading, &sources, &shown);
            format!("{}\n", serde_json::to_string_pretty(&data).unwrap_or_default())
        }
        false => told::told(&reading, &sources, output.lang, output.width()),
    };
    output.print(text)?;
    let all = reading.amended.iter().flat_map(|amended| &amended.read);
    let sure = reading.unread.is_empty() && all.into_iter().all(|read| read.confidence() < Confidence::Doubtful);
    Ok(if sure { Outcome::Clean } else { Outcome::Findings })
}
