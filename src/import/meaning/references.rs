//! Typed references become links, where the place is there and the link prints the very words.

use super::{each_mut, ids};
use crate::model::{
    Citation, Id, Inline, InlineKind, Level, Number, Provision, Regulation, Text, names_source, said_in_full,
    strip_marks, typed_citations_below,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// A provision that may be cited.
struct Target {
    at: usize,
    citation: Citation,
    level: Level,
    number: Option<Number>,
}

/// A link to put in: into which provision, which of its texts, which piece of it, over which bytes.
struct Edit {
    text: usize,
    piece: usize,
    range: Range<usize>,
    target: usize,
}

/// Links what can be; gives how many became links and how many stay typed.
pub(super) fn link(regulation: &mut Regulation) -> (usize, usize) {
    // What amends another document speaks of the places of that one.
    if regulation.facts.subject.to_lowercase().starts_with("sửa đổi") {
        return (0, 0);
    }
    let mut decision = 0;
    regulation.decision_text.iter().for_each(|provision| provision.visit_own(&mut |_| decision += 1));
    let mut targets: Vec<Target> = Vec::new();
    let mut places: Vec<Citation> = Vec::new();
    let mut at = decision;
    regulation.cited(|provision, citation| {
        if provision.level.is_numbered() {
            let (level, number) = (provision.level, provision.number.clone());
            targets.push(Target { at, citation: citation.clone(), level, number });
        }
        places.push(citation.clone());
        at += 1;
    });
    let by_words: BTreeMap<String, usize> =
        targets.iter().enumerate().rev().map(|(at, target)| (target.citation.to_string(), at)).collect();
    let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    let mut left = 0;
    let mut at = 0;
    let anothers = below_a_source(regulation);
    regulation.cited(|provision, _| {
        let place = &places[at];
        let of_another = anothers.get(at).copied().unwrap_or(false);
        let texts = std::iter::once(&provision.body)
            .chain(provision.table.iter().flat_map(|table| table.rows.iter().flatten()));
        for (text_at, text) in texts.enumerate() {
            for (piece, inline) in text.0.iter().enumerate() {
                let InlineKind::Words(words) = &inline.kind else { continue };
                for (range, full) in cited(words, place, of_another) {
                    let target = full.as_ref().and_then(|full| by_words.get(full)).map(|at| &targets[*at]);
                    let prints =
                        |target: &&Target| target.citation.said_from(place).to_string() == words[range.clone()];
                    match target.filter(prints) {
                        Some(target) => {
                            let edit = Edit { text: text_at, piece, range, target: target.at };
                            edits.entry(decision + at).or_default().push(edit);
                        }
                        None => left += 1,
                    }
                }
            }
        }
        at += 1;
    });
    let ids = name_targets(regulation, &targets, &edits);
    let mut linked = 0;
    each_mut(regulation, &mut |at, provision| {
        let Some(edits) = edits.get(&at) else { return };
        let cells = provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
        for (text_at, text) in std::iter::once(&mut provision.body).chain(cells).enumerate() {
            let own: Vec<&Edit> = edits.iter().filter(|edit| edit.text == text_at).collect();
            linked += replace(text, &own, &ids);
        }
    });
    (linked, left)
}

/// Of each provision, in the order of [`Regulation::cited`], whether what it stands in says that the places below are of
/// another document.
fn below_a_source(regulation: &Regulation) -> Vec<bool> {
    fn walk(provisions: &[Provision], of_another: bool, out: &mut Vec<bool>) {
        for (at, provision) in provisions.iter().enumerate() {
            // A lead may stand as a paragraph before the list that it opens.
            let before = provisions.get(..at).unwrap_or_default();
            let led = before.iter().rev().find(|one| one.level == Level::Paragraph);
            let led =
                provision.level != Level::Paragraph && led.is_some_and(|lead| names_source(&lead.body.bare_words()));
            out.push(of_another || led);
            let own = of_another || led || names_source(&provision.body.bare_words());
            walk(provision.own_children(), own, out);
        }
    }
    let mut out = Vec::new();
    walk(&regulation.provisions, false, &mut out);
    out
}

/// The places that words cite, each with its whole citation when it can be told.
fn cited(words: &str, place: &Citation, of_another: bool) -> Vec<(Range<usize>, Option<String>)> {
    let mut out = Vec::new();
    for citation in typed_citations_below(words, of_another) {
        let says_number = citation.words.chars().any(|c| c.is_ascii_digit()) || !citation.steps.contains("này");
        if !says_number && !citation.steps.starts_with("điểm ") {
            continue;
        }
        out.push((citation.range, said_in_full(&citation.steps, place)));
    }
    for (at, found) in words.match_indices("Phụ lục") {
        let rest = &words[at + found.len()..];
        let number = rest
            .strip_prefix(' ')
            .map_or("", |rest| &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())]);
        let end = at + found.len() + if number.is_empty() { 0 } else { 1 + number.len() };
        let after = words[end..].trim_start();
        let foreign = ["ban hành", "kèm theo", "của", "Nghị", "Quyết", "Thông", "Hướng", "số"]
            .iter()
            .any(|open| after.starts_with(open));
        if !foreign {
            out.push((at..end, Some(words[at..end].to_owned())));
        }
    }
    out.sort_by_key(|(range, _)| range.start);
    out
}

