//! The table of contents, by which a reader finds his way on a screen.

use super::blocks::BlockView;
use super::part::PartView;
use super::runs::Run;
use serde::Serialize;

/// One line of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentsItem {
    /// As printed, without the full stop: `Chương I`, `Điều 5a`, `Phụ lục`; the type for a part.
    pub label: String,
    /// Its name; for an article without one the first words of its text; empty for a part.
    pub name: String,
    /// The anchor of the heading, or the name of the part.
    pub anchor: String,
    /// How deep it lies: 0 for a part, 1 for a chương, 3 at most.
    pub depth: u8,
}

/// So many letters of its text name an article that has no name.
const FIRST_WORDS: usize = 48;

/// The table of contents; the parts are in it only where there are several.
pub(super) fn contents(parts: &[PartView]) -> Vec<ContentsItem> {
    let mut out = Vec::new();
    for part in parts {
        if parts.len() > 1 {
            let (label, anchor) = (part.title.clone(), part.name.to_owned());
            out.push(ContentsItem { label, name: String::new(), anchor, depth: 0 });
        }
        let blocks = part.blocks.iter().chain(part.annexes.iter().flat_map(|annex| &annex.blocks));
        out.extend(blocks.filter(|block| block.kind.is_heading()).filter_map(item));
    }
    out
}

fn item(block: &BlockView) -> Option<ContentsItem> {
    let name = words(&block.runs);
    Some(ContentsItem {
        label: block.label.trim_end_matches('.').to_owned(),
        name: if block.run_in { first_words(&name) } else { name },
        anchor: block.anchor.clone()?,
        depth: block.outline,
    })
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.is_break { " " } else { run.text.as_str() }).collect()
}

fn first_words(text: &str) -> String {
    if text.chars().count() <= FIRST_WORDS {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() > FIRST_WORDS {
            break;
        }
        out.push_str(word);
        out.push(' ');
    }
    format!("{}…", out.trim_end_matches([' ', ',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(first_words("Ban hành kèm theo Quyết định này."), "Ban hành kèm theo Quyết định này.");
        let long = "Ban hành kèm theo Quyết định này Quy chế làm việc của Uỷ ban nhân dân xã";
        assert_eq!(first_words(long), "Ban hành kèm theo Quyết định này Quy chế làm…");
        assert_eq!(first_words(&"x".repeat(100)), "…");
    }
}
