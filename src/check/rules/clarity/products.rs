//! What the data says is due (`by=`, `product=`) and a sentence elsewhere has due at another time.

use crate::check::rules::said::{begins_name, clauses, names, position, split, words};
use crate::check::{Context, Part, Placed, Printed};
use crate::language::{Due, deadlines};
use crate::model::{Id, Role};
use crate::source::Span;
use std::ops::Range;

/// A product of fewer words names no one thing: `báo cáo`.
const LEAST: usize = 3;

/// A product that is due.
struct Product<'c> {
    words: Vec<String>,
    due: Due,
    owners: &'c [Id],
    placed: &'c Placed<'c>,
}

/// A sentence by which a product is due at another time than its duty's data says.
pub(super) struct Elsewhere<'c> {
    /// The text.
    pub text: &'c Printed,
    /// The words of the deadline in it.
    pub words: Range<usize>,
    /// Where the data says it.
    pub by: Span,
}

/// The sentences that have a product due at another time.
pub(super) fn products<'c>(context: &'c Context) -> Vec<Elsewhere<'c>> {
    let mut out = Vec::new();
    let products: Vec<Product> = context.provisions().iter().flat_map(due).collect();
    if products.is_empty() {
        return out;
    }
    let roles: Vec<_> = context.facts().roles.iter().map(|role| (role, names(role))).collect();
    for text in context.texts().iter().filter(|text| text.part == Part::Body) {
        let Some(placed) = context.provision_of(text).filter(|placed| !placed.in_decision) else { continue };
        let said = words(text);
        let all = clauses(text, false);
        for (at, clause) in all.iter().enumerate() {
            let own = &said[clause.clone()];
            for (due, range) in deadlines(own) {
                // The first clause of its own provision is compared with `by=` as a whole.
                let is_here = |product: &&Product| product.placed.at == placed.at && at == 0;
                let differs = products.iter().filter(|product| !is_here(product) && product.due.differs(due));
                let mut same = differs.filter(|product| says(product, &own[..range.start], placed, &roles));
                if let Some(product) = same.next() {
                    let words = clause.start + range.start..clause.start + range.end;
                    out.push(Elsewhere { text, words, by: context.attribute(product.placed, "by") });
                }
            }
        }
    }
    out
}

/// The products of a provision with one deadline in its data.
fn due<'c>(placed: &'c Placed<'c>) -> Vec<Product<'c>> {
    let attributes = &placed.provision.attributes;
    let (Some(by), Some(product)) = (&attributes.by, &attributes.product) else { return Vec::new() };
    let by = split(by);
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    let [(due, _)] = deadlines(&by)[..] else { return Vec::new() };
    let all = product.split([',', ';']).map(split).filter(|words| words.len() >= LEAST);
    all.map(|words| Product { words, due, owners: placed.owners, placed }).collect()
}

/// Whether the words of a clause before its deadline name a product as that of its owner.
fn says(product: &Product, before: &[&str], placed: &Placed, roles: &[(&Role, Vec<Vec<String>>)]) -> bool {
    let Some(at) = position(before, &product.words.join(" ")) else { return false };
    let subject = roles.iter().filter_map(|(role, names)| Some((begins_name(before, names)?, &role.id)));
    match subject.max_by_key(|(count, _)| *count) {
        Some((_, subject)) => product.owners.contains(subject),
        None => at == 0 || placed.owners.iter().any(|owner| product.owners.contains(owner)),
    }
}
