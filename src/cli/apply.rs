//! `quyche apply`: the text in force, from a regulation and the instruments that amended it.

use super::args::ApplyArgs;
use super::fmt::write_new;
use super::output::Output;
use super::relative::relative;
use super::{Failure, Outcome};
use crate::amend::read::What;
use crate::amend::{self, Clash, Refusal, Replayed, cite};
use crate::model::{Consolidates, Regulation, date_digits};
use crate::open::{self, Instrument, refused_because};
use crate::source::{FACTS_FILE, Origin, SIGN_OFF_FILE, Sources};
use crate::{save, store};
use std::path::Path;

pub(super) fn run(args: &ApplyArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let date = args.date.as_deref().map(super::amend::day).transpose()?;
    let (sources, loaded) = open::read_whole(&args.base)?;
    let base = loaded.regulation;
    let mut instruments: Vec<Instrument> = Vec::new();
    for path in &args.amendments {
        if is_in_force_already(&base, &args.base, path) {
            let gaps = vec![("base", args.base.display().to_string()), ("instrument", path.display().to_string())];
            return Err(Failure::new("apply.already", gaps));
        }
        instruments.push(open::instrument(path, &base)?);
    }
    let mut open = 0;
    for Instrument { name, sources, reading, .. } in &instruments {
        for unread in &reading.unread {
            let gaps = [("instrument", name.clone()), ("place", place(sources, Origin(Some(unread.span))))];
            output.tell("apply.unread", &gaps);
            open += 1;
        }
    }
    open += left_out(&instruments, output);
    // What had effect only until a day before is not in force any more.
    let (instruments, ended): (Vec<Instrument>, Vec<Instrument>) = instruments
        .into_iter()
        .partition(|one| one.amendment.until.zip(date).is_none_or(|(until, date)| date <= until));
    for one in &ended {
        let day = one.amendment.until.map(date_digits).unwrap_or_default();
        output.tell("apply.ended", &[("instrument", one.name.clone()), ("day", day)]);
    }
    for (one, until) in instruments.iter().filter_map(|one| Some((one, one.amendment.until?))) {
        output.tell("apply.ends", &[("instrument", one.name.clone()), ("day", date_digits(until))]);
    }
    let list: Vec<_> = instruments.iter().map(|one| (one.name.clone(), one.amendment.clone())).collect();
    let Replayed { applied, waiting, clashes } = amend::apply_all(&base, &list, date);
    for refusal in &applied.open {
        refused(refusal, &instruments, &sources, output);
        open += 1;
    }
    let name = |at: usize| instruments.get(at).map(|one| one.name.clone()).unwrap_or_default();
    let stands = |(at, step): (usize, usize)| {
        let operation = instruments.get(at).and_then(|one| one.amendment.operations.get(step));
        format!("{}, {}", name(at), operation.map_or("", |operation| operation.stands.as_str()))
    };
    for clash in &clashes {
        match clash {
            Clash::Twice(first, second) => {
                output.tell("apply.twice", &[("first", name(*first)), ("second", name(*second))]);
            }
            Clash::Undated(at) => output.tell("apply.undated", &[("instrument", name(*at))]),
            Clash::SameDay(one, two, target) => {
                let gaps = [("one", stands(*one)), ("two", stands(*two)), ("target", cite(target))];
                output.tell("apply.same-day", &gaps);
            }
        }
    }
    for (at, step, day) in &waiting {
        output.tell("apply.waiting", &[("stands", stands((*at, *step))), ("day", date_digits(*day))]);
    }
    if open > 0 && !args.partial {
        return Err(Failure::new("apply.refused", vec![("count", open.to_string())]));
    }
    let regulation = placed(applied.regulation, args, &instruments, date);
    let mut written = Sources::new();
    // Nobody has signed the text in force, and a chương that was repealed leaves no empty file.
    for (_, file) in save::onto(&base, &sources, &regulation).iter() {
        if file.name != SIGN_OFF_FILE && !file.text.is_empty() {
            written.add(file.name.clone(), file.path.clone(), file.text.clone());
        }
    }
    // The office's own profile comes along.
    if let Some(name) = regulation.facts.profile.as_deref().filter(|name| name.ends_with(".yaml"))
        && let Ok((_, bytes)) = store::read_profile_file(&args.base, name)
    {
        written.add_bytes(name.trim_start_matches("./"), name, bytes);
    }
    write_new(&args.out, &written)?;
    let gaps = [("path", args.out.display().to_string()), ("count", applied.marks.len().to_string())];
    output.tell("apply.done", &gaps);
    Ok(if open > 0 || !clashes.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

/// Tells what instruments do that is not carried out: to forms and lists, and to other documents; gives how much of it
/// concerns this regulation.
fn left_out(instruments: &[Instrument], output: &mut Output) -> usize {
    let mut open = 0;
    for one in instruments {
        for read in one.reading.amended.iter().flat_map(|amended| &amended.read) {
            let What::Papers { what, .. } = &read.what else { continue };
            let gaps = [
                ("instrument", one.name.clone()),
                ("stands", read.stands.clone()),
                ("place", place(&one.sources, Origin(Some(read.span)))),
                ("what", what.clone()),
            ];
            output.tell("apply.papers", &gaps);
            open += 1;
        }
        for other in &one.others {
            let named = other.document.as_ref().map(|document| document.name.clone()).unwrap_or_default();
            for read in &other.read {
                let gaps =
                    [("instrument", one.name.clone()), ("stands", read.stands.clone()), ("named", named.clone())];
                output.tell("apply.other-document", &gaps);
            }
        }
    }
    open
}

/// Whether a text is consolidated and says that this instrument went into it.
fn is_in_force_already(base: &Regulation, folder: &Path, instrument: &Path) -> bool {
    let there = |path: &Path| path.canonicalize().ok();
    let known = base.facts.consolidates.iter().flat_map(|consolidates| &consolidates.amendments);
    known.map(|path| there(&folder.join(path))).any(|known| known.is_some() && known == there(instrument))
}

/// The text in force with what it was made of, its paths as seen from its own folder.
fn placed(
    mut regulation: Regulation,
    args: &ApplyArgs,
    instruments: &[Instrument],
    date: Option<chrono::NaiveDate>,
) -> Regulation {
    let facts = &mut regulation.facts;
    for path in [&mut facts.supersedes, &mut facts.based_on].into_iter().flatten() {
        *path = relative(&args.out, &args.base.join(&*path));
    }
    // What lies in no folder of the notation cannot be printed as part of a consolidated text.
    if instruments.iter().all(|one| one.regulation.is_some()) {
        facts.consolidates = Some(Consolidates {
            folder: relative(&args.out, &args.base),
            amendments: args.amendments.iter().map(|path| relative(&args.out, path)).collect(),
            date,
        });
    }
    regulation
}

/// Tells what cannot be applied, with both places.
fn refused(refusal: &Refusal, instruments: &[Instrument], base: &Sources, output: &mut Output) {
    let Some(instrument) = instruments.get(refusal.instrument) else { return };
    let why = output.lang.say(&refused_because(refusal));
    tell(refusal, instrument, base, why, output);
    let by = refusal.repealed.and_then(|(at, step)| {
        let one = instruments.get(at)?;
        Some((one, one.amendment.operations.get(step)?))
    });
    if let Some((one, operation)) = by {
        let gaps = [
            ("instrument", one.name.clone()),
            ("stands", operation.stands.clone()),
            ("place", place(&one.sources, operation.origin)),
        ];
        output.tell("apply.repealed", &gaps);
    }
}

fn tell(refusal: &Refusal, instrument: &Instrument, base: &Sources, why: String, output: &mut Output) {
    let gaps = [
        ("instrument", instrument.name.clone()),
        // The data stand in the facts of the instrument.
        ("stands", if refusal.stands.is_empty() { "amends".to_owned() } else { refusal.stands.clone() }),
        ("place", place(&instrument.sources, refusal.origin)),
        ("why", why),
    ];
    output.tell("apply.refusal", &gaps);
    if let Some((near, origin)) = &refusal.near {
        output.tell("apply.near", &[("near", cite(near)), ("place", place(base, *origin))]);
    }
}

/// A place as a person finds it: `01-a.md:12:3`.
fn place(sources: &Sources, origin: Origin) -> String {
    let Some(span) = origin.0 else { return FACTS_FILE.to_owned() };
    let at = sources.position(span.file, span.start);
    let path = sources.get(span.file).map_or("…", |source| source.path.as_str());
    format!("{path}:{}:{}", at.line, at.column)
}
