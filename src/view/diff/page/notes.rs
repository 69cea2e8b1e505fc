//! What is said over a changed provision: its kinds, where it came from or went, why.

use super::super::explain::capital;
use super::super::names::kind_key;
use super::cause;
use super::drawing::Drawing;
use crate::diff::{Change, Kind, NodeId};
use serde::Serialize;

/// What is said over a changed provision.
#[derive(Debug, Serialize)]
pub struct NoteView {
    /// Where the provision stands: `khoản 2 Điều 5`.
    pub place: String,
    /// Its kinds of change.
    pub tags: Vec<TagView>,
    /// The reason that the drafter gave.
    pub reason: Option<String>,
}

/// One kind of change, said with the places that it names.
#[derive(Debug, Serialize)]
pub struct TagView {
    /// Its name in data: `moved`.
    pub kind: &'static str,
    /// What it is called.
    pub label: String,
    /// What follows: the places, the old number, the cause.
    pub links: Vec<LinkView>,
    /// What follows the places, in brackets.
    pub more: Option<String>,
}

/// A place, and where to find it on the page.
#[derive(Debug, Serialize)]
pub struct LinkView {
    /// Its name on the page, without `#`; nothing when it is where it is said.
    pub anchor: Option<String>,
    /// Its citation.
    pub text: String,
}

impl Drawing<'_> {
    /// What is said over a changed provision.
    pub(super) fn note(&self, change: &Change) -> NoteView {
        let place = match (change.new, change.old) {
            (Some(n), _) => self.diff.new.cite(n),
            (None, Some(o)) => self.old_place(o),
            (None, None) => String::new(),
        };
        let tags = change.kinds.iter().filter_map(|kind| self.tag(change, kind)).collect();
        NoteView { place, tags, reason: self.reason(change).map(str::to_owned) }
    }

    /// The reason for a change, unless it is the reason of a change around it, where it is said.
    fn reason(&self, change: &Change) -> Option<&str> {
        let reason = self.diff.reason(change)?;
        let (new, old) = (&self.diff.new, &self.diff.old);
        let mut around = match (change.new, change.old) {
            (Some(n), _) => new.nodes[n].parent,
            (None, o) => o.and_then(|o| old.nodes[o].parent).and_then(|parent| self.diff.new_of[parent]),
        };
        while let Some(n) = around {
            let told = self.changes_of_new[n].map(|at| &self.diff.changes[at]);
            if told.is_some_and(|told| !told.kinds.only_renumbered() && self.diff.reason(told) == Some(reason)) {
                return None;
            }
            around = new.nodes[n].parent;
        }
        let is_own = change.new.is_some_and(|n| new.nodes[n].provision.attributes.reason.is_some());
        Some(reason).filter(|_| is_own || !change.kinds.only_renumbered())
    }

    /// What is said where a provision that moved stood.
    pub(super) fn moved_away(&self, n: NodeId) -> NoteView {
        let label = self.lang.sentence("page.moved-to").to_owned();
        let links = vec![self.new_link(n)];
        let tag = TagView { kind: Kind::Moved.word(), label, links, more: None };
        NoteView { place: String::new(), tags: vec![tag], reason: None }
    }

    fn tag(&self, change: &Change, kind: Kind) -> Option<TagView> {
        let old = || change.old.map(|o| self.old_link(o));
        let here = change.new.map(|n| self.anchors.new_node(n)).or(change.old.map(|o| self.anchors.old(o)));
        let both = change.old.is_some() && change.new.is_some();
        let mut more = None;
        let (key, links): (_, Vec<LinkView>) = match kind {
            Kind::Moved => ("page.moved-from", old().into_iter().collect()),
            Kind::Renumbered => {
                more = change
                    .old
                    .and_then(|o| cause::of(self, o))
                    .map(|cause| self.lang.fill("page.because", &[("cause", cause)]));
                // Where it came from is said already.
                if change.kinds.has(Kind::Moved) {
                    return None;
                }
                ("page.was", old().into_iter().collect())
            }
            Kind::Split | Kind::Merged => {
                let key = match (kind, both) {
                    (Kind::Split, true) => "page.split-into",
                    (Kind::Split, false) => "page.split-from",
                    (_, true) => "page.merged-from",
                    (_, false) => "page.merged-into",
                };
                let itself = match (kind, both) {
                    (Kind::Split, true) => change.new.map(|n| self.new_link(n)),
                    (Kind::Merged, true) => old(),
                    _ => None,
                };
                (key, itself.into_iter().chain(self.others(change, kind)).collect())
            }
            _ => (kind_key(kind), Vec::new()),
        };
        let aside =
            |link: LinkView| LinkView { anchor: link.anchor.filter(|anchor| Some(anchor.as_str()) != here), ..link };
        let links: Vec<LinkView> = links.into_iter().map(aside).collect();
        Some(TagView { kind: kind.word(), label: capital(self.lang.sentence(key)), links, more })
    }

    fn others<'s>(&'s self, change: &'s Change, kind: Kind) -> impl Iterator<Item = LinkView> + 's {
        let goes_on = change.old.is_some() && change.new.is_some();
        let in_new = (kind == Kind::Split) == goes_on;
        // One that was both has the parts of the split alone.
        let has_them = kind == Kind::Split || !change.kinds.has(Kind::Split);
        let others = change.others.iter().filter(move |_| has_them);
        others.map(move |&at| if in_new { self.new_link(at) } else { self.old_link(at) })
    }

    /// Where a provision of the old text stood, said so that it is not taken for a place of the new.
    fn old_place(&self, o: NodeId) -> String {
        self.lang.fill("page.old-place", &[("place", self.diff.old.cite(o))])
    }

    pub(super) fn old_link(&self, o: NodeId) -> LinkView {
        LinkView { anchor: Some(self.anchors.old(o).to_owned()), text: self.old_place(o) }
    }

    pub(super) fn new_link(&self, n: NodeId) -> LinkView {
        LinkView { anchor: Some(self.anchors.new_node(n).to_owned()), text: self.diff.new.cite(n) }
    }
}
