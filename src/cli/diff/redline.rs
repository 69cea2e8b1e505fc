//! `--to redline`: a Word file with tracked changes.

use super::super::Failure;
use super::super::args::{DiffArgs, DiffForm};
use crate::diff::Diff;
use crate::render::{self, TemplateSet, Templates};
use crate::view::diff::{Tracking, redline};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Reads the two sides while the templates of this form are parsed, which takes as long.
pub(super) fn beside<T>(form: DiffForm, templates: &Result<Templates, Failure>, read: impl FnOnce() -> T) -> T {
    std::thread::scope(|scope| {
        if let (DiffForm::Redline, Ok(templates)) = (form, templates) {
            // A template that is wrong is reported when it is used.
            scope.spawn(|| templates.compile(TemplateSet::Redline).is_ok());
        }
        read()
    })
}

/// The comparison as a Word file.
///
/// # Errors
/// A date that is none, or a template of ours that does not fit its view.
pub(super) fn print(
    diff: &Diff,
    sources: [&str; 2],
    args: &DiffArgs,
    templates: &Templates,
) -> Result<Vec<u8>, Failure> {
    let date = args.date.as_deref().map(date).transpose()?;
    let author = args.author.as_deref().map(str::trim).filter(|author| !author.is_empty()).map(str::to_owned);
    Ok(render::redline(&redline(diff, sources, &Tracking { moves: args.moves.into(), author, date }), templates)?)
}

/// `2025-11-05`, with or without `T08:30:00`.
fn date(text: &str) -> Result<NaiveDateTime, Failure> {
    let text = text.trim();
    let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|day| day.and_time(NaiveTime::MIN));
    let found = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok().or_else(day);
    // Word reads years of four digits.
    let found = found.filter(|date| (1..=9999).contains(&chrono::Datelike::year(date)));
    found.ok_or_else(|| Failure::new("error.diff-date", vec![("date", text.to_owned())]))
}
