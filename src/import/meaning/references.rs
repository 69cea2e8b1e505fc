//! Typed references become links, where the place is there and the link prints the very words.

use super::{each_mut, ids};
use crate::model::{
    Citation, Id, Inline, InlineKind, Level, Number, Provision, Regulation, Text, names_source, strip_marks,
    typed_citations_below,
};
use crate::source::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// A provision that may be cited.
struct Citable {
    at: usize,
    citation: Citation,
    level: Level,
    number: Option<Number>,
    /// The letter that was typed, when it is another.
    typed: Option<String>,
}

impl Citable {
    /// A citation of it with the letter that was typed.
    fn with_typed_letter(&self, said: &str) -> String {
        let letter = self.number.as_ref().map(|number| number.print(self.level)).unwrap_or_default();
        let rest = said.strip_prefix("điểm ").and_then(|rest| rest.strip_prefix(letter.as_str()));
        match (&self.typed, rest) {
            (Some(typed), Some(rest)) => format!("điểm {typed}{rest}"),
            _ => said.to_owned(),
        }
    }
}

/// A link to put in: into which provision, which of its texts, which piece of it, over which bytes.
struct Edit {
    text: usize,
    piece: usize,
    range: Range<usize>,
    target: usize,
}

/// Links what can be; gives how many became links and how many stay typed. Of the điểm at `recounted` places other letters
/// were typed than they have now: what cites those letters means these điểm.
pub(super) fn link(regulation: &mut Regulation, recounted: &[(Span, String)]) -> (usize, usize) {
    // What amends another document speaks of the places of that one.
    if regulation.facts.subject.to_lowercase().starts_with("sửa đổi") {
        return (0, 0);
    }
    let mut decision = 0;
    regulation.decision_text.iter().for_each(|provision| provision.visit_own(&mut |_| decision += 1));
    let typed_at: BTreeMap<usize, &str> = recounted.iter().map(|(at, typed)| (at.start, typed.as_str())).collect();
    let mut targets: Vec<Citable> = Vec::new();
    let mut places: Vec<Citation> = Vec::new();
    let mut at = decision;
    regulation.cited(|provision, citation| {
        if provision.level.is_numbered() {
            let (level, number) = (provision.level, provision.number.clone());
            let typed = provision.origin.0.and_then(|place| typed_at.get(&place.start).copied());
            let typed = typed.filter(|_| level == Level::Point).map(str::to_owned);
            targets.push(Citable { at, citation: citation.clone(), level, number, typed });
        }
        places.push(citation.clone());
        at += 1;
    });
    let by_words: BTreeMap<String, usize> =
        targets.iter().enumerate().rev().map(|(at, target)| (target.citation.to_string(), at)).collect();
    let as_typed = as_typed(&targets, &by_words);
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
                    let found = full.as_ref().and_then(|full| match as_typed.get(full) {
                        Some(typed) => *typed,
                        None => by_words.get(full).copied(),
                    });
                    let target = found.and_then(|at| targets.get(at));
                    let prints = |target: &&Citable| {
                        let said = target.citation.said_from(place).to_string();
                        target.with_typed_letter(&said) == words[range.clone()]
                    };
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

/// The citations that say a letter that was recounted, with the target that they mean; none where another điểm of the list
/// was typed with the same letter.
fn as_typed(targets: &[Citable], by_words: &BTreeMap<String, usize>) -> BTreeMap<String, Option<usize>> {
    let recounted = targets.iter().enumerate().filter(|(_, target)| target.typed.is_some());
    let mut out = BTreeMap::new();
    for (at, target) in recounted {
        let words = target.with_typed_letter(&target.citation.to_string());
        let other = by_words.get(&words).and_then(|at| targets.get(*at));
        let is_sure = other.is_none_or(|other| other.typed.is_some());
        out.insert(words, Some(at).filter(|_| is_sure));
    }
    out
}

/// Of each provision, in the order of [`Regulation::cited`], whether what it stands in says that the places below are of
/// another document.
fn below_a_source(regulation: &Regulation) -> Vec<bool> {
    fn walk(provisions: &[Provision], of_another: bool, out: &mut Vec<bool>) {
        // A lead may stand as a paragraph before the list that it opens.
        let mut lead = false;
        for provision in provisions {
            let led = provision.level != Level::Paragraph && lead;
            out.push(of_another || led);
            let names = names_source(&provision.body.bare_words());
            if provision.level == Level::Paragraph {
                lead = names;
            }
            walk(provision.own_children(), of_another || led || names, out);
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
        if !citation.says_only_here() {
            let full = citation.address.in_full(&place.address);
            out.push((citation.range, full.map(|full| full.to_string())));
        }
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
    targets: &[Citable],
    edits: &BTreeMap<usize, Vec<Edit>>,
) -> BTreeMap<usize, Id> {
    let wanted: std::collections::BTreeSet<usize> = edits.values().flatten().map(|edit| edit.target).collect();
    let mut taken = ids::Taken::of(regulation);
    let mut out = BTreeMap::new();
    let mut article = String::new();
    let mut clause = String::new();
    let by_place: BTreeMap<usize, &Citable> = targets.iter().map(|target| (target.at, target)).collect();
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
            provision.id = taken.free(stem.trim_end_matches('-'));
            provision.id_derived = false;
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
