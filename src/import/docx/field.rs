//! Fields: what their instruction makes of the words that they show.

use super::super::document::Face;

/// A field that has begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// The instruction as far as it was read.
    pub(super) instruction: String,
    /// Whether its instruction is over, so that what follows is what it shows.
    pub(super) shows: bool,
    /// What it shows.
    pub(super) kind: Kind,
    /// How it looks.
    pub(super) face: Face,
    /// Words that stand in its instruction.
    pub(super) unseen: String,
}

/// What a field shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Kind {
    /// Words as any others.
    #[default]
    Words,
    /// The table of contents.
    Contents,
    /// The number of the page.
    Page,
    /// Words that lead to a place of the document.
    Link(String),
}

impl Kind {
    /// The kind of a field by its instruction.
    pub(super) fn of(instruction: &str) -> Self {
        let mut words = instruction.split_whitespace();
        let name = words.next().unwrap_or_default().to_uppercase();
        let place = |word: Option<&str>| match word.map(|word| word.trim_matches('"')) {
            Some(place) if !place.is_empty() && !place.starts_with('\\') => Kind::Link(place.to_owned()),
            _ => Kind::Words,
        };
        match name.as_str() {
            "TOC" => Kind::Contents,
            "PAGE" => Kind::Page,
            "REF" | "PAGEREF" | "NOTEREF" => place(words.next()),
            "HYPERLINK" => place(words.skip_while(|word| *word != "\\l").nth(1)),
            _ => Kind::Words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn an_instruction_tells_what_a_field_shows() {
        for (instruction, kind) in [
            (" TOC \\o \"1-3\" \\h ", Kind::Contents),
            (" page ", Kind::Page),
            (" REF _q5 \\n \\h ", Kind::Link("_q5".to_owned())),
            (" HYPERLINK \\l \"dieu-5\" ", Kind::Link("dieu-5".to_owned())),
            (" HYPERLINK \"https://example.vn\" ", Kind::Words),
            (" DATE \\@ \"dd\" ", Kind::Words),
            ("", Kind::Words),
            (" REF ", Kind::Words),
        ] {
            assert_eq!(Kind::of(instruction), kind, "{instruction}");
        }
    }
}
