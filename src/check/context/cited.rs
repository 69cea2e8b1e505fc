//! Every citation of a place of the regulation itself, by a link or by typed words, and the place it leads to.

use super::{Context, Part, Placed, Printed};
use crate::model::{Address, Level, names_source, typed_citations_below};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A citation of a place of this regulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The text that cites, by its place among [`Context::texts`].
    pub text: usize,
    /// The printed bytes of the citation.
    pub printed: Range<usize>,
    /// The provision cited, by its place; `None` when there is none.
    pub target: Option<usize>,
    /// For words that were typed, the citation in full: `khoản 2 Điều 5`; empty when it only says `này`, and for a
    /// link `None`.
    pub typed: Option<String>,
}

/// All citations, in reading order.
pub(super) fn cited(context: &Context) -> Vec<Cited> {
    let mut places: FxHashMap<Address, usize> = FxHashMap::default();
    let mut out = Vec::new();
    // An instrument that amends speaks of the places of what it amends.
    let amends = context.is_amending();
    for text in context.texts().iter().filter(|text| !matches!(text.part, Part::Fact(_))) {
        let start = out.len();
        for (printed, id) in &text.links {
            let target = context.provision(id).map(|placed| placed.at);
            out.push(Cited { text: text.at, printed: printed.clone(), target, typed: None });
        }
        // What the decision types is a place of the decision.
        let is_own = !amends && context.provision_of(text).is_some_and(|placed| !placed.in_decision);
        let of_another = is_own && below_a_source(context, text);
        for citation in typed_citations_below(&text.text, of_another).into_iter().filter(|_| is_own) {
            // What a link or a fact prints was not typed, and is no number either when only this place is meant.
            if text.typed(citation.range.clone()).is_none() {
                continue;
            }
            if places.is_empty() {
                places = numbered(context);
            }
            let full = full(context, text, &citation.address);
            let target = full.as_ref().and_then(|full| places.get(full)).copied();
            let full = full.filter(|_| !citation.says_only_here());
            let typed = Some(full.map(|full| full.to_string()).unwrap_or_default());
            out.push(Cited { text: text.at, printed: citation.range, target, typed });
        }
        out[start..].sort_by_key(|cited| cited.printed.start);
    }
    out
}

/// Whether an article, by its name or its first words, amends another document: `Sửa đổi, bổ sung khoản 2 Điều 5 …`.
pub(super) fn amends(context: &Context, article: &Placed) -> bool {
    let first = context.children(article).next();
    let texts = [Some(article), first].into_iter().flatten().map(|placed| context.printed(placed));
    let rests = texts.filter_map(|text| {
        ["Sửa đổi, bổ sung ", "Bổ sung ", "Bãi bỏ ", "Thay thế ", "Bỏ "].iter().find_map(|verb| text.strip_prefix(verb))
    });
    let objects =
        ["một số ", "tên ", "điểm ", "khoản ", "Điều ", "Mục ", "Chương ", "cụm từ ", "các cụm từ ", "các điều "];
    rests.into_iter().any(|rest| objects.iter().any(|object| rest.starts_with(object)))
}

/// The numbered provisions of the regulation by their citations.
fn numbered(context: &Context) -> FxHashMap<Address, usize> {
    let mut places = FxHashMap::default();
    let own = context.provisions().iter().filter(|placed| !placed.in_decision && placed.provision.number.is_some());
    for placed in own {
        places.entry(placed.citation.address.clone()).or_insert(placed.at);
    }
    places
}

/// A citation with the places for `Điều này`, `khoản này`; `None` where it is not made from inside such a place.
fn full(context: &Context, text: &Printed, said: &Address) -> Option<Address> {
    match context.provision_of(text) {
        Some(placed) => said.in_full(&placed.citation.address),
        None => Some(said.clone()).filter(|said| !said.here),
    }
}

/// Whether what a text stands in says that the places below are of another document.
fn below_a_source(context: &Context, text: &Printed) -> bool {
    let Some(mut placed) = context.provision_of(text) else { return false };
    let says = |placed: &Placed| names_source(&placed.provision.body.bare_words());
    while let Some(parent) = context.parent(placed) {
        let before = context.children(parent).take_while(|child| child.at != placed.at);
        let led = before.filter(|child| child.level() == Level::Paragraph).last();
        if says(parent) || placed.level() != Level::Paragraph && led.is_some_and(says) {
            return true;
        }
        placed = parent;
    }
    false
}
