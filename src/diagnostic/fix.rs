//! Fixes: edits of source text, applied from the end so that spans stay true.

use crate::source::{Sources, Span};
use std::collections::BTreeMap;

/// Whether a fix may be applied without a person looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// It changes nothing that is printed, or only what is surely wrong.
    Safe,
    /// A person should look.
    Unsafe,
}

/// Replaces the words under a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// Edits that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The edits.
    pub edits: Vec<Edit>,
    /// Whether they are safe.
    pub safety: Safety,
}

/// Applies fixes: gives the name and new text of every changed file and how many fixes went in.
///
/// A fix that overlaps one already taken is left for the next run.
pub fn apply_fixes<'a>(
    sources: &Sources,
    fixes: impl IntoIterator<Item = &'a Fix>,
) -> (BTreeMap<String, String>, usize) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for fix in fixes {
        let clash = |edit: &Edit| {
            taken.iter().any(|other| {
                other.span.file == edit.span.file
                    && (other.span.start < edit.span.end && edit.span.start < other.span.end || other.span == edit.span)
            })
        };
        if !fix.edits.iter().any(clash) {
            taken.extend(&fix.edits);
            count += 1;
        }
    }
    taken.sort_by_key(|edit| std::cmp::Reverse((edit.span.start, edit.span.end)));
    let mut changed = BTreeMap::new();
    for edit in taken {
        let Some(file) = sources.get(edit.span.file) else { continue };
        let text = changed.entry(file.name.clone()).or_insert_with(|| file.text.clone());
        if text.get(edit.span.range()).is_some() {
            text.replace_range(edit.span.range(), &edit.text);
        }
    }
    (changed, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_from_the_end_and_overlaps_wait() {
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", "một hai ba");
        let fix = |start, end, text: &str| Fix {
            edits: vec![Edit { span: Span { file, start, end }, text: text.to_owned() }],
            safety: Safety::Safe,
        };
        let fixes = [fix(0, 5, "1"), fix(10, 12, "333"), fix(3, 7, "x")];
        let (changed, count) = apply_fixes(&sources, &fixes);
        assert_eq!(count, 2);
        assert_eq!(changed["a.md"], "1 hai 333");
    }
}
