//! `quyche git diff-file`: what git runs to show what changed in one file; the comparison by provision.

use crate::cli::args::DiffFileArgs;
use crate::cli::git::around::is_ours;
use crate::cli::output::Output;
use crate::cli::unified::unified;
use crate::cli::{Failure, Outcome};
use crate::diff::{self, Change, Diff, Document, Words};
use crate::load::{embedded_registry, load};
use crate::model::{Provision, printed_label};
use crate::open;
use crate::source::Sources;
use crate::store;
use crate::view::diff::{Fate, SegmentView, inline, whole};
use std::path::{Path, PathBuf};

/// Git takes any exit code but 0 for a program that died, so this ends clean whatever differs.
pub(super) fn run(args: &DiffFileArgs, output: &mut Output) -> Result<Outcome, Failure> {
    // Git turns colours on for its pager, which is no terminal to us.
    let coloured = output.coloured() || std::env::var_os("GIT_PAGER_IN_USE").is_some();
    let paint = |style: &str, text: &str| {
        if coloured && !text.is_empty() { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    };
    // Of a file in conflict git gives the path alone.
    let (path, files) = match &args.words[..] {
        [path, old, _, _, new, ..] => (args.words.get(7).unwrap_or(path), Some((old, new))),
        [path, ..] => (path, None),
        [] => return Ok(Outcome::Clean),
    };
    let mut out = format!("{}\n", paint("1", &output.lang.fill("git.diff-file", &[("path", path)])));
    let Some((old, new)) = files else {
        output.print(out)?;
        return Ok(Outcome::Clean);
    };
    let (old, new) = (text(old)?, text(new)?);
    if !path.ends_with(".md") || !is_ours(path, &[]) {
        out.push_str(&lines(&old, &new, &paint));
    } else {
        out.push_str(&provisions(Path::new(path), &old, &new, output, &paint)?);
    }
    output.print(out)?;
    Ok(Outcome::Clean)
}

/// A file's text; nothing for one that is not on that side.
fn text(path: &str) -> Result<String, Failure> {
    if path == "/dev/null" || path == "nul" {
        return Ok(String::new());
    }
    let bytes = store::read_file(Path::new(path))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The facts line by line: each has a line of its own.
fn lines(old: &str, new: &str, paint: &dyn Fn(&str, &str) -> String) -> String {
    let diff = unified(old, new, None);
    let line = |line: &str| match line.chars().next() {
        Some('-') => paint("31", line),
        Some('+') => paint("32", line),
        Some('@') => paint("36", line),
        _ => line.to_owned(),
    };
    diff.lines().map(|text| format!("{}\n", line(text))).collect()
}

/// The text by provision, numbered as in the regulation of the working copy around it.
fn provisions(
    path: &Path,
    old: &str,
    new: &str,
    output: &Output,
    paint: &dyn Fn(&str, &str) -> String,
) -> Result<String, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Without the rest of the regulation the file is compared alone.
    let around = store::read_folder(folder).unwrap_or_default();
    let with = |text: &str| {
        let mut files: Vec<(String, String)> =
            around.iter().map(|(_, file)| (file.name.clone(), file.text.clone())).collect();
        files.retain(|(known, _)| *known != name);
        files.push((name.clone(), text.to_owned()));
        files.sort();
        let mut sources = Sources::new();
        files.into_iter().for_each(|(name, text)| {
            sources.add(name.clone(), name, text);
        });
        load(&sources).regulation
    };
    let typed = (old, new);
    let (old, new) = (with(old), with(new));
    let profile =
        open::profile(folder, &new, None).or_else(|_| open::profile(&PathBuf::new(), &Default::default(), None))?;
    let old = Document { regulation: &old, profile: &profile };
    let new = Document { regulation: &new, profile: &profile };
    let diff = diff::compare(old, new, embedded_registry);
    let mut out = String::new();
    for change in diff.changes.iter().filter(|change| !change.kinds.only_renumbered()) {
        out.push_str(&told(&diff, change, output, paint));
    }
    for (at, node) in diff.new.nodes.iter().enumerate() {
        let Some(old) = diff.old_of[at].map(|old| diff.old.nodes[old].provision) else { continue };
        let (before, after) = (entries(old), entries(node.provision));
        if before != after {
            let place = output.lang.fill("git.diff-attributes", &[("place", diff.new.cite(at))]);
            out.push_str(&format!("{}\n", paint("36", &format!("@@ {place} @@"))));
            let line = |style, sign, words: &str| {
                if words.is_empty() { String::new() } else { format!("{}\n", paint(style, &format!("{sign}{words}"))) }
            };
            out.push_str(&line("31", '-', &before));
            out.push_str(&line("32", '+', &after));
        }
    }
    // What the comparison does not speak of, such as notes and blank lines, is shown as git would.
    if out.is_empty() {
        out = format!("{}\n{}", output.lang.sentence("git.diff-same"), lines(typed.0, typed.1, paint));
    }
    Ok(out)
}

/// What the attribute list of a provision says, its typed id first.
fn entries(provision: &Provision) -> String {
    let id = provision.id.as_ref().filter(|_| !provision.id_derived).map(|id| format!("#{id}"));
    let entries = provision.attributes.entries().into_iter().map(|(key, value)| format!("{key}=\"{value}\""));
    id.into_iter().chain(entries).collect::<Vec<_>>().join(" ")
}

/// One change: what happened to which provision, and its words.
fn told(diff: &Diff, change: &Change, output: &Output, paint: &dyn Fn(&str, &str) -> String) -> String {
    let side =
        |node: Option<usize>, side: &diff::Side| node.map(|node| side.cite(node)).filter(|place| !place.is_empty());
    let place = side(change.new, &diff.new).or_else(|| side(change.old, &diff.old)).unwrap_or_default();
    let key = match (change.old, change.new) {
        (None, _) => "git.diff-added",
        (_, None) => "git.diff-removed",
        _ if change.kinds.has(diff::Kind::Moved) => "git.diff-moved",
        _ => "git.diff-edited",
    };
    let mut out = format!("{}\n", paint("36", &format!("@@ {} @@", output.lang.fill(key, &[("place", place)]))));
    let (list, all) = match (change.old, change.new) {
        (Some(node), None) => (&diff.old, Some((node, Fate::Removed))),
        (None, Some(node)) => (&diff.new, Some((node, Fate::Added))),
        _ => (&diff.new, None),
    };
    if let Some((node, fate)) = all {
        for at in node..list.nodes[node].end {
            let partner = if fate == Fate::Added { diff.old_of[at] } else { diff.new_of[at] };
            if partner.is_none() {
                let inside = &list.nodes[at];
                let words: String = list.passages(at).map(|passage| painted(&whole(passage, fate), paint)).collect();
                out.push_str(&format!("{}{words}\n", label(inside)));
            }
        }
        return out;
    }
    let compared =
        |words: &Option<Words>| words.as_ref().map(|words| painted(&inline(words), paint)).unwrap_or_default();
    let cells = change.cells.iter().flat_map(|row| &row.cells).filter(|words| !words.is_same());
    let mut words = format!("{}{}", compared(&change.heading), compared(&change.body));
    for cell in cells {
        words.push_str(&format!("| {} ", painted(&inline(cell), paint)));
    }
    if !words.is_empty() {
        let label = change.new.map(|node| label(&diff.new.nodes[node])).unwrap_or_default();
        out.push_str(&format!("{label}{words}\n"));
    }
    out
}

fn label(node: &diff::Node) -> String {
    let label = printed_label(node.provision, false);
    if label.is_empty() { label } else { format!("{label} ") }
}

/// What is gone and what is new, by colour or between the signs that git uses for words.
fn painted(segments: &[SegmentView], paint: &dyn Fn(&str, &str) -> String) -> String {
    let one = |segment: &SegmentView| {
        let words = if segment.is_break { " " } else { segment.text.as_str() };
        let lead = words.len() - words.trim_start().len();
        let (space, words) = words.split_at(lead);
        match segment.fate {
            Fate::Removed if !words.is_empty() => format!("{space}{}", paint("31", &format!("[-{words}-]"))),
            Fate::Added if !words.is_empty() => format!("{space}{}", paint("32", &format!("{{+{words}+}}"))),
            _ => format!("{space}{words}"),
        }
    };
    segments.iter().map(one).collect()
}
