//! `quyche new`: a new regulation from a model, or a new term's draft from the last one.

use super::args::NewArgs;
use super::fmt::write_new;
use super::output::Output;
use super::relative::relative;
use super::{Failure, Outcome};
use crate::diagnostic::Message;
use crate::import::folder;
use crate::load::{TO_FILL, embedded_registry, load};
use crate::model::{Term, parse_years};
use crate::open;
use crate::renew::{Renewal, renew};
use crate::source::Sources;
use crate::store;
use std::path::Path;

pub(super) fn run(args: &NewArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let (sources, marks, origin) = match (&args.model, &args.from) {
        (Some(model), None) => {
            let sources = open::model(model).ok_or_else(|| {
                let known = open::models().collect::<Vec<_>>().join(", ");
                Failure::new("error.model", vec![("model", model.clone()), ("known", known)])
            })?;
            let marks = to_fill(&sources);
            (sources, marks, format!("mau/{model}"))
        }
        (None, Some(old)) => {
            let renewed = from_old(old, args)?;
            (renewed.0, renewed.1, old.display().to_string())
        }
        _ => return Err(Failure::new("error.model-or-from", Vec::new())),
    };
    write_new(&args.dir, &sources)?;
    let path = args.dir.display().to_string();
    output.tell("new.created", &[("path", path.clone()), ("origin", origin)]);
    if !marks.is_empty() {
        output.tell("new.look", &[("count", marks.len().to_string())]);
        for mark in &marks {
            let what = output.lang.say(mark);
            output.tell("new.look-line", &[("what", what)]);
        }
    }
    output.tell("new.next", &[("path", path)]);
    Ok(Outcome::Clean)
}

fn from_old(old: &Path, args: &NewArgs) -> Result<(Sources, Vec<Message>), Failure> {
    // A file of another program is renewed as the folder that it would become.
    let (sources, loaded) = if open::is_foreign(old) {
        let sources = folder(&open::import(old, None)?.1);
        let loaded = load(&sources);
        (sources, loaded)
    } else {
        open::read_whole(old)?
    };
    let last = loaded.regulation.facts.term;
    let (start, end) = match (&args.term, last) {
        (Some(term), _) => parse_years(term)
            .filter(|(start, end)| start <= end)
            .ok_or_else(|| Failure::new("error.term", Vec::new()))?,
        // A term is five years long (Điều lệ Đảng, Điều 13).
        (None, Some(last)) => (last.end, last.end + 5),
        (None, None) => return Err(Failure::new("error.term", Vec::new())),
    };
    if let Some(last) = last.filter(|last| start < last.end) {
        let new = format!("{start}-{end}");
        let old = format!("{}-{}", last.start, last.end);
        return Err(Failure::new("error.term-after", vec![("new", new), ("old", old)]));
    }
    let ordinal = last.and_then(|last| last.ordinal).map(|ordinal| ordinal + 1);
    let based_on = loaded.regulation.facts.based_on.as_ref().map(|path| relative(&args.dir, &old.join(path)));
    let renewal = Renewal {
        term: Term { start, end, ordinal },
        supersedes: relative(&args.dir, old),
        based_on,
        registry: embedded_registry(),
    };
    let mut renewed = renew(&sources, &renewal);
    // The office's own profile comes along.
    if let Some(name) = loaded.regulation.facts.profile.as_deref().filter(|name| name.ends_with(".yaml"))
        && let Ok((_, bytes)) = store::read_profile_file(old, name)
    {
        renewed.sources.add_bytes(name.trim_start_matches("./"), name, bytes);
    }
    Ok((renewed.sources, renewed.marks))
}

/// What a model leaves to fill in and to choose: every line with `…` and every drafter's note.
fn to_fill(sources: &Sources) -> Vec<Message> {
    let mut marks = Vec::new();
    for (_, source) in sources.iter() {
        for (at, line) in source.text.lines().enumerate() {
            let trimmed = line.trim();
            let is_note = trimmed.starts_with("<!--");
            let value = trimmed.split(" #").next().unwrap_or_default();
            if is_note || (source.name.ends_with(".yaml") && value.contains(TO_FILL) && !trimmed.starts_with('#')) {
                let words = trimmed.trim_start_matches("<!--").trim_end_matches("-->").trim();
                let what = format!("{}:{}: {words}", source.name, at + 1);
                marks.push(Message { key: "new.to-fill".to_owned(), gaps: vec![("what", what)] });
            }
        }
    }
    marks
}
