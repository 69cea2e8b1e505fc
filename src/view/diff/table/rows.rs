//! The rows: a heading with the first khoản below it, each changed khoản by itself, what is unchanged together.

use super::cell::{Of, ParagraphView, paragraph, remark};
use super::layout::{Item, items, opens_row};
use super::row::RowView;
use super::settings::TableSettings;
use super::unit::{Fate, Unit};
use super::{bases, brief};
use crate::diff::{Diff, NodeId, Side};
use crate::model::Level;
use crate::view::diff::explain::{Explainer, capital};

/// Units are put together up to so many words in a column.
const MOST_WORDS: usize = 110;
/// A row with at most so many words in each column is not broken over two pages.
const KEPT_WORDS: usize = 100;
/// Below a heading stands at most about so much in its row, so that the heading is not left alone when the row breaks.
const HEADED_WORDS: usize = 60;

/// The rows of căn cứ and of all provisions.
pub(super) fn rows(diff: &Diff, explainer: &mut Explainer, settings: TableSettings) -> Vec<RowView> {
    let decided = [&diff.old, &diff.new].map(|side| side.document.regulation.facts.decision.is_some());
    let mut out = Vec::new();
    let (decision, text): (Vec<Unit>, Vec<Unit>) =
        units(diff).into_iter().partition(|unit| unit.items.first().is_some_and(|item| in_decision(diff, item)));
    if decided.contains(&true) {
        out.push(title(diff, true));
        out.extend(bases::rows(diff, explainer, true));
        pack(diff, explainer, decision, settings, &mut out);
        out.push(title(diff, false));
    }
    out.extend(bases::rows(diff, explainer, false));
    pack(diff, explainer, text, settings, &mut out);
    out
}

/// Over the decision and the regulation that it promulgates.
fn title(diff: &Diff, decision: bool) -> RowView {
    let facts = &diff.new.document.regulation.facts;
    let kind = |decision: bool| match (&facts.decision, decision) {
        (Some(decision), true) => decision.document_type(),
        (None, true) => "Quyết định",
        (_, false) => facts.document_type(),
    };
    let words = format!("({})", kind(decision));
    let mut paragraph = remark(&words);
    paragraph.runs[0].text = words;
    paragraph.is_grouping = true;
    RowView { spans: true, is_heading: true, keep: true, new: vec![paragraph], ..RowView::default() }
}

fn in_decision(diff: &Diff, item: &Item) -> bool {
    match (item.new, item.old.or(item.gone_from_here)) {
        (Some(n), _) => diff.new.nodes[n].in_decision,
        (None, Some(o)) => diff.old.nodes[o].in_decision,
        (None, None) => false,
    }
}

fn units(diff: &Diff) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    for item in items(diff) {
        let old = item.old.or(item.gone_from_here);
        let opens = old.is_some_and(|o| opens_row(&diff.old, o)) || item.new.is_some_and(|n| opens_row(&diff.new, n));
        if opens || out.is_empty() {
            out.push(Unit::default());
        }
        if let Some(unit) = out.last_mut() {
            unit.items.push(item);
        }
    }
    for unit in &mut out {
        describe(diff, unit);
    }
    out.into_iter().fold(Vec::new(), |mut out: Vec<Unit>, mut unit| {
        if out.last().is_some_and(|last| last.is_heading) && unit.words > KEPT_WORDS {
            let rest = cut(diff, &mut unit);
            out.push(unit);
            out.extend(rest);
        } else {
            out.push(unit);
        }
        out
    })
}

/// Cuts a long unit that follows a heading: a heading in a row that breaks could be left alone at the foot of a page.
fn cut(diff: &Diff, unit: &mut Unit) -> Option<Unit> {
    let mut words = 0;
    let fits = |item: &Item| {
        let count = |side: &Side, at: Option<NodeId>| {
            at.map_or(0, |at| side.passages(at).map(|passage| passage.words()).sum::<usize>())
        };
        words += count(&diff.old, item.old).max(count(&diff.new, item.new));
        words <= HEADED_WORDS
    };
    let fitting = unit.items.iter().map(fits).take_while(|fits| *fits).count().max(1);
    if fitting == unit.items.len() {
        return None;
    }
    let mut rest = Unit { items: unit.items.split_off(fitting), ..Unit::default() };
    describe(diff, unit);
    describe(diff, &mut rest);
    Some(rest)
}

fn describe(diff: &Diff, unit: &mut Unit) {
    let level = |item: &Item| {
        let new = item.new.map(|n| diff.new.nodes[n].level());
        new.or_else(|| item.old.map(|o| diff.old.nodes[o].level()))
    };
    let first = unit.items.first().and_then(level);
    unit.is_grouping = matches!(first, Some(Level::Chapter | Level::Section));
    unit.is_heading = first.is_some_and(Level::is_heading) && unit.items.len() == 1;
    let words = |side: &Side, at: NodeId| side.passages(at).map(|p| p.words()).sum::<usize>();
    let column = |of: fn(&Item) -> Option<NodeId>, side| -> usize {
        unit.items.iter().filter_map(of).map(|at| words(side, at)).sum()
    };
    unit.words = column(|item| item.old, &diff.old).max(column(|item| item.new, &diff.new));
    let told = |item: &Item| item.change.filter(|&at| !diff.changes[at].kinds.only_renumbered());
    let mut fates = unit.items.iter().map(|item| match (told(item), item.old, item.new) {
        _ if item.gone_from_here.is_some() || item.came_from.is_some() || item.went_to.is_some() => Fate::Changed,
        (Some(at), None, Some(_)) | (Some(at), Some(_), None) => Fate::Whole(at),
        (Some(at), ..) if is_own(diff, at, item) => Fate::Changed,
        _ => Fate::Same,
    });
    let first = fates.next().unwrap_or_default();
    unit.fate = if fates.all(|fate| fate == first) { first } else { Fate::Changed };
}

