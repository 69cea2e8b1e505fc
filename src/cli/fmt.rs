//! `quyche fmt`: the canonical form of every file, with nothing lost.

use super::args::FmtArgs;
use super::output::Output;
use super::unified::unified;
use super::{Failure, Outcome};
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{self, is_text_file};
use crate::open;
use crate::source::{DECISION_FILE, FACTS_FILE, FileId, SourceFile, Sources};
use crate::{save, store};
use std::path::Path;

pub(super) fn run(args: &FmtArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let (mut count, mut changed) = (0, 0);
    let mut stopped = false;
    for dir in open::regulations(&args.dirs)? {
        // From reading to writing nobody else may write.
        let _lock = if args.check { None } else { Some(store::lock(&dir)?) };
        let sources = store::read_folder(&dir)?;
        for (file, source) in sources.iter().filter(|(_, source)| is_ours(&source.name)) {
            count += 1;
            let Some(text) = canonical(file, source, output) else {
                stopped = true;
                continue;
            };
            if text == source.text {
                continue;
            }
            changed += 1;
            if args.check {
                output.tell("fmt.changed", &[("path", source.path.clone())]);
                output.print(difference(source, &text))?;
            } else {
                store::write_file(Path::new(&source.path), text.as_bytes())?;
                output.tell("fmt.written", &[("path", source.path.clone())]);
            }
        }
    }
    if changed == 0 && !stopped {
        output.tell("fmt.clean", &[("count", count.to_string())]);
    }
    Ok(if stopped || (args.check && changed > 0) { Outcome::Findings } else { Outcome::Clean })
}

fn is_ours(name: &str) -> bool {
    name == FACTS_FILE || name == DECISION_FILE || is_text_file(name)
}

fn difference(source: &SourceFile, text: &str) -> String {
    unified(&source.text, text, Some(&source.path))
}

/// The canonical form of a file; `None` when it is not understood, so that formatting would lose something.
fn canonical(file: FileId, source: &SourceFile, output: &mut Output) -> Option<String> {
    let refuse = |key: &str, output: &mut Output| {
        output.tell(key, &[("path", source.path.clone())]);
        None
    };
    if source.fault.is_some() || !load::is_readable(file, source) {
        return refuse("error.not-understood", output);
    }
    let (text, kept) = if source.name == FACTS_FILE { facts(file, &source.text) } else { markdown(file, &source.text) }
        .map_or((String::new(), None), |(text, kept)| (text, Some(kept)));
    match kept {
        None => refuse("error.not-understood", output),
        Some(false) => refuse("error.broken-loss", output),
        Some(true) => Some(text),
    }
}

/// The canonical text, and whether it reads back as the same.
fn markdown(file: FileId, text: &str) -> Option<(String, bool)> {
    let mut diagnostics = Vec::new();
    let provisions = load::load_text(file, text, &mut diagnostics);
    if has_errors(&diagnostics) {
        return None;
    }
    let canonical = save::markdown(&provisions);
    let again = load::load_text(file, &canonical, &mut Vec::new());
    Some((canonical, again == provisions))
}

fn facts(file: FileId, text: &str) -> Option<(String, bool)> {
    let mut diagnostics = Vec::new();
    let tree = load::read_yaml(file, text, &mut diagnostics);
    if has_errors(&diagnostics) {
        return None;
    }
    let canonical = save::yaml(&tree);
    let again = load::read_yaml(file, &canonical, &mut diagnostics);
    let same_comments = comments(&tree) == comments(&again);
    Some((canonical, tree.root.same_as(&again.root) && same_comments && !has_errors(&diagnostics)))
}

fn comments(tree: &load::Tree) -> Vec<String> {
    let mut comments = tree.comments();
    comments.sort();
    comments
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Writes a whole regulation into a new folder: all of it or nothing.
///
/// # Errors
/// Something is there already, or a file cannot be written.
pub(super) fn write_new(dir: &Path, sources: &Sources) -> Result<(), Failure> {
    let files: Vec<(&str, &[u8])> =
        sources.iter().map(|(_, source)| (source.name.as_str(), source.text.as_bytes())).collect();
    Ok(store::write_new_folder(dir, &files)?)
}
