//! `--base`: of the findings only those in what a change touched, and those that it caused elsewhere.
//!
//! Touched are the provisions that the comparison tells (their own number aside, which follows from a change elsewhere)
//! and the lines of `regulation.yaml` that the old one does not have. Caused elsewhere is what the review of the old
//! version does not say: a reference whose target went, a role whose last duty went.

use super::super::Failure;
use crate::diagnostic::Diagnostic;
use crate::diff::{self, Diff, Document, Kind};
use crate::load::embedded_registry;
use crate::open::{self, Reviewed};
use crate::source::{FACTS_FILE, Sources, Span};
use crate::store::Place;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Keeps what the change from the version at `base`, a folder or a git revision, touched or caused.
///
/// # Errors
/// The old version cannot be read.
pub(super) fn keep(report: &mut Reviewed, base: &str, top: &Path) -> Result<(), Failure> {
    let place = Place::parse(base, Path::new("."));
    let (sources, loaded) = open::read_place(&place)?;
    let profile = open::profile_at(&place, &loaded.regulation)?;
    let old = open::review_old(sources, loaded, profile, Path::new(&report.folder), top)?;
    let diff = diff::compare(
        Document { regulation: &old.regulation, profile: &old.profile },
        Document { regulation: &report.regulation, profile: &report.profile },
        embedded_registry,
    );
    let touched = touched(&diff);
    let old_lines: BTreeSet<&str> = facts(&old.sources).lines().collect();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &old.diagnostics {
        *known.entry(what(finding, &old.sources)).or_default() += 1;
    }
    let sources = &report.sources;
    report.diagnostics.retain(|finding| {
        let was_there = known.get_mut(&what(finding, sources)).filter(|count| **count > 0);
        let is_new = was_there.is_none();
        if let Some(count) = was_there {
            *count -= 1;
        }
        is_new || is_touched(finding.span, sources, &touched, &old_lines)
    });
    Ok(())
}

/// The provisions of the new text that a change touched: where each begins, and whether it was touched.
fn touched(diff: &Diff) -> Vec<(Span, bool)> {
    let mut is_touched = vec![false; diff.new.nodes.len()];
    for change in &diff.changes {
        let Some(new) = change.new.filter(|_| !change.kinds.only_renumbered()) else { continue };
        // Of what came, moved or was put together anew, all that stands in it is new in its place.
        let whole = [Kind::Added, Kind::Moved, Kind::Split, Kind::Merged].iter().any(|kind| change.kinds.has(*kind));
        let end = if whole { diff.new.nodes[new].end } else { new + 1 };
        is_touched[new..end].iter_mut().for_each(|node| *node = true);
    }
    diff.facts.iter().filter_map(|fact| fact.new_at).for_each(|at| is_touched[at] = true);
    let nodes = diff.new.nodes.iter().zip(is_touched);
    let mut out: Vec<_> = nodes.filter_map(|(node, touched)| Some((node.provision.origin.0?, touched))).collect();
    out.sort_by_key(|(span, _)| (span.file, span.start));
    out
}

fn is_touched(span: Span, sources: &Sources, touched: &[(Span, bool)], old_lines: &BTreeSet<&str>) -> bool {
    let Some(file) = sources.get(span.file) else { return true };
    if file.name == FACTS_FILE {
        let start = file.text[..span.start.min(file.text.len())].rfind('\n').map_or(0, |at| at + 1);
        let end = span.end.clamp(start, file.text.len());
        return file.text[start..]
            .split_inclusive('\n')
            .scan(start, |at, line| {
                let begins = *at;
                *at += line.len();
                Some((begins, line))
            })
            .take_while(|(begins, _)| *begins <= end.max(start))
            .any(|(_, line)| !old_lines.contains(line.trim_end_matches(['\r', '\n'])));
    }
    let at = touched.partition_point(|(known, _)| (known.file, known.start) <= (span.file, span.start));
    at.checked_sub(1).and_then(|at| touched.get(at)).is_some_and(|(known, touched)| known.file == span.file && *touched)
}

fn facts(sources: &Sources) -> &str {
    sources.find(FACTS_FILE).map_or("", |(_, file)| file.text.as_str())
}

/// What a finding says, wherever it stands.
fn what(finding: &Diagnostic, sources: &Sources) -> String {
    let gaps: Vec<&str> = finding.message.gaps.iter().map(|(_, value)| value.as_str()).collect();
    format!("{}\n{}\n{}", finding.code.code, gaps.join("\n"), sources.words(finding.span))
}
