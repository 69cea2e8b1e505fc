//! Fixes: edits of source text, applied in one pass in the order of their places.

use crate::source::{FileId, SourceFile, Sources, Span};
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
    // By place: those taken do not overlap, so an edit can overlap only the last that starts before its end.
    let mut taken: BTreeMap<Span, &Edit> = BTreeMap::new();
    let mut count = 0;
    for fix in fixes {
        let clash = |edit: &Edit| {
            let end = Span { start: edit.span.end, end: 0, ..edit.span };
            let before = taken.range(..end).next_back();
            taken.contains_key(&edit.span)
                || before.is_some_and(|(other, _)| other.file == edit.span.file && edit.span.start < other.end)
        };
        if !fix.edits.iter().any(clash) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span, edit)));
            count += 1;
        }
    }
    let mut changed: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Option<(&SourceFile, FileId, usize, String)> = None;
    for (span, edit) in taken {
        if open.as_ref().is_none_or(|(_, file, ..)| *file != span.file) {
            close(open.take(), &mut changed);
            open = sources.get(span.file).map(|file| (file, span.file, 0, String::with_capacity(file.text.len())));
        }
        let Some((file, _, at, text)) = &mut open else { continue };
        if let (Some(before), true) = (file.text.get(*at..span.start), file.text.is_char_boundary(span.end)) {
            text.push_str(before);
            text.push_str(&edit.text);
            *at = span.end;
        }
    }
    close(open, &mut changed);
    (changed, count)
}

/// The rest of a file behind its last edit.
fn close(open: Option<(&SourceFile, FileId, usize, String)>, changed: &mut BTreeMap<String, String>) {
    if let Some((file, _, at, mut text)) = open {
        text.push_str(&file.text[at..]);
        changed.insert(file.name.clone(), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_order_and_overlaps_wait() {
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
