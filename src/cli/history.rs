//! `quyche history`: when a provision was added, changed, moved or removed, across every term and revision that
//! `supersedes` and git reach.

use super::args::{HistoryArgs, HistoryForm};
use super::diff::text::inline::{Manner, words};
use super::diff::text::wrap::{Line, Style, paint, styled, wrap};
use super::output::Output;
use super::{Failure, Outcome, sign};
use crate::diff::{Diff, Document, compare};
use crate::load::{Loaded, embedded_registry};
use crate::model::{Consolidates, Id, Profile, date_digits};
use crate::open;
use crate::source::SourceFile;
use crate::store::{self, Place};
use crate::view::diff::{HistoryView, LifeView, MomentView, VersionView, Versions};
use chrono::NaiveDate;
use std::path::Path;

/// So many versions are followed, terms and revisions together.
const MOST_VERSIONS: usize = 500;

/// One version of the regulation.
struct Version {
    name: String,
    /// The files, to tell versions apart.
    sources_text: Vec<(String, String)>,
    /// The day of its commit, for a revision.
    committed: Option<NaiveDate>,
    /// The day from which it is in force, for a text as an instrument left it.
    effective: Option<NaiveDate>,
    loaded: Loaded,
    profile: Profile,
}

pub(super) fn run(args: &HistoryArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let versions = versions(&args.dir, args.terms, output)?;
    let documents: Vec<Document> = versions
        .iter()
        .map(|version| Document { regulation: &version.loaded.regulation, profile: &version.profile })
        .collect();
    // Each is compared with the next one only; a single one with itself, which lays it out.
    let first = documents.first().into_iter();
    let pairs = documents.windows(2).map(|pair| (pair[0], pair[1]));
    let diffs: Vec<Diff> = match documents.len() {
        1 => first.map(|only| compare(*only, *only, embedded_registry)).collect(),
        _ => pairs.map(|(old, new)| compare(old, new, embedded_registry)).collect(),
    };
    let views = versions.iter().map(view).collect();
    let history = Versions::new(&diffs, views, args.words, output.lang);
    let history = match &args.id {
        None => history.all(),
        Some(asked) => {
            // An id may live in an older version only.
            let known = |id: &Id| documents.iter().any(|document| document.regulation.index().get(id).is_some());
            let found = match Id::new(asked).filter(known) {
                Some(id) => history.of(&id),
                None => history.at(asked),
            };
            let unknown = || documents.last().map(|newest| sign::unknown(&newest.regulation.index(), asked));
            match found {
                Some(history) => history,
                None => return unknown().map_or(Ok(Outcome::Clean), Err),
            }
        }
    };
    match args.to {
        HistoryForm::Json => {
            output.print(format!("{}\n", serde_json::to_string_pretty(&history).unwrap_or_default()))?;
        }
        HistoryForm::Text => {
            let text = text(&history, args.id.is_some() || args.words, output);
            output.page(&text, args.no_pager)?;
        }
    }
    Ok(Outcome::Clean)
}

/// The regulation, its earlier revisions in git, what it supersedes, and so on back, the oldest first.
fn versions(asked: &str, only_terms: bool, output: &mut Output) -> Result<Vec<Version>, Failure> {
    let mut out: Vec<Version> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut next = Some(Place::parse(asked, Path::new(".")));
    while let Some(place) = next.take() {
        let name = unique(&place);
        if seen.contains(&name) {
            output.tell("history.circle", &[("path", place.to_string())]);
            break;
        }
        if out.len() >= MOST_VERSIONS {
            output.tell("history.bound", &[("count", MOST_VERSIONS.to_string())]);
            break;
        }
        seen.push(name);
        match version(&place, None) {
            Ok(version) => {
                let facts = &version.loaded.regulation.facts;
                let old = facts.supersedes.clone();
                next = old.and_then(|old| place.beside(&old).ok());
                let consolidates = facts.consolidates.clone();
                out.push(version);
                // What came by an instrument came on its day; what the text goes back to has its own past.
                if let Some(first) = consolidates.and_then(|of| amendments(&place, &of, &mut out, output)) {
                    next = Some(first);
                    continue;
                }
            }
            Err(failure) if out.is_empty() => return Err(failure),
            // What cannot be read ends the history; what is known is told.
            Err(_) => {
                output.tell("history.ends", &[("path", place.to_string())]);
                break;
            }
        }
        if !only_terms {
            earlier(&place, &mut out);
        }
    }
    out.truncate(MOST_VERSIONS);
    out.reverse();
    Ok(out)
}

/// The versions that instruments made of a consolidated text, the newest first; the last one in the list is that text
/// itself. Gives the place of the regulation as first issued, `None` when not all can be read, which is told.
fn amendments(
    place: &Place,
    consolidates: &Consolidates,
    out: &mut Vec<Version>,
    output: &mut Output,
) -> Option<Place> {
    let Ok((first, texts)) = open::amended_texts(place, consolidates) else {
        output.tell("history.ends", &[("path", place.to_string())]);
        return None;
    };
    let mut texts = texts.into_iter();
    // The text itself is what the last of them left.
    let (newest, last) = (out.last_mut()?, texts.next());
    newest.effective = last.and_then(|text| text.from);
    let profile = newest.profile.clone();
    out.extend(texts.map(|text| Version {
        name: text.by,
        sources_text: Vec::new(),
        committed: None,
        effective: text.from,
        loaded: Loaded { regulation: text.regulation, sign_offs: Vec::new(), diagnostics: Vec::new() },
        profile: profile.clone(),
    }));
    Some(first)
}

