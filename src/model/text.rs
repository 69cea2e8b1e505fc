//! Running text inside a provision: words, emphasis, references, placeholders and footnotes.

use super::Id;
use crate::source::Origin;

/// Running text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Inline>);

/// One piece of running text and where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it was read.
    pub origin: Origin,
}

/// The kinds of pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InlineKind {
    /// Plain words.
    Words(String),
    /// Italic text, `*…*`.
    Emphasis(Text),
    /// Bold text, `**…**`.
    Strong(Text),
    /// A cross reference by id, `[](#id)`, printed as the citation of its target.
    Reference(Id),
    /// A fact from the YAML, `{{ path }}`; the path is as typed, trimmed.
    Placeholder(String),
    /// A footnote with its text.
    Footnote(Text),
    /// A line break inside a paragraph.
    Break,
}

impl Text {
    /// Plain words, or nothing when `words` is empty.
    pub fn plain(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::default() } else { Self(vec![InlineKind::Words(words).into()]) }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Only the words, without references, placeholders and footnotes: for slugs, not for print.
    pub fn bare_words(&self) -> String {
        let mut out = String::new();
        self.push_words(&mut out);
        out
    }

    /// The words, those of footnotes too, with U+FFFC where something is filled in and a line feed at breaks: what is
    /// typed, for telling texts apart and reading instructions.
    pub fn gapped_words(&self) -> String {
        let mut out = String::new();
        self.visit(&mut |inline| match &inline.kind {
            InlineKind::Words(words) => out.push_str(words),
            InlineKind::Reference(_) | InlineKind::Placeholder(_) => out.push('\u{fffc}'),
            InlineKind::Break => out.push('\n'),
            _ => {}
        });
        out
    }

    fn push_words(&self, out: &mut String) {
        for inline in &self.0 {
            match &inline.kind {
                InlineKind::Words(words) => out.push_str(words),
                InlineKind::Emphasis(text) | InlineKind::Strong(text) => text.push_words(out),
                InlineKind::Break => out.push(' '),
                InlineKind::Reference(_) | InlineKind::Placeholder(_) | InlineKind::Footnote(_) => {}
            }
        }
    }

    /// Calls `visit` on every piece, those inside emphasis and footnotes included, in reading order.
    pub fn visit<'a>(&'a self, visit: &mut impl FnMut(&'a Inline)) {
        for inline in &self.0 {
            visit(inline);
            if let InlineKind::Emphasis(text) | InlineKind::Strong(text) | InlineKind::Footnote(text) = &inline.kind {
                text.visit(visit);
            }
        }
    }
}

impl From<InlineKind> for Inline {
    fn from(kind: InlineKind) -> Self {
        Self { kind, origin: Origin::default() }
    }
}

/// Cuts words at their placeholders: `khoá {{ term.ordinal }}` gives words and a placeholder.
pub fn split_placeholders(words: &str) -> Text {
    let mut out = Vec::new();
    let mut rest = words;
    while let Some(open) = rest.find("{{") {
        // Of three braces the first is a word.
        let extra = rest[open + 2..].bytes().take_while(|byte| *byte == b'{').count();
        let (before, after) = (&rest[..open + extra], &rest[open + extra + 2..]);
        let Some((path, after)) = after.split_once("}}") else { break };
        if !before.is_empty() {
            out.push(InlineKind::Words(before.to_owned()).into());
        }
        out.push(InlineKind::Placeholder(path.trim().to_owned()).into());
        rest = after;
    }
    if !rest.is_empty() {
        out.push(InlineKind::Words(rest.to_owned()).into());
    }
    Text(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brace_before_a_placeholder_is_a_word() {
        let cut = |words: &str| -> Vec<String> {
            let said = |inline: &Inline| match &inline.kind {
                InlineKind::Placeholder(path) => format!("<{path}>"),
                kind => format!("{kind:?}"),
            };
            split_placeholders(words).0.iter().map(said).collect()
        };
        assert_eq!(cut("{{{ a }} b"), ["Words(\"{\")", "<a>", "Words(\" b\")"]);
        assert_eq!(cut("{{{{ a"), ["Words(\"{{{{ a\")"]);
    }
}
