//! `quyche import`: the file that an office has becomes a folder that it can work with.

use super::args::ImportArgs;
use super::fmt::write_new;
use super::output::Output;
use super::{Failure, Outcome};
use crate::diagnostic::Message;
use crate::diff::{self, Document};
use crate::import::{self, Imported, Read, Remark, folder};
use crate::load::embedded_registry;
use crate::model::{Kind, Level, Profile, Provision, Regulation, fold_spelling, nearest};
use crate::open;
use crate::source::{FACTS_FILE, SourceFile};
use crate::store::{self, FileChange};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ImportArgs, output: &mut Output) -> Result<Outcome, Failure> {
    if let Some(into) = &args.into {
        return merge(args, into, output);
    }
    let kind = args.kind.as_deref().map(kind).transpose()?;
    let target = target(args);
    let (read, imported) = open::import(&args.file, kind)?;
    let sources = folder(&imported);
    if target.join(FACTS_FILE).exists() {
        let path = target.display().to_string();
        let message = Message { key: "import.there".to_owned(), gaps: vec![("path", path.clone())] };
        let help = Message { key: "import.there.help".to_owned(), gaps: vec![("path", path)] };
        return Err(Failure::Said(message, Some(help)));
    }
    write_new(&target, &sources)?;
    tell(&args.file, &target, &read, &imported, output);
    Ok(Outcome::Clean)
}

/// Takes an edited print back into its regulation.
fn merge(args: &ImportArgs, into: &Path, output: &mut Output) -> Result<Outcome, Failure> {
    let file = &args.file;
    // From reading to writing nobody else may write.
    let _lock = store::lock(into)?;
    let (sources, loaded) = open::read_whole(into)?;
    let existing = loaded.regulation;
    let profile = open::profile(into, &existing, None)?;
    let (_, imported) = open::recognise(file, Some(existing.facts.kind))?;
    let path = into.display().to_string();
    if !args.force {
        refuse_other(&existing, &imported.regulation, &profile, file, &path)?;
    }
    let merged = import::merge(&existing, &sources, &imported, &profile, embedded_registry);
    if merged.files.iter().next().is_none() {
        output.tell("import.same", &[("file", file.display().to_string()), ("path", path)]);
        look(&imported, output);
        return Ok(Outcome::Clean);
    }
    let (old, new) = (
        Document { regulation: &existing, profile: &profile },
        Document { regulation: &merged.regulation, profile: &profile },
    );
    let changes = diff::compare(old, new, embedded_registry);
    // A file of which nothing is left goes.
    let kept = |source: &SourceFile| (!source.text.is_empty()).then_some(source.text.clone());
    let files: Vec<(String, Option<String>)> =
        merged.files.iter().map(|(_, source)| (source.name.clone(), kept(source))).collect();
    let files: Vec<FileChange> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_ref().map(String::as_bytes))).collect();
    store::write_files(into, &files)?;
    let count = changes.changes.len() + changes.facts.len();
    let names = merged.files.iter().map(|(_, source)| source.name.as_str()).collect::<Vec<_>>().join(", ");
    let notes = notes(&merged.regulation).saturating_sub(notes(&existing));
    let key = if notes > 0 { "import.merged-notes" } else { "import.merged" };
    let gaps = [
        ("file", file.display().to_string()),
        ("path", path),
        ("count", count.to_string()),
        ("notes", notes.to_string()),
        ("names", names),
    ];
    output.tell(key, &gaps);
    look(&imported, output);
    Ok(Outcome::Clean)
}

/// Refuses a file that is no edited print of a regulation: one of another organ, or one of which hardly a provision is in
/// it.
fn refuse_other(
    existing: &Regulation,
    imported: &Regulation,
    profile: &Profile,
    file: &Path,
    path: &str,
) -> Result<(), Failure> {
    let organ = |regulation: &Regulation| {
        let letters = regulation.facts.organ.name.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace());
        let words = letters.collect::<String>();
        fold_spelling(&words.split_whitespace().collect::<Vec<_>>().join(" ")).to_lowercase()
    };
    let (ours, theirs) = (organ(existing), organ(imported));
    let mut gaps = vec![("file", file.display().to_string()), ("path", path.to_owned())];
    let key = if !ours.is_empty() && !theirs.is_empty() && ours != theirs {
        gaps.push(("ours", existing.facts.organ.name.clone()));
        gaps.push(("theirs", imported.facts.organ.name.clone()));
        "import.other-organ"
    } else {
        let (old, new) = (Document { regulation: existing, profile }, Document { regulation: imported, profile });
        // What holds nothing yet has nothing in common with its first text.
        if existing.provisions.is_empty() || !diff::compare(old, new, embedded_registry).unrelated {
            return Ok(());
        }
        "import.other-text"
    };
    let help = Message { key: "import.other.help".to_owned(), gaps: Vec::new() };
    Err(Failure::Said(Message { key: key.to_owned(), gaps }, Some(help)))
}

/// Tells what to look at.
fn look(imported: &Imported, output: &mut Output) {
    if imported.diagnostics.is_empty() {
        return;
    }
    output.tell("import.look", &[("count", imported.diagnostics.len().to_string())]);
    for diagnostic in &imported.diagnostics {
        let at = imported.sources.position(diagnostic.span.file, diagnostic.span.start);
        let what = output.lang.say(&diagnostic.message);
        // What is about the whole file stands on no line.
        let key = if diagnostic.span.start == diagnostic.span.end { "import.look-file" } else { "import.look-line" };
        output.tell(key, &[("line", at.line.to_string()), ("what", what)]);
    }
}

