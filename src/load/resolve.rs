//! What needs the whole text: typed markers against computed numbers, ids, references, placeholders, roles.

use super::part::part;
use crate::diagnostic::{Diagnostic, Safety, codes};
use crate::model::{
    Facts, Hints, Id, InlineKind, Level, Number, PathError, Provision, Regulation, Text, placeholder_value, slug,
    split_placeholders,
};
use crate::source::{Sources, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// The numbers that the typed markers of khoản and điểm say, in reading order; of one that is pinned or says none,
/// none.
pub type TypedNumbers = Vec<Option<Number>>;

/// Collects the numbers of the typed markers before they are computed.
pub fn typed_numbers(provisions: &[Provision]) -> TypedNumbers {
    let mut typed = TypedNumbers::new();
    for provision in provisions {
        provision.visit(&mut |provision| {
            if is_marked(provision) {
                typed.push(provision.number.clone().filter(|_| !provision.pinned));
            }
        });
    }
    typed
}

/// Whether a provision is opened by a marker that says its number.
fn is_marked(provision: &Provision) -> bool {
    matches!(provision.level, Level::Clause | Level::Point)
}

/// Reports markers that disagree with the computed numbers.
pub fn report_wrong_markers(provisions: &[Provision], typed: &[Option<Number>], diagnostics: &mut Vec<Diagnostic>) {
    let mut typed = typed.iter();
    for provision in provisions {
        provision.visit(&mut |provision| {
            let typed = if is_marked(provision) { typed.next() } else { None };
            let (Some(number), Some(span)) = (&provision.number, provision.origin.0) else { return };
            // A letter that is none (`f)`) has no number and was reported as that.
            let Some(found) = typed.and_then(Option::as_ref).filter(|found| *found != number) else { return };
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

/// Gives headings their ids and reports what does not resolve; quotes are another regulation's, see
/// [`super::check_quotes`].
pub fn resolve(regulation: &mut Regulation, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    derive_ids(regulation, diagnostics);
    let mut resolver = Resolver::new(regulation, sources);
    regulation.visit_own(|provision| resolver.provision(provision, diagnostics));
}

/// Looks up what texts refer to in a regulation.
pub struct Resolver<'a> {
    facts: &'a Facts,
    ids: FxHashSet<&'a Id>,
    /// The same in their order, for hints.
    sorted: OnceCell<Vec<&'a Id>>,
    sources: &'a Sources,
    hints: Hints,
    searched: (Option<Span>, usize),
}

impl<'a> Resolver<'a> {
    /// Looks up in this regulation what stands in these sources.
    pub fn new(regulation: &'a Regulation, sources: &'a Sources) -> Self {
        let mut ids = FxHashSet::default();
        regulation.visit_own(|provision| ids.extend(&provision.id));
        Self {
            facts: &regulation.facts,
            ids,
            sorted: OnceCell::new(),
            sources,
            hints: Hints::default(),
            searched: (None, 0),
        }
    }

    /// Reports what in the texts of a provision alone leads nowhere.
    pub fn provision(&mut self, provision: &Provision, diagnostics: &mut Vec<Diagnostic>) {
        for text in provision.texts() {
            text.visit(&mut |inline| {
                let Some(span) = inline.origin.0 else { return };
                match &inline.kind {
                    InlineKind::Reference(id) if !self.ids.contains(id) => {
                        let found = Diagnostic::new(&codes::DEAD_REFERENCE, span).with("id", id.to_string());
                        let sorted = || {
                            let mut ids: Vec<&Id> = self.ids.iter().copied().collect();
                            ids.sort_unstable();
                            ids
                        };
                        let ids = self.sorted.get_or_init(sorted).iter().map(|id| id.as_str());
                        diagnostics.push(match self.hints.nearest(id.as_str(), ids) {
                            Some(near) => {
                                found.with("near", near).help("near").fix(Safety::Unsafe, span, format!("[](#{near})"))
                            }
                            None => found.help("help"),
                        });
                    }
                    InlineKind::Placeholder(path) => self.placeholder(path, span, diagnostics),
                    _ => {}
                }
            });
        }
    }

    /// Reports the placeholders of words that print nothing.
    pub fn words(&mut self, words: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
        for inline in split_placeholders(words).0 {
            if let InlineKind::Placeholder(path) = inline.kind {
                self.placeholder(&path, span, diagnostics);
            }
        }
    }

    fn placeholder(&mut self, path: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
        let code = self.facts.organ.code.as_deref().unwrap_or("");
        let number_of = |number: u32, kind: &str| format!("{number:02} {kind} {code}");
        if let Err(error) = placeholder_value(self.facts, path, &number_of) {
            let span = narrowed(self.sources, span, path, &mut self.searched);
            diagnostics.push(placeholder_fault(path, error, span));
        }
    }
}

/// The very placeholder inside the words around it. Placeholders come in reading order, so the next is searched
/// for behind the one found last in the same words.
fn narrowed(sources: &Sources, span: Span, path: &str, searched: &mut (Option<Span>, usize)) -> Span {
    let words = sources.words(span);
    let mut from = if searched.0 == Some(span) { searched.1 } else { 0 };
    while let Some(open) = part(words, from..).find("{{").map(|at| from + at) {
        let Some(close) = part(words, open..).find("}}").map(|at| open + at + 2) else { break };
        *searched = (Some(span), close);
        if part(words, open + 2..close - 2).trim() == path {
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

/// The ids that are taken, with the place of the first provision that has each.
type Taken = FxHashMap<Id, Option<Span>>;

fn derive_ids(regulation: &mut Regulation, diagnostics: &mut Vec<Diagnostic>) {
    let mut taken = Taken::default();
    regulation.visit_own(|provision| take(provision, &mut taken, diagnostics));
    // The ids in a quote are those of the amended regulation; two quotes may both speak of one provision.
    regulation.quotes(|quote| {
        let mut taken = Taken::default();
        quote.visit(&mut |provision| take(provision, &mut taken, diagnostics));
    });
    for text in [&mut regulation.decision_text, &mut regulation.provisions] {
        derive(text, &mut taken, diagnostics);
    }
}

/// Notes the id of a provision and reports one that is taken.
fn take(provision: &Provision, taken: &mut Taken, diagnostics: &mut Vec<Diagnostic>) {
    let Some(id) = &provision.id else { return };
    let span = provision.attributes.origin.0.or(provision.origin.0);
    match (taken.get(id), span) {
        (Some(first), Some(span)) => {
            let found = Diagnostic::new(&codes::DUPLICATE_ID, span).with("id", id.to_string()).help("help");
            diagnostics.push(match first {
                Some(first) => found.label(*first, "first"),
                None => found,
            });
        }
        (Some(_), None) => {}
        (None, _) => drop(taken.insert(id.clone(), span)),
    }
}

fn derive(provisions: &mut [Provision], taken: &mut Taken, diagnostics: &mut Vec<Diagnostic>) {
    for provision in provisions.iter_mut().filter(|provision| provision.level != Level::Quote) {
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