/// Gives an id to every provision that a link leads to; gives the ids by place.
fn name_targets(
    regulation: &mut Regulation,
    targets: &[Target],
    edits: &BTreeMap<usize, Vec<Edit>>,
) -> BTreeMap<usize, Id> {
    let wanted: std::collections::BTreeSet<usize> = edits.values().flatten().map(|edit| edit.target).collect();
    let mut taken = ids::taken(regulation);
    let mut out = BTreeMap::new();
    let mut article = String::new();
    let mut clause = String::new();
    let by_place: BTreeMap<usize, &Target> = targets.iter().map(|target| (target.at, target)).collect();
    each_mut(regulation, &mut |at, provision| {
        let Some(target) = by_place.get(&at) else { return };
        let number = target.number.as_ref().map(|number| number.print(target.level)).unwrap_or_default();
        let plain = strip_marks(&number.replace('đ', "dd")).to_lowercase();
        let stem = match target.level {
            Level::Clause => format!("{article}-k{plain}"),
            Level::Point if clause.is_empty() => format!("{article}-{plain}"),
            Level::Point => format!("{clause}-{plain}"),
            Level::Chapter => format!("chuong-{plain}"),
            Level::Section => format!("muc-{plain}"),
            Level::Annex => format!("phu-luc-{plain}"),
            _ => format!("dieu-{plain}"),
        };
        if provision.id.is_none() && wanted.contains(&at) {
            provision.id = ids::free(stem.trim_end_matches('-'), &taken);
            provision.id_derived = false;
            taken.extend(provision.id.clone());
        }
        let name = provision.id.as_ref().map_or(stem, ToString::to_string);
        match target.level {
            Level::Clause => clause = name,
            Level::Point => {}
            _ => (article, clause) = (name, String::new()),
        }
        if let Some(id) = provision.id.clone().filter(|_| wanted.contains(&at)) {
            out.insert(at, id);
        }
    });
    out
}

/// Puts links into a text; gives how many.
fn replace(text: &mut Text, edits: &[&Edit], ids: &BTreeMap<usize, Id>) -> usize {
    if edits.is_empty() {
        return 0;
    }
    let mut count = 0;
    let mut out: Vec<Inline> = Vec::new();
    for (piece, inline) in std::mem::take(&mut text.0).into_iter().enumerate() {
        let InlineKind::Words(words) = &inline.kind else {
            out.push(inline);
            continue;
        };
        let mut from = 0;
        let mut push = |kind: InlineKind| out.push(Inline { kind, origin: inline.origin });
        for edit in edits.iter().filter(|edit| edit.piece == piece) {
            let Some(id) = ids.get(&edit.target).filter(|_| edit.range.start >= from) else { continue };
            if edit.range.start > from {
                push(InlineKind::Words(words[from..edit.range.start].to_owned()));
            }
            push(InlineKind::Reference(id.clone()));
            from = edit.range.end;
            count += 1;
        }
        if from < words.len() {
            push(InlineKind::Words(words[from..].to_owned()));
        }
    }
    text.0 = out;
    count
}