/// Whether a change is that of the item itself.
fn is_own(diff: &Diff, change: usize, item: &Item) -> bool {
    let change = &diff.changes[change];
    match change.new {
        Some(new) => item.new == Some(new),
        None => change.old.is_some() && item.new.is_none() && item.old == change.old,
    }
}

/// Puts units together to rows.
fn pack(diff: &Diff, explainer: &mut Explainer, units: Vec<Unit>, settings: TableSettings, out: &mut Vec<RowView>) {
    let mut row: Vec<Unit> = Vec::new();
    for unit in units {
        let joins = match row.last() {
            None => true,
            Some(last) if last.is_grouping || unit.is_grouping => false,
            // A heading never stands alone; a heading after a heading is another article.
            Some(last) if last.is_heading => !unit.is_heading && !is_pointer(&unit) && !is_pointer(last),
            Some(last) => {
                let words: usize = row.iter().map(|unit| unit.words).sum();
                !unit.is_heading
                    && last.fate == unit.fate
                    && unit.fate != Fate::Changed
                    && (words + unit.words <= MOST_WORDS || settings.brief && unit.fate == Fate::Same)
            }
        };
        if !joins {
            out.extend(self::row(diff, explainer, std::mem::take(&mut row), settings));
        }
        row.push(unit);
    }
    out.extend(self::row(diff, explainer, row, settings));
}

/// Whether a unit only tells where something went.
fn is_pointer(unit: &Unit) -> bool {
    unit.items.first().is_some_and(|item| item.gone_from_here.is_some())
}

fn row(diff: &Diff, explainer: &mut Explainer, units: Vec<Unit>, settings: TableSettings) -> Option<RowView> {
    let items: Vec<Item> = units.iter().flat_map(|unit| unit.items.iter().copied()).collect();
    let first = items.first()?;
    let mut row = RowView::default();
    for unit in &units {
        if settings.brief && unit.fate == Fate::Same && !unit.is_heading && !unit.is_grouping {
            continue;
        }
        for item in &unit.items {
            push(diff, item, &mut row);
        }
    }
    if settings.brief {
        brief::push(diff, &units, &mut row);
    }
    let own = |item: &Item| item.change.filter(|&at| is_own(diff, at, item));
    row.changes = items.iter().filter_map(own).collect();
    let nodes: Vec<NodeId> = items.iter().filter_map(|item| item.new).collect();
    row.notes = explainer.explain(&row.changes, &nodes).iter().map(ToString::to_string).collect();
    run_in(&mut row.old);
    run_in(&mut row.new);
    row.is_heading = units.iter().all(|unit| unit.is_grouping);
    row.keep = row.is_heading || units.iter().map(|unit| unit.words).sum::<usize>() <= KEPT_WORDS;
    let same = first.old.is_some() && first.new.is_some() && row.notes.is_empty();
    row.spans = row.is_heading && same && words(&row.old) == words(&row.new);
    if row.spans {
        row.old.clear();
    } else if row.new.is_empty() && !row.old.is_empty() && items.iter().any(|item| item.old.is_some()) {
        row.new.extend(items.iter().all(|item| item.went_to.is_none()).then(|| remark("Bỏ")));
    } else if row.old.is_empty() {
        row.old.push(remark("Không có"));
    }
    Some(row)
}

fn words(paragraphs: &[ParagraphView]) -> String {
    paragraphs
        .iter()
        .flat_map(|p| std::iter::once(&p.label).chain(p.runs.iter().map(|run| &run.text)))
        .cloned()
        .collect()
}

fn push(diff: &Diff, item: &Item, row: &mut RowView) {
    if let Some(o) = item.old {
        row.old.push(paragraph(diff, Of::Old, o, item.change));
    }
    if let Some(n) = item.new {
        row.new.push(paragraph(diff, Of::New, n, item.change));
    }
    match (item.gone_from_here, item.came_from, item.went_to) {
        (Some(o), _, Some(n)) => {
            let words = format!("{}: so sánh tại {} của dự thảo", diff.old.cite(o), diff.new.cite(n));
            row.old.push(remark(&capital(&words)));
        }
        (_, Some(o), _) => row.old.push(remark(&format!("Xem {}", diff.old.cite(o)))),
        (_, _, Some(n)) => row.old.push(remark(&format!("Chuyển thành {} của dự thảo", diff.new.cite(n)))),
        _ => {}
    }
}

/// An article without a name takes the paragraph below it up to its line.
fn run_in(paragraphs: &mut Vec<ParagraphView>) {
    let bare = |p: &ParagraphView| p.kind == "article" && p.runs.is_empty();
    let mut at = 0;
    while at + 1 < paragraphs.len() {
        if bare(&paragraphs[at]) && paragraphs[at + 1].kind == "paragraph" && !paragraphs[at + 1].is_remark {
            let label = std::mem::take(&mut paragraphs[at].label);
            paragraphs[at + 1].label = label;
            paragraphs.remove(at);
        }
        at += 1;
    }
}
