//! REF02: a typed citation of a place that this regulation does not have.

use super::{annexes, documents};
use crate::check::rules::said::lead;
use crate::check::{Context, Findings, Part, Placed, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// REF02 missing-target
pub static RULE: Rule =
    Rule { code: Code::new("REF02", "missing-target", Severity::Error), doc: include_str!("missing_target.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    for missing in annexes::missing(context) {
        let text = missing.hit.text;
        let words = &text.text[missing.printed.clone()];
        let found = RULE.at(text.span(missing.printed)).with("words", words).with("full", words);
        let mut found = found.help("help");
        // A file whose annexes have no numbers may be read without some of them.
        if !annexes::are_numbered(context) {
            found.severity = Severity::Warning;
        }
        findings.push(found);
    }
    for cited in context.cited().iter().filter(|cited| cited.target.is_none()) {
        let Some(full) = cited.typed.as_ref().filter(|typed| !typed.is_empty()) else { continue };
        let text = &context.texts()[cited.text];
        if context.in_quotes(text, cited.printed.start) {
            continue;
        }
        let sentence = text.sentences().into_iter().find(|sentence| sentence.contains(&cited.printed.start));
        let sentence = sentence.unwrap_or(0..text.text.len());
        let part = |range: std::ops::Range<usize>| text.text.get(range).unwrap_or("");
        // `khoản 2 Điều 5, khoản 1 Điều 7 Luật …`: a document is named behind its places.
        if documents::names_one(part(cited.printed.end..sentence.end))
            || is_of_another(context, text, cited.printed.start)
        {
            continue;
        }
        let words = &text.text[cited.printed.clone()];
        let mut found = RULE.at(text.span(cited.printed.clone())).with("words", words).with("full", full).help("help");
        // A number beyond the last article may be another document's that the text names further off.
        let beyond = !has_article(context, full);
        let named = || context.texts().iter().any(|text| documents::names_one(&text.text));
        // Numbers that were pinned, or items that stand in one paragraph, may be the reader's and not the author's.
        let pinned = |placed: &Placed| placed.provision.pinned;
        let loose = if words.ends_with("này") {
            let article = context.provision_of(text).and_then(|placed| placed.article);
            article.map(|at| &context.provisions()[at]).is_some_and(|article| {
                let mut items = context.children(article).filter(|item| item.level() == Level::Clause).peekable();
                items.peek().is_none() || context.below(article).iter().any(pinned)
            })
        } else {
            beyond && (context.articles().any(pinned) || named())
        };
        if loose || has_no_points(context, full) || documents::names_one(part(sentence.start..cited.printed.start)) {
            found.severity = Severity::Warning;
        }
        findings.push(found);
    }
}

/// Whether the place is surely another document's: it stands in a list whose lead names one, or in a paragraph that goes
/// on from one that does.
fn is_of_another(context: &Context, text: &Printed, at: usize) -> bool {
    let Some(placed) = context.provision_of(text) else { return true };
    // What is typed in an annex is of the form, and what stands in a cell of the paper that it lists.
    if text.part == Part::Cell {
        return true;
    }
    let mut around = context.parent(placed);
    while let Some(parent) = around.filter(|parent| parent.level() >= Level::Article) {
        let texts = context.texts_of(parent).first().into_iter().chain(lead(context, parent));
        if texts.into_iter().any(|text| documents::names_one(&text.text)) {
            return true;
        }
        around = context.parent(parent);
    }
    // A sentence broken over two paragraphs.
    let before = placed.at.checked_sub(1).map(|at| &context.provisions()[at]);
    at == 0
        && before.is_some_and(|before| {
            let words = context.printed(before);
            words.ends_with(|c: char| c.is_alphanumeric() || c == ',') && documents::names_one(words)
        })
}

/// Whether a citation names a điểm of a khoản that has none at all: those who read the file may have lost them.
fn has_no_points(context: &Context, full: &str) -> bool {
    let Some((_, clause)) = full.strip_prefix("điểm ").and_then(|rest| rest.split_once(' ')) else { return false };
    let mut found = context.provisions().iter().filter(|placed| placed.citation.to_string() == clause);
    found.next().is_some_and(|placed| context.children(placed).all(|child| child.level() != Level::Point))
}

/// Whether the regulation has the article that a citation names.
fn has_article(context: &Context, full: &str) -> bool {
    let Some(at) = full.find("Điều ") else { return true };
    let article = full.get(at..).unwrap_or("");
    context.articles().any(|placed| !placed.in_decision && placed.citation.to_string() == article)
}
