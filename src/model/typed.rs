//! Citations of provisions that stand in a text as plain words: `khoản 2 Điều 5`, `điểm a khoản này`.

use super::{Level, Number};
use std::ops::Range;

/// A citation that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedCitation {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its words as typed.
    pub words: String,
    /// It in the one form that [`super::Citation`] prints: `điểm a khoản 2 Điều 5`, `khoản 1 Điều này`.
    pub steps: String,
}

/// The citations in a text, from its start. Each ends with an article, or with `này`; what belongs to another document
/// (`Điều 9 của Điều lệ Đảng`, `Điều 5 Quy định số …`, `Điều 5 Luật …`) is left out.
pub fn typed_citations(text: &str) -> Vec<TypedCitation> {
    if !may_name_a_provision(text) {
        return Vec::new();
    }
    let words: Vec<(usize, &str)> = words(text).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match citation(text, &words[at..]) {
            Some((count, citation)) => {
                out.extend(citation);
                at += count;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a text may hold such a citation: most do not, and this is quick to tell.
pub fn may_name_a_provision(text: &str) -> bool {
    text.contains("iều ") || text.contains("hoản này")
}

/// A citation at the head of these words, and how many words it takes; one of another document counts and is none.
fn citation(text: &str, words: &[(usize, &str)]) -> Option<(usize, Option<TypedCitation>)> {
    let mut steps: Vec<String> = Vec::new();
    let mut at = 0;
    let mut lowest = 0;
    let mut whole = false;
    while let (Some((_, noun)), Some((_, number))) = (words.get(at), words.get(at + 1)) {
        let (level, rank) = match *noun {
            "điểm" | "Điểm" => (Level::Point, 1),
            "khoản" | "Khoản" => (Level::Clause, 2),
            "Điều" | "điều" => (Level::Article, 3),
            _ => break,
        };
        // From the part to the whole; `khoản 1, Điều 5` is understood as well.
        let bare = number.trim_end_matches([',', '.', ';', ':', ')', '”', '"']);
        let here = bare == "này";
        if rank <= lowest || !here && Number::parse(bare, level).is_none() {
            break;
        }
        steps.push(format!("{} {bare}", level.noun().unwrap_or_default()));
        (at, lowest) = (at + 2, rank);
        whole = here || rank == 3;
        if whole || bare.len() != number.len() && !number.ends_with(',') {
            break;
        }
    }
    if !whole {
        return None;
    }
    let (last, word) = words[at - 1];
    let bare = word.trim_end_matches([',', '.', ';', ':', ')', '”', '"']);
    let range = words[0].0..last + bare.len();
    let foreign = bare.len() == word.len()
        && words.get(at).is_some_and(|(_, next)| names_a_document(next, words.get(at + 1).map(|word| word.1)));
    let citation = TypedCitation { words: text[range.clone()].to_owned(), range, steps: steps.join(" ") };
    Some((at, (!foreign).then_some(citation)))
}

/// Whether the word behind a citation says that another document is cited.
fn names_a_document(next: &str, after: Option<&str>) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    match next {
        "của" => after.is_some_and(|after| capital(after) && !after.starts_with("Quy")),
        "Quy" => after.is_some_and(|after| !after.starts_with("chế")),
        "Luật" | "Bộ" | "Nghị" | "Thông" | "Hiến" | "Pháp" | "Kết" | "Chỉ" | "Hướng" => true,
        "Điều" => after.is_some_and(|after| after.starts_with("lệ")),
        _ => false,
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word)).map(|(at, word)| {
        let bare = word.trim_start_matches(['(', '“', '"', '[']);
        (at + word.len() - bare.len(), bare)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_found_in_plain_words() {
        for (text, expected) in [
            ("theo khoản 2 Điều 5 và điểm đ khoản 1 Điều 7.", "khoản 2 Điều 5|điểm đ khoản 1 Điều 7"),
            ("quy định tại khoản 1, Điều 5a;", "khoản 1 Điều 5a"),
            ("(Điều 12)", "Điều 12"),
            ("khoản 3 Điều này, điểm a khoản này", "khoản 3 Điều này|điểm a khoản này"),
            ("theo Điều 9 Điều lệ Đảng và Điều 20 của Điều lệ Đảng", ""),
            ("Điều 4 Quy định số 294-QĐ/TW", ""),
            ("Điều 4 Quy chế này", "Điều 4"),
            ("khoản chi 5 Điều hành", ""),
            ("theo khoản 2", ""),
            ("điều 5 của Quy chế", "Điều 5"),
        ] {
            let found: Vec<String> = typed_citations(text).into_iter().map(|citation| citation.steps).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn the_range_is_that_of_the_words() {
        let text = "Theo (khoản 2 Điều 5), ";
        assert_eq!(typed_citations(text)[0].words, "khoản 2 Điều 5");
    }
}
