//! The provisions of a regulation in one list, each with its citation, its place in the tree and its owners.

use crate::model::{Citation, Id, Level, Provision, Regulation};
use crate::source::Span;
use std::ops::Range;

/// A provision and where it stands.
#[derive(Debug)]
pub struct Placed<'a> {
    /// Its place in the list, in reading order: the decision's articles, then the regulation's.
    pub at: usize,
    /// The provision.
    pub provision: &'a Provision,
    /// How it is cited: `khoản 2 Điều 5`; what has no number is cited as what it stands in.
    pub citation: Citation,
    /// The provision it stands in, by its place.
    pub parent: Option<usize>,
    /// What stands in it, by their places: it and all below it.
    pub all: Range<usize>,
    /// The điều around it, or itself, by its place.
    pub article: Option<usize>,
    /// Whether it is of the promulgating decision.
    pub in_decision: bool,
    /// The roles whose duty it is: the nearest `who` or `role` around it.
    pub owners: &'a [Id],
    /// The whole of it in its file, its marker included and what stands in it not.
    pub span: Span,
    /// Its texts, by their places among [`super::Context::texts`].
    pub(super) texts: Range<usize>,
}

impl Placed<'_> {
    /// What it is.
    pub fn level(&self) -> Level {
        self.provision.level
    }
}

/// Every provision in order; `nowhere` stands for the place of one that was not read from a file.
pub(super) fn place<'a>(regulation: &'a Regulation, nowhere: Span) -> Vec<Placed<'a>> {
    let mut cited = Vec::new();
    regulation.cited_in_decision(|provision, citation| cited.push((provision, citation.clone())));
    let in_decision = cited.len();
    regulation.cited(|provision, citation| cited.push((provision, citation.clone())));
    let mut out: Vec<Placed> = Vec::with_capacity(cited.len());
    // The provisions that still have children to come, with how many of those below them are left.
    let mut open: Vec<usize> = Vec::new();
    for (at, (provision, citation)) in cited.into_iter().enumerate() {
        while let Some(&last) = open.last()
            && out[last].all.end <= at
        {
            open.pop();
        }
        let parent = open.last().copied();
        let attributes = &provision.attributes;
        let own: &[Id] = if attributes.who.is_empty() { &attributes.role } else { &attributes.who };
        let inherited: &[Id] = parent.map_or(&[], |parent| out[parent].owners);
        let mut below = 0;
        provision.visit_own(&mut |_| below += 1);
        let above = parent.and_then(|parent| out[parent].article);
        out.push(Placed {
            at,
            provision,
            citation,
            parent,
            all: at..at + below,
            article: if provision.level == Level::Article { Some(at) } else { above },
            in_decision: at < in_decision,
            owners: if own.is_empty() { inherited } else { own },
            span: provision.origin.0.unwrap_or(nowhere),
            texts: 0..0,
        });
        open.push(at);
    }
    out
}