/// The revisions of a place in git, the newest first, but for those that read the same as the version after them. A
/// folder that is in no repository has none.
fn earlier(place: &Place, out: &mut Vec<Version>) {
    let revisions = store::history(place).unwrap_or_default();
    for revision in revisions.into_iter().take(MOST_VERSIONS) {
        // A revision that cannot be read is passed over: a comparison needs none of it.
        let Ok(version) = version(&revision.place, Some(revision.date)) else { continue };
        match out.last_mut() {
            // What is as it was is told at the commit that made it so.
            Some(last) if last.sources_text == version.sources_text => *last = version,
            _ => out.push(version),
        }
    }
}

fn version(place: &Place, committed: Option<NaiveDate>) -> Result<Version, Failure> {
    let (sources, loaded) = open::read_place(place)?;
    let profile = open::profile_at(place, &loaded.regulation)?;
    let text = |(_, source): (_, &SourceFile)| (source.name.clone(), source.text.clone());
    let sources_text = sources.iter().map(text).collect();
    Ok(Version { name: short(place), sources_text, committed, effective: None, loaded, profile })
}

/// A folder by its real path, so that a circle of links ends too.
fn unique(place: &Place) -> String {
    match place {
        Place::Folder(folder) => folder.canonicalize().unwrap_or_else(|_| folder.clone()).display().to_string(),
        revision => revision.to_string(),
    }
}

/// A place as it is named here: a commit by the start of its id.
fn short(place: &Place) -> String {
    match place {
        Place::Revision { revision, path, .. }
            if revision.len() == 40 && revision.bytes().all(|b| b.is_ascii_hexdigit()) =>
        {
            format!("{}:{path}", &revision[..10])
        }
        other => other.to_string(),
    }
}

fn view(version: &Version) -> VersionView {
    let facts = &version.loaded.regulation.facts;
    VersionView {
        source: version.name.clone(),
        committed: version.committed.map(date_digits),
        term: facts.term.map(|term| term.years()),
        date: version.effective.or(facts.date).map(date_digits),
    }
}

fn text(history: &HistoryView, at_length: bool, output: &Output) -> String {
    let (coloured, width) = (output.coloured(), output.width());
    let mut out = String::new();
    let mut put = |indent: usize, line: Line| {
        for line in wrap(&line, width.saturating_sub(indent)) {
            let mut text = " ".repeat(indent);
            paint(&line, coloured, &mut text);
            out.push_str(text.trim_end());
            out.push('\n');
        }
    };
    for version in history.versions.iter().filter(|_| !at_length) {
        put(0, vec![styled(Style::Dim, format!("{} ({})", named(version), version.source))]);
    }
    if !at_length {
        put(0, Vec::new());
    }
    let manner = Manner { coloured, full: false };
    for life in &history.provisions {
        let happened = |moment: &MomentView| {
            let name = history.versions.get(moment.version).map(named).unwrap_or_default();
            (name, moment.words.join("; "))
        };
        if !at_length {
            let moments: Vec<String> =
                life.moments.iter().map(happened).map(|(version, words)| format!("{version}: {words}")).collect();
            put(0, vec![styled(Style::Bold, title(life, output)), styled(Style::Plain, " ")]);
            put(2, vec![styled(Style::Plain, moments.join(" · "))]);
            continue;
        }
        put(0, vec![styled(Style::Bold, title(life, output))]);
        for moment in &life.moments {
            let (version, words_told) = happened(moment);
            let head = styled(Style::Plain, format!("{version}: {}: ", moment.citation));
            put(2, vec![head, styled(Style::Kind, words_told)]);
            for line in &moment.lines {
                let place = styled(Style::Dim, format!("{}: ", line.citation));
                put(4, std::iter::once(place).chain(words(&line.words, manner)).collect());
            }
        }
    }
    out
}

fn title(life: &LifeView, output: &Output) -> String {
    let id = life.id.as_ref().map(|id| format!(" #{id}")).unwrap_or_default();
    let place = match life.gone {
        true => output.lang.fill("compare.place-gone", &[("old", &life.citation)]),
        false => life.citation.clone(),
    };
    format!("{place} {}{id}", life.name).replace("  ", " ")
}

/// A version by its term and date, else by where it was read.
fn named(version: &VersionView) -> String {
    let date = version.committed.as_ref().or(version.date.as_ref());
    let mut parts: Vec<&str> = [version.term.as_ref(), date].into_iter().flatten().map(String::as_str).collect();
    // Revisions of one term and day are told apart by their commit.
    if version.committed.is_some() || parts.is_empty() {
        parts.push(version.source.split(':').next().unwrap_or_default());
    }
    parts.join(", ")
}
