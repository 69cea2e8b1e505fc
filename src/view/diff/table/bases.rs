//! The rows of căn cứ and of the clause that issues, laid over each other line by line.

use super::cell::{line, remark};
use super::row::RowView;
use crate::diff::{Diff, Fact, FactKind, Field, Side, compare_words};
use crate::model::{Basis, Index};
use crate::view::build::bases as printed;
use crate::view::diff::explain::Explainer;
use crate::view::diff::segment::{SegmentView, new_side, old_side};
use crate::view::runs::Printer;

/// The lines of one side.
struct Lines<'a> {
    bases: &'a [Basis],
    /// Each basis as printed.
    printed: Vec<String>,
    /// Each basis as a fact tells it.
    cited: Vec<String>,
    enacting: String,
}

/// The rows; of the promulgating decision, or else of the regulation itself.
pub(super) fn rows(diff: &Diff, explainer: &Explainer, decision: bool) -> Vec<RowView> {
    let index = [diff.old.document.regulation.index(), diff.new.document.regulation.index()];
    let (old, new) = (lines(&diff.old, decision, &index[0]), lines(&diff.new, decision, &index[1]));
    let facts: Vec<&Fact> = diff.facts.iter().filter(|fact| fact.kind == FactKind::Basis).collect();
    let partner = |at: usize| -> Option<usize> {
        let cited = &old.cited[at];
        let fact = facts.iter().find(|fact| fact.old.as_ref() == Some(cited));
        match fact.map(|fact| (fact.field, &fact.new)) {
            Some((Field::Whole, _)) => None,
            Some((_, Some(after))) => new.cited.iter().position(|other| other == after),
            _ => new.bases.iter().position(|other| same(&old.bases[at], other)),
        }
    };
    let partners: Vec<Option<usize>> = (0..old.bases.len()).map(partner).collect();
    let told = |at: Option<usize>, lines: &Lines, of: fn(&Fact) -> &Option<String>| {
        let fact = at.and_then(|at| facts.iter().find(|fact| of(fact).as_ref() == Some(&lines.cited[at])));
        fact.map(|fact| explainer.basis(fact).to_string())
    };
    let mut out = Vec::new();
    let mut done = vec![false; old.bases.len()];
    // What is gone stands where it stood, before the next that is kept.
    let gone = |upto: usize, out: &mut Vec<RowView>, done: &mut Vec<bool>| {
        for at in 0..upto {
            if partners[at].is_none() && !std::mem::replace(&mut done[at], true) {
                let note = told(Some(at), &old, |fact| &fact.old);
                out.push(pair(&old.printed[at], "", note.into_iter().collect()));
            }
        }
    };
    for n in 0..new.bases.len() {
        let from = partners.iter().position(|partner| *partner == Some(n));
        if let Some(o) = from {
            gone(o, &mut out, &mut done);
        }
        let old_line = from.map_or("", |o| &old.printed[o]);
        let note = told(Some(n), &new, |fact| &fact.new).or_else(|| reworded(explainer, old_line, &new.printed[n]));
        out.push(pair(old_line, &new.printed[n], note.into_iter().collect()));
    }
    gone(old.bases.len(), &mut out, &mut done);
    if !old.enacting.is_empty() || !new.enacting.is_empty() {
        let note = reworded(explainer, &old.enacting, &new.enacting);
        out.push(pair(&old.enacting, &new.enacting, note.into_iter().collect()));
    }
    out
}

/// What was done to a line that is kept.
fn reworded(explainer: &Explainer, old: &str, new: &str) -> Option<String> {
    explainer.line(&compare_words(old, new)).map(|say| say.to_string())
}

/// Two lines beside each other, what differs marked.
fn pair(old: &str, new: &str, notes: Vec<String>) -> RowView {
    let words = compare_words(old, new);
    let cell = |words: Vec<SegmentView>, none: &str| match words.is_empty() {
        true => vec![remark(none)],
        false => vec![line("basis", words)],
    };
    let (old, new) = (cell(old_side(&words), "Không có"), cell(new_side(&words), "Bỏ"));
    RowView { keep: true, old, new, notes, ..RowView::default() }
}

fn lines<'a>(side: &Side<'a>, decision: bool, index: &Index<'_>) -> Lines<'a> {
    let document = side.document;
    let facts = &document.regulation.facts;
    let (bases, enacting): (&'a [Basis], Option<&'a String>) = match (decision, &facts.decision) {
        (false, _) => (&facts.bases, facts.enacting.as_ref()),
        (true, Some(decision)) => (&decision.bases, decision.enacting.as_ref()),
        (true, None) => (&[], None),
    };
    let mut printer = Printer::new(facts, document.profile, index);
    let words = |runs: Vec<crate::view::Run>| runs.into_iter().map(|run| run.text).collect::<String>();
    let printed = printed(bases, &mut printer).into_iter().map(words).collect();
    let cited = bases.iter().map(|basis| basis.cited(&document.profile.basis.cited)).collect();
    let enacting = enacting.map(|clause| printer.plain_words(clause)).unwrap_or_default();
    Lines { bases, printed, cited, enacting }
}

fn same(left: &Basis, right: &Basis) -> bool {
    match (&left.number, &right.number) {
        (Some(l), Some(r)) => l == r,
        (None, None) => {
            left.text == right.text && left.document_type == right.document_type && left.subject == right.subject
        }
        _ => false,
    }
}
