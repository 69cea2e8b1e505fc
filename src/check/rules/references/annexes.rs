//! Annexes named by their number in typed words: `Phụ lục 3`, `Phụ lục số III`.

use super::documents;
use crate::check::{Context, Hit, Part};
use crate::model::Level;
use std::ops::Range;

/// An annex that a text names and the regulation does not have.
pub(super) struct Missing<'c> {
    /// The words that name the annex.
    pub hit: Hit<'c>,
    /// The printed bytes of the name with its number.
    pub printed: Range<usize>,
}

/// The annexes that are named and missing. A law that is read without its annexes names all of them; that is the file's.
pub(super) fn missing<'c>(context: &'c Context) -> Vec<Missing<'c>> {
    let annexes = context.provisions().iter().filter(|placed| placed.level() == Level::Annex && !placed.in_decision);
    let annexes: Vec<_> = annexes.collect();
    if annexes.is_empty() && context.is_legislation() {
        return Vec::new();
    }
    let mut known: Vec<String> = Vec::new();
    for (at, annex) in annexes.iter().enumerate() {
        let counted = u32::try_from(at + 1).unwrap_or(u32::MAX).to_string();
        let printed = annex
            .provision
            .number
            .as_ref()
            .map(|number| [number.print(Level::Annex).to_lowercase(), number.print(Level::Chapter).to_lowercase()]);
        known.extend(printed.into_iter().flatten());
        known.push(counted);
    }
    let hits = context.find("phụ lục").into_iter().filter(|hit| matches!(hit.text.part, Part::Body | Part::Footnote));
    let missing = hits.filter_map(|hit| {
        let text = hit.text;
        let placed = context.provision_of(text)?;
        // An annex speaks of forms of its own, a quotation of another document's annexes.
        let is_read = placed.article.is_some() && !placed.in_decision && !context.in_quotes(text, hit.printed().start);
        let next = text.word(hit.words.end)?;
        let next = if next.folded == "số" { text.word(next.at + 1)? } else { next };
        let is_number = next.folded.parse::<u32>().is_ok() || next.folded.chars().all(|c| "ivx".contains(c));
        let is_near = text.gap(next.at - 1) == " " && (next.text != next.folded || next.folded.parse::<u32>().is_ok());
        let printed = hit.printed().start..next.end;
        let sentence = text.sentences().into_iter().find(|sentence| sentence.contains(&printed.start))?;
        let of_another = documents::names_one(text.text.get(sentence)?);
        let typed = next.folded.trim_start_matches('0');
        let is_missing = is_read && is_number && is_near && !of_another && text.typed(printed.clone()).is_some();
        (is_missing && !known.iter().any(|number| number == typed)).then_some(Missing { hit, printed })
    });
    missing.collect()
}

/// Whether the regulation has several annexes and every one its number.
pub(super) fn are_numbered(context: &Context) -> bool {
    let mut annexes =
        context.provisions().iter().filter(|placed| placed.level() == Level::Annex && !placed.in_decision);
    annexes.clone().count() > 1 && annexes.all(|annex| annex.provision.number.is_some())
}
