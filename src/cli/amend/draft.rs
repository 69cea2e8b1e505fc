//! `quyche amend OLD NEW`: the instrument that leads from the text in force to the one that is wanted.

use super::super::args::{AmendArgs, Font, RenderArgs};
use super::super::fmt::write_new;
use super::super::relative::relative;
use super::super::{Failure, Outcome, output::Output, render};
use super::{carried, data};
use crate::amend::{self, Form};
use crate::diff::{self, Diff, Document};
use crate::load::embedded_registry;
use crate::model::{Action, Provision, Regulation, Status, number_provisions};
use crate::open::{self, Side};
use crate::{save, store};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// The forms that `--to` knows beside those of `render`.
const JSON: &str = "json";

pub(super) fn run(old: &Path, new: &Path, args: &AmendArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let effective = args.effective.as_deref().map(day).transpose()?;
    let sides = open::sides(&[old.to_owned(), new.to_owned()])?;
    let [before, after] = [&sides.0, &sides.1];
    for side in [before, after] {
        open::refuse_unreadable(&side.name, &side.sources, &side.loaded)?;
    }
    let compared = diff::compare(before.document(), after.document(), embedded_registry);
    // Where there is no number between two others, what is new goes behind the last of them.
    let arranged = amend::arranged(&compared);
    let (diff, wanted) = match &arranged {
        Some((regulation, count)) => {
            output.tell("amend.arranged", &[("count", count.to_string())]);
            let new = Document { regulation, profile: &after.profile };
            (diff::compare(before.document(), new, embedded_registry), regulation)
        }
        None => (compared, &after.loaded.regulation),
    };
    let base = &before.loaded.regulation;
    let mut amendment = amend::draft(&diff);
    if amendment.operations.is_empty() && amendment.facts == Default::default() && amendment.removes.is_empty() {
        let lost = carried::tell(&amendment, base, wanted, output);
        let key = if lost { "amend.nothing" } else { "amend.same" };
        output.tell(key, &[("old", before.name.clone()), ("new", after.name.clone())]);
        return Ok(if lost { Outcome::Findings } else { Outcome::Clean });
    }
    amendment.effective = effective;
    let target = args.out.clone().unwrap_or_else(|| beside(old));
    let path = target.display().to_string();
    if args.replace {
        let sources = save::save(&replacement(wanted, &relative(&target, old)));
        write_new(&target, &sources)?;
        output.tell("amend.replaced", &[("path", path)]);
        print(args, &target, output)?;
        return Ok(Outcome::Clean);
    }
    let earlier = open::earlier_instruments(old, base);
    let form = Form { folder: relative(&target, old), earlier, transition: args.transition.clone() };
    let mut instrument = amend::instrument(&amendment, base, &before.profile, &form);
    // It is issued in the format in force now, whatever the regulation was issued in.
    let profile = &mut instrument.facts.profile;
    if let Some(now) = profile.as_ref().and_then(|profile| embedded_registry().profiles.get(profile)) {
        *profile = Some(now.clone());
    }
    let sources = save::save(&instrument);
    write_new(&target, &sources)?;
    output.tell("amend.drafted", &[("path", path.clone()), ("count", amendment.operations.len().to_string())]);
    for operation in &amendment.operations {
        let words = amend::say(&operation.action, &before.profile.amending.instructions);
        let words = words.strip_suffix(" như sau:").unwrap_or(&words).to_owned();
        output.tell("amend.drafted-line", &[("words", words)]);
    }
    let mut outcome = Outcome::Clean;
    if carried::tell(&amendment, base, wanted, output) {
        outcome = Outcome::Findings;
    }
    // A phrase that changes everywhere is no reason to issue the whole anew.
    let phrases_alone = amendment.operations.iter().all(|one| matches!(one.action, Action::Replace { .. }));
    if amend::over_half(&diff) && !phrases_alone {
        output.tell("amend.over-half", &[]);
        outcome = Outcome::Findings;
    }
    let affected = amend::affected(base, &amendment);
    for affected in affected.iter().filter(|affected| !affected.open) {
        // What goes with the provision around it needs no instruction.
        let Some(operation) = affected.mended.and_then(|at| amendment.operations.get(at)) else { continue };
        let gaps = [("said", affected.said.clone()), ("at", affected.at.clone()), ("stands", operation.stands.clone())];
        output.tell("amend.mended", &gaps);
    }
    for affected in affected.iter().filter(|affected| affected.open) {
        let gaps = [
            ("at", affected.at.clone()),
            ("said", affected.said.clone()),
            ("now", affected.now.clone().unwrap_or_else(|| output.lang.sentence("amend.gone").to_owned())),
        ];
        output.tell("amend.reference", &gaps);
        outcome = Outcome::Findings;
    }
    if !leads_there(&target, base, &diff, before)? {
        output.tell("amend.unproved", &[("path", path.clone())]);
        outcome = Outcome::Findings;
    }
    print(args, &target, output)?;
    output.tell("amend.next", &[("path", path), ("old", before.name.clone())]);
    Ok(outcome)
}

