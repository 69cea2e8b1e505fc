//! Terms that a regulation defines: `… (sau đây gọi là …)`, and the khoản of an article that explains words.

use crate::check::{Context, Part, Printed};
use crate::model::folded;
use std::ops::Range;

/// A term and where it is defined.
pub(super) struct Term<'c> {
    /// The text that defines it.
    pub text: &'c Printed,
    /// Its printed bytes.
    pub printed: Range<usize>,
    /// Its words, folded.
    pub folded: String,
}

/// A term has no more words.
const LONGEST: usize = 10;

/// Every term, in reading order.
pub(super) fn terms<'c>(context: &'c Context) -> Vec<Term<'c>> {
    let mut out = Vec::new();
    for hit in context.find("sau đây gọi").iter().filter(|hit| !matches!(hit.text.part, Part::Fact(_))) {
        let mut at = hit.words.end;
        while hit.text.word(at).is_some_and(|word| matches!(word.folded, "tắt" | "chung" | "là" | "đó")) {
            at += 1;
        }
        // `gọi là Ban Chấp hành hoặc Tỉnh uỷ` defines two.
        while let Some(end) = add(hit.text, at, &mut out) {
            let or = hit.text.word(end).is_some_and(|word| matches!(word.folded, "hoặc" | "hay"));
            if !or || !hit.text.gap(end - 1).trim_matches([' ', '“', '”', '"']).is_empty() {
                break;
            }
            at = end + 1;
        }
    }
    for article in
        context.articles().filter(|article| context.printed(article).to_lowercase().contains("giải thích từ ngữ"))
    {
        for placed in context.children(article) {
            let Some(text) = context.texts_of(placed).first() else { continue };
            let is = text.words().take(LONGEST).find(|word| matches!(word.folded, "là" | "gồm"));
            // “bao gồm” is one word.
            let end =
                is.map(|is| is.at - usize::from(is.at > 1 && text.word(is.at - 1).is_some_and(|w| w.folded == "bao")));
            if let (Some(end), Some(first)) = (end.filter(|end| *end > 0), text.word(0)) {
                let last = text.word(end - 1).map_or(first.end, |word| word.end);
                push(text, first.start..last, 0..end, &mut out);
            }
        }
    }
    out.sort_by_key(|term| (term.text.at, term.printed.start));
    out
}

/// Adds the term that begins at a word; gives the word behind it.
fn add<'c>(text: &'c Printed, start: usize, out: &mut Vec<Term<'c>>) -> Option<usize> {
    let first = text.word(start)?;
    let mut end = start;
    loop {
        end += 1;
        let ends = text.gap(end - 1).chars().any(|c| !c.is_whitespace() && c != '-');
        let or = text.word(end).is_none_or(|word| matches!(word.folded, "hoặc" | "hay" | "và"));
        if ends || or || end - start > LONGEST {
            break;
        }
    }
    let last = text.word(end - 1)?;
    if end - start <= LONGEST {
        push(text, first.start..last.end, start..end, out);
    }
    Some(end)
}

fn push<'c>(text: &'c Printed, printed: Range<usize>, words: Range<usize>, out: &mut Vec<Term<'c>>) {
    let said: Vec<String> = words.filter_map(|at| text.word(at)).map(|word| folded(word.text)).collect();
    out.push(Term { text, printed, folded: said.join(" ") });
}
