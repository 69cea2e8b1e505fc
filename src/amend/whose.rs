//! Which of the documents that an instrument names is the regulation at hand: never another's provision is touched.

use super::read::{Amended, NamedDocument, folded};
use crate::model::{Facts, Regulation};

/// Parts what an instrument does: to this regulation, in the order of the instrument, and to other documents.
///
/// A document with a number is this regulation where its number, or that of its decision, is it. One without is where
/// its kind and subject are this regulation's as far as both say them; of several that could be, the one that says
/// most of its name.
pub fn own(amended: Vec<Amended>, base: &Regulation) -> (Option<Amended>, Vec<Amended>) {
    let fits: Vec<Option<usize>> = amended.iter().map(|one| fit(one.document.as_ref(), &base.facts)).collect();
    let best = fits.iter().flatten().copied().filter(|fit| *fit != NUMBERED).max();
    let mut mine: Option<Amended> = None;
    let mut others = Vec::new();
    for (one, fit) in amended.into_iter().zip(fits) {
        if fit.is_none() || fit < best && fit != Some(NUMBERED) && fit != Some(SAID_ALONE) {
            others.push(one);
            continue;
        }
        match &mut mine {
            Some(mine) => mine.read.extend(one.read),
            None => mine = Some(one),
        }
    }
    if let Some(mine) = &mut mine {
        mine.read.sort_by_key(|read| (read.span.file, read.span.start));
    }
    (mine, others)
}

/// How well a name that says only its kind fits, and none at all.
const SAID_ALONE: usize = 1;
/// How well a number fits.
const NUMBERED: usize = usize::MAX;

/// How much of its name says that a document is this regulation; `None` when it is another.
fn fit(document: Option<&NamedDocument>, facts: &Facts) -> Option<usize> {
    let Some(document) = document else { return Some(SAID_ALONE) };
    let known = || facts.number.is_some() || facts.decision.as_ref().is_some_and(|decision| decision.number.is_some());
    if let Some(number) = &document.number {
        if is_numbered(number, facts) {
            return Some(NUMBERED);
        }
        if known() {
            return None;
        }
    }
    let (kind, subject) = document.kind_and_subject();
    let own_kind = folded(facts.document_type());
    let decides = facts.decision.as_ref().is_some_and(|decision| folded(decision.document_type()) == kind);
    if kind != own_kind && !decides {
        return None;
    }
    if subject.is_empty() {
        return Some(SAID_ALONE);
    }
    let own = folded(&facts.subject);
    let organ = folded(&facts.organ.name);
    let (said, names): (Vec<&str>, Vec<&str>) = (subject.split(' ').collect(), own.split(' ').collect());
    let alike = said.iter().zip(&names).take_while(|(said, own)| said == own).count();
    let same = alike == said.len() || alike == names.len();
    // `Quy chế làm việc của Đảng uỷ xã` shortens a name that lists three bodies of it.
    let whose = subject.split_once(" của ").map(|(_, whose)| whose.split(' ').take(3).collect::<Vec<_>>().join(" "));
    let ours = whose.is_none_or(|whose| own.contains(&whose) || organ.contains(&whose));
    (same || alike >= 2 && ours).then_some(1 + alike)
}

/// Whether a number as it is cited, `03-QC/ĐU`, is that of a regulation or of its decision.
fn is_numbered(cited: &str, facts: &Facts) -> bool {
    let digits: String = cited.chars().take_while(char::is_ascii_digit).collect();
    let Ok(number) = digits.parse::<u32>() else { return false };
    let decision = facts.decision.as_ref().and_then(|decision| decision.number);
    let same = [facts.number, decision].into_iter().flatten().any(|own| own == number);
    let code = facts.organ.code.as_deref().map(folded);
    same && code.is_none_or(|code| folded(cited).ends_with(&code))
}