/// A day as it is typed.
///
/// # Errors
/// It is none.
pub(in crate::cli) fn day(text: &str) -> Result<NaiveDate, Failure> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| Failure::new("apply.date", vec![("text", text.to_owned())]))
}

/// The folder of an instrument that is not told where to go: beside the regulation.
fn beside(old: &Path) -> PathBuf {
    let name = open::name(&old.to_string_lossy());
    let parent = if old.is_dir() { old.parent().unwrap_or(Path::new("")) } else { Path::new("") };
    parent.join(format!("{name}-sua-doi"))
}

/// A new regulation in the place of the whole: numbered from 1, a draft without number and day.
fn replacement(new: &Regulation, supersedes: &str) -> Regulation {
    let mut regulation = new.clone();
    regulation.provisions.iter_mut().for_each(unpinned);
    number_provisions(&mut regulation.provisions);
    let facts = &mut regulation.facts;
    (facts.status, facts.draft, facts.number, facts.date) = (Status::Draft, Some(1), None, None);
    if let Some(decision) = &mut facts.decision {
        (decision.number, decision.date) = (None, None);
    }
    facts.supersedes = Some(supersedes.to_owned());
    regulation
}

fn unpinned(provision: &mut Provision) {
    if provision.pinned {
        (provision.pinned, provision.number) = (false, None);
    }
    provision.children.iter_mut().for_each(unpinned);
}

/// Whether the instrument as it was written, read again and applied, gives the text that it was drafted for.
fn leads_there(target: &Path, base: &Regulation, diff: &Diff, side: &Side) -> Result<bool, Failure> {
    let read = open::instrument(target, base)?;
    let applied = amend::apply(base, &read.amendment);
    let wanted = amend::pin(diff);
    let document = |regulation| Document { regulation, profile: &side.profile };
    let rest = diff::compare(document(&applied.regulation), document(&wanted), embedded_registry);
    Ok(applied.open.is_empty() && read.reading.unread.is_empty() && rest.changes.is_empty())
}

/// The prints that were asked for, inside the folder of the instrument.
fn print(args: &AmendArgs, target: &Path, output: &mut Output) -> Result<(), Failure> {
    let (json, forms): (Vec<&String>, Vec<&String>) = args.to.iter().partition(|form| form.as_str() == JSON);
    if !json.is_empty() {
        let (sources, loaded) = open::read_whole(target)?;
        let reading = amend::read::folder(&loaded.regulation);
        let data = data::data(&reading, &sources, &target.display().to_string());
        let path = target.join("sua-doi.json");
        let text = format!("{}\n", serde_json::to_string_pretty(&data).unwrap_or_default());
        store::write_file(&path, text.as_bytes())?;
        output.tell("render.written", &[("path", path.display().to_string())]);
    }
    if forms.is_empty() {
        return Ok(());
    }
    let args = RenderArgs {
        dir: target.to_owned(),
        to: forms.into_iter().cloned().collect(),
        out: Some(target.to_owned()),
        templates: None,
        profile: None,
        font: Font::Auto,
        consolidated: false,
        with: Vec::new(),
        date: None,
    };
    render::run(&args, output).map(|_| ())
}