/// The kind called so.
fn kind(word: &str) -> Result<Kind, Failure> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).map_err(|_| {
        let near = nearest(word, Kind::WORDS.iter().copied()).map(|near| format!(" ({near}?)")).unwrap_or_default();
        Failure::new("error.kind", vec![("kind", format!("{word}{near}")), ("known", Kind::WORDS.join(", "))])
    })
}

/// The folder of `-o`, else one beside the file that is called as it is.
fn target(args: &ImportArgs) -> PathBuf {
    match &args.out {
        Some(out) => out.clone(),
        None => {
            let stem = args.file.file_stem().unwrap_or_default().to_string_lossy();
            let name = crate::model::slug(&stem).map_or_else(|| "quy-che".to_owned(), |id| id.to_string());
            args.file.parent().unwrap_or(Path::new("")).join(name)
        }
    }
}

/// Tells what was recognised and what to look at.
fn tell(file: &Path, target: &Path, read: &Read, imported: &Imported, output: &mut Output) {
    let path = target.display().to_string();
    output.tell("import.done", &[("file", file.display().to_string()), ("path", path.clone())]);
    if let Some(encoding) = read.encoding {
        output.tell("import.converted", &[("encoding", encoding.to_owned())]);
    }
    let given = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if let Some(kind) = read.made_new {
        output.tell("import.made-new", &[("kind", kind.to_owned())]);
    }
    let is_right = read.made_new.map_or_else(|| read.format.is_ending(&given), |kind| kind == given);
    if !is_right {
        let format = read.made_new.unwrap_or(read.format.ending());
        output.tell("import.really", &[("given", given), ("format", format.to_owned())]);
    }
    for remark in &read.document.remarks {
        let (key, count) = match remark {
            Remark::Macros => ("import.macros", 0),
            Remark::Pictures(count) => ("import.pictures", *count),
            Remark::Objects(count) => ("import.objects", *count),
            Remark::Counted(count) => ("import.counted", *count),
            // These are findings.
            Remark::Recognised(_)
            | Remark::Unread(_)
            | Remark::CutOff(_)
            | Remark::Unreadable(..)
            | Remark::SideBySide(_)
            | Remark::Marked(_)
            | Remark::Raised(_) => continue,
        };
        output.tell(key, &[("count", count.to_string())]);
    }
    let regulation = &imported.regulation;
    let facts = &regulation.facts;
    output.tell("import.title", &[("type", facts.document_type().to_owned()), ("subject", facts.subject.clone())]);
    output.tell("import.organ", &[("organ", facts.organ.name.clone()), ("kind", facts.kind.word().to_owned())]);
    let counts =
        [Level::Chapter, Level::Section, Level::Article, Level::Clause, Level::Point, Level::Annex, Level::Table];
    let [chapters, sections, articles, clauses, points, annexes, tables] = counts.map(|level| count(regulation, level));
    let gaps = [
        ("chapters", chapters),
        ("sections", sections),
        ("articles", articles),
        ("clauses", clauses),
        ("points", points),
        ("annexes", annexes),
        ("tables", tables),
    ];
    output.tell("import.counts", &gaps.map(|(gap, count)| (gap, count.to_string())));
    if facts.decision.is_some() {
        output.tell("import.decision", &[("count", regulation.decision_text.len().to_string())]);
    }
    let bases = facts.bases.len() + facts.decision.as_ref().map_or(0, |decision| decision.bases.len());
    let signatures = facts.signatures.len() + facts.decision.as_ref().map_or(0, |decision| decision.signatures.len());
    let recipients = facts.recipients.len() + facts.decision.as_ref().map_or(0, |decision| decision.recipients.len());
    let gaps = [("bases", bases), ("signatures", signatures), ("recipients", recipients)];
    output.tell("import.facts", &gaps.map(|(gap, count)| (gap, count.to_string())));
    let meaning = &imported.meaning;
    let sure = meaning.readings.iter().filter(|reading| reading.sure).count();
    let gaps = [
        ("linked", meaning.linked),
        ("left", meaning.left_typed),
        ("roles", facts.roles.len()),
        ("duties", meaning.duties),
        ("meetings", facts.meetings.len()),
        ("sure", sure),
        ("unsure", meaning.readings.len() - sure),
    ];
    output.tell("import.meaning", &gaps.map(|(gap, count)| (gap, count.to_string())));
    let report = imported.report;
    let letters = report.letters;
    let gaps = [
        ("source", letters.source),
        ("text", letters.text + letters.labels),
        ("facts", letters.facts),
        ("aside", letters.aside),
        ("notes", letters.unknown + letters.remarks),
    ];
    output.tell("import.letters", &gaps.map(|(gap, count)| (gap, count.to_string())));
    if report.remarks > 0 {
        output.tell("import.remarks", &[("count", report.remarks.to_string())]);
    }
    look(imported, output);
    output.tell("import.next", &[("path", path)]);
}

/// How many notes stand in a regulation, its decision included.
fn notes(regulation: &Regulation) -> usize {
    let mut count = 0;
    regulation.visit(|provision| count += usize::from(provision.level == Level::Note));
    count
}

fn count(regulation: &Regulation, level: Level) -> usize {
    let mut count = 0;
    let mut visit = |provision: &Provision| count += usize::from(provision.level == level);
    regulation.provisions.iter().for_each(|provision| provision.visit(&mut visit));
    count
}
