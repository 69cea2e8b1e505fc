//! What needs the whole text: typed markers against computed numbers, ids, references, placeholders, roles.

use crate::diagnostic::{Diagnostic, Safety, codes};
use crate::model::{
    Hints, Id, InlineKind, Level, Number, PathError, Provision, Regulation, Text, placeholder_value, slug,
};
use crate::source::{Sources, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The numbers that the typed markers say, by the place of the provision.
pub type TypedNumbers = BTreeMap<usize, Number>;

/// Collects the numbers of the typed markers before they are computed.
pub fn typed_numbers(provisions: &[Provision]) -> TypedNumbers {
    let mut typed = TypedNumbers::new();
    for provision in provisions {
        provision.visit(&mut |provision| {
            let (Some(number), Some(span)) = (&provision.number, provision.origin.0) else { return };
            if !provision.pinned {
                // Two files may hold provisions at the same byte: the file is part of the place.
                typed.insert(place(span), number.clone());
            }
        });
    }
    typed
}

fn place(span: Span) -> usize {
    (span.file.0 as usize) << 40 | span.start
}

/// Reports markers that disagree with the computed numbers.
pub fn report_wrong_markers(provisions: &[Provision], typed: &TypedNumbers, diagnostics: &mut Vec<Diagnostic>) {
    for provision in provisions {
        provision.visit(&mut |provision| {
            let (Some(number), Some(span)) = (&provision.number, provision.origin.0) else { return };
            let is_typed = matches!(provision.level, Level::Clause | Level::Point) && !provision.pinned;
            // A letter that is none (`f)`) has no number and was reported as that.
            let Some(found) = typed.get(&place(span)).filter(|found| is_typed && *found != number) else { return };
            let print = |number: &Number| {
                let end = if provision.level == Level::Point { ")" } else { "." };
                format!("{}{end}", number.print(provision.level))
            };
            let marker = Span { end: span.start + print(found).len(), ..span };
            diagnostics.push(
                Diagnostic::new(&codes::WRONG_MARKER, marker)
                    .with("found", print(found))
                    .with("expected", print(number))
                    .help("help")
                    .fix(Safety::Safe, marker, print(number)),
            );
        });
    }
}

/// Gives headings their ids and reports what does not resolve.
pub fn resolve(regulation: &mut Regulation, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    derive_ids(regulation, diagnostics);
    let mut ids: BTreeSet<&Id> = BTreeSet::new();
    regulation.visit(|provision| ids.extend(&provision.id));
    let code = regulation.facts.organ.code.as_deref().unwrap_or("");
    let number_of = |number: u32, kind: &str| format!("{number:02} {kind} {code}");
    let mut hints = Hints::default();
    let mut searched = (None, 0);
    regulation.visit(|provision| {
        for text in provision.texts() {
            text.visit(&mut |inline| {
                let Some(span) = inline.origin.0 else { return };
                match &inline.kind {
                    InlineKind::Reference(id) if !ids.contains(id) => {
                        let found = Diagnostic::new(&codes::DEAD_REFERENCE, span).with("id", id.to_string());
                        diagnostics.push(match hints.nearest(id.as_str(), ids.iter().map(|id| id.as_str())) {
                            Some(near) => {
                                found.with("near", near).help("near").fix(Safety::Unsafe, span, format!("[](#{near})"))
                            }
                            None => found.help("help"),
                        });
                    }
                    InlineKind::Placeholder(path) => {
                        if let Err(error) = placeholder_value(&regulation.facts, path, &number_of) {
                            let span = narrowed(sources, span, path, &mut searched);
                            diagnostics.push(placeholder_fault(path, error, span));
                        }
                    }
                    _ => {}
                }
            });
        }
    });
}

/// The very placeholder inside the words around it. Placeholders come in reading order, so the next is searched
/// for behind the one found last in the same words.
fn narrowed(sources: &Sources, span: Span, path: &str, searched: &mut (Option<Span>, usize)) -> Span {
    let words = sources.words(span);
    let mut from = if searched.0 == Some(span) { searched.1 } else { 0 };
    while let Some(open) = words[from..].find("{{").map(|at| from + at) {
        let Some(close) = words[open..].find("}}").map(|at| open + at + 2) else { break };
        *searched = (Some(span), close);
        if words[open + 2..close - 2].trim() == path {
            return Span { start: span.start + open, end: span.start + close, ..span };
        }
        from = close;
    }
    span
}

/// The finding for a placeholder that prints nothing.
pub fn placeholder_fault(path: &str, error: PathError, span: Span) -> Diagnostic {
    match error {
        PathError::Empty => Diagnostic::new(&codes::EMPTY_PLACEHOLDER, span).with("path", path).help("help"),
        PathError::Unknown(Some(near)) => Diagnostic::new(&codes::DEAD_PLACEHOLDER, span)
            .with("path", path)
            .with("near", near.clone())
            .help("near")
            .fix(Safety::Unsafe, span, format!("{{{{ {near} }}}}")),
        PathError::Unknown(None) => Diagnostic::new(&codes::DEAD_PLACEHOLDER, span).with("path", path).help("help"),
    }
}

fn derive_ids(regulation: &mut Regulation, diagnostics: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<Id, Option<Span>> = BTreeMap::new();
    regulation.visit(|provision| {
        let Some(id) = &provision.id else { return };
        let span = provision.attributes.origin.0.or(provision.origin.0);
        if let Some(first) = taken.get(id) {
            let Some(span) = span else { return };
            let found = Diagnostic::new(&codes::DUPLICATE_ID, span).with("id", id.to_string()).help("help");
            diagnostics.push(match first {
                Some(first) => found.label(*first, "first"),
                None => found,
            });
        } else {
            taken.insert(id.clone(), span);
        }
    });
    for text in [&mut regulation.decision_text, &mut regulation.provisions] {
        derive(text, &mut taken, diagnostics);
    }
}

fn derive(provisions: &mut [Provision], taken: &mut BTreeMap<Id, Option<Span>>, diagnostics: &mut Vec<Diagnostic>) {
    for provision in provisions {
        if let (None, Some(heading)) = (&provision.id, &provision.heading)
            && let Some(id) = slug(&heading_words(heading))
        {
            match taken.get(&id) {
                None => {
                    taken.insert(id.clone(), provision.origin.0);
                    provision.id = Some(id);
                    provision.id_derived = true;
                }
                // An id that moves from one heading to the other when one of them is edited names nothing.
                Some(first) => {
                    if let Some(span) = provision.origin.0 {
                        let found = Diagnostic::new(&codes::SAME_HEADING, span).with("id", id.to_string()).help("help");
                        diagnostics.push(match first {
                            Some(first) => found.label(*first, "first"),
                            None => found,
                        });
                    }
                }
            }
        }
        derive(&mut provision.children, taken, diagnostics);
    }
}

/// The words that a heading's id is made from: those typed, since a fact may change.
fn heading_words(heading: &Text) -> String {
    heading.bare_words()
}
