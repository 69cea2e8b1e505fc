//! Which provisions are words quoted from another document: the new wording that an amending instrument gives.
//!
//! Most are read as quotations (`>`); what a reader of foreign files did not take for one is seen here by its quotation marks,
//! so that no rule judges another document's words as this one's.

use super::placed::Placed;
use super::printed::{Part, Printed};

/// For each provision whether it stands in a quotation that a lead (`… như sau:`) opens and quotation marks surround.
pub(super) fn quoted(provisions: &[Placed], texts: &[Printed]) -> Vec<bool> {
    let mut out = vec![false; provisions.len()];
    // The article in which a quotation is open, and how many of its marks are.
    let mut open: Option<(Option<usize>, usize)> = None;
    let mut leads = false;
    for placed in provisions {
        let own = texts.get(placed.texts.clone()).and_then(|own| own.first());
        let Some(words) = own.filter(|text| text.part != Part::Cell).map(|text| text.text.trim()) else { continue };
        let opens = leads && words.starts_with(is_opening);
        if open.is_some_and(|(article, _)| article != placed.article) {
            open = None;
        }
        if let Some(is_quoted) = out.get_mut(placed.at).filter(|_| opens || open.is_some()) {
            *is_quoted = true;
            let depth = depth(words, open.map_or(0, |(_, depth)| depth));
            open = (depth > 0).then_some((placed.article, depth));
        }
        leads = words.ends_with(':');
    }
    out
}

/// Whether a mark opens a quotation, however it is typed.
fn is_opening(mark: char) -> bool {
    matches!(mark, '“' | '"' | '«')
}

/// How many quotations are open behind some words when so many were before; straight marks open and close by turns.
fn depth(words: &str, before: usize) -> usize {
    words.chars().fold(before, |depth, mark| match mark {
        '“' | '«' => depth + 1,
        '”' | '»' => depth.saturating_sub(1),
        '"' if depth == 0 => 1,
        '"' => depth - 1,
        _ => depth,
    })
}

/// Whether a byte of a text stands in quotation marks that the words `cụm từ`, `từ` or a colon open.
pub(super) fn in_marks(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let Some(open) = before.rfind(is_opening).filter(|open| depth(before, 0) > 0 && *open < at) else { return false };
    let lead = before.get(..open).unwrap_or("").trim_end_matches(|c: char| c.is_whitespace() || is_opening(c));
    ["cụm từ", " từ", ":", "các từ", "bằng", "thành", ","].iter().any(|word| lead.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_marks_of_an_amendment() {
        let text = "Thay cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1";
        let at = |word: &str| text.find(word).unwrap_or_default();
        assert!(in_marks(text, at("huyện")) && in_marks(text, at("xã")));
        assert!(!in_marks(text, at("khoản")) && !in_marks(text, 0));
        assert!(!in_marks("gọi là “cấp huyện”", 12));
    }

    #[test]
    fn marks_open_and_close_by_turns() {
        assert_eq!((depth("“a “b” c", 0), depth("\"a\"", 0), depth("a”.", 1), depth("a", 1)), (1, 0, 0, 1));
    }
}
